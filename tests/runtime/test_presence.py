"""Which shoppers are here: by tab, forgotten by itself, in one store only."""

import time
from uuid import uuid4

from redis import Redis

from runtime.presence import Presence
from runtime.services import Services

ALICES, BOBS, ANNS, BENS = (uuid4() for _ in range(4))  # two stores, two conversations


def test_a_shopper_is_here_until_the_last_tab_is_gone(services: Services) -> None:
    presence = services.presence
    for tab in ("one", "two"):
        presence.note(ALICES, ANNS, tab)
    presence.end(ALICES, ANNS, "one")
    assert presence.is_here(ALICES, ANNS)
    presence.end(ALICES, ANNS, "two")
    assert not presence.is_here(ALICES, ANNS)


def test_who_says_nothing_more_is_gone_after_a_while(services: Services) -> None:
    services.presence.note(ALICES, ANNS, "crashed", seconds=1)
    time.sleep(1.1)
    assert not services.presence.is_here(ALICES, ANNS)


def test_presence_is_told_of_the_conversations_asked_for_in_their_own_store(services: Services) -> None:
    presence = services.presence
    presence.note(ALICES, ANNS, "tab")
    assert presence.those_here(ALICES, [ANNS, BENS]) == {ANNS}
    assert presence.those_here(BOBS, [ANNS, BENS]) == frozenset()


def test_what_is_kept_of_presence_ends_by_itself(services: Services) -> None:
    services.presence.note(ALICES, ANNS, "tab")
    assert [0 < services.redis.ttl(key) <= 80 for key in services.redis.keys("here:*")] == [True]


def test_nobody_is_here_while_redis_is_away() -> None:
    away = Presence(Redis.from_url("redis://127.0.0.1:1"))
    away.note(ALICES, ANNS, "tab")
    away.end(ALICES, ANNS, "tab")
    assert not away.is_here(ALICES, ANNS)
