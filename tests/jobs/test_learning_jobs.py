"""What merchants added is read again by the clock: when its day has come, no sooner, and only what is to be."""

from datetime import timedelta

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from domain.knowledge.answers import delete_source
from domain.knowledge.sites import add_site
from domain.knowledge.sources import Source, SourceState
from jobs import upkeep
from jobs.learning import LEASE, flag_of, read_source
from jobs.queues import QueueName
from tests.domain.stage import embedder_of
from tests.domain.test_sites import ROOT, FakeWeb, page
from tests.domain.test_uploads import upload
from tests.world import Tenant, World


@pytest.fixture
def web(stage: World) -> FakeWeb:
    stage.services.web = FakeWeb({ROOT: page("Our kettle holds 1.7 litres of water.")})
    return stage.services.web


def site(world: World, tenant: Tenant, every_days: int) -> Source:
    with world.services.begin() as work:
        return add_site(tenant.store, ROOT, True, every_days, world.services.now(), work)


def swept(world: World) -> set[str]:
    """Return the ids of the sources that the next sweep queues, and read them as a worker does."""
    queue = Queue(QueueName.READINGS.value, connection=world.services.redis, serializer=JSONSerializer)
    queue.empty()
    upkeep.sweep()
    found = [job.args for job in queue.jobs if job.func_name == "jobs.learning.read_source"]
    for store_id, source_id in found:
        read_source(store_id, source_id)
        world.services.redis.delete(flag_of(source_id))  # in truth it is gone long before the next reading
    return {source_id for _, source_id in found}


def let_pass(world: World, time: timedelta) -> None:
    moment = world.services.now() + time
    world.services.now = lambda: moment


def held(world: World, tenant: Tenant, source: Source) -> Source:
    with world.services.begin() as work:
        found = work.sources.one(tenant.store, source.id)
    assert found is not None
    return found


def test_a_site_is_read_again_when_its_week_is_over_and_one_that_is_read_once_never(stage: World, web: FakeWeb) -> None:
    weekly, once = site(stage, stage.alice, 7), site(stage, stage.bob, 0)
    assert swept(stage) == {str(weekly.id), str(once.id)}
    assert swept(stage) == set()
    let_pass(stage, timedelta(days=6, hours=23))
    assert swept(stage) == set()
    let_pass(stage, timedelta(hours=2))
    web.pages[ROOT] = page("Our kettle holds 1.9 litres of water.")
    embedder_of(stage).texts.clear()
    assert swept(stage) == {str(weekly.id)}
    assert [text for text in embedder_of(stage).texts if "1.9 litres" in text]
    assert held(stage, stage.alice, weekly).due_at == stage.services.now() + timedelta(days=7)
    let_pass(stage, timedelta(days=400))
    assert swept(stage) == {str(weekly.id)}


def test_a_site_that_is_away_is_tried_within_the_hour_and_then_keeps_its_days(stage: World, web: FakeWeb) -> None:
    source = site(stage, stage.alice, 30)
    swept(stage)
    let_pass(stage, timedelta(days=31))
    web.silent = (ROOT,)
    assert swept(stage) == {str(source.id)}
    assert held(stage, stage.alice, source).state is SourceState.FAILED
    let_pass(stage, timedelta(minutes=61))
    web.silent = ()
    assert swept(stage) == {str(source.id)}
    assert held(stage, stage.alice, source).due_at == stage.services.now() + timedelta(days=30)


def test_nothing_is_read_again_of_a_store_that_the_app_has_left_or_of_what_was_deleted(
    stage: World, web: FakeWeb
) -> None:
    left, deleted = site(stage, stage.alice, 1), site(stage, stage.bob, 1)
    assert swept(stage) == {str(left.id), str(deleted.id)}
    with stage.services.begin() as work:
        work.stores.uninstall(stage.alice.store, stage.services.now())
        assert delete_source(stage.bob.store, deleted.id, work)
    let_pass(stage, timedelta(days=2))
    assert swept(stage) == set()


class Killed(BaseException):
    """What a worker's death is to the job it was at."""


def test_a_reading_that_died_comes_again_after_its_lease(
    stage: World, web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = site(stage, stage.alice, 0)

    def die(url: str) -> None:
        raise Killed

    with monkeypatch.context() as dying, pytest.raises(Killed):
        dying.setattr(web, "fetch", die)
        read_source(str(stage.alice.store.id), str(source.id))
    assert held(stage, stage.alice, source).state is SourceState.READING
    assert swept(stage) == set()
    let_pass(stage, LEASE)
    assert swept(stage) == {str(source.id)}
    assert held(stage, stage.alice, source).state is SourceState.LEARNT


def test_a_file_is_read_once(stage: World) -> None:
    source = upload(stage, stage.alice, "kettle.md", b"# Kettle\n\nThe kettle holds 1.7 litres.\n")
    assert swept(stage) == {str(source.id)}
    let_pass(stage, timedelta(days=400))
    assert swept(stage) == set()
