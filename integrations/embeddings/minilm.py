"""all-MiniLM-L6-v2 on this machine's CPU. Importing this module costs nothing; ONNX Runtime loads at construction."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
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
    import numpy
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

# What is cut as the tokenizer cuts it: no brackets, as its own tokens have, and nothing that it would fold.
PLAIN = re.compile(r"[ -Z\\^-~]*")
WORD = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9 ]")
WORDS_IN_MEMORY = 16_384  # per process; about two hundred bytes each
SHORTEST = 1e-9  # of a sum of vectors; what has no tokens is like nothing


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
        self._weights = files.weights
        self._tokenizer = _load_tokenizer(files.tokenizer)
        self._start, self._end = self._encoded("")
        self._word: Callable[[str], list[int]] = lru_cache(WORDS_IN_MEMORY)(self._word_ids)
        self._session = _load_session(cache, files, precision, threads)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector for each text, in their order. An empty text has a vector too."""
        return [self._embed_one(text) for text in texts]

    def liken(self, question: str, texts: Sequence[str]) -> list[float]:
        """How near the mean of each text's tokens is to the question's, at a hundredth of what embedding takes."""
        import numpy

        sums = numpy.stack([self._tokens[self._ids(text)[1:-1]].sum(axis=0) for text in (question, *texts)])
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True)
        asked, *told = sums / numpy.maximum(lengths, SHORTEST)
        return [float(asked @ one) for one in told]

    @cached_property
    def _tokens(self) -> "NDArray[numpy.float32]":
        from integrations.embeddings.token_vectors import token_vectors

        return token_vectors(self._weights)

    def _embed_one(self, text: str) -> list[float]:
        vectors: list[list[float]] = self._run(self._ids(text))
        return vectors[0]

    def _ids(self, text: str) -> list[int]:
        """Return a text's tokens. Of plain words each is looked up, which takes a tenth of cutting them anew."""
        if not PLAIN.fullmatch(text):
            return self._encoded(text)
        ids = [one for word in WORD.findall(text) for one in self._word(word)]
        return [self._start, *ids, self._end] if len(ids) <= TOKENS - 2 else self._encoded(text)

    def _word_ids(self, word: str) -> list[int]:
        return self._encoded(word)[1:-1]

    def _encoded(self, text: str) -> list[int]:
        # Half of a surrogate pair, cut by a careless client, has no UTF-8 and the tokenizer takes nothing else.
        whole = text.encode("utf-8", "replace").decode()
        # Not `encode_batch`: its threads do not survive the fork of a job.
        ids: list[int] = self._tokenizer.encode(whole).ids
        return ids

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
    import numpy  # noqa: F401 - whole first: beside a thread that loads it, what begins at its parts finds half of it
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
