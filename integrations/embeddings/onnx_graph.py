"""A small writer of ONNX graphs that keeps its matrices whole (fp32) or in eight bits (int8)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from integrations.embeddings.loudness import Loudness
from integrations.embeddings.weights import Precision

FUSED = "com.microsoft"
LARGEST = 127  # of a signed byte


class Graph:
    """Collects nodes and constants; every method returns the name of what it made.

    `loudness` of what each matrix multiplies, by the matrix' name, is needed for eight bits alone.
    """

    def __init__(self, precision: Precision, loudness: Mapping[str, Loudness]) -> None:
        self._precision = precision
        self._loudness = loudness
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(values, name))
        return name

    def node(
        self, kind: str, inputs: Sequence[str], output: str = "", domain: str = "", **settings: float | int
    ) -> str:
        output = output or f"{kind}_{len(self._nodes)}"
        made = helper.make_node(kind, inputs, [output], domain=domain)
        made.attribute.extend(helper.make_attribute(name, value) for name, value in settings.items())
        self._nodes.append(made)
        return output

    def split(self, value: str, pieces: int) -> list[str]:
        """Cut the last of three axes into equal pieces."""
        outputs = [f"{value}_part{piece}" for piece in range(pieces)]
        self._nodes.append(helper.make_node("Split", [value], outputs, axis=2))
        return outputs

    def lookup(self, name: str, table: NDArray[np.float32], rows: str) -> str:
        """The rows of a table. Half precision halves the file and the memory, and costs nothing measurable."""
        if self._precision == "fp32":
            return self.node("Gather", [self.constant(name, table), rows])
        found = self.node("Gather", [self.constant(name, table.astype(np.float16)), rows])
        return self.node("Cast", [found], to=TensorProto.FLOAT)

    def multiply(self, name: str, matrix: NDArray[np.float32], value: str) -> str:
        """`value` times `matrix`, which is [outputs, inputs] as PyTorch stores it."""
        if self._precision == "fp32":
            return self.node("MatMul", [value, self.constant(name, np.ascontiguousarray(matrix.T))])
        return self._multiply_in_eight_bits(name, matrix, value)

    def neurons(self, name: str) -> NDArray[np.int64] | slice:
        """Return which neurons a matrix is fed by, those that have copies as often as they have them."""
        return self._loudness[name].places if self._precision == "int8" else slice(None)

    def _multiply_in_eight_bits(self, name: str, matrix: NDArray[np.float32], value: str) -> str:
        """Multiply with a scale for each output of the matrix, and one for all of `value`, found when it is known."""
        loudness = self._loudness[name]
        matrix = matrix[:, loudness.places]
        factors = loudness.factors(matrix)
        turned_down = 1 / (factors * loudness.copies[loudness.places])
        even = self.node("Mul", [value, self.constant(name + ".volume", turned_down.astype(np.float32))])
        columns = (matrix * factors).T
        scales = np.abs(columns).max(axis=0) / LARGEST
        numbers = np.ascontiguousarray(np.round(columns / scales).astype(np.int8))
        stored = [self.constant(name, numbers), self.constant(name + ".scales", scales)]
        return self.node("DynamicQuantizeMatMul", [even, *stored], domain=FUSED)

    def model(self, name: str, width: int) -> ModelProto:
        inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"])]
        outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", width])]
        graph = helper.make_graph(self._nodes, name, inputs, outputs, self._constants)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=8)
