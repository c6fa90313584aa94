"""What the texts say of places that are sent to: the list that tells of those asked about, else the longest."""

from functools import partial

from domain.agent.drafts import Turn
from domain.agent.policies.nearest import sections_near
from domain.agent.policies.silence import NEAR_ENOUGH
from domain.agent.routing.matters import Matter
from domain.agent.understanding.questions import reached
from domain.knowledge.documents import Passage
from domain.language.units import Unit

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
    return passage, section, units[:MOST_PLACES]


def _reaching(places: frozenset[str], listed: Listed) -> Listed:
    passage, section, units = listed
    return passage, section, [unit for unit in units if reached(unit, places) >= NEAR_ENOUGH]


def _is_priced(listed: Listed) -> bool:
    return any("fee" in unit.meanings for unit in listed[2])


def _is_place_sent_to(unit: Unit) -> bool:
    about = unit.meanings | unit.context
    return bool(unit.places) and "delivery" in about and not about & {"return", "refund"}
