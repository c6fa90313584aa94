"""all-MiniLM-L6-v2 as an ONNX graph: the tokens of a text in, its unit vector out.

Attention and GELU are ONNX Runtime's own fused operators (domain com.microsoft); its fused skip-and-normalise takes
twice the time of its parts. There is no attention mask: every text runs alone, which on a CPU is as fast as a padded
batch. Importing this module loads onnx.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto

from integrations.embeddings.loudness import Loudness
from integrations.embeddings.onnx_graph import FUSED, Graph
from integrations.embeddings.weights import DIMENSION, TOKENS, Precision

LAYERS = 6
HEADS = 12
EPSILON = 1e-12

Weights = Mapping[str, NDArray[np.float32]]

# What the loudest neurons of the network feed: those between the two halves of each layer.
FED = tuple(f"encoder.layer.{layer}.output.dense" for layer in range(LAYERS))
UNKNOWN: Mapping[str, Loudness] = {}


def build_graph(weights: Weights, precision: Precision, loudness: Mapping[str, Loudness] = UNKNOWN) -> ModelProto:
    """Input `ids`: int64 [texts, tokens], texts of one length. Output `vectors`: float32 [texts, 384], length one."""
    graph = Graph(precision, loudness)
    hidden = _embed_tokens(graph, weights)
    for layer in range(LAYERS):
        hidden = _encode(graph, weights, f"encoder.layer.{layer}.", hidden)
    axis = graph.constant("token_axis", np.array([1]))
    # The mean over tokens points where their sum does, and only the direction is kept.
    summed = graph.node("ReduceSum", [hidden, axis], keepdims=0)
    graph.node("LpNormalization", [summed], output="vectors", axis=-1, p=2)
    return graph.model("all-MiniLM-L6-v2", DIMENSION)


def _embed_tokens(graph: Graph, weights: Weights) -> str:
    prefix = "embeddings."
    words = graph.lookup("words", weights[prefix + "word_embeddings.weight"], "ids")
    # A single text has one token type, so its vector is part of every position's.
    types = weights[prefix + "token_type_embeddings.weight"][0]
    places = graph.constant("places", weights[prefix + "position_embeddings.weight"][:TOKENS] + types)
    start = graph.constant("start", np.array([0]))
    length = graph.node("Shape", ["ids"], start=1, end=2)
    summed = graph.node("Add", [words, graph.node("Slice", [places, start, length])])
    return graph.node("LayerNormalization", [summed, *_norm(graph, weights, prefix)], epsilon=EPSILON)


def _encode(graph: Graph, weights: Weights, prefix: str, hidden: str) -> str:
    attended = _attend(graph, weights, prefix + "attention.", hidden)
    between, copied = prefix + "intermediate.dense", graph.neurons(prefix + "output.dense")
    opened = graph.multiply(between, weights[between + ".weight"][copied], attended)
    bias = graph.constant(prefix + "gelu", weights[between + ".bias"][copied])
    active = graph.node("BiasGelu", [opened, bias], domain=FUSED)
    return _add_and_normalise(graph, weights, prefix + "output.", active, attended)


def _attend(graph: Graph, weights: Weights, prefix: str, hidden: str) -> str:
    parts = [f"{prefix}self.{name}" for name in ("query", "key", "value")]
    joined = np.concatenate([weights[part + ".weight"] for part in parts])
    split = graph.split(graph.multiply(prefix + "qkv", joined, hidden), pieces=3)
    bias = graph.constant(prefix + "qkv.bias", np.concatenate([weights[part + ".bias"] for part in parts]))
    seen = graph.node("MultiHeadAttention", [*split, bias], domain=FUSED, num_heads=HEADS)
    return _add_and_normalise(graph, weights, prefix + "output.", seen, hidden)


def _add_and_normalise(graph: Graph, weights: Weights, prefix: str, changed: str, before: str) -> str:
    dense = graph.multiply(prefix + "dense", weights[prefix + "dense.weight"], changed)
    bias = graph.constant(prefix + "bias", weights[prefix + "dense.bias"])
    summed = graph.node("Add", [graph.node("Add", [dense, bias]), before])
    return graph.node("LayerNormalization", [summed, *_norm(graph, weights, prefix)], epsilon=EPSILON)


def _norm(graph: Graph, weights: Weights, prefix: str) -> list[str]:
    names = [f"{prefix}LayerNorm.{part}" for part in ("weight", "bias")]
    return [graph.constant(name, weights[name]) for name in names]
