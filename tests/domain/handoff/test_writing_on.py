"""What a shopper writes while people have the conversation reaches them: each message once, in order, told truly."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.conversations import Author
from domain.errors import RemoteError
from domain.handoff.delivering import OutgoingState
from domain.handoff.returning import take_back
from domain.handoff.tickets import HandoffMethod, TicketStatus
from domain.handoff.words import Word
from jobs import tickets
from tests.domain.stage import rows
from tests.domain.talks import WISH, choose, handed_over, kept, press, prove, say, start
from tests.fakes_helpdesk import FakeHelpdesk
from tests.world import World

CARD = "4111 1111 1111 1111"


class Line:
    """A conversation that people have, their desk, and a worker with a clock that can be moved."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self.world, self.desk = world, FakeHelpdesk()
        self.first = handed_over(world, world.alice)
        self.talk: UUID = self.first.conversation_id
        self.now: datetime = self.first.created_at
        monkeypatch.setattr(world.services, "now", lambda: self.now)
        monkeypatch.setattr(world.services.helpdesks, "required", lambda store, kind, connected: self.desk)

    def say(self, words: str) -> dict[str, Any]:
        self.now += timedelta(seconds=1)
        return say(self.world, self.world.alice, self.talk, words)

    def work(self, seconds: float = 100) -> None:
        """Do what is due after some time, as the sweep has it done."""
        self.now += timedelta(seconds=seconds)
        house = self.world.services
        while True:
            with house.begin() as work:
                due = work.outbox.due(self.now, 10)
            for outgoing_id in due:
                tickets.deliver_part(house, outgoing_id)
            if not due:
                return

    def arrive(self, text: str) -> None:
        with self.world.services.begin() as work:
            for event in self.desk.read_webhook(*self.desk.replied(self.first.external_id, text)):
                take_back(self.world.alice.store, event, work)

    @property
    def states(self) -> list[str]:
        parts = sorted(rows(self.world.services, "outbox", self.world.alice.store), key=lambda row: row["part"])
        return [row["state"] for row in parts]

    @property
    def written(self) -> list[str]:
        return [comment.text.partition("\n")[0] for _, comment in self.desk.commented]

    @property
    def told(self) -> list[str]:
        found = kept(self.world, self.world.alice, self.talk).messages
        return [one.text for one in found if one.author in (Author.AGENT, Author.SYSTEM)]


@pytest.fixture
def line(stage: World, monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(stage, monkeypatch)


def test_each_message_follows_the_ticket_in_its_order_and_once(line: Line) -> None:
    for words in ("It is the green one.", "Size M", "and please hurry"):
        line.say(words)
    line.work()
    line.work()
    assert line.written == ["It is the green one.", "Size M", "and please hurry"]
    assert {ref.id for ref, _ in line.desk.commented} == {"1"}
    assert line.states == ["done"] * 4


def test_nothing_is_written_before_the_ticket_is_there(line: Line) -> None:
    line.say("It is the green one.")
    line.desk.fail(RemoteError("zendesk", "503", answered=True))
    line.work()
    with line.world.services.begin() as work:
        (comment,) = work.outbox.parts(line.world.alice.store, round_of(line))[1:]
        assert work.outbox.take(comment.id) is None
    assert (line.desk.opened, line.desk.commented) == ([], [])
    line.work()
    assert (len(line.desk.opened), line.written) == (1, ["It is the green one."])


def test_a_comment_waits_for_the_one_before_it(line: Line) -> None:
    line.work()
    line.say("first")
    line.say("second")
    line.desk.fail(RemoteError("zendesk", "500", answered=True))
    line.work(0)
    assert line.written == []
    line.work()
    assert line.written == ["first", "second"]


@pytest.mark.parametrize("error", [RemoteError("zendesk", "timeout"), RemoteError("zendesk", "500", answered=True)])
def test_an_answer_lost_after_the_comment_was_made_makes_no_second_one(line: Line, error: RemoteError) -> None:
    line.work()
    line.say("It is the green one.")
    line.desk.fail(error, after_commit=True)
    line.work(0)
    assert line.states == ["done", "waiting"]
    line.work()
    assert (line.states, line.written) == (["done", "done"], ["It is the green one."])


def test_the_shopper_is_told_once_until_somebody_answers(line: Line) -> None:
    assert line.say("first")["message"]["text"] == Word.WROTE_ON
    assert [line.say(words)["message"]["text"] for words in ("second", "third")] == ["", ""]
    line.arrive("Which one do you mean?")
    assert line.say("the green one")["message"]["text"] == Word.WROTE_ON
    assert line.told.count(Word.WROTE_ON) == 2
    said = [one.text for one in kept(line.world, line.world.alice, line.talk).messages if one.author is Author.SHOPPER]
    assert said[-4:] == ["first", "second", "third", "the green one"]


def test_a_message_to_a_ticket_that_failed_is_kept_with_it_and_said_so(line: Line) -> None:
    line.say("before")
    line.desk.fail(RemoteError("zendesk", "422", permanent=True, advice="Fix the form."))
    line.work()
    assert line.say("after")["message"]["text"] == Word.WROTE_ON_DELAYED
    line.work()
    assert (line.states, line.desk.opened, line.desk.commented) == (["failed", "waiting", "waiting"], [], [])
    with line.world.services.begin() as work:
        assert work.outbox.retry(line.world.alice.store, line.now) == 1
    line.work()
    assert (len(line.desk.opened), line.written, line.states) == (1, ["before", "after"], ["done"] * 3)
    assert line.told.count(Word.DELAYED) == 1


def test_a_message_that_fails_is_told_once_and_goes_on_in_order_after_a_retry(line: Line) -> None:
    line.work()
    for words in ("first", "second"):
        line.say(words)
    for _ in range(2):
        line.desk.fail(RemoteError("zendesk", "422", permanent=True, advice="The ticket is closed."))
        line.work()
        assert line.states == ["done", "failed", "waiting"]
        with line.world.services.begin() as work:
            work.outbox.retry(line.world.alice.store, line.now)
    line.work()
    assert (line.written, line.told.count(Word.DELAYED)) == (["first", "second"], 1)


def test_a_note_that_failed_holds_up_nothing_and_opens_no_second_ticket(line: Line) -> None:
    with line.world.services.begin() as work:
        there = {"state": OutgoingState.FAILED, "ticket_id": "7", "ticket_url": "https://desk.example/7"}
        work.outbox.change(line.first.id, **there)
    line.say("It is the green one.")
    line.work()
    assert line.written == ["It is the green one."]
    with line.world.services.begin() as work:
        work.outbox.retry(line.world.alice.store, line.now)
    line.work()
    assert (line.desk.opened, len(line.desk.noted), line.states) == ([], 1, ["done", "done"])


def test_what_is_written_later_is_redacted_and_escaped_as_the_ticket_is(line: Line) -> None:
    line.say(f"my card is {CARD} <b>now</b>")
    line.work()
    (_, comment), whole = line.desk.commented[0], str(line.desk.commented)
    assert CARD not in whole and "[card number removed]" in comment.html
    assert "&lt;b&gt;now" in comment.html and "Written in the chat" in comment.text


def test_a_proof_given_later_reaches_people_and_tells_the_shopper_nothing(line: Line) -> None:
    alice = line.world.alice
    right = prove(line.world, alice, line.talk, alice.own_order, email=alice.own_email)
    wrong = prove(line.world, alice, line.talk, alice.own_order, email="stranger@mail.example")
    line.work()
    assert "TRACK" not in str(right) + str(wrong)
    assert alice.own_email in line.written[0] and "this matches" in line.written[0]
    assert "this does not match" in line.written[1]


def test_after_the_end_the_agent_answers_and_no_comment_is_made(line: Line) -> None:
    line.work()
    with line.world.services.begin() as work:
        solved = line.desk.changed(line.first.external_id, TicketStatus.SOLVED)
        for event in line.desk.read_webhook(*solved):
            take_back(line.world.alice.store, event, work)
    assert "89" in line.say("How much does the rain jacket cost?")["message"]["text"]
    line.work()
    assert line.written == []


def test_comments_of_a_further_round_go_to_its_own_ticket(line: Line) -> None:
    line.say("for the first")
    line.work()
    with line.world.services.begin() as work:
        for event in line.desk.read_webhook(*line.desk.changed(line.first.external_id, TicketStatus.SOLVED)):
            take_back(line.world.alice.store, event, work)
    press(line.world, line.world.alice, line.talk, True)
    line.say("for the second")
    line.work()
    assert [(ref.id, comment.key) for ref, comment in line.desk.commented] == [
        ("1", f"{line.first.external_id}-c1"),
        ("2", f"{line.first.external_id}-2-c1"),
    ]


def test_what_is_written_reaches_an_inbox_of_ours_by_the_outbox_too(stage: World) -> None:
    choose(stage, stage.alice, HandoffMethod.INBOX)
    talk = start(stage, stage.alice)
    say(stage, stage.alice, talk, WISH["en"])
    say(stage, stage.alice, talk, "yes, jane@example.com")
    assert say(stage, stage.alice, talk, "the green one")["message"]["text"] == Word.WROTE_ON_HERE
    assert [row["kind"] for row in rows(stage.services, "outbox", stage.alice.store)] == ["ticket", "comment"]


def round_of(line: Line) -> Any:
    with line.world.services.begin() as work:
        return work.rounds.all(line.world.alice.store, line.talk)[-1]
