"""Built graphs on disk. Importing this module costs nothing; building loads onnx, numpy and 90 MB of weights."""

import os
import tempfile
from pathlib import Path

from integrations.embeddings.weights import WEIGHTS_SHA256, ModelFiles, ModelUnavailable, Precision, check_file

GRAPH_VERSION = 2  # raise it whenever the graph changes, so that cached graphs are built again


def cached_graph(cache: Path, files: ModelFiles, precision: Precision) -> Path:
    """The graph's file, built when it is missing. Any number of processes may build it at once.

    Raises ModelUnavailable for wrong weights or a folder that cannot be written.
    """
    file = cache / f"minilm-{WEIGHTS_SHA256[:12]}-v{GRAPH_VERSION}-{precision}.onnx"
    if not file.exists():
        check_file(files.weights, WEIGHTS_SHA256)
        try:
            cache.mkdir(parents=True, exist_ok=True)
            _write_whole(file, _build(files, precision))
        except OSError as error:
            raise ModelUnavailable(f"{cache} cannot keep the model: {error.strerror}") from error
    return file


def _build(files: ModelFiles, precision: Precision) -> bytes:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    from integrations.embeddings.bert_graph import FED, build_graph
    from integrations.embeddings.loudness import listen

    weights = load_file(files.weights)
    graph = build_graph(weights, "fp32")
    if precision == "int8":
        graph = build_graph(weights, precision, listen(graph, Tokenizer.from_file(str(files.tokenizer)), FED))
    content: bytes = graph.SerializeToString()
    return content


def _write_whole(file: Path, content: bytes) -> None:
    """Write beside it and rename, so that no reader meets half a file and the last of several writers wins."""
    descriptor, unfinished = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as output:
            output.write(content)
            output.flush()
            os.fsync(output.fileno())
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(file)
    finally:
        Path(unfinished).unlink(missing_ok=True)
