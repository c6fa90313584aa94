"""A bound on calls to one helpdesk account at once: one that is slow must not hold up those of other stores."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from uuid import UUID

from domain.handoff.tickets import HandoffMethod

AT_ONCE = 2  # of the workers of one process

Account = tuple[UUID, HandoffMethod]  # a store's id, and where it hands over


class AccountSlots:
    """Slots of one process, by account. Who finds none free leaves their work to those who hold one."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.busy: Counter[Account] = Counter()
        self.left: set[Account] = set()

    @contextmanager
    def at(self, account: Account) -> Iterator[bool]:
        """Yield whether there was a free slot, held for the block."""
        has_slot = self.take(account)
        try:
            yield has_slot
        finally:
            if has_slot:
                self.give_back(account)

    def take(self, account: Account) -> bool:
        with self.lock:
            if self.busy[account] >= AT_ONCE:
                self.left.add(account)
                return False
            self.busy[account] += 1
            return True

    def give_back(self, account: Account) -> None:
        with self.lock:
            self.busy[account] -= 1
            if not self.busy[account]:
                del self.busy[account]

    def leave(self, account: Account) -> None:
        """Note that there is more to be done there."""
        with self.lock:
            self.left.add(account)

    def take_up(self, account: Account) -> bool:
        """Return, once, whether work was left to the holder of a slot. Asked after giving the slot back."""
        with self.lock:
            was_left = account in self.left
            self.left.discard(account)
            return was_left


SLOTS = AccountSlots()
