"""Where the store is, told by a street or by what stands under such a heading."""

import re
from collections.abc import Iterator

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.policies.answers import passage_evidence, passage_source, tongue_of, unanswered
from domain.agent.policies.nearest import passages_near
from domain.agent.policies.own_headings import headed_by
from domain.agent.policies.passages import passage_units
from domain.agent.policies.quoting import as_sentence, heading_of
from domain.agent.policies.silence import named_well
from domain.agent.replies import Outcome
from domain.agent.routing.matters import Matter
from domain.agent.understanding.visits import asks_where_we_are
from domain.knowledge.documents import Passage
from domain.language.places import nearness, place_named, places_in
from domain.language.units import Unit
from domain.language.words import HAS_DIGIT, fold

TOLD = re.compile(
    r"\b(?:visit us|come (?:and )?(?:see|visit) us|(?:shop|store|showroom)s? (?:i|you|we) can visit|find us\b"
    r"|(?:shop|store|showroom|studio) (?:is )?(?:located )?(?:in|at) [a-z]"
    r"|see (?:things|it|them) before|besuch\w* uns|there is no (?:physical )?(?:shop|store|showroom)"
    r"|no (?:physical|brick and mortar) (?:shop|store)s?|(?:we are|were) (?:based|located) in"
    r"|(?:warehouse|office|studio|workshop)s? (?:is|are) (?:located )?in [a-z])\b"
)
APART = frozenset({"return", "refund", "delivery", "pickup"})
Placed = tuple[Passage, Unit]


def answer_visiting(turn: Turn) -> Draft | None:
    """Tell where the store is, or that no text does; None where that is not asked."""
    if not asks_where_we_are(turn.text):
        return None
    passage, unit = next(_told(turn), (None, None))
    if passage is None or unit is None:
        return unanswered(turn)
    lines = (*heading_of([unit]), as_sentence(unit.text))
    return Draft(
        Outcome.ANSWERED,
        (*_unnamed(turn, unit), *tongue_of(turn, lines), *lines),
        (Intent.POLICY,),
        evidence=(passage_evidence(passage, lines),),
        sources=(passage_source(passage),),
        topic=turn.conversation.topic,
    )


def _unnamed(turn: Turn, unit: Unit) -> tuple[str, ...]:
    """Say that the text does not speak of the place that is asked for: of a store in another town."""
    asked = places_in(turn.text)
    if not asked or any(nearness(place, places_in(unit.text)) for place in asked):
        return ()
    return (turn.say(Say.TEXT_IS_SILENT, thing=named_well(place_named(turn.text))),)


def _told(turn: Turn) -> Iterator[Placed]:
    """Yield streets with their numbers, then what stands under such a heading, then sentences that invite."""
    near = sorted(passages_near(turn, Matter.LOCATION.value), key=lambda one: -one.score)
    units = [(one, unit) for one in near for unit in passage_units(one)]
    yield from (one for one in units if _is_placed(one[1]))
    yield from _under_its_heading(turn)
    yield from (one for one in units if _invites(one[1]))


def _under_its_heading(turn: Turn) -> Iterator[Placed]:
    for units, _, passage in headed_by(turn, Matter.LOCATION):
        yield from ((passage, unit) for unit in units if not APART & unit.meanings)


def _is_placed(unit: Unit) -> bool:
    """Whether a street with its number is told: "a school address" is none; where returns go is another."""
    return "location" in unit.meanings and bool(HAS_DIGIT.search(unit.text)) and not APART & unit.meanings


def _invites(unit: Unit) -> bool:
    return bool(TOLD.search(fold(f"{unit.heading} {unit.text}"))) and not APART & unit.meanings
