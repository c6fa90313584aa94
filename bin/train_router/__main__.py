"""Writes the messages out, embeds them, fits the three heads, and keeps them as whole numbers."""

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from bin.train_router.fitting import Numbers, fit
from bin.train_router.meanings import meanings
from bin.train_router.noise import disturb
from bin.train_router.templates import Line, expand, read_lines, read_slots
from domain.agent.language import WORDS
from domain.agent.mentions import mask, mask_bare_numbers
from domain.agent.routing.features import CELLS, cells_of
from domain.agent.routing.heads import WEIGHTS, WORDS_SHARE

SEED = 7
WRITTEN_OUT = {"en": 10}  # messages of one line; of other languages OTHERS
OTHERS = 7
ENGLISH = {"hi": "en"}  # Hindi in Latin letters is answered in English
SMALL_MESSAGES = 250  # of each language
MOST_SMALL_WORDS = 4  # in one of them
STEPS = 127  # a weight is kept as one byte

console = Console(highlight=False)


def main() -> None:
    messages = write_out(read_lines())
    texts = [mask_bare_numbers(mask(text)) for _, text in messages]
    console.print(f"{len(texts)} messages")
    words = word_rows(texts)
    intents = [line.intent for line, _ in messages]
    languages = [ENGLISH.get(line.language, line.language) for line, _ in messages]
    kept: dict[str, NDArray[Any]] = {}
    small = small_words()
    told = [*languages, *(language for language, _ in small)]
    kept |= head("language", np.concatenate([words, word_rows([text for _, text in small])]), 0, told)
    kept |= head("by_words", words, 0, intents)
    vectors = meanings(texts, console)
    kept |= head("by_meaning", np.concatenate([words, vectors * WORDS_SHARE], axis=1), vectors.shape[1], intents)
    np.savez_compressed(WEIGHTS, allow_pickle=False, **kept)
    console.print(f"written to {WEIGHTS}: {WEIGHTS.stat().st_size // 1024} kB")


def write_out(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Return every line's messages, each plain and as typed in haste."""
    slots = read_slots()
    found: dict[tuple[Line, str], None] = {}
    for line in lines:
        chance = Random(f"{SEED} {line.template}")  # so that a new line changes no other's messages
        for _ in range(WRITTEN_OUT.get(line.language, OTHERS)):
            plain = expand(line.template, slots, chance)
            found[line, plain] = None
            found[line, disturb(plain, line.language, chance)] = None
    return list(found)


def small_words() -> list[tuple[str, str]]:
    """Return each language's smallest words, some at a time, as messages that want nothing."""
    chance = Random(SEED)
    return [
        (language.value, " ".join(chance.sample(sorted(words), chance.randint(1, MOST_SMALL_WORDS))))
        for language, words in WORDS.items()
        for _ in range(SMALL_MESSAGES)
    ]


def word_rows(texts: Sequence[str]) -> Numbers:
    """The last column is the bias."""
    rows = np.zeros((len(texts), CELLS + 1), dtype=np.float32)
    rows[:, CELLS] = 1
    for row, text in enumerate(texts):
        cells = cells_of(text)
        rows[row, cells] = WORDS_SHARE / max(len(cells), 1) ** 0.5
    return rows


def head(name: str, rows: Numbers, dimension: int, labels: Sequence[str]) -> dict[str, NDArray[Any]]:
    names = sorted(set(labels))
    weights = fit(rows, np.asarray([names.index(label) for label in labels]))
    step = np.abs(weights).max() / STEPS
    whole = np.round(weights / step).astype(np.int8)
    console.print(f"{name}: {len(names)} classes")
    return {
        f"{name}.names": np.asarray(names),
        f"{name}.words": whole[:CELLS],
        f"{name}.bias": whole[CELLS],
        f"{name}.meaning": whole[CELLS + 1 :][:dimension],
        f"{name}.step": np.float32(step),
    }


if __name__ == "__main__":
    main()
