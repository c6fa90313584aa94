"""Where webhooks are lost, what staff did at Gorgias is found by asking, for each store at its own account."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from domain.conversations import Author, ConversationState
from domain.handoff import catching_up
from domain.handoff.tickets import HandoffMethod
from domain.readings import FAILURES_TOLD, ReadingKind, told_problem
from integrations.gorgias import feed
from jobs import upkeep, watching
from jobs.queues import QueueName
from storage.tables import helpdesks
from tests.domain.talks import kept, say
from tests.jobs.over_gorgias.gorgias_desks import ACCOUNTS, KEY, Desk
from tests.jobs.test_ticket_jobs import line
from tests.world import World


def test_an_answer_whose_webhook_was_lost_is_brought_in_once(desks: tuple[Desk, ...]) -> None:
    alice, bob = desks
    alices, bobs = alice.hand_over(), bob.hand_over()
    alice.do(alices, text="It leaves today.")
    bob.do(bobs, text="For Bob alone.")
    for _ in range(3):
        alice.watch()
    assert (alice.heard(alices), bob.heard(bobs)) == (["It leaves today."], [])
    bob.watch()
    assert (alice.heard(alices), bob.heard(bobs)) == (["It leaves today."], ["For Bob alone."])
    assert alice.state(alices) is ConversationState.WITH_HUMAN


def test_a_closed_and_a_deleted_ticket_give_the_conversation_back(desks: tuple[Desk, ...]) -> None:
    alice, _ = desks
    closed, deleted, left = alice.hand_over(), alice.hand_over(), alice.hand_over()
    alice.do(closed, status="closed")
    alice.call("DELETE", f"tickets/{alice.ticket_of(deleted)}").raise_for_status()
    alice.watch()
    assert [alice.state(one) for one in (closed, deleted)] == [ConversationState.OPEN] * 2
    assert alice.state(left) is ConversationState.HANDED_OFF


def test_answers_in_a_ticket_that_took_in_a_signed_in_shoppers_one_reach_their_chat(desks: tuple[Desk, ...]) -> None:
    alice, _ = desks
    other = alice.write_by_mail("somebody@example.com", "By mail")
    alice.do_at(other, text="Of an older matter.")
    talk, left = alice.hand_over(alice.tenant.own_customer), alice.hand_over(alice.tenant.other_customer)
    alice.do(talk, merge_into=other)
    alice.watch()
    assert alice.ticket_of(talk) == other
    alice.do_at(other, text="It leaves today.")
    alice.look_at(other)
    alice.watch()
    assert (alice.heard(talk), alice.heard(left)) == (["It leaves today."], [])
    say(alice.world, alice.tenant, talk, "Thanks, and the other one?")
    alice.deliver_all(talk)
    assert alice.call("GET", f"tickets/{other}").json()["messages"][-1]["body_text"].startswith("Thanks, and")
    alice.do_at(other, status="closed")
    alice.watch()
    assert alice.state(talk) is ConversationState.OPEN


def test_a_merge_is_seen_in_what_the_shopper_writes_where_nothing_told_of_it(desks: tuple[Desk, ...]) -> None:
    alice, _ = desks
    talk = alice.hand_over()
    other = alice.write_by_mail("jane@example.com", "By mail")
    alice.do(talk, merge_into=other)
    say(alice.world, alice.tenant, talk, "Are you there?")
    alice.deliver_all(talk)
    assert alice.call("GET", f"tickets/{other}").json()["messages"][-1]["body_text"].startswith("Are you there?")


def test_who_only_typed_an_address_hears_nothing_of_the_ticket_its_owner_wrote(desks: tuple[Desk, ...]) -> None:
    alice, bob = desks
    talk, bobs = alice.hand_over(), bob.hand_over()
    owners = alice.write_by_mail("jane@example.com", "Where is my order #1001?")
    alice.do(talk, merge_into=owners)
    alice.do_at(owners, text="Your order #1001 went to 12 Elm Street.")
    for _ in range(2):
        alice.watch()
        alice.look_at(owners)
        alice.look_at(alice.ticket_of(talk))
    assert (alice.heard(talk), alice.state(talk)) == ([], ConversationState.OPEN)
    assert bob.state(bobs) is ConversationState.HANDED_OFF
    told = [one.text for one in kept(alice.world, alice.tenant, talk).messages if one.author is Author.SYSTEM]
    assert [text for text in told if "goes on with your request by e-mail" in text] == told[-1:]


def test_tickets_of_others_are_not_looked_at(desks: tuple[Desk, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    alice, _ = desks
    ours = alice.hand_over()
    message = {"channel": "email", "via": "email", "from_agent": False, "sender": {"email": "c@example.com"}}
    for number in range(5):
        body = {"via": "email", "messages": [message | {"body_text": "By mail"}], "external_id": f"crm-{number}"}
        alice.call("POST", "tickets", body).raise_for_status()
    looked: list[str] = []
    monkeypatch.setattr(catching_up.CatchingUp, "look_at", lambda self, ref, external_id: looked.append(ref.id))
    alice.watch()
    assert looked == [alice.ticket_of(ours)]


def test_many_events_and_tickets_are_read_in_turns_of_few_calls(
    desks: tuple[Desk, ...], stopped_clock: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, _ = desks
    monkeypatch.setattr(feed, "PAGE", 2)
    monkeypatch.setattr(feed, "MOST_PAGES", 2)
    monkeypatch.setattr(catching_up, "MOST_TICKETS", 2)
    talks = [alice.hand_over() for _ in range(5)]
    for place, talk in enumerate(talks):
        alice.do(talk, text=f"Answer {place}")
    turns = 0
    while not turns or alice.wait() == watching.SOON:
        alice.watch()
        turns += 1
        assert turns < 40
    assert turns > 3 and alice.wait() == watching.EVERY
    assert [alice.heard(talk) for talk in talks] == [[f"Answer {place}"] for place in range(5)]


def test_a_ticket_that_cannot_be_read_keeps_back_no_other(desks: tuple[Desk, ...]) -> None:
    alice, _ = desks
    ill, well = alice.hand_over(), alice.hand_over()
    for talk in (ill, well):
        alice.do(talk, text="Hello.")
    alice.steer("faults", method="GET", path=f"tickets/{alice.ticket_of(ill)}", status=500, times=1)
    alice.watch()
    assert (alice.heard(ill), alice.heard(well)) == ([], ["Hello."])
    alice.watch()
    assert alice.heard(ill) == ["Hello."]


def test_too_many_calls_are_waited_for_and_what_was_done_is_kept(desks: tuple[Desk, ...], stopped_clock: None) -> None:
    alice, _ = desks
    talks = [alice.hand_over(), alice.hand_over()]
    for talk in talks:
        alice.do(talk, text="Hello.")
    alice.steer("faults", method="GET", path=f"tickets/{alice.ticket_of(talks[1])}", status=429, retry_after=45)
    alice.watch()
    assert [alice.heard(talk) for talk in talks] == [["Hello."], []]
    assert alice.wait() == timedelta(seconds=45)
    alice.watch()
    assert [alice.heard(talk) for talk in talks] == [["Hello."], ["Hello."]]


def test_what_was_lost_while_gorgias_was_away_is_found_when_it_is_back(desks: tuple[Desk, ...]) -> None:
    alice, _ = desks
    talk = alice.hand_over()
    alice.watch()
    alice.steer("faults", method="GET", path="events", status=503, html=True, times=FAILURES_TOLD)
    alice.do(talk, text="It leaves today.")
    for _ in range(FAILURES_TOLD):
        alice.watch()
    with alice.world.services.begin() as work:
        told = told_problem(work.readings.of(alice.tenant.store, ReadingKind.TICKETS))
    assert "Answers of your team" in told
    alice.watch()
    assert alice.heard(talk) == ["It leaves today."]


def test_a_place_that_is_no_longer_known_begins_the_reading_anew(
    desks: tuple[Desk, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, _ = desks
    monkeypatch.setattr(feed, "PAGE", 1)
    monkeypatch.setattr(feed, "MOST_PAGES", 1)
    talk = alice.hand_over()
    alice.watch()
    alice.do(talk, text="It leaves today.")
    alice.steer("faults", method="GET", path="events", status=400)
    for _ in range(3):
        alice.watch()
    assert alice.heard(talk) == ["It leaves today."]
    assert alice.turn()["failures"] == 0


def test_tickets_of_an_account_before_hide_none_of_the_same_number(desks: tuple[Desk, ...]) -> None:
    alice, _ = desks
    now_at = replace(alice, name=f"acme-{next(ACCOUNTS)}")
    talks = [alice.hand_over()]
    alice.do(talks[0], text="It leaves today.")
    alice.look_at(alice.ticket_of(talks[0]))
    now_at.steer("settings", key_limit=1000, deliver=False)
    alice.world.services.helpdesks.connect_directly(alice.tenant.store, HandoffMethod.GORGIAS, now_at.name, *KEY)
    talks.append(now_at.hand_over())
    assert alice.ticket_of(talks[0]) == now_at.ticket_of(talks[1])
    now_at.do(talks[1], text="Yours leaves tomorrow.")
    now_at.look_at(now_at.ticket_of(talks[1]))
    now_at.watch()
    assert [alice.heard(talk) for talk in talks] == [["It leaves today."], ["Yours leaves tomorrow."]]
    # What the shopper of the first writes on is nothing for the other ticket of that number.
    say(alice.world, alice.tenant, talks[0], "I moved to 1 Secret Street")
    alice.deliver(talks[0])
    for ticket in now_at.call("GET", "tickets").json()["data"]:
        assert "Secret" not in now_at.call("GET", f"tickets/{ticket['id']}/messages").text


def test_a_key_that_gorgias_takes_no_more_is_told_to_its_merchant(desks: tuple[Desk, ...]) -> None:
    alice, bob = desks
    alice.steer("settings", api_key="another")
    for desk in desks:
        desk.watch()
    with alice.world.services.begin() as work:
        told = [work.handoffs.connected(desk.tenant.store, HandoffMethod.GORGIAS).advice for desk in (alice, bob)]
    assert "Connect Gorgias again" in told[0] and told[1] == ""


def test_a_token_refused_before_its_time_is_renewed_and_the_answer_brought_in(
    desks: tuple[Desk, ...], stopped_clock: None
) -> None:
    alice, _ = desks
    alice.let_in_by_oauth()
    talk = alice.hand_over()
    alice.do(talk, text="It leaves today.")
    alice.spoil_token()
    alice.watch()
    assert alice.heard(talk) == [] and alice.wait() == watching.SOON
    alice.watch()
    assert alice.heard(talk) == ["It leaves today."]
    alice.do(talk, text="It has left.")
    alice.spoil_token()
    for _ in range(2):
        alice.look_at(alice.ticket_of(talk))
    assert alice.heard(talk) == ["It leaves today.", "It has left."]


def test_only_stores_with_such_a_helpdesk_take_turns(desks: tuple[Desk, ...], stage: World) -> None:
    with stage.services.begin() as work:
        work.connection.execute(delete(helpdesks).where(helpdesks.c.store_id == stage.bob.store.id))
    upkeep.take_turns()
    asked = [name for name in line(stage, QueueName.READINGS) if name == "watching.watch_tickets"]
    assert len(asked) == 1
    assert desks[0].turn()
    with pytest.raises(ValueError):
        desks[1].turn()
