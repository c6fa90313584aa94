"""One ticket and one note, whatever fails in between; and the shopper is told the truth of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from domain.conversations import Author
from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.delivering import GIVE_UP_AFTER, Outgoing, OutgoingState, deliver, doubt_of, note_try
from domain.handoff.telling import tell_delivered
from domain.handoff.tickets import HandoffMethod
from domain.ports import Helpdesk
from tests.domain.stage import rows
from tests.domain.talks import handed_over, kept
from tests.fakes_helpdesk import FakeHelpdesk
from tests.world import World


class Outbox:
    """A worker's hands and a clock that can be moved."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.desk = FakeHelpdesk()
        self.outgoing = handed_over(world, world.alice)
        self.now: datetime = self.outgoing.created_at

    def work(self) -> bool:
        """Do what the job does now; return whether there was anything to do."""
        house = self.world.services
        with house.begin() as work:
            if note_try(self.outgoing.id, work.outbox, self.now) is None:
                return False
        while True:
            with house.begin() as work:
                delivered = deliver(self.outgoing.id, work.outbox, self.helpdesk, self.now)
                if delivered is None:
                    return True
                tell_delivered(self.world.alice.store, delivered, self.now, work)
            if delivered.opened is None:
                return True

    def helpdesk(self, outgoing: Outgoing) -> Helpdesk:
        return self.desk

    def wait(self, seconds: float = 2000) -> None:
        self.now += timedelta(seconds=seconds)

    @property
    def row(self) -> dict[str, object]:
        (row,) = rows(self.world.services, "outbox", self.world.alice.store)
        return row

    @property
    def told(self) -> list[str]:
        conversation = kept(self.world, self.world.alice, self.outgoing.conversation_id)
        return [message.text for message in conversation.messages if message.author is Author.SYSTEM]


@pytest.fixture
def outbox(stage: World) -> Outbox:
    return Outbox(stage)


def test_a_ticket_is_opened_with_its_note_and_the_shopper_told(outbox: Outbox) -> None:
    outbox.work()
    assert (len(outbox.desk.opened), len(outbox.desk.noted)) == (1, 1)
    assert outbox.desk.opened[0] == outbox.outgoing.ticket
    assert (outbox.row["state"], outbox.row["ticket_id"]) == ("done", "1")
    assert outbox.told == ["Our team has your request: ticket 1."]


def test_nothing_is_done_twice(outbox: Outbox) -> None:
    outbox.work()
    outbox.wait()
    assert not outbox.work()
    assert (len(outbox.desk.opened), len(outbox.desk.noted), len(outbox.told)) == (1, 1, 1)


def test_an_answer_lost_after_the_ticket_was_made_makes_no_second_one(outbox: Outbox) -> None:
    outbox.desk.fail(RemoteError("zendesk", "ReadTimeout"), after_commit=True)
    outbox.work()
    assert (outbox.row["state"], outbox.told) == ("waiting", [])
    # Even when the helpdesk has forgotten the key of the first try.
    outbox.desk.opened[0] = outbox.desk.opened[0].__class__(**{**vars(outbox.desk.opened[0]), "key": "forgotten"})
    outbox.wait()
    outbox.work()
    assert (len(outbox.desk.opened), len(outbox.desk.noted), outbox.row["state"]) == (1, 1, "done")


def test_a_wait_that_the_helpdesk_names_is_kept_by_every_job(outbox: Outbox) -> None:
    outbox.desk.fail(RemoteError("zendesk", "429", retry_after=600))
    outbox.work()
    outbox.wait(500)
    assert not outbox.work()
    outbox.wait(101)
    assert outbox.work()
    assert outbox.row["state"] == "done"


def test_tries_grow_further_apart(outbox: Outbox) -> None:
    waits = []
    for _ in range(6):
        outbox.desk.fail(RemoteError("zendesk", "503"))
        outbox.work()
        waits.append((datetime.fromisoformat(str(outbox.row["next_at"])) - outbox.now).total_seconds())
        outbox.wait(waits[-1])
    assert waits == sorted(waits) and waits[0] < 3 and 50 < waits[-1] < 900


def test_a_refusal_for_good_shows_its_advice_and_tells_the_shopper_once(outbox: Outbox) -> None:
    outbox.desk.fail(RemoteError("zendesk", "422", permanent=True, advice="Fix the form."))
    outbox.work()
    outbox.wait()
    assert not outbox.work()
    assert (outbox.row["state"], outbox.row["advice"]) == ("failed", "Fix the form.")
    assert len(outbox.told) == 1 and "longer than it should" in outbox.told[0]


def test_refused_credentials_keep_the_ticket_waiting_until_the_merchant_connects_again(outbox: Outbox) -> None:
    outbox.desk.fail(CredentialsRejected("zendesk", "401", "Connect Zendesk again."))
    outbox.work()
    assert (outbox.row["state"], outbox.row["advice"]) == ("waiting", "Connect Zendesk again.")
    assert not outbox.told
    with outbox.world.services.begin() as work:
        work.outbox.hurry(outbox.world.alice.store, HandoffMethod.ZENDESK, outbox.now)
    outbox.work()
    assert len(outbox.desk.opened) == 1


def test_connecting_again_repeats_nothing_that_may_still_be_under_way(outbox: Outbox) -> None:
    for trouble in (CredentialsRejected("zendesk", "401", "Connect Zendesk again."), RemoteError("zendesk", "timeout")):
        outbox.wait()
        outbox.desk.fail(trouble)
        outbox.work()
    waits_until = outbox.row["next_at"]
    hurry(outbox)
    assert outbox.row["next_at"] == waits_until


def test_connecting_again_repeats_nothing_that_a_worker_died_over(outbox: Outbox) -> None:
    outbox.desk.fail(CredentialsRejected("zendesk", "401", "Connect Zendesk again."))
    outbox.work()
    outbox.wait()
    with outbox.world.services.begin() as work:
        note_try(outbox.outgoing.id, work.outbox, outbox.now)
    hurry(outbox)
    assert not outbox.work()


def hurry(outbox: Outbox) -> None:
    with outbox.world.services.begin() as work:
        work.outbox.hurry(outbox.world.alice.store, HandoffMethod.ZENDESK, outbox.now)


def test_what_failed_is_opened_after_a_person_asks_for_it(outbox: Outbox) -> None:
    outbox.desk.fail(RemoteError("zendesk", "422", permanent=True, advice="Fix the form."))
    outbox.work()
    store = outbox.world.alice.store
    with outbox.world.services.begin() as work:
        assert work.outbox.retry(outbox.world.bob.store, outbox.now) == 0
        assert work.outbox.retry(store, outbox.now) == 1
    outbox.work()
    assert (outbox.row["state"], len(outbox.desk.opened), outbox.row["advice"]) == ("done", 1, "")
    assert outbox.told[-1] == "Our team has your request: ticket 1."


def test_after_two_days_of_trying_a_person_must_look(outbox: Outbox) -> None:
    for waited in (0, GIVE_UP_AFTER.total_seconds() - 60):
        outbox.desk.fail(RemoteError("zendesk", "503"))
        outbox.wait(waited)
        outbox.work()
        assert outbox.row["state"] == "waiting"
    outbox.desk.fail(RemoteError("zendesk", "503"))
    outbox.wait()
    outbox.work()
    assert outbox.row["state"] == "failed"
    assert "Zendesk did not take this for two days" in str(outbox.row["advice"])
    assert str(outbox.row["advice"]).endswith("zendesk: 503.")


def test_a_note_that_is_refused_tells_the_merchant_and_worries_no_shopper(outbox: Outbox, stage: World) -> None:
    with stage.services.begin() as work:
        note_try(outbox.outgoing.id, work.outbox, outbox.now)
    with stage.services.begin() as work:
        deliver(outbox.outgoing.id, work.outbox, outbox.helpdesk, outbox.now)
    outbox.desk.fail(RemoteError("zendesk", "422", permanent=True, advice="Fix the form."))
    outbox.work()
    assert (outbox.row["state"], outbox.row["advice"], outbox.told) == ("failed", "Fix the form.", [])
    with stage.services.begin() as work:
        store, conversation_id = stage.alice.store, outbox.outgoing.conversation_id
        assert work.outbox.retry(stage.bob.store, outbox.now, conversation_id) == 0
        assert work.outbox.retry(store, outbox.now, UUID(int=1)) == 0
        assert work.outbox.retry(store, outbox.now, conversation_id) == 1
    outbox.work()
    assert (outbox.row["state"], len(outbox.desk.opened), len(outbox.desk.noted)) == ("done", 1, 1)


def test_a_crash_between_ticket_and_note_makes_one_of_each(outbox: Outbox, stage: World) -> None:
    with stage.services.begin() as work:
        note_try(outbox.outgoing.id, work.outbox, outbox.now)
    with stage.services.begin() as work:
        deliver(outbox.outgoing.id, work.outbox, outbox.helpdesk, outbox.now)
    # Here the worker dies; another one finds the ticket opened and its note missing.
    assert (outbox.row["state"], len(outbox.desk.noted)) == ("opened", 0)
    with stage.services.begin() as work:
        assert work.outbox.due(outbox.now, 5) == [outbox.outgoing.id]
    outbox.work()
    assert (len(outbox.desk.opened), len(outbox.desk.noted), outbox.row["state"]) == (1, 1, "done")


@pytest.mark.parametrize("step", ["open_ticket", "add_note"])
def test_a_crash_after_the_helpdesk_did_it_and_before_we_kept_it_makes_one_of_each(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    done: Callable[..., object] = getattr(outbox.desk, step)

    def do_and_die(*given: object) -> None:
        done(*given)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(outbox.desk, step, do_and_die)
        with pytest.raises(KeyboardInterrupt):
            outbox.work()
    outbox.wait()
    outbox.work()
    assert (len(outbox.desk.opened), len(outbox.desk.noted), outbox.row["state"]) == (1, 1, "done")
    assert outbox.told == ["Our team has your request: ticket 1."]


def test_a_round_has_one_ticket_at_most(outbox: Outbox, stage: World) -> None:
    first = outbox.outgoing
    with pytest.raises(IntegrityError), stage.services.begin() as work:
        (one,) = work.rounds.all(stage.alice.store, first.conversation_id)
        work.outbox.put(stage.alice.store, one, 0, first.ticket, outbox.now)


def test_a_ticket_in_other_hands_is_left_alone(outbox: Outbox, stage: World) -> None:
    with stage.services.begin() as first, stage.services.begin() as second:
        assert first.outbox.take(outbox.outgoing.id) is not None
        assert second.outbox.take(outbox.outgoing.id) is None


def test_a_creation_nobody_answered_is_not_repeated_while_it_may_be_under_way(outbox: Outbox) -> None:
    """Gorgias keeps no idempotency key: a look-up made too early finds nothing, and a second ticket would follow."""
    row = replace(outgoing_row(outbox), method=HandoffMethod.GORGIAS)
    assert doubt_of(row) >= 60
    assert doubt_of(replace(row, method=HandoffMethod.ZENDESK)) == 0
    # No helpdesk keeps keys for what is added to a ticket.
    assert doubt_of(replace(row, method=HandoffMethod.ZENDESK, state=OutgoingState.OPENED)) >= 60


def outgoing_row(outbox: Outbox) -> Outgoing:
    with outbox.world.services.begin() as work:
        (due,) = work.outbox.due(outbox.now + timedelta(days=1), 1)
        found = work.outbox.take(due)
    assert found is not None
    return found
