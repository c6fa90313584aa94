"""A burst of messages gets one reply, without a model as with one."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import text

from blueprints import chat
from domain import turns
from storage.locks import LockKind
from tests.blueprints.callers import ChatShopper, Json, visitor_of
from tests.world import World

IN_LINE = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted")
WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
STAND_IN_LINE = text("SELECT pg_advisory_xact_lock_shared(hashtextextended(:conversation, :kind))")
BURST = ("hi", "do you have the rain jacket", "in size L")


@pytest.fixture
def alices(world: World) -> ChatShopper:
    return visitor_of(world, world.alice)


@contextmanager
def held(world: World, shopper: ChatShopper) -> Iterator[None]:
    """Keep every turn of the conversation waiting until all of a burst have come."""
    with world.services.begin() as work:
        work.conversations.conversation(world.alice.store, UUID(shopper.conversation), lock=True)
        yield
        ends = time.monotonic() + 10
        while work.connection.scalar(IN_LINE) <= len(BURST) and time.monotonic() < ends:
            time.sleep(0.01)


def said_at_once(world: World, shopper: ChatShopper, messages: tuple[str, ...]) -> list[Json]:
    answers: list[Json] = []
    threads = [threading.Thread(target=lambda words=words: answers.append(shopper.say(words))) for words in messages]
    with held(world, shopper):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(20)
    return answers


def replies(shopper: ChatShopper) -> list[Json]:
    return [one for one in shopper.messages() if one["author"] == "agent"]


def test_three_messages_at_once_get_one_reply_to_all_of_them(world: World, alices: ChatShopper) -> None:
    answers = said_at_once(world, alices, BURST)
    assert len(answers) == 3 and len({answer["message"]["id"] for answer in answers}) == 1
    (reply,) = replies(alices)
    assert "Rain Jacket" in reply["text"] and "(L)" in reply["text"]


def test_two_wishes_of_a_burst_are_both_answered(world: World, alices: ChatShopper) -> None:
    said_at_once(world, alices, ("how much is the rain jacket?", "how long do i have to return it?", "thanks"))
    (reply,) = replies(alices)
    assert "$89.00" in reply["text"] and "21 days" in reply["text"]


def test_one_message_after_another_gets_a_reply_each(alices: ChatShopper) -> None:
    for words in BURST:
        alices.say(words)
    assert len(replies(alices)) == 3


def test_bursts_of_two_shoppers_do_not_meet(world: World, alices: ChatShopper) -> None:
    other = visitor_of(world, world.alice)
    with held(world, alices):
        assert other.say("how much is the rain jacket?")["outcome"] == "answered"
        threads = [threading.Thread(target=alices.say, args=(words,)) for words in BURST]
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(20)
    assert len(replies(alices)) == 1 and len(replies(other)) == 1


def test_what_a_later_turn_does_not_answer_is_answered_all_the_same(
    world: World, alices: ChatShopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "LONGEST_WAIT", 0.1)
    with world.services.begin() as work:
        # Stands in line like the turn of a further message, and then says nothing.
        work.connection.execute(STAND_IN_LINE, {"conversation": alices.conversation, "kind": int(LockKind.TURN)})
        answer = alices.say("how much is the rain jacket?")
    assert "$89.00" in answer["message"]["text"] and len(replies(alices)) == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [("handoff", {"consent": False}), ("identify", {"order": "9999", "email": "who@example.com"})],
)
def test_no_message_is_left_to_a_button_or_a_form_which_would_not_answer_it(
    world: World, alices: ChatShopper, monkeypatch: pytest.MonkeyPatch, path: str, body: Json
) -> None:
    answer, told = turns.answer, []
    pressed = threading.Thread(target=lambda: told.append(alices.post(path, body)))

    def pressed_meanwhile(*given: object) -> object:
        monkeypatch.setattr(turns, "answer", answer)
        pressed.start()
        ends = time.monotonic() + 10
        with world.services.begin() as work:
            while not work.connection.scalar(WAITING) and time.monotonic() < ends:
                time.sleep(0.01)
        return answer(*given)

    monkeypatch.setattr(turns, "answer", pressed_meanwhile)
    said = alices.say("how much is the rain jacket?")
    pressed.join(20)
    assert "$89.00" in said["message"]["text"] and told[0].status_code == 200 and len(replies(alices)) == 2
