"""Who of a team is at a conversation: in their own store, and forgotten by itself."""

import time
from uuid import uuid4

from redis import Redis

from runtime.colleagues import HOLDS, Colleague, Colleagues, Doing
from runtime.services import Services

ALICES, BOBS, ANNS, BENS = (uuid4() for _ in range(4))  # two stores, two conversations
ANNA, BEN = "71000001", "71000002"


def test_each_is_told_once_with_what_they_do(services: Services) -> None:
    team = services.colleagues
    for member, doing in ((BEN, Doing.READING), (ANNA, Doing.READING), (ANNA, Doing.WRITING), (ANNA, Doing.READING)):
        team.note(ALICES, ANNS, member, doing)
    found = team.at(ALICES, [ANNS, BENS])
    assert found == {ANNS: [Colleague(ANNA, Doing.WRITING), Colleague(BEN, Doing.READING)], BENS: []}
    assert team.at(BOBS, [ANNS]) == {ANNS: []}


def test_who_goes_is_gone_and_who_falls_silent_is_after_a_while(services: Services, monkeypatch) -> None:
    team = services.colleagues
    team.note(ALICES, ANNS, ANNA, Doing.WRITING)
    team.note(ALICES, ANNS, BEN, Doing.READING)
    team.note(ALICES, ANNS, ANNA, Doing.GONE)
    assert team.at(ALICES, [ANNS])[ANNS] == [Colleague(BEN, Doing.READING)]
    later = time.time() + HOLDS[Doing.READING] + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert team.at(ALICES, [ANNS])[ANNS] == []
    assert [0 < services.redis.ttl(key) <= 90 for key in services.redis.keys("at:*")] == [True]


def test_without_redis_nobody_is_seen() -> None:
    team = Colleagues(Redis.from_url("redis://127.0.0.1:1"))
    team.note(ALICES, ANNS, ANNA, Doing.READING)
    assert team.at(ALICES, [ANNS]) == {ANNS: []}
