"""Slips in the values of options: "incyes" for inches, "charcol", but never one number for another."""

import re

from domain.language.measures import UNIT_OF
from domain.language.slips import NO_SLIPS, is_clipped
from domain.language.vocabulary import COLORS
from domain.language.words import HAS_DIGIT, is_typo, same_word

TYPO_FROM = 5
SHORTEST_UNIT = 4  # letters of a unit in which a slip is forgiven: "10 horrs"
LONGEST_ENDING = 5  # letters by which two words may differ that are the same: "shipp-ings"
MEASURE = re.compile(r"(?<!\d)(?P<number>\d[\d.-]*)(?P<unit>[a-z]+)")


def is_misspelt(said: str, form: str) -> bool:
    """Whether `said` is `form` with a slip. Numbers must be right."""
    if said[:1].isdigit() and (one := MEASURE.fullmatch(said)) and (other := MEASURE.fullmatch(form)):
        return one["number"] == other["number"] and _is_unit(one["unit"], other["unit"])
    if abs(len(said) - len(form)) > LONGEST_ENDING or said in NO_SLIPS:
        return False
    if HAS_DIGIT.search(form) or HAS_DIGIT.search(said):
        return False
    if len(form) > TYPO_FROM:
        return same_word(said, form)
    return is_typo(said, form, TYPO_FROM) or (form in COLORS and is_clipped(said, form))


def _is_unit(said: str, unit: str) -> bool:
    """Whether `said` is a slip for one of the spellings of a unit: "incyes" for "inch"."""
    spellings = [word for word, meant in UNIT_OF.items() if meant == unit] or [unit]
    return any(is_typo(said.removesuffix("s"), word.removesuffix("s"), SHORTEST_UNIT) for word in spellings)
