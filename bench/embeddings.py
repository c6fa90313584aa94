"""How fast the local model is: `python -m bench.embeddings [cache folder]`."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from integrations.embeddings import MiniLM, Precision

QUERY = "do you have this jacket in blue, size M"
DESCRIPTION = "A waterproof jacket for hiking, with taped seams, a hood, two pockets and a warranty of three years. "
ROUNDS = 50
PRECISIONS: tuple[Precision, ...] = ("int8", "fp32")


@dataclass(frozen=True)
class Speed:
    """`ready` in seconds, with the graph already built; `query` in milliseconds; texts of 18 and 91 words a second."""

    precision: str
    threads: int
    ready: float
    query: float
    short: float
    long: float


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        cache = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        table = Table("precision", "threads", "ready s", "ms/query", "short texts/s", "long texts/s")
        for speed in measure(cache):
            table.add_row(*(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in astuple(speed)))
    Console().print(table)


def measure(cache: Path) -> Iterator[Speed]:
    for precision in PRECISIONS:
        MiniLM(cache, precision)
        for threads in (1, 2):
            yield _measure_one(cache, precision, threads)


def _measure_one(cache: Path, precision: Precision, threads: int) -> Speed:
    begun = time.perf_counter()
    model = MiniLM(cache, precision, threads)
    ready = time.perf_counter() - begun
    query = 1000 * statistics.median(_seconds(model, [QUERY]) for _ in range(ROUNDS))
    short = ROUNDS / _seconds(model, [f"{DESCRIPTION}{number}" for number in range(ROUNDS)])
    long = ROUNDS / _seconds(model, [f"{number} {DESCRIPTION * 5}" for number in range(ROUNDS)])
    return Speed(precision, threads, ready, query, short, long)


def _seconds(model: MiniLM, texts: list[str]) -> float:
    begun = time.perf_counter()
    model.embed(texts)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
