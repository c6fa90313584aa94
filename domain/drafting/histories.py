"""What was said before, trimmed by meaning: the newest lines, and of the older ones those near to the question."""

import logging
from collections.abc import Sequence

from domain.conversations import Author, Message
from domain.drafting.models import Line, Role
from domain.drafting.prompts import without_addresses
from domain.errors import RemoteError
from domain.ports import Embedder

log = logging.getLogger(__name__)

NEWEST = 4  # messages that always stay
OLDER = 6  # of those before, the nearest to the question
LOOKED_AT = 40
NEAR = 0.3  # cosine; below it a message has nothing to do with the question
LONGEST = 500  # characters of one message
ROLES = {Author.SHOPPER: Role.SHOPPER, Author.AGENT: Role.AGENT}


def trimmed(messages: Sequence[Message], question: str, embedder: Embedder) -> list[Line]:
    """Return the lines of the conversation before `question` that a model needs, oldest first."""
    said = [one for one in messages if one.author in ROLES and one.text.strip()][-LOOKED_AT:]
    older, newest = said[:-NEWEST], said[-NEWEST:]
    near = _nearest(older, question, embedder) if len(older) > OLDER else older
    return [Line(ROLES[one.author], without_addresses(one.text[:LONGEST])) for one in (*near, *newest)]


def _nearest(older: Sequence[Message], question: str, embedder: Embedder) -> Sequence[Message]:
    """Return the lines nearest to the question; the newest of them while nobody can tell what is near."""
    try:
        asked, *vectors = embedder.embed([question, *(one.text[:LONGEST] for one in older)])
    except RemoteError as error:
        log.warning("history kept by age", extra={"error": str(error)})
        return older[-OLDER:]
    scores = [sum(a * b for a, b in zip(asked, vector, strict=True)) for vector in vectors]
    best = sorted(range(len(older)), key=lambda at: -scores[at])[:OLDER]
    return [older[at] for at in sorted(best) if scores[at] >= NEAR]
