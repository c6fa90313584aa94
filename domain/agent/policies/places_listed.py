"""What the texts say of places that are sent to: the list that tells of those asked about, else the longest."""

import re
from collections.abc import Iterable, Sequence
from functools import partial

from domain.agent.drafts import Turn
from domain.agent.policies.nearest import sections_near
from domain.agent.policies.silence import BUT, NEAR_ENOUGH
from domain.agent.routing.matters import Matter
from domain.agent.understanding.questions import NEVER, reached
from domain.knowledge.documents import Passage
from domain.language.units import Unit
from domain.language.words import HAS_DIGIT, fold

SENDS_TO = re.compile(
    r"(?<!not )(?<!never )(?<!dont )(?<!cannot )(?<!cant )(?<!wont )"
    r"\b(?:ship|deliver|send)(?:s|ing)? (?:only )?(?:to|within)\b|\b(?:liefern|versenden) (?:nur )?(?:nach|in)\b"
)
OTHERS = re.compile(r"\b(?:rest|other|others|elsewhere|remaining|ubrig\w*|andere\w*)\b")
CLOSED = re.compile(
    r"\b(?:not|dont|cannot|cant|no)\b.{0,30}\b(?:ship|shipping|deliver|delivery|send|sending)\b.{0,25}"
    r"\b(?:other countries|anywhere else|elsewhere|abroad|overseas|internationally|outside)\b"
)
EXACTLY = 0.9  # how near a line is to a place that it names itself, or a part of it
FEWEST_LISTED = 2  # places that make a list
MOST_PLACES = 8  # lines of a list
Listed = tuple[Passage, tuple[Unit, ...], list[Unit]]


def listed_places(turn: Turn, places: frozenset[str]) -> Listed | None:
    """Return what the store says of sending to one of these places, else where it says that it sends to.

    None where no text lists any place: else the passage, all its units, and the lines to be told.
    """
    sections = sections_near(turn, f"{Matter.DELIVERY_PLACES.value} {Matter.DELIVERY_COST.value}")
    listing: list[Listed] = [
        (passage, section, [unit for unit in section if _is_place_sent_to(unit)]) for passage, section in sections
    ]
    best = max(listing, key=lambda one: len(frozenset[str]().union(*(unit.places for unit in one[2]))), default=None)
    if best is None or not best[2]:
        return None
    reaching = [one for one in map(partial(_reaching, places), listing) if one[2]]
    # Of two lists that name a place, the one of prices tells more than the one of carriers.
    passage, section, units = next((one for one in reaching if _is_priced(one)), (reaching or [best])[0])
    told = units[:MOST_PLACES]
    return passage, section, [unit for unit in section if unit in told or (not reaching and _closes(unit))]


def _closes(unit: Unit) -> bool:
    """Whether a sentence says that nothing is sent to any other place than those listed."""
    return "delivery" in unit.meanings and bool(CLOSED.search(fold(unit.text)))


def lists_without(section: Sequence[Unit], told: Sequence[Unit], places: frozenset[str]) -> tuple[Unit, ...]:
    """Return where a section lists the countries that are sent to, and not this one, of which only its region is told.

    "We ship to Ireland and France. Delivery to the EU costs 9.95" tells nobody that it is sent to Spain.
    """
    if not places or any(reached(unit, places) >= EXACTLY or OTHERS.search(fold(unit.text)) for unit in told):
        return ()
    lists = [unit for unit in section if len(unit.places) >= FEWEST_LISTED and SENDS_TO.search(fold(unit.text))]
    return tuple(lists) if not any(reached(unit, places) for unit in lists) else ()


def listed_by_union(told: Sequence[Unit], beside: Iterable[Unit], places: frozenset[str]) -> bool:
    """Whether a list of what is sent to names the European Union, and no unit beside takes one of these members back.

    Its price alone tells nobody that all of it is sent to.
    """
    lists = any("eu" in unit.places and _is_list(unit) for unit in told)
    return lists and not any(_takes_back(unit, places) for unit in beside)


def _is_list(unit: Unit) -> bool:
    several = len(unit.places) >= FEWEST_LISTED or SENDS_TO.search(fold(unit.text))
    return bool(several) and not HAS_DIGIT.search(unit.text)


def _takes_back(unit: Unit, places: frozenset[str]) -> bool:
    plain = fold(f"{unit.heading} {unit.text}")
    return not places.isdisjoint(unit.places) and bool(NEVER.search(plain) or BUT.search(plain))


def _reaching(places: frozenset[str], listed: Listed) -> Listed:
    passage, section, units = listed
    return passage, section, [unit for unit in units if reached(unit, places) >= NEAR_ENOUGH]


def _is_priced(listed: Listed) -> bool:
    return any("fee" in unit.meanings for unit in listed[2])


def _is_place_sent_to(unit: Unit) -> bool:
    about = unit.meanings | unit.context
    return bool(unit.places) and "delivery" in about and not about & {"return", "refund"}
