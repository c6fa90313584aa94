"""A merchant whose people read e-mails: what reaches them, and what the shopper is told."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from domain.conversations import Author
from domain.errors import InvalidRequest
from domain.handoff.choosing import choose_handoff
from domain.handoff.delivering import OutgoingState
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import BY_MAIL, Word
from jobs import tickets
from sandbox.mail.mailbox import Arrived, Fault
from tests.domain.talks import WISH, kept, outgoing_of, say, start
from tests.integrations.helpdesks.mail_desk import PEOPLE, MailDesk, mail_desk
from tests.world import Tenant, World

BOBS_PEOPLE = "team@bob.example"


@pytest.fixture
def post(stage: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailDesk]:
    """Both stores hand over by e-mail, each to people of its own."""
    with mail_desk() as desk:
        monkeypatch.setitem(vars(stage.services), "mail", desk.mail)
        for tenant, address in ((stage.alice, PEOPLE), (stage.bob, BOBS_PEOPLE)):
            choose(stage, tenant, address)
        yield desk


def choose(world: World, tenant: Tenant, address: str, *, sends_mail: bool = True) -> None:
    chosen = HandoffSettings(HandoffMethod.EMAIL, address)
    with world.services.begin() as work:
        choose_handoff(tenant.store, chosen, work, world.services.now(), sends_mail=sends_mail)


def hand_over(world: World, tenant: Tenant, address: str = "jane@example.com") -> UUID:
    talk = start(world, tenant)
    say(world, tenant, talk, WISH["en"])
    say(world, tenant, talk, f"yes, {address}")
    return talk


def work_off(world: World) -> None:
    """Do what is due, as the sweep has it done."""
    house = world.services
    while True:
        with house.begin() as work:
            due = work.outbox.due(house.now(), 10)
        for outgoing_id in due:
            tickets.deliver_part(house, outgoing_id)
        if not due:
            return


def mails(desk: MailDesk, to: str) -> list[Arrived]:
    return [arrived for arrived in desk.mailbox.kept if arrived.recipients == (to,)]


def test_request_and_note_reach_the_store_s_own_people_alone(stage: World, post: MailDesk) -> None:
    hand_over(stage, stage.alice)
    hand_over(stage, stage.bob, "bill@example.com")
    work_off(stage)
    for people, shopper in ((PEOPLE, "jane@example.com"), (BOBS_PEOPLE, "bill@example.com")):
        request, note = mails(post, people)
        assert shopper in request.header("Reply-To")
        assert "Chat transcript" in request.part("plain") and "Customer" not in request.part("plain")
        assert note.header("Reply-To") == people


def test_later_words_follow_into_the_thread(stage: World, post: MailDesk) -> None:
    talk = hand_over(stage, stage.alice)
    say(stage, stage.alice, talk, "the green one please")
    work_off(stage)
    request, _, comment = mails(post, PEOPLE)
    assert "the green one please" in comment.part("plain")
    assert comment.header("In-Reply-To") == request.id
    assert "jane@example.com" in comment.header("Reply-To")


def test_no_answer_is_promised_in_the_chat(stage: World, post: MailDesk) -> None:
    talk = hand_over(stage, stage.alice)
    assert kept(stage, stage.alice, talk).messages[-1].text == Word.PASSED_ON_BY_MAIL.format(email="j•••@example.com")
    assert say(stage, stage.alice, talk, "the green one")["message"]["text"].startswith(Word.WROTE_ON_BY_MAIL)
    assert not [word for word in BY_MAIL.values() if "appears here" in word]


def test_the_shopper_is_told_the_reference_once_the_mail_is_out(stage: World, post: MailDesk) -> None:
    talk = hand_over(stage, stage.alice)
    work_off(stage)
    work_off(stage)
    told = [one.text for one in kept(stage, stage.alice, talk).messages if one.author is Author.SYSTEM]
    assert told == [Word.OPENED.format(ticket=talk.hex[:8].upper())]


def test_an_address_that_does_not_exist_fails_and_a_better_one_has_it(stage: World, post: MailDesk) -> None:
    post.mailbox.order(Fault(on="rcpt", reply="550 5.1.1 Nobody of that name"))
    talk = hand_over(stage, stage.alice)
    work_off(stage)
    failed = outgoing_of(stage, stage.alice, talk)
    assert failed is not None and failed.state is OutgoingState.FAILED and failed.advice
    choose(stage, stage.alice, "others@acme.example")
    work_off(stage)
    assert [one.id for one in mails(post, "others@acme.example")][0].startswith(f"<conv_{talk.hex}-1@")
    assert mails(post, PEOPLE) == []


def test_a_mail_server_that_is_away_keeps_it_waiting(stage: World, post: MailDesk) -> None:
    post.mailbox.order(Fault(on="rcpt", reply="451 4.3.0 Try again"))
    talk = hand_over(stage, stage.alice)
    work_off(stage)
    waiting = outgoing_of(stage, stage.alice, talk)
    assert waiting is not None and (waiting.state, waiting.attempts) == (OutgoingState.WAITING, 1)
    assert kept(stage, stage.alice, talk).messages[-1].author is Author.AGENT


def test_a_server_that_lost_its_settings_keeps_it_waiting_with_advice(stage: World, post: MailDesk) -> None:
    talk = hand_over(stage, stage.alice)
    vars(stage.services)["mail"] = None
    work_off(stage)
    waiting = outgoing_of(stage, stage.alice, talk)
    assert waiting is not None and waiting.state is OutgoingState.WAITING
    assert "SMTP_URL" in waiting.advice


@pytest.mark.parametrize("address", ["", "team", "a@b.example, c@d.example", "team@acme.example\nBcc: x@y.example"])
def test_a_merchant_names_one_address(stage: World, address: str) -> None:
    with pytest.raises(InvalidRequest, match="address"):
        choose(stage, stage.alice, address)


def test_without_a_mail_server_it_cannot_be_chosen(stage: World) -> None:
    with pytest.raises(InvalidRequest, match="SMTP_URL"):
        choose(stage, stage.alice, PEOPLE, sends_mail=False)
