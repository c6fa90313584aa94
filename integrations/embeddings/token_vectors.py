"""What each token means by itself: the table with which the model begins, read where it lies."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TABLE = "embeddings.word_embeddings.weight"


def token_vectors(weights: Path) -> NDArray[np.float32]:
    """Return the table, [tokens, 384], mapped into memory: processes share it, and take only what they read of it.

    A safetensors file is the length of its header, the header in JSON, and the tensors' bytes.
    """
    with weights.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        described = json.loads(file.read(length))[TABLE]
    shape = tuple(described["shape"])
    return np.memmap(weights, np.float32, "r", offset=8 + length + described["data_offsets"][0], shape=shape)
