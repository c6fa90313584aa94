"""How many may listen at once in one process: each holds a connection for as long as it likes."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock

from domain.errors import TooManyAttempts

COME_AGAIN = 30  # seconds


class Place:
    """Held until it is given up, once however often that is said."""

    def __init__(self, places: "Places", keys: Mapping[str, int]) -> None:
        self.places = places
        self.keys = keys

    def give_up(self) -> None:
        keys, self.keys = self.keys, {}
        self.places.give_back(keys)


class Places:
    """`scale` multiplies every bound but that of all together."""

    def __init__(self, altogether: int, scale: float) -> None:
        self.altogether = altogether
        self.scale = scale
        self.taken: Counter[str] = Counter()
        self.lock = Lock()

    def take(self, most: Mapping[str, int]) -> Place:
        """Take one of at most so many under each key. Raises TooManyAttempts where there is none."""
        with self.lock:
            full = any(self.taken[key] >= bound * self.scale for key, bound in most.items())
            if full or self.taken[""] >= self.altogether:
                raise TooManyAttempts(COME_AGAIN)
            keys = {"": self.altogether, **most}
            self.taken.update(keys.keys())
        return Place(self, keys)

    def held(self, kind: str) -> int:
        """Return how many hold a place under keys of that kind: the first word of "staff 3f2b…"."""
        with self.lock:
            return sum(count for key, count in self.taken.items() if key.partition(" ")[0] == kind)

    def give_back(self, keys: Mapping[str, int]) -> None:
        with self.lock:
            self.taken.subtract(keys.keys())
            for key in keys:
                if not self.taken[key]:
                    del self.taken[key]
