"""PostgreSQL's own locks on names, kept until the transaction ends. Each kind of name is a space of its own."""

from enum import IntEnum

from sqlalchemy import Connection, func, select, text

# The names are sorted by us, so that two who want some of the same never wait for each other.
WAIT = text("SELECT pg_advisory_xact_lock(hashtextextended(name, :kind)) FROM unnest(CAST(:names AS text[])) AS name")


class LockKind(IntEnum):
    """The seed of a name's hash. A number that is in use stays: processes of two releases may run side by side."""

    TOKENS = 0
    INBOX = 1
    PRODUCT = 2
    SCHEMA = 3
    MIGRATIONS = 4
    TURN = 5
    SETTINGS = 6


def wait_for(connection: Connection, kind: LockKind, *names: str) -> None:
    """Wait to be the only one who has these."""
    connection.execute(WAIT, {"kind": int(kind), "names": sorted(set(names))})


def try_for(connection: Connection, kind: LockKind, name: str) -> bool:
    """Be the only one who has this; return False, without waiting, where somebody else is."""
    key = func.hashtextextended(name, int(kind))
    return bool(connection.scalar(select(func.pg_try_advisory_xact_lock(key))))
