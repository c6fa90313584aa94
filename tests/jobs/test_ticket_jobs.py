"""The sweep finds what a crash left behind; a ticket's job does what can be done now and no more."""

from datetime import timedelta

import pytest
from rq import Queue
from rq.registry import ScheduledJobRegistry
from rq.serializers import JSONSerializer

from domain.conversations import Author
from domain.errors import RemoteError
from domain.handoff.connecting import Connected
from domain.handoff.tickets import HandoffMethod
from domain.ports import Helpdesk
from domain.stores import Store
from jobs import inbox, tickets, upkeep
from jobs.queues import QueueName
from tests.domain.order_story import parcel
from tests.domain.stage import deliveries, put, rows
from tests.domain.talks import WISH, choose, handed_over, kept, outgoing_of, say, start
from tests.fakes_helpdesk import FakeHelpdesk
from tests.world import World


def line(world: World, name: QueueName) -> list[str]:
    """Return what waits in a queue: the functions' names."""
    jobs = Queue(name.value, connection=world.services.redis, serializer=JSONSerializer).jobs
    return [job.func_name.removeprefix("jobs.") for job in jobs]


def later(world: World, name: QueueName = QueueName.TICKETS) -> int:
    queue = Queue(name.value, connection=world.services.redis, serializer=JSONSerializer)
    return len(ScheduledJobRegistry(queue=queue, serializer=JSONSerializer))


@pytest.fixture
def desk(stage: World, monkeypatch: pytest.MonkeyPatch) -> FakeHelpdesk:
    """Every store's helpdesk, in memory."""
    fake = FakeHelpdesk()

    def required(store: Store, kind: str, connected: Connected | None) -> Helpdesk:
        return fake

    monkeypatch.setattr(stage.services.helpdesks, "required", required)
    return fake


def test_the_sweep_queues_what_waits_in_every_store(stage: World) -> None:
    outgoing = handed_over(stage, stage.bob)
    for tenant in (stage.alice, stage.bob):
        put(stage, tenant.store, "carts/update", {}, 1)
    upkeep.sweep()
    assert line(stage, QueueName.INBOX) == ["inbox.drain_inbox"] * 2
    assert line(stage, QueueName.TICKETS) == ["tickets.deliver_ticket"]
    upkeep.sweep()
    assert len(line(stage, QueueName.INBOX)) == 2
    assert line(stage, QueueName.TICKETS) == ["tickets.deliver_ticket"]
    assert rows(stage.services, "outbox", stage.bob.store)[0]["id"] == str(outgoing.id)


def test_the_sweep_has_nothing_to_do_where_nothing_waits(stage: World) -> None:
    upkeep.sweep()
    assert [line(stage, name) for name in QueueName] == [[]] * len(QueueName)


def test_the_sweep_closes_what_waited_too_long_for_its_order(stage: World, monkeypatch: pytest.MonkeyPatch) -> None:
    put(stage, stage.alice.store, "fulfillments/create", parcel(2), 2)
    inbox.drain_inbox(str(stage.alice.store.id))
    upkeep.sweep()
    assert deliveries(stage.services, stage.alice.store)[0][1] == "early"
    monkeypatch.setattr(upkeep, "EARLY_AT_MOST", timedelta(0))
    upkeep.sweep()
    assert deliveries(stage.services, stage.alice.store)[0][1] == "skipped"


def test_every_installed_store_has_its_texts_read_again(stage: World) -> None:
    with stage.services.begin() as work:
        work.stores.uninstall(stage.bob.store, stage.services.now())
    upkeep.take_turns()
    assert "documents.refresh_documents" in line(stage, QueueName.READINGS)


def test_a_ticket_goes_to_the_helpdesk_with_its_note(stage: World, desk: FakeHelpdesk) -> None:
    outgoing = handed_over(stage, stage.alice)
    for _ in range(3):
        tickets.deliver_ticket(str(outgoing.id))
    assert (len(desk.opened), len(desk.noted)) == (1, 1)


def test_several_jobs_of_one_failing_ticket_do_not_multiply(stage: World, desk: FakeHelpdesk) -> None:
    outgoing = handed_over(stage, stage.alice)
    desk.fail(RemoteError("zendesk", "429", retry_after=600))
    for _ in range(4):
        tickets.deliver_ticket(str(outgoing.id))
    assert later(stage) == 1
    assert rows(stage.services, "outbox", stage.alice.store)[0]["attempts"] == 1
    upkeep.sweep()
    assert line(stage, QueueName.TICKETS) == []


def test_a_helpdesk_that_is_not_connected_keeps_the_ticket_waiting_with_advice(stage: World) -> None:
    outgoing = handed_over(stage, stage.alice)
    tickets.deliver_ticket(str(outgoing.id))
    (row,) = rows(stage.services, "outbox", stage.alice.store)
    assert (row["state"], row["advice"]) == ("waiting", "Connect Zendesk again in Shopfloor's hand-over settings.")
    assert kept(stage, stage.alice, outgoing.conversation_id).messages[-1].author is not Author.SYSTEM


def test_the_shopper_is_told_in_their_language(stage: World, desk: FakeHelpdesk) -> None:
    outgoing = handed_over(stage, stage.alice)
    conversation = kept(stage, stage.alice, outgoing.conversation_id)
    with stage.services.begin() as work:
        work.conversations.change(stage.alice.store, conversation, locale="de")
    tickets.deliver_ticket(str(outgoing.id))
    said = kept(stage, stage.alice, outgoing.conversation_id).messages[-1].text
    assert said == "Unser Team hat Ihre Anfrage: Ticket 1."


def test_a_ticket_of_the_inbox_of_ours_is_opened_once_with_what_was_written_since(stage: World) -> None:
    choose(stage, stage.alice, HandoffMethod.INBOX)
    talk = start(stage, stage.alice)
    for words in (WISH["en"], "yes, jane@example.com", "the green one"):
        say(stage, stage.alice, talk, words)
    outgoing = outgoing_of(stage, stage.alice, talk)
    assert outgoing is not None
    for _ in range(2):
        tickets.deliver_ticket(str(outgoing.id))
    assert [row["state"] for row in rows(stage.services, "outbox", stage.alice.store)] == ["done", "done"]
    with stage.services.begin() as work:
        ticket = work.team.of_conversation(stage.alice.store, talk)
        assert ticket is not None and work.team.of_conversation(stage.bob.store, talk) is None
        assert ticket.note_html and len(work.team.comments(stage.alice.store, ticket.number)) == 1
    assert kept(stage, stage.alice, talk).messages[-1].text == "Our team has your request: ticket 1."
