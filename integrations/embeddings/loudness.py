"""How loud the numbers get that a matrix multiplies, so that eight bits hold the quiet ones as well.

A few neurons speak ten times as loud as the others, and one scale for all of them would leave those hardly a bit. Loud
inputs are turned down and their columns of the matrix up (SmoothQuant, arXiv 2211.10438); the loudest neurons are
told by several copies, each with its part (outlier channel splitting, arXiv 1901.09504).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper
from tokenizers import Tokenizer

COPIES = 16  # of the loudest neurons of a layer together
SHARE = 0.55  # of the loudness that goes over into the matrix
QUIETEST = 0.05  # of the inputs, which count as loud as the loudest of them
# What stores and shoppers write; any dozen lines do, since the loud neurons are always the same.
HEARD = (
    "where is my order",
    "is this ok for dogs??",
    "i want to return the jacket, it is too small",
    "how heavy is the kettle and does it come with a lid",
    "Machine wash cold, tumble dry low.",
    "This backpack is made of recycled nylon and weighs 900 g.",
    "100% organic cotton t-shirt. Colours: black, navy, red. Sizes: S, M, L, XL.",
    "Battery: 5000 mAh, charges over USB-C in two hours; the lamp is waterproof to IPX7.",
    "Refund policy – Returns\nYou can return unworn items within 30 days.",
    "Wireless Keyboard by Acme\nQWERTY layout, 2.4 GHz, 10 m range",
)

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Loudness:
    """`peaks` of each input of a matrix; `copies` of each neuron that it comes from."""

    peaks: Numbers
    copies: NDArray[np.int64]

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """Return which neuron each input is of, those with copies as often as they have them."""
        return np.repeat(np.arange(len(self.copies)), self.copies)

    def factors(self, matrix: Numbers) -> Numbers:
        """Return by what each of the matrix' columns is multiplied, and its input divided."""
        loud = np.maximum(self.peaks, np.quantile(self.peaks, QUIETEST)) / self.copies
        factors = loud[self.places] ** SHARE / np.abs(matrix).max(axis=0) ** (1 - SHARE)
        return np.asarray(factors / np.exp(np.log(factors).mean()), np.float32)


def listen(graph: ModelProto, tokenizer: Tokenizer, fed: Sequence[str]) -> dict[str, Loudness]:
    """Return the loudness of what each matrix of a graph in full precision multiplies, by the matrix' name.

    Those `fed` by neurons of their own have copies of the loudest ones. The graph is changed by it.
    """
    peaks = dict(_peaks(graph, tokenizer))
    return {
        name: Loudness(loud, _copies(loud) if name in fed else np.ones(len(loud), np.int64))
        for name, loud in peaks.items()
    }


def _peaks(graph: ModelProto, tokenizer: Tokenizer) -> Iterator[tuple[str, Numbers]]:
    from onnxruntime import InferenceSession

    inputs: Mapping[str, str] = {node.input[1]: node.input[0] for node in graph.graph.node if node.op_type == "MatMul"}
    wanted = list(dict.fromkeys(inputs.values()))
    graph.graph.output.extend(helper.make_tensor_value_info(one, TensorProto.FLOAT, None) for one in wanted)
    session = InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    heard = [session.run(wanted, {"ids": np.array([tokenizer.encode(text).ids])}) for text in HEARD]
    loudest = [
        np.max([np.abs(values[0]).max(axis=0) for values in tensors], axis=0) for tensors in zip(*heard, strict=True)
    ]
    by_input = dict(zip(wanted, loudest, strict=True))
    yield from ((matrix, by_input[value]) for matrix, value in inputs.items())


def _copies(peaks: Numbers) -> NDArray[np.int64]:
    copies = np.ones(len(peaks), np.int64)
    for _ in range(COPIES):
        copies[np.argmax(peaks / copies)] += 1
    return copies
