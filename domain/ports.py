"""What the domain needs from the rest of the house, in the domain's words.

A `Work` is one transaction: everything done through it is kept together or not at all.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar, runtime_checkable

from domain.catalogue import Called, Product
from domain.customers import Customer
from domain.handoff.tickets import Changes, Comment, Health, Ticket, TicketEvent, TicketRef
from domain.knowledge.asking import Asked, Said
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.letters.letters import Letter
from domain.orders import Order, OrderKeys
from domain.stores import Store

Found = TypeVar("Found")


class Embedder(Protocol):
    """Turns texts into unit vectors. `name` tells the model and precision, for receipts. Raises RemoteError."""

    name: str
    dimension: int

    def embed(self, texts: Sequence[str]) -> list[list[float]]: ...

    def liken(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return roughly how near each text is to `question`, -1..1, as quickly as that can be told."""


class Catalogue(Protocol):
    """A store's products. Reads return only what is for sale; ids that are not are left out."""

    def product(self, store: Store, product_id: int) -> Product | None: ...

    def products(self, store: Store, ids: Iterable[int]) -> list[Product]:
        """Return them in the order of `ids`."""

    def resembling(self, store: Store, words: str, limit: int) -> list[Called]:
        """Return the products whose title, type or SKU resembles a part of `words`, typos and all, best first."""

    def saying(self, store: Store, asked: Sequence[Asked], limit: int) -> list[Said]:
        """Return products that say some of what is asked, those that say it best first."""

    def counted(self, store: Store, one: Asked) -> tuple[int, int]:
        """Return how many products say it, at least and at most; of thousands, not all are counted."""

    def types(self, store: Store) -> list[str]:
        """Return the distinct product types for sale."""

    def of_type(self, store: Store, product_type: str, limit: int) -> list[Product]:
        """Return products of exactly that type (any letter case), by title."""

    def by_price(self, store: Store, ids: Sequence[int], *, dearest: bool) -> list[int]:
        """Return those of `ids` that have a price, those first whose cheapest make costs least, or whose dearest costs
        most."""

    def extremes(self, store: Store, limit: int, *, dearest: bool) -> list[int]:
        """Return the first of all that is for sale in the order of `by_price`."""

    def reduced(self, store: Store, limit: int) -> list[Product]:
        """Return products of which something costs less than before, those in stock and the newest first.

        Of a large store, only those that came in last are looked at.
        """

    def newest(self, store: Store, limit: int) -> list[Product]:
        """Return what came into the store last, the newest first."""

    def of_each_type(self, store: Store, limit: int) -> list[Product]:
        """Return the newest product of each product type, of the type that has the most products first; those without
        a type count as one."""


class Orders(Protocol):
    """A store's orders, by exact keys only: there is no search across people."""

    def keys(self, store: Store, name: str) -> list[OrderKeys]:
        """Return what proves the orders of that name or confirmation number, as normalise_order_name spells them; where
        there is none, what proves those whose name holds no other number than that, without the shop's letters."""

    def of_customer(self, store: Store, customer_id: int, limit: int) -> list[Order]:
        """Return the newest first."""

    def with_ids(self, store: Store, ids: Iterable[int]) -> list[Order]: ...


class Customers(Protocol):
    def customer(self, store: Store, customer_id: int) -> Customer | None: ...


class Knowledge(Protocol):
    """A store's texts (policies, pages, articles, product words) for searching."""

    def search(self, store: Store, question: str, kinds: Sequence[DocumentKind], limit: int) -> list[Passage]:
        """Return the `limit` passages nearest to `question`, lexical and dense, fused, and a few of those written that
        hold a rare word of it, best first. Raises RemoteError."""

    def products_near(self, store: Store, words: str, limit: int) -> dict[int, float]:
        """Return how near products are to `words`, by their ids, scored as in `search`: those of the `limit` passages
        that are nearest. Raises RemoteError."""

    def nearness(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return how near each text is to `question` in meaning, in their order: -1..1, cosine. Raises RemoteError."""

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """The same by the words alone: roughly and at once, to tell which texts are worth asking `nearness` for."""

    def vector(self, text: str) -> Sequence[float]:
        """Return the unit vector of what `text` means. Raises RemoteError."""

    def documents(self, store: Store, kinds: Sequence[DocumentKind]) -> list[Document]: ...


class Helpdesk(Protocol):
    """One merchant's account at a helpdesk. All methods may raise CredentialsRejected or RemoteError.

    The outbox calls `find_by_external_id` before any repeat that the key may no longer protect.
    """

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        """Open it, the shopper being requester and first author, the first comment public. Same key, same ticket."""

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        """Put `ticket.note_html` where only staff read it."""

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        """Put it into the ticket once, public and in the shopper's name, so that a ticket at rest opens again."""

    def find_by_external_id(self, external_id: str) -> TicketRef | None: ...

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        """Return what a delivery says, of our tickets only, never our own writes. Raises BadSignature."""

    def health(self) -> Health: ...


@runtime_checkable
class Watched(Protocol):
    """A helpdesk that can be asked what changed, where webhooks are lost. May raise as Helpdesk."""

    def changes(self, bookmark: str, now: datetime) -> Changes:
        """Return what changed since `bookmark` was given; "" looks back a little."""

    def is_here(self, ref: TicketRef) -> bool:
        """Whether a ticket that we opened is in this account; a store may have connected another since. Asks nobody."""

    def look_at(self, ref: TicketRef, external_id: str, now: datetime) -> list[TicketEvent]:
        """Return all replies in the ticket and how it stands, or that it is gone."""


@runtime_checkable
class Hinting(Watched, Protocol):
    """A helpdesk whose webhooks only hint."""

    def hinted(self, headers: Mapping[str, str], body: bytes) -> str:
        """Return the id of the ticket, anybody's, that a delivery hints at. Asks nobody. Raises BadSignature."""


class Mail(Protocol):
    """The way out for e-mails. All methods may raise CredentialsRejected or RemoteError, whose `answered` is False only
    where nobody knows whether the mail went out."""

    def send(self, letter: Letter) -> str:
        """Hand it to the mail server; return its Message-ID, "<key@host>". Same key, same mail."""

    def check(self) -> None:
        """Enter the mail server and leave again."""


class Hasher(Protocol):
    """Keyed hashes, so that an e-mail or phone can be found without being readable."""

    def email(self, store: Store, address: str) -> str: ...


class Findings(Protocol):
    """What was found among a store's goods and texts, for as long as none of them changes."""

    def find(self, store: Store, words: str, how: Hashable, look: Callable[[], Found]) -> Found:
        """Return what `look` finds by the words, or found before in the same way. Nobody may change it."""


class Reads(Protocol):
    """What answering a question may read, in one transaction."""

    @property
    def findings(self) -> Findings: ...

    @property
    def catalogue(self) -> Catalogue: ...

    @property
    def orders(self) -> Orders: ...

    @property
    def customers(self) -> Customers: ...

    @property
    def knowledge(self) -> Knowledge: ...
