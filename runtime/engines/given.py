"""Engines somebody else runs: the address is used as it is, once it has answered."""

import re

import psycopg
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from runtime.engines.errors import EngineError, one_line

ANSWER_SECONDS = 5
OLDEST_POSTGRES = 150000
OLDEST_REDIS = (6, 2)
ONCE = Retry(NoBackoff(), 0)  # whoever asks may ask again, and sooner than the client would
SCHEME = re.compile(r"^postgres(ql)?(\+\w+)?://")


def check_database(address: str) -> str:
    """Return the address with our driver named in it. Raises EngineError."""
    if not SCHEME.match(address):
        raise EngineError("DATABASE_URL must begin with postgresql://")
    plain = SCHEME.sub("postgresql://", address)
    try:
        with psycopg.connect(plain, connect_timeout=ANSWER_SECONDS) as connection:
            _check_server(connection)
    except psycopg.OperationalError as error:
        raise EngineError(f"DATABASE_URL cannot be reached: {one_line(error)}") from error
    except psycopg.ProgrammingError as error:
        # The driver would quote the address, and the password in it.
        raise EngineError("DATABASE_URL is not a valid address") from error
    return SCHEME.sub("postgresql+psycopg://", address)


def check_redis(address: str) -> str:
    """Return the address. Raises EngineError."""
    try:
        client = redis.Redis.from_url(
            address, socket_connect_timeout=ANSWER_SECONDS, socket_timeout=ANSWER_SECONDS, retry=ONCE
        )
    except ValueError as error:
        raise EngineError("REDIS_URL must begin with redis://, rediss:// or unix://") from error
    try:
        version = str(client.info("server")["redis_version"])
    except redis.RedisError as error:
        raise EngineError(f"REDIS_URL cannot be reached: {one_line(error)}") from error
    finally:
        client.close()
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_REDIS:
        raise EngineError(f"REDIS_URL is Redis {version}; 6.2 or newer is needed")
    return address


def _check_server(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    if connection.info.server_version < OLDEST_POSTGRES:
        version = connection.info.server_version // 10000
        raise EngineError(f"DATABASE_URL is PostgreSQL {version}; 15 or newer is needed")
    query = "SELECT 1 FROM pg_available_extensions WHERE name = 'vector'"
    if connection.execute(query).fetchone() is None:
        raise EngineError("DATABASE_URL has no pgvector: install the extension on that server")
