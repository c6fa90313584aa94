"""Knowledge gaps: what shoppers ask and no text of the store's answers, for the merchant to write down."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.agent.drafts import Draft
from domain.agent.intents import Intent
from domain.agent.replies import Outcome, Reply
from domain.stores import Store

UNSURE = "low_confidence"  # the reason for which a person is offered, or might be, where no text answers
WITHOUT_AN_ANSWER = frozenset({Outcome.HANDOFF_OFFERED, Outcome.ANSWERED})


class GapKind(StrEnum):
    TEXTS = "texts"
    PRODUCT = "product"
    UNSOLD = "unsold"


@dataclass(frozen=True)
class Gap:
    """`product_id` is that of the product whose record was silent, None where policies, pages and articles were, or
    where something was asked for that is not sold."""

    kind: GapKind
    product_id: int | None = None


@dataclass(frozen=True)
class ToldGap:
    """A question as the merchant reads it: how often it was asked, and when last. `product` is a title, or ""."""

    question: str
    kind: GapKind
    product: str
    times: int
    last_at: datetime


class GapShelf(Protocol):
    def note(self, store: Store, message_id: UUID, gap: Gap, at: datetime) -> None:
        """Keep that the question which this message answers was not answered."""

    def told(self, store: Store, limit: int) -> list[ToldGap]:
        """Return the questions asked most often first, alike ones as one."""


def gap_of(reply: Reply | Draft) -> Gap | None:
    """Return what the reply could not answer though it should have; what a store need not know is no gap.

    What was told in place of an answer, for want of a text that speaks of what was asked, is one too.
    """
    if reply.outcome is Outcome.NOT_SUPPORTED and Intent.PRODUCT_FACT in reply.intents:
        return Gap(GapKind.PRODUCT, reply.topic.product_id)
    if reply.outcome is Outcome.NOT_SUPPORTED and Intent.PRODUCT_SEARCH in reply.intents:
        return Gap(GapKind.UNSOLD)
    unsure = reply.handoff is not None and reply.handoff.code == UNSURE
    return Gap(GapKind.TEXTS) if unsure and reply.outcome in WITHOUT_AN_ANSWER else None
