"""Places that parcels do not go to, and what lies outside of a place: which no list of prices answers."""

import re
from collections.abc import Callable, Sequence

from domain.agent.drafts import Turn
from domain.agent.policies.clauses.scopes import names_goods, scope_told
from domain.agent.policies.nearest import sections_near
from domain.agent.routing.matters import Matter
from domain.agent.understanding.questions import OUTSIDE, question_meanings
from domain.knowledge.documents import Passage
from domain.language.places import nearness, places_in
from domain.language.units import Unit
from domain.language.words import fold

SENT_BACK = frozenset({"return", "refund"})
WITHIN = 0.6  # how near a place is to another that it lies in, whichever part of it it is
NAMED = 0.8  # how near a sentence is to a place that it names, or the country of which this is a part
MOST_TOLD = 4  # sentences
ABROAD = frozenset({"international", "abroad", "overseas"})  # in which no goods or service is named
NOT_SENT = re.compile(
    r"\b(?:not|dont|cannot|cant|never|nicht|ne|no|non|nie|niet|nao)\b.{0,30}"
    r"\b(?:ship|deliver|send|liefer|versend|livr|expedi|envi|sped|consegn|wysyl|verzend|bezorg|entreg)"
)
# Where a sentence goes on to other goods with a verb of their own: "not to PO boxes, and knives go to Norway only".
NEXT_CLAUSE = re.compile(
    r"[,;] (?:and|but|while|und|aber|y|pero|et|mais|e|ma|mas|i|ale|en|maar)"
    r" (?=(?:[\w-]+ ){1,4}?(?:go|goes|ships?|travels?|are|is|can|may|only|gehen|werden|sind|van|son|sont|vont|sono"
    r"|gaan)\b)"
)
Told = tuple[Passage, tuple[Unit, ...], tuple[Unit, ...]]


def told_of_places(turn: Turn, question: str) -> Told | None:
    """Return what says that nothing is sent to a place that is asked about, or what is said of all outside of one: the
    passage, its sentences, and those to tell."""
    asked, places = frozenset(question_meanings(question)), places_in(question)
    if not places or "delivery" not in asked or asked & SENT_BACK or names_goods(question):
        return None
    if OUTSIDE.search(fold(question)):
        return _first(turn, lambda units: _abroad(units, places))
    return _first(turn, lambda units: _denying(units, places))


def _first(turn: Turn, chosen: Callable[[Sequence[Unit]], tuple[Unit, ...]]) -> Told | None:
    near = sorted(sections_near(turn, Matter.DELIVERY_PLACES.value), key=lambda one: -one[0].score)
    found = ((passage, section, chosen(section)) for passage, section in near)
    return next((one for one in found if one[2]), None)


def _denying(units: Sequence[Unit], places: frozenset[str]) -> tuple[Unit, ...]:
    """Return the sentences that deny one of these places, and those that name the others."""
    denied = any(_denies(unit) and _denies_one_of(places, unit) for unit in units)
    naming = [unit for unit in units if _is_of_sending(unit) and any(_names(unit, place) for place in places)]
    return tuple(naming[:MOST_TOLD]) if denied else ()


def _denies_one_of(places: frozenset[str], unit: Unit) -> bool:
    """Whether it is the denial that names one of these places, and not what the sentence goes on to say."""
    clauses = NEXT_CLAUSE.split(unit.text)
    if len(clauses) == 1:
        return any(_names(unit, place) for place in places)
    denying = frozenset[str]().union(*(places_in(one) for one in clauses if NOT_SENT.search(fold(one))))
    return any(place[:1].isupper() and nearness(place, denying) >= NAMED for place in places)


def _abroad(units: Sequence[Unit], places: frozenset[str]) -> tuple[Unit, ...]:
    """Return the sentences of places that lie outside of these."""
    beyond = [unit for unit in units if _is_of_sending(unit) and any(_is_beyond(one, places) for one in unit.places)]
    closing = [unit for unit in units if _is_of_sending(unit) and _denies(unit) and OUTSIDE.search(fold(unit.text))]
    return tuple(unit for unit in units if unit in beyond or unit in closing)[:MOST_TOLD]


def _is_beyond(place: str, places: frozenset[str]) -> bool:
    return place not in places and nearness(place, places) < WITHIN


def _denies(unit: Unit) -> bool:
    return bool(NOT_SENT.search(fold(unit.text)))


def _names(unit: Unit, place: str) -> bool:
    return place[:1].isupper() and nearness(place, unit.places) >= NAMED


def _is_of_sending(unit: Unit) -> bool:
    """Whether a sentence tells where things are sent, all of them and by whatever service."""
    about = unit.meanings | unit.context
    plain = "delivery" in about and not unit.meanings & SENT_BACK
    return plain and bool(unit.places) and not (scope_told(unit.heading, unit.text) - ABROAD or names_goods(unit.text))
