"""What became of a test's answers, in words and side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from blueprints.merchant.fields_in_words import label
from blueprints.merchant.receipts import OUTCOMES
from blueprints.merchant.wishes_in_words import WISHES
from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from domain.rehearsing.answers import Difference, Fact, Told, Verdict, compare
from domain.rehearsing.saved_tests import SavedTest, Standing

STANDINGS = {
    Standing.HOLDS: ("Holds", "good"),
    Standing.RENEWED: ("New facts", "warn"),
    Standing.DIFFERS: ("Differs", "bad"),
    Standing.WAITS: ("Waits", ""),
}


@dataclass(frozen=True)
class Pair:
    """One answer as it was kept and as it was found, None where it was not asked; `changes` are sentences."""

    before: Told
    now: Told | None
    changes: list[str]
    differs: bool


def pairs(test: SavedTest) -> list[Pair]:
    if not test.found:
        return [Pair(told, None, [], differs=False) for told in test.expected]
    return [pair(before, now) for before, now in zip(test.expected, test.found, strict=True)]


def pair(before: Told, now: Told) -> Pair:
    difference = compare(before, now)
    return Pair(before, now, list(changes(before, now, difference)), difference.verdict is Verdict.DIFFERS)


def changes(before: Told, now: Told, difference: Difference) -> Iterator[str]:
    if difference.outcome:
        yield f"It was “{outcome(before)}”, and is “{outcome(now)}” now."
    if difference.wish:
        yield f"It is understood as “{wishes(now)}” now, no longer as “{wishes(before)}”."
    for fact in difference.lost:
        yield f"It no longer says “{fact.words}”{place(fact)}."
    for old, new in difference.renewed:
        yield f"“{old.words}” is “{new.words}” now{place(old)}."
    if hidden := len(difference.hidden):
        yield f"It no longer shows {'a product' if hidden == 1 else f'{hidden} products'} that it showed."
    if difference == Difference() and before.text != now.text:
        yield "The same facts, in other words."


def outcome(told: Told) -> str:
    return OUTCOMES[Outcome(told.outcome)][0]


def wishes(told: Told) -> str:
    return "; ".join(WISHES[Intent(one)] for one in told.wishes) or "nothing"


def place(fact: Fact) -> str:
    """Return which field of which record that is, unless the words are no more than the record's name."""
    return f" ({label(fact.field)}, {fact.title})" if fact.title and fact.title != fact.words else ""
