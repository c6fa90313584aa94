"""Whether a store's text tells of something else than what was asked: another model, another service."""

import re
from collections.abc import Sequence

from domain.agent.policies.clauses.scopes import names_goods
from domain.agent.policies.clauses.subjects import is_for_other_goods
from domain.agent.understanding.questions import question_meanings
from domain.language.units import Unit
from domain.language.words import fold

# What a thing is called by letters and a number of two digits at least.
MODEL = re.compile(r"\b([a-z]{1,5})-?(\d{2,})\b")
# Services that some stores offer, each with the beginnings of words that speak of it.
SERVICES = (
    ("rent", "hire", "leas", "loan", "borrow"),
    ("engrav", "personali", "monogram", "custom"),
    ("install", "assembl", "fitting"),
    ("alter", "hem", "tailor", "shorten"),
    ("sharpen", "resharpen"),
    ("sponsor",),
    ("recycl",),
)
OFFERED = re.compile(
    r"\b(?:do|can|could|would|will) (?:you|u|i|we)(?: guys| also| ever| still)? (?P<deed>[a-z]+)"
    r"|\bfor (?P<hire>rent|hire)\b"
)


def tells_of_another(question: str, title: str, units: Sequence[Unit]) -> bool:
    """Whether "KX-999" was asked for and "KX-490" is told, hiring and no word of it, or sofas and a rule for mugs."""
    told = fold(" ".join((title, *(unit.text for unit in units))))
    goods = " ".join(filter(names_goods, question_meanings(question)))
    if goods and all(is_for_other_goods(unit.text, goods) for unit in units):
        return True
    return _is_another_model(fold(question), told) or _is_another_service(fold(question), told)


def _is_another_model(question: str, told: str) -> bool:
    held, asked = set(MODEL.findall(told)), set(MODEL.findall(question))
    return bool(asked) and not asked & held and not {name for name, _ in asked}.isdisjoint(name for name, _ in held)


def _is_another_service(question: str, told: str) -> bool:
    deeds = [found["deed"] or found["hire"] for found in OFFERED.finditer(question)]
    asked = [service for service in SERVICES if any(deed.startswith(service) for deed in deeds)]
    return any(not re.search(rf"\b(?:{'|'.join(service)})", told) for service in asked)
