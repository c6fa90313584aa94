"""PostgreSQL and Redis: the ones whose addresses are given, else our own under the var folder.

Any number of processes may use our own at once. Whoever comes first starts them, whoever leaves last stops them, and
after a kill -9 the next start takes over what still runs or recovers what does not.
"""

import atexit
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from runtime.engines.errors import EngineError
from runtime.engines.given import check_database, check_redis
from runtime.engines.postgres import Postgres
from runtime.engines.redis_server import RedisServer
from runtime.locks import Membership, exclusively

__all__ = ["EngineError", "Engines", "embedded_engines", "revive_engines", "start_engines"]


@dataclass(frozen=True)
class Engines:
    # Addresses may hold passwords.
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)

    def environment(self) -> dict[str, str]:
        """What a child process needs to use the same engines."""
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}


def start_engines(var_dir: Path, database_url: str | None = None, redis_url: str | None = None) -> Engines:
    """The same as `embedded_engines`, until this process ends. Raises EngineError."""
    stack = ExitStack()
    engines = stack.enter_context(embedded_engines(var_dir, database_url, redis_url))
    atexit.register(_close_in, os.getpid(), stack)
    return engines


@contextmanager
def embedded_engines(var_dir: Path, database_url: str | None = None, redis_url: str | None = None) -> Iterator[Engines]:
    """Engines for the duration of the block: our own wherever no address is given. Raises EngineError."""
    with ExitStack() as stack:
        database = check_database(database_url) if database_url else stack.enter_context(_own_postgres(var_dir))
        queue = check_redis(redis_url) if redis_url else stack.enter_context(_own_redis(var_dir))
        yield Engines(database, queue)


def revive_engines(var_dir: Path, database_url: str | None = None, redis_url: str | None = None) -> None:
    """Start again whichever of our own engines has died, at the same address. Raises EngineError.

    For a process inside `embedded_engines`, which calls it from time to time with the same values.
    """
    with ExitStack() as stack:
        if not database_url:
            stack.enter_context(_own_postgres(var_dir))
        if not redis_url:
            stack.enter_context(_own_redis(var_dir))


class _Engine(Protocol):
    def start(self) -> str: ...

    def stop(self) -> None: ...


@contextmanager
def _own_postgres(var_dir: Path) -> Iterator[str]:
    home = _prepare(var_dir) / "postgres"
    with _shared(Postgres(home), home) as address:
        yield address


@contextmanager
def _own_redis(var_dir: Path) -> Iterator[str]:
    home = _prepare(var_dir) / "redis"
    with _shared(RedisServer(home), home) as address:
        yield address


def _prepare(var_dir: Path) -> Path:
    try:
        var_dir.mkdir(parents=True, exist_ok=True)
        return var_dir.resolve(strict=True)
    except OSError as error:
        raise EngineError(f"the folder {var_dir} cannot be used: {error.strerror}") from error


@contextmanager
def _shared(engine: _Engine, home: Path) -> Iterator[str]:
    address, membership = _join(engine, home)
    try:
        yield address
    finally:
        with exclusively(home.with_suffix(".lock")):
            if membership.leave():
                engine.stop()


def _join(engine: _Engine, home: Path) -> tuple[str, Membership]:
    try:
        with exclusively(home.with_suffix(".lock")):
            membership = Membership(home.with_suffix(".members"))
            try:
                return engine.start(), membership
            except BaseException:
                if membership.leave():
                    engine.stop()
                raise
    except OSError as error:
        raise EngineError(f"{home} cannot be used: {error.strerror}") from error


def _close_in(process: int, stack: ExitStack) -> None:
    # A forked child inherits the exit handlers, but the engines are its parent's to leave.
    if os.getpid() == process:
        stack.close()
