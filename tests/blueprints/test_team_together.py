"""Several people at one inbox: what one does, another sees; nothing is said twice or across each other."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from domain.handoff.machine import Happening, move
from domain.handoff.words import Word
from tests.blueprints.callers import merchant, refused, visitor_of
from tests.blueprints.handoffs import EMAIL
from tests.blueprints.teams import ANNA, BEN, Team, authors, waits
from tests.blueprints.test_team import _worker as _worker
from tests.world import World


@pytest.fixture
def anna(world: World) -> Team:
    return Team(world, world.alice)


@pytest.fixture
def ben(world: World) -> Team:
    return Team(world, world.alice, BEN)


def last_seen(team: Team, conversation: str) -> str:
    return team.get(f"/{conversation}")["messages"][-1]["id"]


def test_a_solved_ticket_is_opened_again_and_the_agent_falls_silent(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    anna.does(caller, "solve")
    shown = anna.does(caller, "reopen")
    assert (shown["state"], shown["ticket"]["number"], shown["ticket"]["status"]) == ("with_human", 1, "open")
    assert authors(caller)[-1] == ("system", Word.REOPENED_HERE)
    assert caller.say("How much is the Rain Jacket?")["message"]["text"] == ""
    anna.does(caller, "hand_back")
    shown = anna.does(caller, "reopen")
    assert (shown["ticket"]["number"], shown["ticket"]["level"], shown["can_reopen"]) == (1, "staff", False)


def test_two_who_open_it_again_at_once_tell_the_shopper_once(world: World, anna: Team, ben: Team) -> None:
    caller = waits(world, world.alice)
    anna.does(caller, "solve")
    for team in (anna, ben):
        assert team.does(caller, "reopen")["ticket"]["assignee"] == ANNA
    assert authors(caller).count(("system", Word.REOPENED_HERE)) == 1


def test_an_answer_after_it_was_opened_again_is_still_mailed(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    anna.does(caller, "solve")
    anna.does(caller, "reopen")
    anna.says(caller, "One more thing.")
    with world.services.begin() as work:
        due = work.letters.due(world.services.now() + timedelta(hours=1), 10)
        assert [work.letters.take(one).letter.to for one in due] == [EMAIL]


def test_what_this_inbox_never_had_is_taken_over_instead(world: World, anna: Team) -> None:
    caller = visitor_of(world, world.alice)
    caller.say("How much is the Rain Jacket?")
    refused(anna.post(f"/{caller.conversation}/reopen"), 400, "invalid_request")


def test_a_chat_that_was_closed_elsewhere_is_taken_over(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    with world.services.begin() as work:
        found = work.conversations.conversation(world.alice.store, UUID(caller.conversation), lock=True, in_line=False)
        work.conversations.change(world.alice.store, found, moved=move(found.state, Happening.SHUT))
        (one,) = work.rounds.all(world.alice.store, found.id)
        work.rounds.change(world.alice.store, one, told_at=world.services.now(), ended_at=world.services.now())
    refused(anna.post(f"/{caller.conversation}/reply", {"text": "Hello", "key": "a"}), 400, "invalid_request")
    shown = anna.does(caller, "take_over")
    assert (shown["state"], shown["ticket"]["number"]) == ("with_human", 2)
    assert authors(caller)[-1] == ("system", Word.JOINED)


def test_answers_that_cross_are_read_first_and_then_sent(world: World, anna: Team, ben: Team) -> None:
    caller = waits(world, world.alice)
    seen = last_seen(ben, caller.conversation)
    anna.says(caller, "It leaves today.")
    before = authors(caller)
    body = {"text": "It leaves tomorrow.", "key": "one", "seen": seen}
    refused(ben.post(f"/{caller.conversation}/reply", body), 409, "overtaken")
    assert authors(caller) == before
    body["seen"] = last_seen(ben, caller.conversation)
    assert ben.post(f"/{caller.conversation}/reply", body).status_code == 200
    assert authors(caller)[-1] == ("staff", "It leaves tomorrow.")


def test_what_the_shopper_adds_meanwhile_holds_no_answer_up(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    seen = last_seen(anna, caller.conversation)
    caller.say("Are you there?")
    assert anna.does(caller, "reply", text="Yes.", key="one", seen=seen)["messages"][-1]["text"] == "Yes."


def test_an_answer_sent_again_is_not_taken_for_a_colleagues(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    seen = last_seen(anna, caller.conversation)
    for _ in range(2):
        anna.does(caller, "reply", text="It leaves today.", key="one", seen=seen)
    assert authors(caller).count(("staff", "It leaves today.")) == 1
    refused(anna.post(f"/{caller.conversation}/reply", {"text": "a", "key": "b", "seen": "x"}), 400, "invalid_request")


def test_a_page_fetches_what_it_does_not_have(world: World, anna: Team) -> None:
    caller, other = waits(world, world.alice), waits(world, world.alice)
    shown = anna.get(f"/{caller.conversation}")["messages"]
    seen = shown[-2]["id"]
    assert anna.get(f"/{caller.conversation}", after=seen)["messages"] == shown[-1:]
    answer = anna.post(f"/{caller.conversation}/reply?after={shown[-1]['id']}", {"text": "Hello", "key": "a"})
    assert [one["text"] for one in answer.get_json()["messages"]] == ["Hello"]
    # Of a message that is not there, or another conversation's, nothing is known: then all is told.
    assert len(anna.get(f"/{other.conversation}", after=seen)["messages"]) == len(shown)
    headers = merchant(world, world.alice)
    refused(
        world.client.get(f"/admin/api/inbox/{caller.conversation}?after=x", headers=headers), 400, "invalid_request"
    )


def test_a_note_sent_again_is_kept_once(world: World, anna: Team, ben: Team) -> None:
    caller = waits(world, world.alice)
    for team in (anna, anna, ben):
        shown = team.does(caller, "note", text="Call her", key="one")
    assert [(one["member"], one["text"]) for one in shown["notes"]] == [(ANNA, "Call her"), (BEN, "Call her")]


def test_who_reads_and_who_writes_is_seen_by_the_team_alone(world: World, anna: Team, ben: Team) -> None:
    caller = waits(world, world.alice)
    assert anna.post(f"/{caller.conversation}/here", {"doing": "reading"}).status_code == 204
    assert anna.post(f"/{caller.conversation}/typing").status_code == 204
    assert ben.get(f"/{caller.conversation}")["team_here"] == [{"member": ANNA, "doing": "writing"}]
    assert ANNA not in json.dumps(caller.get("conversation").get_json())
    other = Team(world, world.bob)
    refused(other.post(f"/{caller.conversation}/here", {"doing": "writing"}), 404, "conversation_not_found")
    assert len(ben.get(f"/{caller.conversation}")["team_here"]) == 1
    anna.post(f"/{caller.conversation}/here", {"doing": "gone"})
    assert ben.get(f"/{caller.conversation}")["team_here"] == []
    refused(anna.post(f"/{caller.conversation}/here", {"doing": "sleeping"}), 400, "invalid_request")


def test_the_team_is_told_whither_an_answer_goes(world: World, anna: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    typed, own = waits(world, world.alice), waits(world, world.alice, customer=world.alice.own_customer)
    nobody = visitor_of(world, world.alice)
    nobody.say("How much is the Rain Jacket?")

    def told() -> list[str]:
        return [anna.get(f"/{one.conversation}")["mailed_to"] for one in (typed, own, nobody)]

    assert told() == ["", "", ""]
    monkeypatch.setitem(vars(world.services), "mail", object())
    assert told() == [EMAIL, world.alice.own_email, ""]


def test_no_words_are_too_long_no_key_and_no_level_unknown(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    before = authors(caller)
    for what, body in (
        ("reply", {"text": "x" * 5001, "key": "a"}),
        ("reply", {"text": "x", "key": "k" * 65}),
        ("reply", {"text": "x"}),
        ("reply", {"text": ["x"], "key": "a"}),
        ("note", {"text": "x" * 5001, "key": "a"}),
        ("note", {"text": "   ", "key": "a"}),
        ("tags", {"tags": ["x"] * 21}),
        ("tags", {"tags": "vip"}),
        ("escalate", {"level": "president"}),
        ("priority", {"priority": "1"}),
        ("fill", {"text": "{{order.secret}}"}),
        ("fill", {"text": "{{__class__}}"}),
    ):
        refused(anna.post(f"/{caller.conversation}/{what}", body), 400, "invalid_request")
    assert authors(caller) == before
    for path in (f"/{uuid4()}", f"/{uuid4()}/suggestion"):
        answer = world.client.get(f"/admin/api/inbox{path}", headers=merchant(world, world.alice))
        refused(answer, 404, "conversation_not_found")
