"""What is looked for by the beginnings of its words is found wherever the pattern itself finds it."""

import gc
import re
from pathlib import Path

import pytest

import domain.agent.answering  # noqa: F401 - with every pattern in use
from domain.agent.orders.mishap_kinds import MISHAPS
from domain.agent.orders.mishap_kinds import SIGNS as OF_MISHAPS
from domain.agent.policies.narrow import ALONE, SIGNS_ALONE
from domain.language.openings import Sought, may_hold, openings, signs_of_any, sought
from domain.language.signs import signs_of
from domain.language.words import fold

MESSAGES = Path(__file__).parents[2] / "evals" / "messages"


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"\bbroken\b|\bkaputt\w*", {"brok", "kapu"}),
        (r"\b(?:my|our) (?:\w+ )?orders?\b", {"orde"}),
        (r"(?<!\w)(?:yo|ages?)(?!\w)", {"yo", "age"}),
        (r"\bcolou?rs?\b", {"colo"}),
        (r"\bgift[ -]?cards?\b", {"gift"}),
        (r"\bh[ae]llo\b", {"hall", "hell"}),
        (r"\blate\b|늦어", {"late"}),
        (r"^\W*(?:(?:hi|hey)\W+)*thanks\b", {"than"}),
        (r"\bwhat .{0,20}\bmade of\b", {"made"}),
    ],
)
def test_a_pattern_tells_how_a_word_of_each_match_begins(pattern: str, signs: set[str]) -> None:
    assert signs_of(pattern) == signs


@pytest.mark.parametrize(
    "pattern",
    [
        r"ship",
        r"\w*schaden\b",
        r"\d+\w* ?days",
        r"\b(?:late)?",
        r"\bto\w*",
        r"(?i:\bLate\b)",
        r"(?i)\bLate\b",
        r"[^a]late",
    ],
)
def test_nothing_is_told_where_a_match_may_begin_within_a_word(pattern: str) -> None:
    assert signs_of(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\b(?:re)?ordered\b", "when was it reordered"),
        (r"\bpre ?-?orders?\b", "pre-order"),
        (r"\bpre ?-?orders?\b", "my preorder"),
        (r"(?<![\w-])usb\b", "(usb)"),
        (r"\bdon ?t\b", "i don t"),
        (r"\b(?:a|b)(?:c|d)\b", "so bd"),
        (r"\bis (?:it|that)\b", "is it"),
        (r"(?:\bname_of\b)", "name_of"),
        (r"\bwho\b.{0,9}$", "who"),
        (r"\bwe(?: are|re) late\b", "were late"),
        (r"\blate\b|늦어", "배송이 늦어요"),
        (r"\b(?:[a-c]x){2}\b", "axbx"),
    ],
)
def test_what_the_pattern_finds_is_found(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    assert sought(pattern).search(text)


def test_a_text_without_such_a_word_is_not_searched() -> None:
    assert not may_hold("where is my order", signs_of(r"\bbroken\b"))
    assert openings("where is my order") == {"wher", "whe", "is", "my", "orde", "ord"}


def test_what_has_any_of_several_signs_may_be_any_of_them() -> None:
    assert signs_of_any([sought(r"\bone\b"), sought(r"\btwo\b")]) == {"one", "two"}
    assert signs_of_any([sought(r"\bone\b"), sought(r"two")]) is None


@pytest.mark.parametrize("text", ["thanks a lot", "is the ridge tent in stock", "hello there"])
def test_most_messages_are_looked_through_for_no_mishap_and_no_narrow_matter(text):
    assert None not in [mishap.said.signs for mishap in MISHAPS]
    assert None not in [matter.asked.signs for matter in ALONE]
    assert not may_hold(text, OF_MISHAPS)
    assert not may_hold(text, SIGNS_ALONE)


def test_every_pattern_in_use_is_tried_on_every_message_that_it_is_found_in() -> None:
    gc.unfreeze()  # a process that was warmed up hides from the collector what it has
    in_use = [one for one in gc.get_objects() if isinstance(one, Sought) and one.signs is not None]
    messages = {fold(line) for file in MESSAGES.glob("*.tsv") for line in file.read_text("utf-8").splitlines()}
    found = [(one, text) for one in in_use for text in messages if one.pattern.search(text)]
    assert len(in_use) > 30 and len(found) > 500
    assert [(one.pattern.pattern, text) for one, text in found if not one.search(text)] == []
