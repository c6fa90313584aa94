"""A quicker service that is asked for a place, where the texts have it for other places alone."""

import re
from collections.abc import Iterator

from domain.agent.drafts import Turn
from domain.agent.policies.nearest import sections_near
from domain.agent.policies.passages import SENT_BACK
from domain.agent.policies.silence import FASTER, NEAR_ENOUGH, SERVICE, named_well
from domain.agent.understanding.questions import NEVER, reached
from domain.language.places import nearness, place_named, places_in
from domain.language.units import Unit
from domain.language.words import HAS_DIGIT, fold

CLAUSES = re.compile(r"[;:.]\s|,\s(?=(?:and|but|while|und|aber|y|et|e|i|en)\b)")
# When parcels leave is told in the same words: "leaves the next working day".
LEAVING = re.compile(
    r"\b(?:leaves?|left|dispatch\w*|pack\w*|(?:ship(?:s|ped)?|sent|go(?:es)?) (?:out )?(?:on )?(?:the )?"
    r"(?:same|next))\b"
)
OFFERED = re.compile(
    r"\b(?:offer\w*|available|possible|everywhere|worldwide|abroad|international\w*|all (?:orders|countries))\b"
)


def asked_elsewhere(turn: Turn, question: str) -> tuple[str, str]:
    """Return a question without the service it is after, and that with the place, "express (Canada)", where the texts
    tell it of others only; else the question as it is, and ""."""
    service = SERVICE.search(question)
    places = places_in(question) if service else frozenset[str]()
    told = list(_of_services(turn, question)) if places else []
    of_others = any(unit.places and not _holds(unit, places) for unit in told)
    if service is None or not of_others or any(_holds(unit, places) for unit in told):
        return question, ""
    return SERVICE.sub(" ", question), f"{service[0]} ({named_well(place_named(question))})"


def _of_services(turn: Turn, question: str) -> Iterator[Unit]:
    for _, section in sections_near(turn, question):
        for unit in section:
            back = SENT_BACK & (unit.meanings | unit.context)
            if not back and FASTER.search(fold(f"{unit.heading} {unit.text}")):
                yield unit


def _holds(unit: Unit, places: frozenset[str]) -> bool:
    """Whether it tells the service for one of these places, for all that is sent, or that there is none abroad."""
    clauses = [one for one in CLAUSES.split(unit.text) if FASTER.search(fold(one))] or [unit.text]
    return any(_clause_holds(one, unit, places) for one in clauses if not LEAVING.search(fold(one)))


def _clause_holds(clause: str, unit: Unit, places: frozenset[str]) -> bool:
    named, plain = places_in(clause), fold(clause)
    if named:
        return any(nearness(place, named) >= NEAR_ENOUGH for place in places)
    if unit.places and places_in(unit.heading):
        return reached(unit, places) >= NEAR_ENOUGH
    of_all = bool(OFFERED.search(plain))
    return of_all if NEVER.search(plain) else of_all or bool(HAS_DIGIT.search(plain))
