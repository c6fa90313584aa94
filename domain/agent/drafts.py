"""One turn of a conversation, and the draft of an answer to a part of it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from domain.agent.formatting import day, money
from domain.agent.intents import Intent
from domain.agent.language import Language
from domain.agent.phrases import Say, say, say_counted
from domain.agent.replies import Evidence, HandoffReason, OrderCard, Outcome, ProductCard, Source
from domain.agent.understanding import Understanding
from domain.conversations import Conversation, Page, Topic
from domain.knowledge.asking import Asked, Said
from domain.knowledge.documents import DocumentKind, Passage
from domain.orders import Money
from domain.ports import Reads
from domain.stores import Store

BULLET = "• "


@dataclass(frozen=True)
class Turn:
    """Everything an answer may depend on. `text` is the message, joined to the question it completes, if any."""

    store: Store
    conversation: Conversation
    understood: Understanding
    page: Page
    reads: Reads
    now: datetime

    @property
    def language(self) -> Language:
        return self.understood.language

    @property
    def text(self) -> str:
        return self.understood.text

    @cached_property
    def searched(self) -> dict[tuple[str, tuple[DocumentKind, ...], int], list[Passage]]:
        """What was searched for in this turn, so that no question is searched for twice."""
        return {}

    def search(self, words: str, kinds: tuple[DocumentKind, ...], limit: int) -> list[Passage]:
        """Return the store's passages nearest to `words`, best first."""
        key = (words, kinds, limit)
        if key not in self.searched:
            self.searched[key] = self.reads.knowledge.search(self.store, words, kinds, limit)
        return self.searched[key]

    @cached_property
    def said(self) -> dict[tuple[tuple[Asked, ...], int], list[Said]]:
        """What was looked for in this turn and which products say it."""
        return {}

    def saying(self, asked: tuple[Asked, ...], limit: int) -> list[Said]:
        """Return products that say some of what is asked, those that say it best first."""
        if (asked, limit) not in self.said:
            self.said[asked, limit] = self.reads.catalogue.saying(self.store, asked, limit)
        return self.said[asked, limit]

    def say(self, what: Say, **values: str) -> str:
        return say(self.language, what, **values)

    def say_counted(self, what: Say, count: int, **values: str) -> str:
        return say_counted(self.language, what, count, **values)

    def money(self, amount: Money) -> str:
        return money(amount.amount, amount.currency or self.store.currency, self.language)

    def day(self, moment: datetime) -> str:
        return day(moment, self.store.timezone, self.language)


@dataclass(frozen=True)
class Draft:
    """Sentences and what supports them; `sentences` are checked one by one before they are sent."""

    outcome: Outcome
    sentences: tuple[str, ...]
    intents: tuple[Intent, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cards: tuple[ProductCard | OrderCard, ...] = ()
    sources: tuple[Source, ...] = ()
    suggestions: tuple[str, ...] = ()
    topic: Topic = Topic()
    handoff: HandoffReason | None = None
