"""A Work: one transaction with every shelf of the storage at hand."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from domain.errors import Unstorable
from domain.ports import Embedder
from domain.stores import Store
from storage.activity import StoredActivity
from storage.catalogue import StoredCatalogue
from storage.changed import Changed
from storage.conversation_lists import StoredLists
from storage.conversations import StoredConversations
from storage.database import Database, passes_by_itself
from storage.documents import StoredDocuments
from storage.drafting import StoredDrafting
from storage.editions import Editions
from storage.figures import StoredFigures
from storage.follow_ups import StoredFollowUps
from storage.gaps import StoredGaps
from storage.handoffs import StoredHandoffs
from storage.imports import StoredImports
from storage.inbox import StoredInbox
from storage.letters import StoredLetters
from storage.library import Library
from storage.nearness import Nearness
from storage.oauth_states import StoredOAuthStates
from storage.orders import StoredCustomers, StoredOrders
from storage.outbox import StoredOutbox
from storage.persons import StoredPersons
from storage.prepared import run_all
from storage.privacy import StoredAccesses, StoredPrivacy
from storage.readings import StoredReadings
from storage.retention import Aged
from storage.rounds import StoredRounds
from storage.saved_tests import StoredSavedTests
from storage.sealing import KeyedHasher, Sealer
from storage.sources import StoredSources
from storage.stock import StoredStock
from storage.stores import StoredStores, last_read
from storage.team import StoredTeam
from storage.team_lists import TeamLists
from storage.team_members import StoredMembers, StoredTemplates
from storage.tokens import StoredTokens

if TYPE_CHECKING:
    from storage.knowledge import Bookcase, StoredKnowledge


class Work:
    """Everything done through one Work is committed together. Shelves are made when they are first used.

    No shelf that is kept knows its Work: all that was read in a turn is freed with it, and waits for no collector.
    """

    def __init__(self, connection: Connection, storage: "Storage") -> None:
        self.connection = connection
        self.storage = storage
        self.changed = Changed()
        self.editions = Editions()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Open a savepoint: what fails inside is undone alone. Raises Unstorable where trying again cannot help."""
        try:
            with self.connection.begin_nested():
                yield
                run_all(self.connection)  # what waits, so that it fails here or not at all
        except DBAPIError as error:
            if passes_by_itself(error):
                raise
            raise Unstorable(f"{type(error.orig).__name__} {getattr(error.orig, 'sqlstate', '')}") from error

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo all that is done inside, and tell nobody of it. What was done before stays."""
        ids, grounds = set(self.changed.ids), set(self.changed.grounds)
        try:
            with self.connection.begin_nested() as trial:
                yield
                trial.rollback()
        finally:
            self.changed.ids, self.changed.grounds = ids, grounds

    def reseal(self) -> int:
        """Seal every kept secret anew with the newest key. Return how many."""
        sealer = self.storage.sealer
        return self.tokens.reseal() + self.handoffs.reseal() + self.privacy.reseal() + self.stores.reseal(sealer)

    @cached_property
    def stores(self) -> StoredStores:
        return StoredStores(self.connection)

    @cached_property
    def tokens(self) -> StoredTokens:
        return StoredTokens(self.connection, self.storage.sealer)

    @cached_property
    def oauth_states(self) -> StoredOAuthStates:
        return StoredOAuthStates(self.connection, self.storage.sealer)

    @cached_property
    def inbox(self) -> StoredInbox:
        return StoredInbox(self.connection)

    @cached_property
    def catalogue(self) -> StoredCatalogue:
        return StoredCatalogue(self.connection, self.editions)

    @property
    def findings(self) -> Editions:
        return self.editions

    @cached_property
    def stock(self) -> StoredStock:
        return StoredStock(self.connection, self.editions)

    @cached_property
    def orders(self) -> StoredOrders:
        return StoredOrders(self.connection, self.storage.hasher)

    @cached_property
    def customers(self) -> StoredCustomers:
        return StoredCustomers(self.connection, self.storage.hasher)

    @cached_property
    def documents(self) -> StoredDocuments:
        return StoredDocuments(self.connection, self.changed.note_grounds)

    @cached_property
    def sources(self) -> StoredSources:
        return StoredSources(self.connection)

    @cached_property
    def imports(self) -> StoredImports:
        return StoredImports(self.connection)

    @cached_property
    def readings(self) -> StoredReadings:
        return StoredReadings(self.connection)

    @cached_property
    def follow_ups(self) -> StoredFollowUps:
        return StoredFollowUps(self.connection)

    @cached_property
    def conversations(self) -> StoredConversations:
        return StoredConversations(self.connection, self.persons, self.editions, self.changed.note)

    @cached_property
    def drafting(self) -> StoredDrafting:
        return StoredDrafting(self.connection)

    @cached_property
    def figures(self) -> StoredFigures:
        return StoredFigures(self.connection)

    @cached_property
    def lists(self) -> StoredLists:
        return StoredLists(self.connection, self.storage.hasher)

    @cached_property
    def gaps(self) -> StoredGaps:
        return StoredGaps(self.connection)

    @cached_property
    def saved_tests(self) -> StoredSavedTests:
        return StoredSavedTests(self.connection)

    @cached_property
    def persons(self) -> StoredPersons:
        return StoredPersons(self.connection, self.storage.hasher)

    @cached_property
    def privacy(self) -> StoredPrivacy:
        return StoredPrivacy(self.connection, self.storage.hasher, self.storage.sealer)

    @cached_property
    def aged(self) -> Aged:
        return Aged(self.connection)

    @cached_property
    def accesses(self) -> StoredAccesses:
        return StoredAccesses(self.connection)

    @cached_property
    def activity(self) -> StoredActivity:
        return StoredActivity(self.connection)

    @cached_property
    def handoffs(self) -> StoredHandoffs:
        return StoredHandoffs(self.connection, self.storage.sealer)

    @cached_property
    def rounds(self) -> StoredRounds:
        return StoredRounds(self.connection)

    @cached_property
    def outbox(self) -> StoredOutbox:
        return StoredOutbox(self.connection)

    @cached_property
    def team(self) -> StoredTeam:
        return StoredTeam(self.connection, self.persons, self.changed.note)

    @cached_property
    def team_lists(self) -> TeamLists:
        return TeamLists(self.connection, self.storage.hasher)

    @cached_property
    def members(self) -> StoredMembers:
        return StoredMembers(self.connection)

    @cached_property
    def templates(self) -> StoredTemplates:
        return StoredTemplates(self.connection)

    @cached_property
    def letters(self) -> StoredLetters:
        return StoredLetters(self.connection)

    @cached_property
    def passages(self) -> "StoredKnowledge":
        from storage.knowledge import StoredKnowledge

        return StoredKnowledge(self.connection, self.storage.bookcase, self.storage.nearness, self.editions)

    @property
    def knowledge(self) -> Library:
        return Library(self)


class Storage:
    """What every transaction shares. `embedder` is called when vectors are first needed, not before.

    `tell` hears after each commit which conversations it changed, by the ids of their stores and their own; `retest`
    in which stores what answers stand on is another.
    """

    def __init__(
        self,
        database: Database,
        sealer: Sealer,
        hasher: KeyedHasher,
        embedder: Callable[[], Embedder],
        tell: Callable[[Collection[tuple[UUID, UUID]]], None],
        retest: Callable[[Collection[UUID]], None],
    ) -> None:
        self.database = database
        self.sealer = sealer
        self.hasher = hasher
        self.embedder = embedder
        self.tell = tell
        self.retest = retest
        self.nearness = Nearness(embedder)

    @cached_property
    def bookcase(self) -> "Bookcase":
        # LlamaIndex takes a second and a hundred megabytes to import; a process that only takes webhooks never does.
        from storage.knowledge import Bookcase

        return Bookcase(self.database, self.embedder().dimension)

    def last_read(self, store_id: UUID) -> tuple[Store, str] | None:
        """Return a store as this process read it last, with the mark of its row, which may be another by now."""
        return last_read(store_id)

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """Open a transaction. Raises DatabaseUnavailable."""
        with self.database.transaction() as connection:
            work = Work(connection, self)
            yield work
            work.editions.renew(connection)
        if work.changed.ids:
            self.tell(work.changed.ids)
        if work.changed.grounds:
            self.retest(work.changed.grounds)

    @contextmanager
    def look(self) -> Iterator[Work]:
        """Read once, in no transaction. Raises DatabaseUnavailable."""
        with self.database.looking() as connection:
            yield Work(connection, self)

    @contextmanager
    def glance(self) -> Iterator[Work]:
        """Read by one prepared statement, in no transaction. Raises DatabaseUnavailable."""
        with self.database.glancing() as connection:
            yield Work(connection, self)
