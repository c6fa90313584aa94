"""A burst of messages gets one reply, without a model as with one."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import text

from blueprints import chat
from domain.turns import taking
from storage.locks import LockKind
from tests.blueprints.callers import ChatShopper, Json, visitor_of
from tests.world import World

IN_LINE = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted")
WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
STAND_IN_LINE = text("SELECT pg_advisory_xact_lock_shared(hashtextextended(:conversation, :kind))")
BURST = ("hi", "do you have the rain jacket", "in size L")


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


def in_turn(world: World, shopper: ChatShopper, asked: Sequence[tuple[str, Json]]) -> list[Json]:
    """Post each to its path while a turn holds the conversation, so that they are served in this order."""
    answers: list[Json] = []
    threads = [
        threading.Thread(target=lambda one=one: answers.append(shopper.post(*one).get_json()), daemon=True)
        for one in asked
    ]
    with world.services.begin() as work:
        work.conversations.conversation(world.alice.store, UUID(shopper.conversation), lock=True)
        for number, thread in enumerate(threads, 1):
            thread.start()
            ends = time.monotonic() + 10
            while work.connection.scalar(WAITING) < number and time.monotonic() < ends:
                time.sleep(0.01)
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


def test_a_message_left_to_a_turn_that_leaves_the_line_unanswered_is_answered_at_once(
    world: World, alices: ChatShopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "LONGEST_WAIT", 3600.0)
    answers: list[Json] = []
    asked = threading.Thread(target=lambda: answers.append(alices.say("how much is the rain jacket?")), daemon=True)
    with world.services.begin() as work:
        work.connection.execute(STAND_IN_LINE, {"conversation": alices.conversation, "kind": LockKind.TURN})
        asked.start()
        ends = time.monotonic() + 10
        while not work.connection.scalar(text("SELECT count(*) FROM messages")) and time.monotonic() < ends:
            time.sleep(0.01)
    asked.join(20)
    assert "$89.00" in answers[0]["message"]["text"] and len(replies(alices)) == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [("handoff", {"consent": False}), ("identify", {"order": "9999", "email": "who@example.com"})],
)
def test_no_message_is_left_to_a_button_or_a_form_which_would_not_answer_it(
    world: World, alices: ChatShopper, monkeypatch: pytest.MonkeyPatch, path: str, body: Json
) -> None:
    answer, told = taking.answer, []
    pressed = threading.Thread(target=lambda: told.append(alices.post(path, body)))

    def pressed_meanwhile(*given: object) -> object:
        monkeypatch.setattr(taking, "answer", answer)
        pressed.start()
        ends = time.monotonic() + 10
        with world.services.begin() as work:
            while not work.connection.scalar(WAITING) and time.monotonic() < ends:
                time.sleep(0.01)
        return answer(*given)

    monkeypatch.setattr(taking, "answer", pressed_meanwhile)
    said = alices.say("how much is the rain jacket?")
    pressed.join(20)
    assert "$89.00" in said["message"]["text"] and told[0].status_code == 200 and len(replies(alices)) == 2


@pytest.mark.parametrize(
    ("path", "body"),
    [("handoff", {"consent": False}), ("identify", {"order": "9999", "email": "who@example.com"})],
)
def test_a_button_between_two_messages_of_a_burst_takes_no_answer_from_them(
    world: World, alices: ChatShopper, path: str, body: Json
) -> None:
    asked = [{"text": words} for words in ("how much is the rain jacket?", "how long do i have to return it?")]
    told = in_turn(world, alices, [("messages", asked[0]), (path, body), ("messages", asked[1])])
    both = [one["message"]["text"] for one in told if "$89.00" in one["message"]["text"]]
    assert len(both) == 2 and both[0] == both[1] and "21 days" in both[0] and len(replies(alices)) == 2


def test_a_wrong_proof_in_a_burst_counts_once(world: World, alices: ChatShopper) -> None:
    wrong = {"order": "#1001", "email": "w@mail.example"}
    said_at_once(world, alices, ("order 1001 w@mail.example", "hello", "are you there"))
    assert [alices.post("identify", wrong).status_code for _ in range(5)] == [200] * 4 + [429]


def test_a_proof_in_a_burst_is_answered_with_the_last_of_it(world: World, alices: ChatShopper) -> None:
    alices.say("where is order 1001")
    asked = [{"text": words} for words in (world.alice.own_email, "thank you", "waiting")]
    told = in_turn(world, alices, [("messages", one) for one in asked])
    assert all("TRACK11001" in one["message"]["text"] for one in told) and len(replies(alices)) == 2
