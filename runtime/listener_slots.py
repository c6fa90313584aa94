"""A bound on live listeners in one process: each holds a connection for as long as it likes."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock

from domain.errors import TooManyAttempts

COME_AGAIN = 30  # seconds


class ListenerSlot:
    """The slot of one listener. Giving it up a second time has no effect."""

    def __init__(self, slots: "ListenerSlots", keys: Mapping[str, int]) -> None:
        self.slots = slots
        self.keys = keys

    def give_up(self) -> None:
        keys, self.keys = self.keys, {}
        self.slots.give_back(keys)


class ListenerSlots:
    """Slots taken, by key, and in `total`. `scale` multiplies every bound but the total. Safe in threads."""

    def __init__(self, total: int, scale: float) -> None:
        self.total = total
        self.scale = scale
        self.taken: Counter[str] = Counter()
        self.lock = Lock()

    def take(self, most: Mapping[str, int]) -> ListenerSlot:
        """Take a slot, of which there are so many under each key. Raises TooManyAttempts where one has none left."""
        with self.lock:
            full = any(self.taken[key] >= bound * self.scale for key, bound in most.items())
            if full or self.taken[""] >= self.total:
                raise TooManyAttempts(COME_AGAIN)
            keys = {"": self.total, **most}
            self.taken.update(keys.keys())
        return ListenerSlot(self, keys)

    def held(self, kind: str) -> int:
        """Return how many slots are taken under keys of that kind: the first word of "staff 3f2b…"."""
        with self.lock:
            return sum(count for key, count in self.taken.items() if key.partition(" ")[0] == kind)

    def give_back(self, keys: Mapping[str, int]) -> None:
        with self.lock:
            self.taken.subtract(keys.keys())
            for key in keys:
                if not self.taken[key]:
                    del self.taken[key]
