"""Several workers in one process: a slow helpdesk holds up nobody else, and what is under way is ended in order."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from rq import Queue
from rq.registry import ScheduledJobRegistry
from rq.serializers import JSONSerializer

from domain.handoff.delivering import Outgoing
from domain.handoff.tickets import HandoffMethod, Ticket, TicketRef
from domain.ports import Helpdesk
from domain.stores import Store
from jobs import tickets, upkeep
from jobs.account_slots import AT_ONCE, AccountSlots
from jobs.crew import Crew
from jobs.queues import QueueName, waiting
from runtime.services import Services
from tests.domain.stage import rows
from tests.domain.talks import handed_over
from tests.fakes_helpdesk import FakeHelpdesk
from tests.jobs.test_worker import ROOT, wait_until
from tests.world import World

BACKLOG = 30
PROMISED = 2.0  # seconds until a ticket is there


class SlowDesk(FakeHelpdesk):
    """Opens nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()
        self.lock = threading.Lock()
        self.at_once = self.most = 0

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        with self.lock:
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        self.let_go.wait(60)
        with self.lock:
            self.at_once -= 1
            return super().open_ticket(ticket)


@pytest.fixture
def desks(stage: World, monkeypatch: pytest.MonkeyPatch) -> tuple[SlowDesk, FakeHelpdesk]:
    """Alice's, which is slow, and Bob's."""
    slow, quick = SlowDesk(), FakeHelpdesk()

    def required(store: Store, kind: str, connected: object) -> Helpdesk:
        return slow if store == stage.alice.store else quick

    monkeypatch.setattr(stage.services.helpdesks, "required", required)
    return slow, quick


@contextmanager
def working(house: Services, *names: QueueName) -> Iterator[None]:
    crew = Crew(house, list(names))
    thread = threading.Thread(target=crew.work)
    thread.start()
    try:
        yield
    finally:
        crew.stopped.set()
        thread.join(15)


def queue(world: World, *outgoing: Outgoing) -> None:
    for one in outgoing:
        tickets.deliver_later(world.services.redis, str(one.id))


def test_a_slow_helpdesk_delays_no_other_and_loses_nothing(stage: World, desks: tuple[SlowDesk, FakeHelpdesk]) -> None:
    slow, quick = desks
    queue(stage, *(handed_over(stage, stage.alice) for _ in range(BACKLOG)))
    bobs = handed_over(stage, stage.bob)
    with working(stage.services, *[QueueName.TICKETS] * (AT_ONCE + 2)):
        wait_until(lambda: slow.at_once == AT_ONCE)
        queue(stage, bobs)
        assert wait_until(lambda: len(quick.noted) == 1) < PROMISED
        slow.let_go.set()
        wait_until(lambda: len(slow.noted) == BACKLOG)
    assert (slow.most, len(slow.opened)) == (AT_ONCE, BACKLOG)
    assert {row["state"] for row in rows(stage.services, "outbox", stage.alice.store)} == {"done"}


def test_the_sweep_puts_some_of_each_account_into_the_line(stage: World) -> None:
    for _ in range(upkeep.OF_EACH + 3):
        handed_over(stage, stage.alice)
    bobs = handed_over(stage, stage.bob)
    upkeep.sweep()
    line = Queue(QueueName.TICKETS.value, connection=stage.services.redis, serializer=JSONSerializer)
    asked = [str(job.args[0]) for job in line.jobs]
    assert len(asked) == upkeep.OF_EACH + 1 and str(bobs.id) in asked


def test_work_that_finds_no_free_slot_is_left_to_the_holders_and_taken_up_once() -> None:
    slots, here, there = AccountSlots(), (UUID(int=1), HandoffMethod.ZENDESK), (UUID(int=2), HandoffMethod.ZENDESK)
    taken = [slots.take(here) for _ in range(AT_ONCE + 1)]
    assert taken == [True] * AT_ONCE + [False] and slots.take(there)
    slots.give_back(here)
    assert (slots.take_up(here), slots.take_up(here), slots.take_up(there)) == (True, False, False)
    assert slots.take(here)


def test_what_is_for_later_comes_when_its_time_has_come(stage: World, desks: tuple[SlowDesk, FakeHelpdesk]) -> None:
    bobs = handed_over(stage, stage.bob)
    tickets.deliver_later(stage.services.redis, str(bobs.id), after=1)
    later = ScheduledJobRegistry(QueueName.TICKETS.value, stage.services.redis, serializer=JSONSerializer)
    assert len(later) == 1
    with working(stage.services, QueueName.TICKETS, QueueName.UPKEEP):
        wait_until(lambda: len(desks[1].noted) == 1, 10)
    assert len(later) == 0


def test_a_process_that_is_told_to_end_does_so_at_once(house: Services) -> None:
    command = [sys.executable, "-m", "jobs.crew", "tickets", "letters", "upkeep"]
    process = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), start_new_session=True)
    try:
        upkeep_line = Queue(QueueName.UPKEEP.value, connection=house.redis, serializer=JSONSerializer)
        upkeep_line.enqueue(upkeep.sweep)
        wait_until(lambda: waiting(house.redis, QueueName.UPKEEP) == 0, 60)
        wait_until(quiet(upkeep_line))
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert not house.redis.smembers("rq:workers:tickets")
    finally:
        process.kill()


def quiet(line: Queue) -> Callable[[], bool]:
    def is_quiet() -> bool:
        time.sleep(0.2)
        return len(line.started_job_registry) == 0

    return is_quiet
