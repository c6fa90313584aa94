"""One turn of a conversation, and the draft of an answer to a part of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from domain.agent.formatting import day, due_day, due_whole_day, money, written_day, zone_of
from domain.agent.intents import Intent
from domain.agent.phrases import Say, say_counted
from domain.agent.phrases.voiced import voiced
from domain.agent.replies import Evidence, HandoffReason, OrderCard, Outcome, ProductCard, Source
from domain.agent.understanding.messages import Understanding
from domain.catalogue import Called, Product
from domain.conversations import Conversation, Page, Topic
from domain.knowledge.asking import Asked, Said
from domain.knowledge.documents import DocumentKind, Passage
from domain.language.languages import Language
from domain.orders import Fulfilment, Money
from domain.ports import Reads
from domain.stores import Store

Kept = TypeVar("Kept")
BULLET = "• "


@dataclass(frozen=True)
class Turn:
    """Everything an answer may depend on. `text` is the message, joined to the question it completes, if any.

    `disproven` where a form gave a proof that holds for no order.
    """

    store: Store
    conversation: Conversation
    understood: Understanding
    page: Page
    reads: Reads
    now: datetime
    disproven: bool = False
    looked_up: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def language(self) -> Language:
        return self.understood.language

    @property
    def spoken(self) -> Language:
        """Return the language of the answer: the shopper's, where the store's agent speaks it."""
        return self.store.voice.spoken(self.language)

    @property
    def timezone(self) -> str:
        """Return where days are told for: the shopper's time zone, else the store's."""
        return self.conversation.timezone or self.store.timezone

    @property
    def text(self) -> str:
        return self.understood.text

    def once(self, key: tuple[object, ...], make: Callable[[], Kept]) -> Kept:
        """Return what `make` returns, made once for each `key` as this turn is understood."""
        if key not in self.kept:
            self.kept[key] = make()
        found: Kept = self.kept[key]
        return found

    def look_up(self, key: tuple[object, ...], make: Callable[[], Kept]) -> Kept:
        """The same of what does not depend on how the turn is understood: it is read once for the parts of a turn."""
        if key not in self.looked_up:
            self.looked_up[key] = make()
        found: Kept = self.looked_up[key]
        return found

    def find(self, words: str, how: Hashable, look: Callable[[], Kept]) -> Kept:
        """The same of what depends on these words and the store's goods and texts alone: until one of those changes, it
        is found once for all turns."""
        return self.look_up((how, words), lambda: self.reads.findings.find(self.store, words, how, look))

    def reading(self, reads: Reads) -> "Turn":
        """Return the turn with everything read anew, from `reads`."""
        return replace(self, reads=reads, looked_up={})

    def worded(self, text: str) -> "Turn":
        """Return the turn with other words for its text; whatever else was understood stays."""
        return self if text == self.text else replace(self, understood=replace(self.understood, text=text))

    def search(self, words: str, kinds: tuple[DocumentKind, ...], limit: int) -> list[Passage]:
        """Return the store's passages nearest to `words`, best first."""
        how = "passages", kinds, limit
        return self.find(words, how, lambda: self.reads.knowledge.search(self.store, words, kinds, limit))

    def products_near(self, words: str, limit: int) -> dict[int, float]:
        """Return how near the products nearest to `words` are, by their ids."""
        key = ("products near", words, limit)
        return self.look_up(key, lambda: self.reads.knowledge.products_near(self.store, words, limit))

    def saying(self, asked: tuple[Asked, ...], limit: int) -> list[Said]:
        """Return products that say some of what is asked, those that say it best first."""
        return self.look_up(("saying", asked, limit), lambda: self.reads.catalogue.saying(self.store, asked, limit))

    def resembling(self, words: str, limit: int) -> list[Called]:
        """Return the products that a part of `words` may name, typos and all, best first."""
        key = ("resembling", words, limit)
        return self.look_up(key, lambda: self.reads.catalogue.resembling(self.store, words, limit))

    def product(self, product_id: int) -> Product | None:
        return next(iter(self.products([product_id])), None)

    def products(self, ids: Iterable[int]) -> list[Product]:
        """Return those that are for sale, in the order of `ids`; each is read once in this turn. What the turn may
        point back to is read with the first, since it is looked at wherever goods are."""
        wanted, read = list(ids), self._read
        if missing := [one for one in wanted if one not in read]:
            missing += [one for one in self._pointed if one not in read]
            read.update(dict.fromkeys(missing))
            read.update((product.id, product) for product in self.reads.catalogue.products(self.store, missing))
        return [product for one in wanted if (product := read[one])]

    @property
    def _pointed(self) -> Iterator[int]:
        return (one for one in (self.page.product_id, self.conversation.topic.product_id) if one is not None)

    @property
    def _read(self) -> dict[int, Product | None]:
        return self.look_up(("read",), dict[int, Product | None])

    def say(self, what: StrEnum, **values: str) -> str:
        """Return a sentence in the store's tone."""
        return voiced(self.store.voice, self.spoken, what, **values)

    def say_counted(self, what: Say, count: int, **values: str) -> str:
        return say_counted(self.spoken, what, count, **values)

    def money(self, amount: Money) -> str:
        return money(amount.amount, amount.currency or self.store.currency, self.spoken)

    def day(self, moment: datetime) -> str:
        return day(moment, self.timezone, self.spoken)

    def due(self, parcel: Fulfilment) -> str:
        """Return the day by which a parcel is to come, "" where none was told."""
        due = due_day(parcel, self.store.timezone)
        return written_day(due, self.spoken) if due else ""

    def is_past(self, parcel: Fulfilment) -> bool:
        """Whether the time is over by which a parcel was to come: a day without a time lasts till its end."""
        if not due_whole_day(parcel):
            return parcel.estimated_delivery_at is not None and parcel.estimated_delivery_at < self.now
        due = due_day(parcel, self.store.timezone)
        return due is not None and due < self.now.astimezone(zone_of(self.store.timezone)).date()


@dataclass(frozen=True)
class Draft:
    """Sentences and what supports them; `sentences` are checked one by one before they are sent.

    `decided` where they decide a case of the shopper's, or show that texts differ: nothing of it may be left out.
    """

    outcome: Outcome
    sentences: tuple[str, ...]
    intents: tuple[Intent, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cards: tuple[ProductCard | OrderCard, ...] = ()
    sources: tuple[Source, ...] = ()
    suggestions: tuple[str, ...] = ()
    topic: Topic = Topic()
    handoff: HandoffReason | None = None
    decided: bool = False
