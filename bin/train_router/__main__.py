"""Writes the messages out, embeds them, fits the four heads, and keeps them as whole numbers."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from bin.train_router.fitting import Numbers, fit
from bin.train_router.held_out import compared, held_out
from bin.train_router.meanings import meanings
from bin.train_router.noise import disturb
from bin.train_router.templates import MATTERS, OTHER, Line, expand, read_lines, read_slots
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.routing.heads import WEIGHTS
from domain.agent.understanding.mentions import mask, mask_bare_numbers
from domain.language.features import CELLS, cells_of
from domain.language.heads import LANGUAGES, WORDS_SHARE
from domain.language.languages import WORDS

SEED = 7
WRITTEN_OUT = {"en": 10}  # messages of one line; of other languages OTHERS
OTHERS = 7
ENGLISH = {"hi": "en"}  # Hindi in Latin letters is answered in English
SMALL_MESSAGES = 250  # of each language
MOST_SMALL_WORDS = 4  # in one of them
STEPS = 127  # a weight is kept as one byte
ONE_OF = 3  # messages about a matter that teaches what asks after a rule
OF_NO_MATTER = ABOUT_PRODUCTS | {Intent.OFF_TOPIC, Intent.INJECTION, Intent.GREETING, Intent.THANKS}

console = Console(highlight=False)


def main() -> None:
    wishes, matters = write_out(read_lines()), write_out(read_lines(MATTERS))
    messages = [*wishes, *matters]
    texts = [mask_bare_numbers(mask(text)) for _, text in messages]
    console.print(f"{len(texts)} messages")
    words = word_rows(texts)
    meant = np.concatenate([words, (vectors := meanings(texts, console)) * WORDS_SHARE], axis=1)
    small = small_words()
    languages = [*(ENGLISH.get(line.language, line.language) for line, _ in messages), *(code for code, _ in small)]
    about_rules = [line.about for line, _ in matters]
    intents = [*(line.about for line, _ in wishes), *as_wishes(about_rules)]
    asked = [*(OTHER if line.about in OF_NO_MATTER else "" for line, _ in wishes), *about_rules]
    kept: dict[str, NDArray[Any]] = {}
    write(LANGUAGES, head("language", np.concatenate([words, word_rows([text for _, text in small])]), 0, languages))
    kept |= head("by_words", words, 0, intents)
    kept |= head("by_meaning", meant, vectors.shape[1], intents)
    unmeant = np.concatenate([words, np.zeros_like(vectors)], axis=1)  # where the meaning is not asked
    kept |= head("matter", np.concatenate([meant, unmeant]), vectors.shape[1], [*asked, *asked])
    write(WEIGHTS, kept)


def write(file: Path, kept: dict[str, NDArray[Any]]) -> None:
    np.savez_compressed(file, allow_pickle=False, **kept)
    console.print(f"written to {file}: {file.stat().st_size // 1024} kB")


def write_out(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Return every line's messages, each plain and as typed in haste, but for those that are judged by."""
    slots, judged = read_slots(), held_out()
    found: dict[tuple[Line, str], None] = {}
    for line in lines:
        chance = Random(f"{SEED} {line.template}")  # so that a new line changes no other's messages
        for _ in range(WRITTEN_OUT.get(line.language, OTHERS)):
            plain = expand(line.template, slots, chance)
            found[line, plain] = None
            found[line, disturb(plain, line.language, chance)] = None
    return [one for one in found if compared(one[1]) not in judged]


def as_wishes(about_rules: Sequence[str]) -> list[str]:
    """Return what a message about a matter wants, of some of them: all would drown the other wishes."""
    return [Intent.POLICY if place % ONE_OF == 0 and one != OTHER else "" for place, one in enumerate(about_rules)]


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
    """Fit a head to the rows that have a label."""
    chosen = [row for row, label in enumerate(labels) if label]
    names = sorted({labels[row] for row in chosen})
    weights = fit(rows[chosen], np.asarray([names.index(labels[row]) for row in chosen]))
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
