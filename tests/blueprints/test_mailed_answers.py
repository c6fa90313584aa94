"""What the team answers in the inbox reaches a shopper who has gone, by e-mail, once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.letters.to_shoppers import READ_IN_CHAT
from jobs import letters
from sandbox.mail.mailbox import Arrived
from tests.blueprints.handoffs import EMAIL
from tests.blueprints.teams import Team, waits
from tests.blueprints.test_team import _worker as _worker
from tests.integrations.helpdesks.mail_desk import MailDesk, mail_desk
from tests.world import World


@pytest.fixture
def post(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailDesk]:
    with mail_desk() as desk:
        monkeypatch.setitem(vars(world.services), "mail", desk.mail)
        yield desk


def a_minute_later(world: World, post: MailDesk) -> list[Arrived]:
    with world.services.begin() as work:
        for letter_id in work.letters.due(world.services.now() + READ_IN_CHAT + timedelta(seconds=1), 10):
            work.letters.change(letter_id, next_at=world.services.now())
        due = work.letters.due(world.services.now(), 10)
    for letter_id in due:
        letters.deliver_letter(world.services, letter_id)
    return post.mailbox.kept


def test_each_store_s_answer_goes_to_its_own_shopper(world: World, post: MailDesk) -> None:
    typed, known = waits(world, world.alice), waits(world, world.bob, customer=world.bob.own_customer)
    Team(world, world.alice).says(typed, "From Alice's people.")
    Team(world, world.bob).says(known, "From Bob's people.")
    told = {one.recipients: one.part("plain") for one in a_minute_later(world, post)}
    assert set(told) == {(EMAIL,), (world.bob.own_email,)}
    assert "From Alice's people." in told[(EMAIL,)] and "Bob" not in told[(EMAIL,)]


def test_an_answer_that_is_sent_twice_is_mailed_once(world: World, post: MailDesk) -> None:
    caller, team = waits(world, world.alice), Team(world, world.alice)
    for _ in range(2):
        team.does(caller, "reply", text="It leaves today.", key="mailed-once")
    assert [one.recipients for one in a_minute_later(world, post)] == [(EMAIL,)]


def test_no_note_of_the_team_is_mailed(world: World, post: MailDesk) -> None:
    caller = waits(world, world.alice)
    Team(world, world.alice).does(caller, "note", text="A good customer", key="one")
    assert a_minute_later(world, post) == []


def test_who_still_looks_at_the_chat_gets_no_mail(world: World, post: MailDesk) -> None:
    caller = waits(world, world.alice)
    Team(world, world.alice).says(caller, "It leaves today.")
    caller.messages()
    assert a_minute_later(world, post) == []
