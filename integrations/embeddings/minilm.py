"""all-MiniLM-L6-v2 on this machine's CPU. Importing this module costs nothing; ONNX Runtime loads at construction."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from integrations.embeddings.graph_cache import cached_graph
from integrations.embeddings.weights import (
    DIMENSION,
    TOKENIZER_SHA256,
    TOKENS,
    ModelFiles,
    Precision,
    check_file,
    find_model,
)

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


class MiniLM:
    """Unit vectors of 384 numbers, for English first of all.

    `int8` is about three times as fast as `fp32`, a third of its size, and agrees with it to a cosine above 0.99.
    A text's vector never depends on the texts beside it. Safe to use from several threads. Raises ModelUnavailable at
    construction when the weights are missing or not the known ones.
    """

    dimension: int = DIMENSION

    def __init__(
        self,
        cache: Path,
        precision: Precision = "int8",
        threads: int = 1,
        files: ModelFiles | None = None,
    ) -> None:
        files = files or find_model()
        self.name = f"all-MiniLM-L6-v2/{precision}"
        self._tokenizer = _load_tokenizer(files.tokenizer)
        self._session = _load_session(cache, files, precision, threads)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector for each text, in their order. An empty text has a vector too."""
        return [self._embed_one(text) for text in texts]

    def _embed_one(self, text: str) -> list[float]:
        # Half of a surrogate pair, cut by a careless client, has no UTF-8 and the tokenizer takes nothing else.
        whole = text.encode("utf-8", "replace").decode()
        # Not `encode_batch`: its threads do not survive the fork of a job.
        ids = self._tokenizer.encode(whole).ids
        vectors: list[list[float]] = self._run(ids)
        return vectors[0]

    def _run(self, ids: list[int]) -> list[list[float]]:
        import numpy

        [vectors] = self._session.run(["vectors"], {"ids": numpy.array([ids], dtype=numpy.int64)})
        rows: list[list[float]] = vectors.tolist()
        return rows


def _load_tokenizer(file: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    check_file(file, TOKENIZER_SHA256)
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    return tokenizer


def _load_session(cache: Path, files: ModelFiles, precision: Precision, threads: int) -> "InferenceSession":
    from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf

    file = cached_graph(cache, files, precision)
    try:
        return _open_session(file, threads)
    except (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf):
        # A full disk or a copied folder may have left a damaged file; the weights can make it again.
        file.unlink(missing_ok=True)
        return _open_session(cached_graph(cache, files, precision), threads)


def _open_session(file: Path, threads: int) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    # Waiting threads would otherwise spin, and take the processor from the web process beside them.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
