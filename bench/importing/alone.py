"""Embedding alone: how many texts a second these cores give, with nothing written."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from integrations.embeddings import MiniLM

SLICE = 8  # texts a thread takes at a time
TRIAL = 150  # texts on which the two ways of using several cores are compared

Embed = Callable[[Sequence[str]], list[list[float]]]


def quickest(models: Path, cores: int, texts: Sequence[str]) -> tuple[str, Embed]:
    """Return the faster of the two ways to keep all cores busy, by a trial."""
    ways = {"a text a thread": by_texts(models, cores), "threads inside": MiniLM(models, "int8", cores).embed}
    few = texts[:TRIAL]
    return min(ways.items(), key=lambda way: spent(way[1], few).seconds)


def by_texts(models: Path, cores: int) -> Embed:
    model, pool = MiniLM(models, "int8", 1), ThreadPoolExecutor(cores)

    def embed(texts: Sequence[str]) -> list[list[float]]:
        slices = [texts[at : at + SLICE] for at in range(0, len(texts), SLICE)]
        return [vector for found in pool.map(model.embed, slices) for vector in found]

    return embed


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the processor."""

    seconds: float
    processor: float


def spent(embed: Embed, texts: Sequence[str]) -> Spent:
    begun, used = time.perf_counter(), time.process_time()
    embed(texts)
    return Spent(time.perf_counter() - begun, time.process_time() - used)
