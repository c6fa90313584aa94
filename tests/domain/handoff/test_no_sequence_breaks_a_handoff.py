"""No sequence of messages, consents, failures, crashes, retries and webhooks opens two tickets, loses one, doubles or
disorders what a shopper wrote, or lets the agent speak while people have the conversation.

HANDOFF_SEQUENCES sets how many sequences are tried.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from domain.conversations import AGENT_MAY_SPEAK, Author
from domain.errors import BadSignature
from domain.handoff.delivering import Outgoing, OutgoingState
from domain.handoff.returning import take_back
from domain.handoff.rounds import Round
from domain.handoff.tickets import Fate, HandoffMethod, TicketStatus
from domain.handoff.words import Word
from domain.ports import Helpdesk
from domain.stores import Store
from jobs import tickets
from tests.domain.handoff.strict_desks import Crash, Held, Letter, StrictDesk, Trouble
from tests.domain.talks import choose, kept, press, prove, say, start
from tests.world import NOW, Tenant, World

USUAL = 150
SEQUENCES = int(os.environ.get("HANDOFF_SEQUENCES") or USUAL)
STEPS = 16  # at most, of one sequence
METHODS = (HandoffMethod.ZENDESK, HandoffMethod.GORGIAS)
LINES = (
    "I want to talk to a human",
    "yes please",
    "no thanks",
    "jane@example.com",
    "my lawyer will sue you",
    "do you ship to Canada",
    "hello",
)
NOTICES = {"", *(word.value for word in Word)}
MENDED = timedelta(hours=1)  # after which everything that waits is due
WAITS = (1, 5, 30, 100, 1000, 8000)  # seconds; a desk may be slow for 60, and forgets its keys after 7200
WHICH = st.integers(0, 1)


@dataclass
class Talk:
    """A shopper's conversation with one store. `passed` is what they wrote while people had it, by round."""

    tenant: Tenant
    desk: StrictDesk
    id: UUID
    passed: dict[int, list[str]] = field(default_factory=dict)
    replies: int = 0
    seen: "Seen | None" = None

    @property
    def state(self) -> str:
        return self.seen.state if self.seen else "open"


@dataclass(frozen=True)
class Seen:
    """How it stood after the last step. `rounds` are (external id, whether it runs), in their order."""

    state: str
    rounds: list[tuple[str, bool]]
    replies: list[str]


# One statement for all, since a step costs what its statements cost.
SEE = text(
    """
    SELECT conversations.id, state,
        coalesce((SELECT jsonb_agg(jsonb_build_array(external_id, ended_at IS NULL) ORDER BY number) FROM rounds
            WHERE conversation_id = conversations.id), '[]') AS rounds,
        ARRAY(SELECT messages.text FROM messages
            WHERE conversation_id = conversations.id AND author = 'staff' ORDER BY sequence) AS replies
    FROM conversations
    """
)


class Handoffs(RuleBasedStateMachine):
    """Alice's store with a helpdesk that keeps keys, and Bob's with one that keeps none."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world, self.now = world, NOW
        vars(world.services)["now"] = lambda: self.now
        vars(world.services.helpdesks)["required"] = self.desk_of
        self.talks = [*self.begun()]

    def begun(self) -> Iterator[Talk]:
        with self.world.services.begin() as work:
            work.connection.execute(text("DELETE FROM conversations"))
        tenants = (self.world.alice, self.world.alice.own_customer), (self.world.bob, None)
        for (tenant, customer), method in zip(tenants, METHODS, strict=True):
            choose(self.world, tenant, method)
            desk = StrictDesk(tenant.store.shop.name, method is HandoffMethod.ZENDESK, lambda: self.now)
            yield Talk(tenant, desk, start(self.world, tenant, customer))

    def desk_of(self, store: Store, kind: HandoffMethod, connected: object) -> Helpdesk:
        return next(talk.desk for talk in self.talks if talk.tenant.store == store)

    @initialize(agreed=st.tuples(st.booleans(), st.booleans()))
    def agree(self, agreed: tuple[bool, bool]) -> None:
        """Most begin with people, where the dangers are."""
        for talk, wanted in zip(self.talks, agreed, strict=True):
            if wanted:
                press(self.world, talk.tenant, talk.id, True, "joe@example.com")

    # What shoppers do

    @rule(which=WHICH, line=st.sampled_from(LINES))
    def write(self, which: int, line: str) -> None:
        talk = self.talks[which]
        self.heard(talk, line, say(self.world, talk.tenant, talk.id, line))

    @rule(which=WHICH, consent=st.booleans(), email=st.sampled_from([None, "joe@example.com"]))
    def press(self, which: int, consent: bool, email: str | None) -> None:
        talk = self.talks[which]
        said = press(self.world, talk.tenant, talk.id, consent, email)
        assert talk.state in AGENT_MAY_SPEAK or said["message"]["text"] == Word.WITH_TEAM

    @rule(which=WHICH, email=st.sampled_from(["own.bob@mail.example", "nobody@mail.example"]))
    def prove(self, which: int, email: str) -> None:
        talk = self.talks[which]
        said = prove(self.world, talk.tenant, talk.id, talk.tenant.own_order, email=email)
        self.heard(talk, f"Order {talk.tenant.own_order}", said)

    def heard(self, talk: Talk, words: str, said: dict[str, Any]) -> None:
        if talk.seen is None or talk.state in AGENT_MAY_SPEAK:
            return
        assert said["message"]["text"] in NOTICES, "the agent spoke while people had the conversation"
        if talk.state != "closed":
            talk.passed.setdefault(len(talk.seen.rounds), []).append(words)

    # What becomes of it on our side

    @rule(which=WHICH, troubles=st.lists(st.sampled_from(Trouble), max_size=2), seconds=st.sampled_from(WAITS))
    def work(self, which: int, troubles: list[Trouble], seconds: int) -> None:
        """Some time passes, then the sweep has everything delivered that is due, in a bad moment of one desk."""
        self.now += timedelta(seconds=seconds)
        for talk in self.talks:
            talk.desk.land(self.now)
        self.talks[which].desk.troubles = list(troubles)
        for outgoing_id in self.due():
            self.deliver(outgoing_id)

    @rule()
    def try_the_same_at_once(self) -> None:
        """Several jobs may come for one part; each but the first finds that it was tried."""
        for outgoing_id in self.due()[:1] * 2:
            self.deliver(outgoing_id)

    @rule(which=WHICH)
    def ask_for_a_retry(self, which: int) -> None:
        with self.world.services.begin() as work:
            work.outbox.retry(self.talks[which].tenant.store, self.now)

    def due(self) -> list[UUID]:
        with self.world.services.begin() as work:
            return work.outbox.due(self.now, 10)

    def deliver(self, outgoing_id: UUID) -> None:
        try:
            tickets.deliver_part(self.world.services, outgoing_id)
        except Crash:
            pass

    # What staff do

    def ticket(self, which: int, at: int) -> Held | None:
        alive = self.talks[which].desk.alive
        return alive[at % len(alive)] if alive else None

    @rule(which=WHICH, at=st.integers(0, 3))
    def staff_reply(self, which: int, at: int) -> None:
        talk = self.talks[which]
        if held := self.ticket(which, at):
            talk.replies += 1
            talk.desk.staff_replies(held, f"{talk.tenant.store.name}, reply {talk.replies}")

    @rule(which=WHICH, at=st.integers(0, 3), status=st.sampled_from(TicketStatus))
    def staff_set(self, which: int, at: int, status: TicketStatus) -> None:
        if held := self.ticket(which, at):
            self.talks[which].desk.staff_sets(held, status)

    @rule(which=WHICH, at=st.integers(0, 3), fate=st.sampled_from(Fate))
    def staff_put_away(self, which: int, at: int, fate: Fate) -> None:
        if held := self.ticket(which, at):
            self.talks[which].desk.staff_puts_away(held, fate)

    # What their webhooks bring: late, twice, out of order, forged, to the wrong door

    @rule(which=WHICH, place=st.integers(0, 9), door=WHICH)
    def bring(self, which: int, place: int, door: int) -> None:
        letters = self.talks[which].desk.letters
        if letters:
            self.bring_letter(letters[-1 - place % len(letters)], self.talks[door], is_own=which == door)

    def bring_letter(self, letter: Letter, talk: Talk, *, is_own: bool) -> None:
        try:
            event = talk.desk.read(letter)
        except BadSignature:
            event = None
        assert event is None or is_own, "a delivery of another store's desk was believed"
        with self.world.services.begin() as work:
            if event:
                take_back(talk.tenant.store, event, work)
            elif not is_own:
                assert not take_back(talk.tenant.store, letter.event, work)

    # What must hold at every moment

    @invariant()
    def nothing_is_broken(self) -> None:
        with self.world.services.begin() as work:
            found = {row.id: Seen(row.state, row.rounds, row.replies) for row in work.connection.execute(SEE)}
        for talk in self.talks:
            talk.seen = found[talk.id]
            no_round_has_two_tickets(talk, talk.seen)
            what_was_written_stands_once_and_in_order(talk, talk.seen)
            staff_are_heard_once_and_only_at_their_own_store(talk, talk.seen)
            people_have_it_while_its_newest_round_runs(talk.seen)

    def teardown(self) -> None:
        """Once the desks are well, every handoff has its ticket and every word stands in it, or its failure shows."""
        for talk in self.talks:
            talk.desk.heal()
        self.finish()
        for talk in self.talks:
            self.shows_what_failed(talk)
        for which in range(len(self.talks)):
            self.ask_for_a_retry(which)
        self.finish()
        for talk in self.talks:
            self.has_everything(talk)

    def finish(self) -> None:
        self.now += MENDED
        while due := self.due():
            for outgoing_id in due:
                self.deliver(outgoing_id)
        with self.world.services.begin() as work:
            left = [work.outbox.counts(talk.tenant.store) for talk in self.talks]
        assert all(set(counts) <= {"done", "failed"} for counts in left), left

    def shows_what_failed(self, talk: Talk) -> None:
        told = [one.text for one in kept(self.world, talk.tenant, talk.id).messages if one.author is Author.SYSTEM]
        for one in self.rounds(talk):
            failed = [part for part in self.parts(talk, one) if part.state is OutgoingState.FAILED]
            assert all(part.advice for part in failed)
            assert not failed or Word.DELAYED in told

    def has_everything(self, talk: Talk) -> None:
        for one in self.rounds(talk):
            made = [held for held in talk.desk.tickets if held.ticket.external_id == one.external_id]
            gone = any(held.is_gone for held in made)
            states = [part.state for part in self.parts(talk, one)]
            assert made, "a handoff has no ticket"
            assert gone or set(states) == {OutgoingState.DONE}, states
            assert gone or len(made[0].comments) == len(talk.passed.get(one.number, []))

    def rounds(self, talk: Talk) -> list[Round]:
        with self.world.services.begin() as work:
            return work.rounds.all(talk.tenant.store, talk.id)

    def parts(self, talk: Talk, one: Round) -> list[Outgoing]:
        with self.world.services.begin() as work:
            return work.outbox.parts(talk.tenant.store, one)


def no_round_has_two_tickets(talk: Talk, seen: Seen) -> None:
    names = [held.ticket.external_id for held in talk.desk.alive]
    assert len(names) == len(set(names)), names
    assert set(names) <= {name for name, _ in seen.rounds}


def what_was_written_stands_once_and_in_order(talk: Talk, seen: Seen) -> None:
    passed = {name: talk.passed.get(number, []) for number, (name, _) in enumerate(seen.rounds, start=1)}
    for held in talk.desk.tickets:
        written, there = passed[held.ticket.external_id], [one.text for one in held.comments]
        assert len(there) <= len(written), (there, written)
        assert all(map(str.startswith, there, written)), (there, written)
        assert len(held.notes) <= 1, held.notes


def staff_are_heard_once_and_only_at_their_own_store(talk: Talk, seen: Seen) -> None:
    assert len(seen.replies) == len(set(seen.replies)), seen.replies
    assert all(one.startswith(talk.tenant.store.name) for one in seen.replies), seen.replies


def people_have_it_while_its_newest_round_runs(seen: Seen) -> None:
    running = [number for number, (_, runs) in enumerate(seen.rounds, start=1) if runs]
    with_people = seen.state in ("handed_off", "with_human")
    assert running == ([len(seen.rounds)] if with_people else []), seen


def test_no_sequence_breaks_a_handoff(stage: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "deliver_later", lambda *given, after=0: None)
    tried = settings(
        max_examples=SEQUENCES,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=SEQUENCES == USUAL,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(partial(Handoffs, stage), settings=tried)
