"""File locks between processes. The kernel drops them when a process dies, so a kill -9 leaves nothing stale."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusively(lock: Path) -> Iterator[None]:
    """Wait for, then hold, the right to start and stop what others share."""
    descriptor = _open(lock)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def claim(lock: Path) -> int | None:
    """Return what holds the lock until it is closed or this process ends; None where another holds it.

    Raises OSError.
    """
    descriptor = _open(lock)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


class Membership:
    """One process among those that use a running engine; `leave` tells whether it was the last."""

    def __init__(self, members: Path) -> None:
        self._descriptor = _open(members)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Call it inside `exclusively`, so that nobody joins meanwhile. True when no other member is left."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            # A forked child may share the descriptor; unlocking releases it there too, closing would not.
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            os.close(self._descriptor)
        return True


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
