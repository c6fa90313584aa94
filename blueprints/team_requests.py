"""What a call to the house's own inbox asks for, read field by field."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from flask import g, request

from blueprints import bodies
from domain.errors import InvalidRequest
from domain.handoff.tickets import TicketStatus
from domain.team.lists import Wanted
from domain.team.tickets import Level
from integrations.values import storable

MOST_TAGS = 20
LONGEST_TAG = 40  # characters
LONGEST_REPLY = 5000
LONGEST_SEARCH = 200
LONGEST_KEY = 64
HIGHEST_NUMBER = 2**31 - 1  # of a ticket; PostgreSQL's integer
NOT_TAG = re.compile(r"[^\w-]+")
NOT_BEFORE = "before must be a ticket's updated_at and number."
FILTERS = ("status", "assignee", "level", "tag", "unread", "words", "before")

Word = TypeVar("Word", bound=StrEnum)


def wanted_tickets() -> Wanted:
    asked = {name: storable(request.args.get(name, ""))[:LONGEST_SEARCH] for name in FILTERS}
    assignee = g.staff if asked["assignee"] == "me" else asked["assignee"]
    status = TicketStatus(asked["status"]) if asked["status"] in set(TicketStatus) else ""
    level = Level(asked["level"]) if asked["level"] in set(Level) else ""
    words, before = asked["words"].strip(), before_of(asked["before"])
    return Wanted(status, assignee, level, asked["tag"], asked["unread"] == "true", words, before)


def before_of(told: str) -> tuple[datetime, int] | None:
    """Read "2026-11-21T12:00:00.123+00:00,17": the last ticket of the page before."""
    at, _, number = told.rpartition(",")
    try:
        before = (datetime.fromisoformat(at), int(number)) if told else None
    except ValueError:
        raise InvalidRequest(NOT_BEFORE) from None
    if before and not 0 <= before[1] <= HIGHEST_NUMBER:
        raise InvalidRequest(NOT_BEFORE)
    return before


def key_of(body: dict[str, Any]) -> str:
    """Return the page's own name for this answer, by which it is given once however often it is sent."""
    return f"{g.staff}:{bodies.words(body, 'key', LONGEST_KEY, required=True)}"


def message_of(told_by: Mapping[str, Any], name: str) -> UUID | None:
    told = bodies.words(dict(told_by), name, LONGEST_KEY)
    try:
        return UUID(told) if told else None
    except ValueError:
        raise InvalidRequest(f"{name} must be the id of a message.") from None


def tags_of(body: dict[str, Any]) -> tuple[str, ...]:
    told = body.get("tags")
    if not isinstance(told, list) or len(told) > MOST_TAGS or not all(isinstance(one, str) for one in told):
        raise InvalidRequest(f"tags must be a list of at most {MOST_TAGS} texts.")
    tags = (NOT_TAG.sub("_", storable(one).strip().lower()).strip("_")[:LONGEST_TAG] for one in told)
    return tuple(dict.fromkeys(filter(None, tags)))


def one_of(words: type[Word], body: dict[str, Any], name: str) -> Word:
    told = bodies.words(body, name, LONGEST_KEY, required=True)
    if told not in set(words):
        raise InvalidRequest(f"{name} must be one of {', '.join(words)}.")
    return words(told)
