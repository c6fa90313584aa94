"""Days of a clause, each bound to the date of an order that is spoken of, or to a line that tells it."""

import re
from collections.abc import Sequence

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.days import Day, read_days
from domain.drafting.checking.parts import Part, Segment

ROLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:expect\w*|estimat\w*|due|should|scheduled|arrive(?:s)? (?:by|on)|will|eta|voraussichtlich|erwart\w*|soll|prevu\w*|prevue|estim\w+"
            r"|previst[oa]|devrait|deberia|dovrebbe|deve\w*|verwacht\w*|przewid\w*|spodziew\w*|powin\w+)\b|예정|예상|予定|見込"
        ),
        "expected.at",
    ),
    (
        re.compile(
            r"\b(?:ordered|placed|we (?:received|got) (?:it|your order)|bought|purchased|created|dated|dates|order from|bestellt|aufgegeben|realizad[oa]|hecho|pasad[oa]|comprad[oa]|passee?|effectuee?"
            r"|feit[oa]|effettuat[oa]|geplaatst|zlozon\w*|kupion\w*)\b|주문하|주문일|注文し|注文日|ご注文は"
        ),
        "created.at",
    ),
    (
        re.compile(
            r"\b(?:refund\w*|reimburs\w*|erstatt\w*|reembols\w*|rembours\w*|rimbors\w*|terugbeta\w*|zwroc\w*|zwrot\w*)\b|환불|返金"
        ),
        "refund.",
    ),
)
ROLE_OF_CLAIM = {
    Claim.DELIVERED: "delivered.at",
    Claim.CANCELLED: "cancelled.at",
    Claim.REFUNDED: "refund.",
    Claim.SHIPPED: "sent.at",
    Claim.ON_ITS_WAY: "sent.at",
}


def bind_days(part: Part) -> None:
    days = sorted(read_days(part.rest, part.languages, part.scene.today), key=lambda day: day.start - day.end)
    kept: list[Day] = []
    for day in days:
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    kept.sort(key=lambda day: day.start)
    segments = part.segments(_told_together(kept, part.sentence)) if kept else []
    for day in kept:
        segment = next(one for one in segments if one.start <= day.start < one.end)
        fact = None if day.vague else _dated(part, day, segment)
        part.bind(day.start, day.end, fact)


def _told_together(days: Sequence[Day], text: str) -> list[tuple[int, int]]:
    """Return where days stand, "Tuesday, November 24" as one."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and not text[found[-1][1] : day.start].strip(" ,.("):
            found[-1] = found[-1][0], day.end
        else:
            found.append((day.start, day.end))
    return found


def _dated(part: Part, day: Day, segment: Segment) -> Fact | None:
    roles = _roles(part, segment)
    dates = ((moment, fact) for order in part.orders for moment, fact in order.dates)
    fitting = (fact for moment, fact in dates if day.fits(moment) and _has_role(fact.field, roles))
    return next(fitting, None)


def _roles(part: Part, segment: Segment) -> set[str]:
    """Return which dates the segment may speak of, none where it does not tell."""
    claims = {claimed.claim for claimed in read_claims(segment.text, part.languages)}
    spoken = {field for pattern, field in ROLES if pattern.search(segment.text)}
    if "expected.at" in spoken:
        return {"expected.at"}
    return spoken | {ROLE_OF_CLAIM[claim] for claim in claims if claim in ROLE_OF_CLAIM}


def _has_role(field: str, roles: set[str]) -> bool:
    """Whether a date may be meant; one of which nothing is told is the day the order was placed."""
    return any(role in field for role in roles or {"created.at"})
