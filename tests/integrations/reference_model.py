"""The embedding model once more, written from its paper: what the product's vectors are compared with."""

import math
from functools import cache

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from integrations.embeddings.weights import find_model


def reference_vector(text):
    """BERT in plain NumPy, double precision, with PyTorch's names; nothing shared with the product but the files."""
    weights, tokenizer = reference_model()
    ids = tokenizer.encode(text.encode("utf-8", "replace").decode()).ids
    e = "embeddings."
    hidden = weights[e + "word_embeddings.weight"][ids] + weights[e + "position_embeddings.weight"][: len(ids)]
    hidden = normalise(hidden + weights[e + "token_type_embeddings.weight"][0], weights, e + "LayerNorm")
    for layer in range(6):
        hidden = encode(hidden, weights, f"encoder.layer.{layer}.")
    mean = hidden.mean(axis=0)
    return mean / np.linalg.norm(mean)


@cache
def reference_model():
    files = find_model()
    tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    return {name: value.astype(np.float64) for name, value in load_file(files.weights).items()}, tokenizer


def encode(hidden, weights, prefix):
    heads = [
        (dense(hidden, weights, f"{prefix}attention.self.{name}").reshape(len(hidden), 12, 32)).transpose(1, 0, 2)
        for name in ("query", "key", "value")
    ]
    query, key, value = heads
    scores = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(32))
    seen = (scores / scores.sum(axis=2, keepdims=True)) @ value
    seen = dense(seen.transpose(1, 0, 2).reshape(len(hidden), 384), weights, prefix + "attention.output.dense")
    hidden = normalise(hidden + seen, weights, prefix + "attention.output.LayerNorm")
    opened = dense(hidden, weights, prefix + "intermediate.dense")
    active = opened * 0.5 * (1 + np.vectorize(math.erf)(opened / math.sqrt(2)))
    return normalise(hidden + dense(active, weights, prefix + "output.dense"), weights, prefix + "output.LayerNorm")


def dense(values, weights, name):
    return values @ weights[name + ".weight"].T + weights[name + ".bias"]


def normalise(values, weights, name):
    centred = values - values.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-12)
    return centred / spread * weights[name + ".weight"] + weights[name + ".bias"]
