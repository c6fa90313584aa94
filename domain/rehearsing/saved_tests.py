"""Answers that a merchant found good, kept as tests: asked again after any change, to see what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from json import dumps
from typing import Any, Protocol
from uuid import UUID, uuid4

from domain.agent.replies import ProductCard, Reply
from domain.contacts import emails_in, phones_in
from domain.conversations import Conversation, Message
from domain.errors import InvalidRequest
from domain.ports import Customers
from domain.privacy.fetching import AccessShelf
from domain.rehearsing import rehearsals
from domain.rehearsing.answers import Told, Verdict, told_in, verdict_of
from domain.rehearsing.reading import note_readings
from domain.rehearsing.rehearsals import NO_CUSTOMER, Rehearsal, Script, rehearse
from domain.stores import Store
from domain.turns import Envelope, TurnContext

MOST_TESTS = 200  # of one store
TOO_MANY = f"There are {MOST_TESTS} tests already. Delete one first."
NAMES_SOMEBODY = "A test would keep what belongs to one person. Ask as that customer, signed in, and save that."
CHANGED = "The answers have changed since you saw them. Read them again, and save them if they are still good."


class Standing(StrEnum):
    """A test that was saved or accepted HOLDS; one that WAITS is asked again by a worker."""

    HOLDS = Verdict.HOLDS.value
    RENEWED = Verdict.RENEWED.value
    DIFFERS = Verdict.DIFFERS.value
    WAITS = "waits"


@dataclass(frozen=True)
class SavedTest:
    """`found` are the answers of the last run, () before the first and where a `problem` kept it from being run."""

    id: UUID
    script: Script
    expected: tuple[Told, ...]
    found: tuple[Told, ...]
    standing: Standing
    problem: str
    saved_at: datetime
    run_at: datetime | None = None


class SavedTestShelf(Protocol):
    def all(self, store: Store) -> list[SavedTest]:
        """Return those that differ first, then the newest."""

    def one(self, store: Store, test_id: UUID) -> SavedTest | None:
        """Return it locked to this transaction."""

    def put(self, store: Store, test: SavedTest) -> None: ...


class CustomerShelf(Customers, Protocol):
    def hold(self, store: Store, customer_id: int) -> bool:
        """Have nobody forget the customer until the transaction ends. Return whether they are there."""


class Shelves(rehearsals.Shelves, Protocol):
    @property
    def customers(self) -> CustomerShelf: ...

    @property
    def saved_tests(self) -> SavedTestShelf: ...

    @property
    def accesses(self) -> AccessShelf: ...


def fingerprint(found: Rehearsal) -> str:
    """Return what tells these answers from any others, for a page that shows them."""
    told = [asdict(one) for one in told_in(found)]
    return sha256(dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def save(
    store: Store, script: Script, found: Rehearsal, seen: str, now: datetime, shelves: Shelves
) -> tuple[SavedTest, bool]:
    """Keep the answers as they must stay, and say whether they are a new test; the same questions are the same test.

    `seen` is the fingerprint of what the merchant read. Raises InvalidRequest.
    """
    if seen != fingerprint(found):
        raise InvalidRequest(CHANGED)
    if names_somebody(script, found):
        raise InvalidRequest(NAMES_SOMEBODY)
    # Who is forgotten from here on takes the test along.
    if script.customer_id is not None and not shelves.customers.hold(store, script.customer_id):
        raise InvalidRequest(NO_CUSTOMER)
    held = shelves.saved_tests.all(store)
    known = next((one for one in held if one.script == script), None)
    if known is None and len(held) >= MOST_TESTS:
        raise InvalidRequest(TOO_MANY)
    told = told_in(found)
    test = SavedTest(known.id if known else uuid4(), script, told, told, Standing.HOLDS, "", now, now)
    shelves.saved_tests.put(store, test)
    return test, known is None


def names_somebody(script: Script, found: Rehearsal) -> bool:
    """Whether the test would hold a person's data without going when the customer is forgotten."""
    words = "\n".join(script.questions)
    return bool(emails_in(words) or phones_in(words) or (found.order_ids and script.customer_id is None))


def run(store: Store, test: SavedTest, actor: str, shelves: Shelves, context: TurnContext) -> SavedTest:
    """Ask the questions again and keep what became of the answers. That `actor` read a customer's data is noted."""
    try:
        found = rehearse(store, test.script, shelves, context)
    except InvalidRequest as error:
        done = replace(test, found=(), standing=Standing.DIFFERS, problem=error.detail, run_at=context.now())
    else:
        note_readings(store, test.script, found, actor, context.now(), shelves.accesses)
        told = told_in(found)
        standing = Standing(verdict_of(test.expected, told).value)
        done = replace(test, found=told, standing=standing, problem="", run_at=context.now())
    shelves.saved_tests.put(store, done)
    return done


def accept(store: Store, test_id: UUID, run_at: datetime | None, shelves: Shelves) -> SavedTest | None:
    """Take what was found at `run_at` for what must hold; None where that run is not the last any more."""
    test = shelves.saved_tests.one(store, test_id)
    if test is None or not test.found or test.run_at != run_at:
        return None
    accepted = replace(test, expected=test.found, standing=Standing.HOLDS)
    shelves.saved_tests.put(store, accepted)
    return accepted


def barely(message: Message, reply: Reply, conversation: Conversation) -> Envelope:
    """Return of an answer what a test looks at."""
    cards: Sequence[Mapping[str, Any]] = [{"id": one.id} for one in reply.cards if isinstance(one, ProductCard)]
    return {
        "message": {"id": str(message.id), "text": message.text, "cards": cards},
        "outcome": reply.outcome.value,
        "conversation": {"state": conversation.state.value},
    }
