"""Counting in Redis: windows that end, keys that do not touch each other."""

import time

import pytest

from domain.errors import TooManyAttempts
from runtime.limits import Limits
from runtime.services import Services


@pytest.fixture
def limits(services: Services) -> Limits:
    return services.limits


def count(limits: Limits, key: str = "alice", name: str = "proof", most: int = 2, seconds: int = 60) -> None:
    limits.count(name, key, most=most, seconds=seconds)


def test_the_last_allowed_use_passes_and_the_next_does_not(limits: Limits) -> None:
    count(limits)
    count(limits)
    with pytest.raises(TooManyAttempts) as caught:
        count(limits)
    assert 1 <= caught.value.retry_after <= 60


def test_keys_and_names_are_counted_apart(limits: Limits) -> None:
    for _ in range(2):
        for key, name in (("alice", "proof"), ("bob", "proof"), ("alice", "message")):
            count(limits, key, name)


def test_a_window_ends(limits: Limits) -> None:
    count(limits, most=1, seconds=1)
    with pytest.raises(TooManyAttempts):
        count(limits, most=1, seconds=1)
    time.sleep(1.1)
    count(limits, most=1, seconds=1)


def test_trying_on_does_not_lengthen_the_wait(limits: Limits) -> None:
    for _ in range(5):
        try:
            count(limits, most=1, seconds=100)
        except TooManyAttempts as error:
            assert error.retry_after <= 100
    limits.redis.expire("limit:proof:alice", 7)
    with pytest.raises(TooManyAttempts) as caught:
        count(limits, most=1, seconds=100)
    assert caught.value.retry_after <= 7


def test_the_scale_multiplies_every_limit(services: Services) -> None:
    wide = Limits(services.redis, 3)
    for _ in range(6):
        count(wide)
    with pytest.raises(TooManyAttempts):
        count(wide)


def test_every_process_counts_together(services: Services) -> None:
    count(Limits(services.redis, 1))
    count(Limits(Services(services.settings).redis, 1))
    with pytest.raises(TooManyAttempts):
        count(services.limits)


def test_no_counter_is_left_without_an_end(limits: Limits) -> None:
    count(limits)
    assert [limits.redis.ttl(key) > 0 for key in limits.redis.keys("limit:*")] == [True]
