"""Embedding what comes next while what came before is written."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

Vectors = dict[str, list[float]]
Embed = Callable[[Sequence[str]], list[list[float]]]

SLICE = 8  # texts one thread takes at a time; of like length, so that the threads end together


class EmbeddingAhead:
    """Several texts at once, each thread some of them. What `embed` raises is raised by the callable that is returned.

    Texts are not padded into one tensor: the quantised model's vectors would then depend on their neighbours.
    """

    def __init__(self, embed: Embed, pool: ThreadPoolExecutor) -> None:
        self.embed = embed
        self.pool = pool

    @classmethod
    @contextmanager
    def on_threads(cls, embed: Embed, threads: int) -> Iterator["EmbeddingAhead"]:
        pool = ThreadPoolExecutor(threads, thread_name_prefix="embedding")
        try:
            yield cls(embed, pool)
        finally:
            pool.shutdown(cancel_futures=True)

    def begin(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """Embed each text, and return what waits for their vectors."""
        ordered = sorted(set(texts), key=len, reverse=True)
        slices = [ordered[at : at + SLICE] for at in range(0, len(ordered), SLICE)]
        started = [self.pool.submit(self.embed, part) for part in slices]
        return lambda: vectors_of(slices, started)


def vectors_of(slices: Sequence[Sequence[str]], started: Sequence[Future[list[list[float]]]]) -> Vectors:
    return {
        text: vector
        for part, future in zip(slices, started, strict=True)
        for text, vector in zip(part, future.result(), strict=True)
    }
