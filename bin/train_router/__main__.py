"""Writes the messages out, embeds them, fits the heads, and keeps them as whole numbers."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from bin.train_router.fitting import fit
from bin.train_router.meanings import meanings
from bin.train_router.rows import Rows, beside_of, rows_of
from bin.train_router.templates import MATTERS, OTHER, read_lines
from bin.train_router.written import SEED, Message, write_out
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.routing.heads import WEIGHTS
from domain.agent.understanding.messages import cued_in
from domain.language.features import UNSPACED
from domain.language.heads import LANGUAGES
from domain.language.languages import WORDS, Language

# Hindi, Korean and Japanese in Latin letters are answered in English.
ENGLISH = {"hi": "en", "romanised": "en"}
SMALL_MESSAGES = 250  # of each language
FEW_WORDS = 3  # fewer may be a size or a name, of no language
MOST_SMALL_WORDS = 4  # in one of them
STEPS = 127  # a weight is kept as one byte
OF_NO_MATTER = ABOUT_PRODUCTS | {Intent.OFF_TOPIC, Intent.INJECTION, Intent.GREETING, Intent.THANKS}
NOTHING = "nothing"

console = Console(highlight=False)


def main() -> None:
    wishes, matters = write_out(read_lines()), write_out(read_lines(MATTERS))
    vectors = meanings([one.masked for one in (*wishes, *matters)], console)
    write(LANGUAGES, language_head([*wishes, *matters]))
    write(WEIGHTS, {**wish_head(wishes, matters, vectors), **matter_head(wishes, matters, vectors)})


def write(file: Path, kept: dict[str, NDArray[Any]]) -> None:
    np.savez_compressed(file, allow_pickle=False, **kept)
    console.print(f"written to {file}: {file.stat().st_size // 1024} kB")


def language_head(messages: Sequence[Message]) -> dict[str, NDArray[Any]]:
    small = small_words()
    told = [one for one in messages if tells_its_language(one.masked)]
    texts = [*(one.masked for one in told), *(text for _, text in small)]
    languages = [*(language_of(one) for one in told), *(code for code, _ in small)]
    return head("language", rows_of(texts, np.zeros((len(texts), 0), dtype=np.float32)), languages)


def tells_its_language(text: str) -> bool:
    """A size or a name alone stands in the same letters everywhere, though its line was written in one language."""
    return len(text.split()) >= FEW_WORDS or max(text, default=" ") > UNSPACED


def wish_head(wishes: Sequence[Message], matters: Sequence[Message], vectors: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """What asks after a matter wants to know a rule. What the cues say is told, to be trusted as it deserves."""
    messages = [*wishes, *matters]
    told = [[cue.value for cue in cued_in(one.masked, Language(language_of(one)))] for one in messages]
    names = [NOTHING, *(intent.value for intent in Intent)]
    rules = ["" if one.line.about == OTHER else Intent.POLICY.value for one in matters]
    wanted = [*(one.line.about for one in wishes), *rules]
    return head("wish", rows_of([one.masked for one in messages], beside_of(vectors, names, told)), wanted, names)


def matter_head(
    wishes: Sequence[Message], matters: Sequence[Message], vectors: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    asked = [*(OTHER if one.line.about in OF_NO_MATTER else "" for one in wishes), *(one.line.about for one in matters)]
    return head("matter", rows_of([one.masked for one in (*wishes, *matters)], beside_of(vectors)), asked)


def language_of(message: Message) -> str:
    return ENGLISH.get(message.line.language, message.line.language)


def small_words() -> list[tuple[str, str]]:
    """Return each language's smallest words, some at a time, as messages that want nothing."""
    chance = Random(SEED)
    return [
        (language.value, " ".join(chance.sample(sorted(words), chance.randint(1, MOST_SMALL_WORDS))))
        for language, words in WORDS.items()
        for _ in range(SMALL_MESSAGES)
    ]


def head(name: str, rows: Rows, labels: Sequence[str], told: Sequence[str] = ()) -> dict[str, NDArray[Any]]:
    """Fit a head to the rows that have a label."""
    chosen = np.asarray([row for row, label in enumerate(labels) if label])
    names = sorted({labels[row] for row in chosen})
    weights = fit(rows, chosen, np.asarray([names.index(labels[row]) for row in chosen]))
    console.print(f"{name}: {len(names)} classes, {len(chosen)} messages")
    kept: dict[str, NDArray[Any]] = {f"{name}.names": np.asarray(names), f"{name}.told": np.asarray(told, dtype=str)}
    for part, exact in weights.items():
        step = np.maximum(np.abs(exact).max(0, initial=0), 1e-6) / STEPS
        kept |= {f"{name}.{part}": np.round(exact / step).astype(np.int8), f"{name}.{part}.step": step}
    return kept


if __name__ == "__main__":
    main()
