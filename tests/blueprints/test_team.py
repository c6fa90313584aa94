"""The house's own inbox: the team answers, notes, passes on and gives back; each store sees its own alone."""

import json
from uuid import uuid4

import pytest

from domain.handoff.words import Word
from jobs import queues, tickets
from tests.blueprints.callers import merchant, refused, signed_in, visitor_of
from tests.blueprints.handoffs import EMAIL, choose
from tests.blueprints.teams import ANNA, BEN, Json, Team, authors, deliver, waits
from tests.blueprints.test_tenancy import unscoped
from tests.blueprints.watching import watched
from tests.world import World


@pytest.fixture
def anna(world: World) -> Team:
    return Team(world, world.alice)


@pytest.fixture(autouse=True)
def _worker(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "services", lambda: world.services)
    monkeypatch.setattr(queues, "services", lambda: world.services)


def test_an_answer_of_the_team_appears_in_the_chat_and_the_agent_stays_silent(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    anna.post("/me", {"name": "Anna"})
    shown = anna.says(caller, "It leaves today.")
    assert (shown["state"], shown["ticket"]["status"], shown["ticket"]["assignee"]) == ("with_human", "pending", ANNA)
    (said,) = [one for one in caller.messages() if one["author"] == "staff"]
    assert (said["text"], said["author_name"]) == ("It leaves today.", "Anna")
    assert caller.say("How much is the Rain Jacket?")["message"]["text"] == ""
    deliver(world)
    assert [one["status"] for one in anna.get()["tickets"]] == ["open"]


def test_who_has_given_no_name_is_called_in_the_shoppers_own_words(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    anna.says(caller, "It leaves today.")
    (said,) = [one for one in caller.messages() if one["author"] == "staff"]
    assert said["author_name"] == ""  # the chat has a word for the team in each language


def test_an_answer_that_is_sent_twice_is_given_once(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    for _ in range(2):
        anna.does(caller, "reply", text="It leaves today.", key="one")
    assert authors(caller).count(("staff", "It leaves today.")) == 1


def test_a_note_is_the_teams_alone(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    assert anna.does(caller, "note", text="A good customer", key="one")["notes"][0]["text"] == "A good customer"
    assert "A good customer" not in json.dumps(caller.messages())


def test_who_takes_over_unasked_has_it_at_once_and_gives_it_back(world: World, anna: Team) -> None:
    caller = visitor_of(world, world.alice)
    caller.say("How much is the Rain Jacket?")
    refused(anna.post(f"/{caller.conversation}/reply", {"text": "Hello", "key": "a"}), 400, "invalid_request")
    shown = anna.does(caller, "take_over")
    assert (shown["state"], shown["ticket"]["number"], shown["ticket"]["assignee"]) == ("with_human", 1, ANNA)
    assert authors(caller)[-1] == ("system", Word.JOINED)
    anna.says(caller, "Hello")
    assert anna.does(caller, "hand_back")["state"] == "open"
    assert authors(caller)[-2:] == [("staff", "Hello"), ("system", Word.GIVEN_BACK)]
    assert "89.00" in caller.say("How much is the Rain Jacket?")["message"]["text"]
    assert anna.does(caller, "take_over")["ticket"]["number"] == 2


def test_a_solved_request_goes_back_to_the_agent(world: World, anna: Team) -> None:
    caller = waits(world, world.alice)
    shown = anna.does(caller, "solve")
    assert (shown["state"], shown["ticket"]["status"]) == ("open", "solved")
    assert authors(caller)[-1] == ("system", Word.SOLVED)
    assert anna.get()["counts"] | {"solved": 1, "open": 0, "mine": 0} == anna.get()["counts"]
    refused(anna.post(f"/{caller.conversation}/solve"), 400, "invalid_request")


def test_what_waits_in_the_outbox_is_there_when_the_team_acts(world: World, anna: Team) -> None:
    caller = visitor_of(world, world.alice)
    caller.say("I want to talk to a human being")
    caller.post("handoff", {"consent": True, "email": EMAIL})
    caller.say("It is the green one")
    assert anna.says(caller, "I am on it.")["ticket"]["note"]
    deliver(world)
    assert [one["number"] for one in anna.get()["tickets"]] == [1]


def test_what_another_helpdesk_has_is_answered_there(world: World, anna: Team) -> None:
    choose(world, world.alice)
    caller = visitor_of(world, world.alice)
    caller.say("I want to talk to a human being")
    caller.post("handoff", {"consent": True, "email": EMAIL})
    assert anna.get(f"/{caller.conversation}")["answered_in"] == "Zendesk"
    for what in ("take_over", "reopen", "reply", "solve", "hand_back"):
        answer = anna.post(f"/{caller.conversation}/{what}", {"text": "Hello", "key": "a"})
        refused(answer, 400, "invalid_request")
        assert "Zendesk" in answer.get_json()["detail"]


def test_tickets_are_assigned_tagged_weighed_and_passed_up_and_down(world: World, anna: Team) -> None:
    ben = Team(world, world.alice, BEN)
    caller = waits(world, world.alice)
    levels = {one["id"]: one["level"] for one in (anna.get(), ben.get())[1]["members"]}
    assert levels == {ANNA: "manager", BEN: "staff"}
    assert anna.does(caller, "assign", member=BEN)["ticket"]["assignee"] == BEN
    assert anna.does(caller, "tags", tags=["VIP ", "vip", "late parcel", ""])["ticket"]["tags"] == [
        "vip",
        "late_parcel",
    ]
    assert anna.does(caller, "priority", priority="high")["ticket"]["priority"] == "high"
    shown = ben.does(caller, "escalate", level="manager")["ticket"]
    assert (shown["level"], shown["assignee"]) == ("manager", "")
    assert anna.does(caller, "escalate", level="staff")["ticket"]["level"] == "staff"
    assert anna.does(caller, "escalate", level="agent")["state"] == "open"
    refused(anna.post(f"/{caller.conversation}/assign", {"member": "nobody"}), 400, "invalid_request")


def test_only_a_manager_changes_who_is_one(world: World, anna: Team) -> None:
    ben = Team(world, world.alice, BEN)
    anna.get(), ben.get()
    refused(ben.post(f"/members/{ANNA}", {"level": "staff"}), 400, "invalid_request")
    assert anna.post(f"/members/{BEN}", {"level": "manager"}).status_code == 204
    assert {one["level"] for one in anna.get()["members"]} == {"manager"}


def test_lists_are_filtered_and_searched(world: World, anna: Team) -> None:
    first = waits(world, world.alice, "My parcel is crushed and the sleeve is torn")
    second = waits(world, world.alice, customer=world.alice.own_customer)
    anna.does(first, "assign", member=ANNA)
    anna.does(first, "tags", tags=["torn"])

    def found(**query: str) -> list[str]:
        return [one["conversation"] for one in anna.get(**query)["tickets"]]

    assert found() == [first.conversation, second.conversation]
    for query in ({"assignee": "me"}, {"tag": "torn"}, {"words": "crush"}, {"words": "sleeve parcel"}):
        assert found(**query) == [first.conversation], query
    for query in ({"assignee": "nobody"}, {"words": world.alice.own_email.upper()}, {"words": world.alice.own_order}):
        assert found(**query) == [second.conversation], query
    assert found(words="shopper.one+x@mail.example") == [first.conversation]
    assert found(words="unheard") == found(status="solved") == found(level="manager") == []


def test_what_was_not_read_is_told_to_each_member(world: World, anna: Team) -> None:
    caller, ben = waits(world, world.alice), Team(world, world.alice, BEN)
    assert anna.get("/changes")["unread"] == 1
    anna.get(f"/{caller.conversation}")
    assert [team.get("/changes")["unread"] for team in (anna, ben)] == [0, 1]
    caller.say("Are you there?")
    deliver(world)
    assert [one["unread"] for one in anna.get(unread="true")["tickets"]] == [True]


def test_the_list_goes_on_where_its_page_ended(world: World, anna: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprints.team.AT_ONCE", 2)
    expected = [waits(world, world.alice).conversation for _ in range(3)][::-1]
    page = anna.get()
    last = page["tickets"][-1]
    assert page["more"]
    rest = anna.get(before=f"{last['updated_at']},{last['number']}")
    assert [one["conversation"] for one in (*page["tickets"], *rest["tickets"])] == expected


def test_a_suggestion_is_the_agents_answer_with_its_sources_and_nothing_is_sent(world: World, anna: Team) -> None:
    caller = waits(world, world.alice, "How much is the Alice Rain Jacket?")
    before = authors(caller)
    suggested = anna.get(f"/{caller.conversation}/suggestion")
    assert suggested["question"] == "How much is the Alice Rain Jacket?"
    assert "89.00" in suggested["text"] and suggested["sources"]
    assert authors(caller) == before


def test_a_suggestion_tells_no_order_that_the_shopper_has_not_proven(world: World, anna: Team) -> None:
    stranger = waits(world, world.alice, f"Where is my order {world.alice.own_order}?")
    own = waits(world, world.alice, f"Where is my order {world.alice.own_order}?", customer=world.alice.own_customer)
    assert "TRACK" in json.dumps(anna.get(f"/{own.conversation}/suggestion"))
    for path in ("/suggestion", ""):
        told = json.dumps(anna.get(f"/{stranger.conversation}{path}"))
        assert "TRACK" not in told and "Own Shopper1" not in told


def test_orders_and_history_stand_beside_a_customer_who_is_signed_in(world: World, anna: Team) -> None:
    earlier = signed_in(world, world.alice, world.alice.own_customer)
    earlier.say("Do you have rain jackets?")
    caller = waits(world, world.alice, customer=world.alice.own_customer)
    shopper = anna.get(f"/{caller.conversation}")["shopper"]
    assert (shopper["proof"], shopper["email"]) == ("signed_in", world.alice.own_email)
    assert [one["name"] for one in shopper["orders"]] == [world.alice.own_order]
    assert shopper["orders"][0]["tracking"][0]["url"].startswith("https://carrier.example/")
    assert [one["id"] for one in shopper["earlier"]] == [earlier.conversation]


def test_templates_are_filled_from_what_is_proven_and_unfilled_ones_are_not_sent(world: World, anna: Team) -> None:
    text = "Hi {{customer.first_name}}, {{order.name}} is at {{ tracking.url }}."
    kept = anna.post("/templates", {"name": "Where", "text": text}).get_json()["templates"]
    assert [one["name"] for one in kept] == ["Where"]
    refused(anna.post("/templates", {"name": "Bad", "text": "{{order.secret}}"}), 400, "invalid_request")
    caller = waits(world, world.alice, customer=world.alice.own_customer)
    filled = anna.does(caller, "fill", text=text)
    assert filled == {"text": "Hi Own, #1001 is at https://carrier.example/TRACK11001.", "missing": []}
    stranger = waits(world, world.alice)
    filled = anna.does(stranger, "fill", text=text)
    assert filled["text"] == text and len(filled["missing"]) == 3
    refused(anna.post(f"/{stranger.conversation}/reply", {"text": text, "key": "a"}), 400, "invalid_request")
    assert Team(world, world.bob).get("/templates")["templates"] == []
    assert anna.post(f"/templates/{kept[0]['id']}/delete").get_json()["templates"] == []
    with world.services.begin() as work:
        told = [(one.what, one.detail) for one in work.activity.newest(world.alice.store, 2)]
    assert told == [("deleted a template", "Where"), ("wrote a template", "Where")]


ACTIONS: dict[str, Json] = {
    "take_over": {},
    "reopen": {},
    "reply": {"text": "Hello", "key": "a"},
    "note": {"text": "Hello", "key": "a"},
    "solve": {},
    "hand_back": {},
    "escalate": {"level": "manager"},
    "assign": {"member": ""},
    "tags": {"tags": []},
    "priority": {"priority": "low"},
    "fill": {"text": "{{order.name}}"},
}


def test_no_route_opens_or_changes_a_conversation_of_another_store(world: World) -> None:
    caller, bobs = waits(world, world.alice, customer=world.alice.own_customer), Team(world, world.bob)
    before = authors(caller)
    headers = merchant(world, world.bob)
    for path in ("", "/suggestion"):
        answer = world.client.get(f"/admin/api/inbox/{caller.conversation}{path}", headers=headers)
        refused(answer, 404, "conversation_not_found")
    for what, body in ACTIONS.items():
        refused(bobs.post(f"/{caller.conversation}/{what}", body), 404, "conversation_not_found")
    assert authors(caller) == before
    assert bobs.get()["tickets"] == [] and bobs.get("/changes") == {"changed": "", "unread": 0}


def test_the_routes_read_and_write_their_own_store_alone(world: World) -> None:
    bobs, caller = Team(world, world.bob), waits(world, world.bob, "How much is the Bob Rain Jacket?")
    with watched(world) as seen:
        for query in ({}, {"words": "jacket"}, {"words": EMAIL}, {"unread": "true", "assignee": "me"}):
            bobs.get(**query)
        for path in ("/changes", "/templates", f"/{caller.conversation}", f"/{caller.conversation}/suggestion"):
            bobs.get(path)
        for what, body in ACTIONS.items():
            bobs.post(f"/{caller.conversation}/{what}", body)
        bobs.post("/me", {"name": "Bo"})
        bobs.post("/templates", {"name": "Hi", "text": "Hello"})
    assert unscoped(world, seen) == []


@pytest.mark.parametrize("what", ACTIONS)
def test_nothing_is_done_without_a_session_token(world: World, what: str) -> None:
    answer = world.client.post(f"/admin/api/inbox/{uuid4()}/{what}", json=ACTIONS[what])
    refused(answer, 401, "bad_session")
