"""Messages written for this project in the manner of real shoppers: short, misspelt, of many languages."""

from collections.abc import Iterable
from pathlib import Path

from evals.cases import Asker, Case
from evals.house import House
from evals.sets.intents import STORE, ends_in

FILES = sorted((Path(__file__).parent.parent / "messages").glob("*.tsv"))


def cases(house: House) -> Iterable[Case]:
    """Yield each line: what is expected, the language, what it is about, and the message."""
    asker = Asker(house.domains[STORE.name])
    lines = (line for file in FILES for line in file.read_text("utf-8").split("\n") if line)
    for place, line in enumerate(lines):
        expected, lang, about, text = line.split("\t")
        yield Case(f"message-{place}", text, asker, ends_in(expected), expected, lang, gold=f"{expected} ({about})")
