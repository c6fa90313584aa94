"""What every turn asks of Redis: lines that are kept, that break, and that a fork must not share."""

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from redis import Redis
from redis.connection import Connection
from redis.exceptions import ConnectionError as RedisGone
from redis.exceptions import ResponseError
from redis.exceptions import TimeoutError as RedisSlow

from runtime.limits import Limits
from runtime.redis_lines import RedisLines
from runtime.services import REDIS_PATIENCE, Services
from tests.blueprints.test_lost_engines import Wire, to_redis


@pytest.fixture
def redis(services: Services) -> Iterator[Redis]:
    with Redis.from_url(services.settings.redis_url) as client:
        yield client


def own_id(lines: RedisLines) -> int:
    found = lines.ask("CLIENT", "ID")
    assert isinstance(found, int)
    return found


def test_a_line_is_kept_for_the_next_command(redis: Redis) -> None:
    lines = RedisLines(redis)
    assert own_id(lines) == own_id(lines)


def test_what_redis_refuses_costs_no_line(redis: Redis) -> None:
    lines = RedisLines(redis)
    before = own_id(lines)
    with pytest.raises(ResponseError):
        lines.ask("INCR")
    assert own_id(lines) == before


def test_a_line_that_redis_hung_up_is_answered_on_another(redis: Redis, services: Services) -> None:
    lines = RedisLines(redis)
    before = own_id(lines)
    services.redis.client_kill_filter(_id=str(before))
    assert own_id(lines) != before
    assert lines.ask("ECHO", "still here") == b"still here"


@pytest.fixture
def wired(services: Services) -> Iterator[tuple[Services, Wire]]:
    """Services behind a way to Redis that can be cut."""
    url, wire = to_redis(services.settings.redis_url)
    house = Services(replace(services.settings, redis_url=url))
    yield house, wire
    wire.close()
    house.redis.close()


def test_what_finds_no_answer_in_time_is_not_asked_again(wired: tuple[Services, Wire]) -> None:
    house, wire = wired
    lines = RedisLines(house.redis)
    own_id(lines)
    wire.stall()
    began = time.monotonic()
    with pytest.raises(RedisSlow):
        lines.ask("PING")
    with pytest.raises(RedisSlow):
        house.redis.ping()
    assert time.monotonic() - began < 3 * REDIS_PATIENCE
    wire.mend()
    assert lines.ask("ECHO", "again") == b"again"


def test_a_redis_that_is_back_within_a_second_is_waited_for(wired: tuple[Services, Wire]) -> None:
    house, wire = wired
    lines = RedisLines(house.redis)
    own_id(lines)
    wire.cut()
    threading.Timer(1, wire.mend).start()
    assert lines.ask("ECHO", "again") == b"again"


def test_a_redis_that_stays_away_is_given_up_soon(wired: tuple[Services, Wire]) -> None:
    house, wire = wired
    lines = RedisLines(house.redis)
    own_id(lines)
    wire.cut()
    began = time.monotonic()
    with pytest.raises(RedisGone):
        lines.ask("PING")
    assert time.monotonic() - began < 2 * REDIS_PATIENCE


def test_after_what_was_broken_off_nobody_reads_the_answer_of_another(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = RedisLines(redis)

    def broken_off(_: Connection) -> None:
        raise KeyboardInterrupt

    own_id(lines)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Connection, "read_response", broken_off)
        patch.setattr("redis.connection.UnixDomainSocketConnection.read_response", broken_off)
        lines.ask("ECHO", "alice's")
    assert lines.ask("ECHO", "bob's") == b"bob's"


def test_a_forked_process_has_lines_of_its_own(redis: Redis) -> None:
    lines = RedisLines(redis)
    before = own_id(lines)
    child = os.fork()
    if child == 0:
        shared = True
        try:
            shared = own_id(lines) == before
        finally:
            os._exit(shared)
    assert os.waitpid(child, 0)[1] == 0
    assert own_id(lines) == before


def test_limits_are_counted_by_a_redis_that_forgot_how(services: Services) -> None:
    limits = Limits(services.redis, 1)
    assert limits.tally("proof", "alice", 60)[0] == 1
    services.redis.script_flush()
    assert limits.tally("proof", "alice", 60)[0] == 2
