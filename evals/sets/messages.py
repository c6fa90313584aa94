"""Messages written for this project in the manner of real shoppers: short, misspelt, of many languages."""

import json
from collections.abc import Iterable
from pathlib import Path

from evals.cases import Asker, Case
from evals.data import Data
from evals.house import House
from evals.sets import intents
from evals.sets.intents import ends_in
from evals.stores import EvalStore, put_products
from sandbox.shopify.state import Shop

FOLDER = Path(__file__).parent.parent / "messages"
FILES = sorted(FOLDER.glob("*.tsv"))


def fill(shop: Shop, data: Data) -> None:
    """The demo's shop with its help pages, and the goods of all trades that the messages ask for."""
    intents.fill(shop, data)
    intents.put_page(shop, "Good to know", FOLDER / "house.html")
    put_products(shop, map(json.loads, (FOLDER / "goods.ndjson").read_text("utf-8").splitlines()))


STORE = EvalStore("messages", (), fill)


def cases(house: House) -> Iterable[Case]:
    """Yield each line: what is expected, the language, what it is about, and the message."""
    asker = Asker(house.domains[STORE.name])
    lines = (line for file in FILES for line in file.read_text("utf-8").split("\n") if line)
    for place, line in enumerate(lines):
        expected, lang, about, text = line.split("\t")
        yield Case(f"message-{place}", text, asker, ends_in(expected), expected, lang, gold=f"{expected} ({about})")
