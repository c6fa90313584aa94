"""What Gorgias's webhooks hint at is looked into, once, and by the account it belongs to."""

from datetime import timedelta

import pytest

from integrations.gorgias.helpdesk import GorgiasHelpdesk
from jobs import watching
from jobs.queues import QueueName
from tests.jobs.over_gorgias.gorgias_desks import Desk
from tests.jobs.test_ticket_jobs import later, line


def test_many_hints_at_a_ticket_are_one_look_and_stand_before_no_ticket(desks: tuple[Desk, ...]) -> None:
    alice, bob = desks
    house, talk = alice.world.services, alice.hand_over()
    for _ in range(5):
        watching.look_later(house, alice.tenant.store, alice.ticket_of(talk))
        watching.look_later(house, bob.tenant.store, alice.ticket_of(talk))
    assert line(alice.world, QueueName.HINTS) == ["watching.look_at_ticket"] * 2
    assert line(alice.world, QueueName.TICKETS) == []
    alice.do(talk, text="It leaves today.")
    alice.look_at(alice.ticket_of(talk))
    assert alice.heard(talk) == ["It leaves today."]
    # What is hinted at from now on may be newer than what was read.
    watching.look_later(house, alice.tenant.store, alice.ticket_of(talk))
    assert line(alice.world, QueueName.HINTS) == ["watching.look_at_ticket"] * 3


def test_a_hint_brings_in_what_staff_wrote_and_asks_nothing_about_tickets_of_others(
    desks: tuple[Desk, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, bob = desks
    talk = alice.hand_over()
    alice.do(talk, text="It leaves today.")
    alice.look_at(alice.ticket_of(talk))
    alice.look_at(alice.ticket_of(talk))
    assert alice.heard(talk) == ["It leaves today."]
    monkeypatch.setattr(GorgiasHelpdesk, "look_at", lambda *_: pytest.fail("it was asked for"))
    bob.look_at(alice.ticket_of(talk))
    alice.look_at("999999")
    assert later(alice.world) == 0


def test_a_hint_at_a_ticket_whose_opening_is_not_known_yet_is_looked_into_again(desks: tuple[Desk, ...]) -> None:
    alice, bob = desks
    alice.steer("faults", method="POST", path="tickets", after_commit=True, drop=True)
    talk = alice.begin()
    alice.deliver(talk)
    (opened,) = alice.call("GET", "tickets").json()["data"]
    for looks in range(1, 5):
        alice.look_at(str(opened["id"]), str(looks))
        bob.look_at(str(opened["id"]), str(looks))
    assert later(alice.world, QueueName.HINTS) == watching.MOST_LOOKS - 1


def test_a_hint_that_cannot_be_followed_now_is_left_to_the_clock(desks: tuple[Desk, ...], stopped_clock: None) -> None:
    alice, _ = desks
    talk = alice.hand_over()
    alice.watch()
    assert alice.wait() == watching.EVERY
    alice.do(talk, text="It leaves today.")
    alice.steer("faults", method="GET", path="tickets/*", status=429, retry_after=45)
    alice.look_at(alice.ticket_of(talk))
    assert alice.heard(talk) == [] and alice.wait() == timedelta(seconds=45)
    alice.watch()
    assert alice.heard(talk) == ["It leaves today."]
