"""A web process's memory in pages of two megabytes, where Linux makes some: its objects lie all over hundreds of them.

Of pages of four kilobytes a processor remembers too few addresses for one turn (docs/decisions/0053).
"""

import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from mmap import PAGESIZE
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctypes import CDLL

MAPS = Path("/proc/self/maps")
SIZE = Path("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size")  # bytes; where there is none there are no such pages
ALLOWED = Path("/sys/kernel/mm/transparent_hugepage/enabled")  # "always [madvise] never"
COLLAPSE = 25  # MADV_COLLAPSE of Linux 6.1 and later: move what lies there into huge pages now
EVERY = 15.0  # seconds; what is kept between turns grows for some minutes, and looking costs some milliseconds
HELD = Path("/proc/self/statm")  # pages: all that is mapped, what of it is there, ...
WORTH = 160_000_000  # bytes; a process that has answered nothing holds less, and would gain nothing
# Memory that no file is behind and that nobody shares: "7f01c0000000-7f01c0a00000 rw-p 00000000 00:00 0  [heap]"
OWN = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p 0+ 00:00 0\s*(?:\[heap\])?", re.ASCII)


@cache
def use_huge_pages() -> None:
    """Move this process's memory into huge pages, and from time to time what was added since. Once is enough."""
    if can_collapse():
        threading.Thread(target=gather_again, name="huge-pages", daemon=True).start()


def can_collapse() -> bool:
    """Whether this is Linux, and its administrator lets processes ask for huge pages."""
    try:
        return SIZE.exists() and "[never]" not in ALLOWED.read_text()
    except OSError:  # a container may hide all of /sys
        return False


def gather_again() -> None:
    while True:
        sleep(EVERY)
        with suppress(OSError):
            if held() >= WORTH:
                gather()


def held() -> int:
    """Return how many bytes this process holds. Raises OSError."""
    return int(HELD.read_text().split()[1]) * PAGESIZE


def gather() -> None:
    """Move our memory into huge pages, where it fills most of one. What cannot be moved stays as it is.

    Raises OSError where Linux does not tell what is ours.
    """
    import ctypes  # which a process that only takes webhooks does without

    system, size = ctypes.CDLL(None), int(SIZE.read_text())
    for start, end in own_memory(MAPS.read_text()):
        for at in range(-(-start // size) * size, end - size + 1, size):
            if is_used(system, at, size):
                system.madvise(ctypes.c_void_p(at), ctypes.c_size_t(size), COLLAPSE)


def is_used(system: "CDLL", start: int, size: int) -> bool:
    """Whether most pages there hold something: moved as they are, the empty ones would be taken from the machine."""
    import ctypes

    told = (ctypes.c_ubyte * (size // PAGESIZE))()
    found = system.mincore(ctypes.c_void_p(start), ctypes.c_size_t(size), told) == 0
    return found and bytes(told).count(0) < len(told) // 2


def own_memory(maps: str) -> Iterator[tuple[int, int]]:
    """Yield the first address of each piece of it, and the one behind its last."""
    found = (OWN.fullmatch(line) for line in maps.splitlines())
    return ((int(piece[1], 16), int(piece[2], 16)) for piece in found if piece)
