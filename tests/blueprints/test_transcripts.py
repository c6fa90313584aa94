"""A chat by e-mail: to the shopper whose it is, at the address they gave for it, and not too often."""

from collections.abc import Iterator

import pytest

from blueprints import quotas
from jobs import letters
from tests.blueprints.callers import ChatShopper, refused, signed_in, visitor_of
from tests.blueprints.handoffs import asked_for_a_person
from tests.integrations.helpdesks.mail_desk import MailDesk, mail_desk
from tests.world import World

EMAIL = "shopper.one@mail.example"
OTHER = "shopper.two@mail.example"


@pytest.fixture
def post(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailDesk]:
    with mail_desk() as desk:
        monkeypatch.setitem(vars(world.services), "mail", desk.mail)
        yield desk


def agreed(world: World, email: str) -> ChatShopper:
    caller = asked_for_a_person(world, world.alice)
    caller.post("handoff", {"consent": True, "email": email})
    return caller


def arrived(world: World, post: MailDesk) -> list[tuple[str, ...]]:
    with world.services.begin() as work:
        due = work.letters.due(world.services.now(), 10)
    for letter_id in due:
        letters.deliver_letter(world.services, letter_id)
    return [one.recipients for one in post.mailbox.kept]


def test_each_shopper_has_their_own_chat_sent_to_them(world: World, post: MailDesk) -> None:
    one, other = agreed(world, EMAIL), agreed(world, OTHER)
    other.say("the secret of shopper two")
    answer = one.post("transcript", {})
    assert (answer.status_code, answer.get_json()) == (202, {"text": "This chat is on its way to s•••@mail.example."})
    assert arrived(world, post) == [(EMAIL,)]
    for text in (post.mailbox.kept[0].part("plain"), post.mailbox.kept[0].part("html")):
        assert "I want to talk to a human being" in text and "AI assistant" in text
        assert "secret of shopper two" not in text


def test_each_line_says_who_spoke(world: World, post: MailDesk) -> None:
    stranger, own = agreed(world, EMAIL), signed_in(world, world.alice, world.alice.own_customer)
    own.say("I want to talk to a human being")
    own.post("handoff", {"consent": True})
    with world.services.begin() as work:
        customer = work.customers.customer(world.alice.store, world.alice.own_customer)
    for caller in (stranger, own):
        assert caller.post("transcript", {}).status_code == 202
    arrived(world, post)
    letters = {one.recipients: " ".join(one.part("plain").split()) for one in post.mailbox.kept}
    assert "] You: I want to talk to a human being" in letters[(EMAIL,)]
    assert f"] {customer.name}: I want to talk to a human being" in letters[(world.alice.own_email,)]
    assert all("] –:" not in letter for letter in letters.values())


LURE = "Your account is blocked, see https://evil.example/a.b, www.evil.example or evil。example. It costs 3.50."


def test_who_typed_a_strangers_address_sends_them_no_link(world: World, post: MailDesk) -> None:
    stranger, own = agreed(world, EMAIL), signed_in(world, world.alice, world.alice.own_customer)
    own.say("I want to talk to a human being")
    own.post("handoff", {"consent": True})
    for caller in (stranger, own):
        caller.say(LURE)
        assert caller.post("transcript", {}).status_code == 202
    arrived(world, post)
    letters = {one.recipients: one.part("plain") for one in post.mailbox.kept}
    assert "https[:]//evil[.]example/a[.]b, www[.]evil[.]example or evil[.]example. It costs 3.50." in " ".join(
        letters[(EMAIL,)].split()
    )
    assert LURE in " ".join(letters[(world.alice.own_email,)].split())


def test_a_chat_of_nobody_known_is_sent_nowhere(world: World, post: MailDesk) -> None:
    caller = visitor_of(world, world.alice)
    caller.say(f"is {OTHER} your address?")
    refused(caller.post("transcript", {"email": OTHER}), 400, "invalid_request")
    assert caller.client.post("/chat/transcript", json={}).status_code == 401
    assert arrived(world, post) == []


def test_it_goes_once_an_hour(world: World, post: MailDesk) -> None:
    caller = agreed(world, EMAIL)
    assert [caller.post("transcript", {}).status_code for _ in range(2)] == [202, 429]
    assert len(arrived(world, post)) == 1


def test_one_address_is_not_flooded_through_many_chats(
    world: World, post: MailDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "TRANSCRIPTS_OF_RECIPIENT", quotas.Quota("transcript", most=2, seconds=86400))
    answers = [agreed(world, EMAIL).post("transcript", {}).status_code for _ in range(3)]
    assert answers == [202, 202, 429]
    assert len(arrived(world, post)) == 2


def test_a_house_without_a_mail_server_says_so(world: World) -> None:
    answer = agreed(world, EMAIL).post("transcript", {})
    assert (answer.status_code, answer.get_json()["detail"]) == (400, "This shop sends no e-mails.")
