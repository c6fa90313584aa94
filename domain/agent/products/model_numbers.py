"""Goods called by the number in their names alone: "can i take the 20000 on a plane" of a Power Bank 20000."""

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_ORDERS, ACTIONS, TROUBLES, Intent
from domain.agent.products.mention_detection import resembling
from domain.agent.understanding.mentions import find_bare_numbers, find_email, find_order_names, mask_bare_numbers
from domain.agent.understanding.messages import cued
from domain.language.measures import joined, pieces
from domain.language.words import HAS_DIGIT

OF_AN_ORDER = ABOUT_ORDERS | ACTIONS | TROUBLES | {Intent.INVOICE}


def with_models_named(turn: Turn, text: str) -> str:
    """Return the message with the title instead of a number that stands in no other, where no word tells of an order:
    whoever has one says so, or gives its number alone."""
    numbers = find_bare_numbers(text) if HAS_DIGIT.search(text) else ()
    if not numbers or turn.understood.own or find_order_names(text) or find_email(text):
        return text
    if cued(mask_bare_numbers(text), turn.conversation) & OF_AN_ORDER:
        return text
    for number in numbers:
        text = _named(turn, text, number)
    return text


def _named(turn: Turn, text: str, number: str) -> str:
    called = [one.title for one in resembling(turn, pieces(text)) if number in _words_of(one.title)]
    if len(called) != 1 or joined(called[0]) in joined(text):
        return text
    return text.replace(number, called[0], 1)


def _words_of(title: str) -> list[str]:
    return [piece.text for piece in pieces(title)]
