"""Up, and able to work, are two things."""

from threading import Event

import pytest
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

from blueprints import health
from jobs.queues import QueueName
from tests.world import World


def start(world: World, queue: QueueName) -> SimpleWorker:
    redis = world.services.redis
    line = Queue(queue.value, connection=redis, serializer=JSONSerializer)
    worker = SimpleWorker([line], connection=redis, serializer=JSONSerializer)
    worker.register_birth()
    return worker


def ready(world: World) -> tuple[int, bool, bool]:
    answer = world.client.get("/health/ready")
    told = answer.get_json()
    assert told["postgresql"] and told["redis"]
    return answer.status_code, told["worker"], told["courier"]


def test_is_up_though_nobody_works(world: World) -> None:
    assert world.client.get("/health/live").status_code == 200
    assert ready(world) == (503, False, False)


def test_is_ready_once_somebody_empties_the_inbox_and_somebody_takes_tickets_out(world: World) -> None:
    start(world, QueueName.INBOX)
    assert ready(world) == (503, True, False)
    start(world, QueueName.TICKETS)
    assert ready(world) == (200, True, True)


@pytest.mark.parametrize("queue", [QueueName.IMPORTS, QueueName.UPKEEP])
def test_a_worker_of_other_queues_makes_it_no_readier(world: World, queue: QueueName) -> None:
    start(world, queue)
    assert ready(world) == (503, False, False)


def test_a_worker_whose_sign_of_life_ran_out_is_gone(world: World) -> None:
    worker = start(world, QueueName.INBOX)
    world.services.redis.delete(worker.key)
    assert ready(world) == (503, False, False)


def test_looking_for_workers_leaves_our_patience_with_redis_as_it_is(world: World) -> None:
    for queue in (QueueName.INBOX, QueueName.TICKETS):
        start(world, queue)
    patience = world.services.redis.connection_pool.connection_kwargs
    patience["socket_timeout"] = 2
    assert ready(world) == (200, True, True)
    assert patience["socket_timeout"] == 2


def test_a_database_that_hangs_is_away_and_holds_up_nobody_who_asks(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = Event()
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    monkeypatch.setattr(world.services.storage.database, "ping", lambda: back.wait(10))
    answers = [world.client.get("/health/ready") for _ in range(3)]
    back.set()
    assert [answer.status_code for answer in answers] == [503] * 3
    assert not any(answer.get_json()["postgresql"] for answer in answers)
    assert health.asking.submit(bool).result(5) is False
    monkeypatch.undo()
    assert world.client.get("/health/ready").get_json()["postgresql"]
