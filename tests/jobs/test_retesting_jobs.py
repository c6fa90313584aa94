"""Saved tests are run by themselves once what answers stand on has changed and stays so; one store's alone."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.knowledge.answers import delete_source, write_answer
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import learn_document
from domain.knowledge.sources import Source
from domain.rehearsing.answers import Told
from domain.rehearsing.rehearsals import Script
from domain.rehearsing.saved_tests import SavedTest, Standing
from domain.stores import Store
from jobs import rehearsing
from jobs.queues import QueueName, waiting
from runtime.retesting import STAYED
from runtime.services import Services
from tests.world import Tenant, World

QUESTION = "Do you hire out tents?"
NO = "No. We only sell them."


@pytest.fixture
def tested(stage: World) -> World:
    """Both stores keep as a test that nothing is known of it."""
    for tenant in (stage.alice, stage.bob):
        told = Told(QUESTION, "not_supported", "I do not know.", (), (), ())
        test = SavedTest(uuid4(), Script((QUESTION,)), (told,), (told,), Standing.HOLDS, "", NOW, NOW)
        with stage.services.begin() as work:
            work.saved_tests.put(tenant.store, test)
    stage.services.redis.flushdb()
    return stage


NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


def write(world: World, tenant: Tenant) -> Source:
    with world.services.begin() as work:
        written = write_answer(
            tenant.store, QUESTION, NO, "71", world.services.now(), work, source_id=None, publish=True
        )
    assert written is not None
    return written


def due_after(world: World, wait: timedelta) -> list[str]:
    return world.services.retesting.due(world.services.now() + wait)


def standings(world: World) -> list[Standing]:
    with world.services.begin() as work:
        return [work.saved_tests.all(tenant.store)[0].standing for tenant in (world.alice, world.bob)]


def run_due(house: Services, monkeypatch: pytest.MonkeyPatch, later: timedelta) -> int:
    """Have the clock look that much later; return how many stores it found."""
    now = house.now() + later
    with monkeypatch.context() as changed:
        changed.setitem(vars(house), "now", lambda: now)
        rehearsing.retest(house)
    return waiting(house.redis, QueueName.READINGS)


def test_a_published_answer_has_the_tests_of_its_store_run(tested: World, monkeypatch: pytest.MonkeyPatch) -> None:
    house = tested.services
    write(tested, tested.alice)
    assert house.retesting.awaits(tested.alice.store) and not house.retesting.awaits(tested.bob.store)
    assert run_due(house, monkeypatch, STAYED / 2) == 0
    assert run_due(house, monkeypatch, STAYED * 2) == 1
    assert not house.retesting.awaits(tested.alice.store)
    rehearsing.run_tests_anew.__wrapped__(house, tested.alice.store)  # type: ignore[attr-defined]  # the worker's
    assert standings(tested) == [Standing.DIFFERS, Standing.HOLDS]


def test_what_goes_on_changing_is_waited_for_and_what_stays_the_same_is_not(tested: World) -> None:
    learn(tested, tested.alice.store, "Tents are sold.")
    first = due_after(tested, STAYED * 2)
    assert first == [str(tested.alice.store.id)]
    house = tested.services
    house.retesting.put_off([tested.alice.store.id], house.now() + STAYED * 3)
    assert due_after(tested, STAYED * 2) == [] and due_after(tested, STAYED * 5) == first
    house.redis.flushdb()
    learn(tested, tested.alice.store, "Tents are sold.")
    assert due_after(tested, STAYED * 2) == []


def test_a_deleted_text_is_a_change_and_a_rehearsal_is_none(tested: World) -> None:
    source = write(tested, tested.alice)
    tested.services.redis.flushdb()
    with tested.services.begin() as work, work.undone():
        delete_source(tested.alice.store, source.id, work)
    assert due_after(tested, STAYED * 2) == []
    with tested.services.begin() as work:
        delete_source(tested.alice.store, source.id, work)
    assert due_after(tested, STAYED * 2) == [str(tested.alice.store.id)]


def test_what_changes_while_they_are_put_into_line_is_due_later(tested: World) -> None:
    house, now = tested.services, tested.services.now()
    house.retesting.put_off([tested.alice.store.id], now - STAYED * 2)
    assert house.retesting.due(now) == [str(tested.alice.store.id)]
    house.retesting.put_off([tested.alice.store.id], now)
    house.retesting.taken(now)
    assert house.retesting.awaits(tested.alice.store)


def learn(world: World, store: Store, words: str) -> None:
    document = Document(DocumentKind.PAGE, "tents", "Tents", "", f"<p>{words}</p>", NOW)
    with world.services.begin() as work:
        learn_document(store, document, work)
