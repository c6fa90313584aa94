"""What was found among a store's goods and texts, kept in memory until any of them changes.

Whatever changes them gives the store's edition a new mark, in its own transaction. Who reads the mark before looking
sees at least what that edition holds, so that nothing kept by the mark is older than it.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from domain.agent.understanding.mentions import visible
from domain.stores import Store
from storage.prepared import Asked, Prepared, Row

Found = TypeVar("Found")

FINDINGS_IN_MEMORY = 8192  # per process, those of past marks too; mostly some kilobytes each
MOST_OF_A_LIST = 250  # things found: "the cheapest shirt" reads a thousand, which may be 150 kilobytes for each wording
LONGEST = 200  # characters of a message of which something is kept: longer ones are hardly written twice
# An order or an address: that somebody asked for it before must not show in how long it takes. "$130" is a price, but
# "$1001" may be the name of an order.
PRIVATE = re.compile(r"@|(?<![$€£¥₩\d])\d|\d{4}")
MARK = Prepared("SELECT CAST(mark AS text) AS mark FROM editions WHERE store_id = :store")
# By chance and not counted, so that a database which was put back to an earlier day never repeats a mark.
RENEW = Prepared(
    """
    INSERT INTO editions (store_id, mark) VALUES (:store, gen_random_uuid())
    ON CONFLICT (store_id) DO UPDATE SET mark = excluded.mark
    """
)


@lru_cache(FINDINGS_IN_MEMORY)
def findings_slot(store_id: int, mark: str, words: str, how: Hashable) -> list[Any]:
    """Return where what was found is put: empty until somebody has looked."""
    return []


def may_be_anybodys(message: str) -> bool:
    """Whether a message is short and names no order and no address, not even one that is said aloud."""
    return len(message) <= LONGEST and not PRIVATE.search(visible(message))


class Editions:
    """The editions of the stores that one transaction sees."""

    def __init__(self) -> None:
        self.marks: dict[UUID, str] = {}
        self.changed: set[UUID] = set()

    def asked(self, store: Store) -> Asked:
        """Return what asks for the store's mark, to be sent before anything is looked for."""
        return MARK.given(store=store.id)

    def note(self, store: Store, told: list[Row], messages: Iterable[str] = ()) -> None:
        """Take what was answered to that, unless the messages for which goods are looked through are somebody's own.

        The newest comes first. They are read as one, and one may end with "order number" where the next says it aloud.
        """
        burst = list(messages)
        if all(map(may_be_anybodys, burst)) and not PRIVATE.search(visible("\n".join(reversed(burst)))):
            for row in told:
                self.marks[store.id] = row["mark"]

    def mark(self, store: Store) -> str | None:
        """Return the mark by which findings may be kept; None where it was not asked for or is about to be another."""
        return None if self.changed and store.id in self.changed else self.marks.get(store.id)

    def find(self, store: Store, words: str, how: Hashable, look: Callable[[], Found]) -> Found:
        """Return what `look` finds by the words, or found before in the same edition. Nobody may change it."""
        mark = self.mark(store)
        if mark is None or PRIVATE.search(words):
            return look()
        shelf = findings_slot(store.id.int, mark, words, how)
        if shelf:
            kept: Found = shelf[0]
            return kept
        found = look()
        if not (isinstance(found, list) and len(found) > MOST_OF_A_LIST):
            shelf.append(found)
        return found

    def change(self, store: Store) -> None:
        """Note that this transaction changes goods or texts: until its end it sees what nobody else does."""
        self.changed.add(store.id)

    def renew(self, connection: Connection) -> None:
        """Give each changed store's edition its new mark.

        With the commit and in one order, since others who change the same stores wait for it.
        """
        for store_id in sorted(self.changed):
            RENEW.later(connection, store=store_id)
