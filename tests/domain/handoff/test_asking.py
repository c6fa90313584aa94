"""An address is asked about once where it looks mistyped, and is taken as its owner says."""

from typing import Any
from uuid import UUID

import pytest

from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from tests.domain.stage import rows
from tests.domain.talks import WISH, choose, outgoing_of, press, say, start
from tests.world import Tenant, World

MISTYPED, MEANT = "jane@gmial.com", "jane@gmail.com"


@pytest.fixture
def desk(stage: World) -> World:
    for tenant in (stage.alice, stage.bob):
        choose(stage, tenant, HandoffMethod.ZENDESK)
    return stage


def talk(desk: World, *words: str, tenant: Tenant | None = None) -> tuple[UUID, dict[str, Any]]:
    who = tenant or desk.alice
    conversation = start(desk, who)
    said = [say(desk, who, conversation, one) for one in words]
    return conversation, said[-1]


def requester(desk: World, conversation: UUID) -> str | None:
    outgoing = outgoing_of(desk, desk.alice, conversation)
    return outgoing.ticket.requester.email if outgoing else None


def test_a_mistyped_address_is_asked_about_before_anything_is_sent(desk: World) -> None:
    conversation, said = talk(desk, WISH["en"], "yes", MISTYPED)
    assert (said["outcome"], said["conversation"]["state"]) == ("clarify", "awaiting_email")
    assert said["message"]["text"] == Word.EMAIL_MEANT.format(meant=MEANT, typed=MISTYPED)
    assert said["message"]["suggestions"] == [MEANT, MISTYPED]
    assert requester(desk, conversation) is None


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        ("yes", MEANT),
        ("Yes please", MEANT),
        ("no", MISTYPED),
        (MISTYPED, MISTYPED),
        ("it is " + MISTYPED.upper(), MISTYPED),
        (MEANT, MEANT),
        ("oh sorry, jane@gmail.com", MEANT),
        ("jane@other.example", "jane@other.example"),
    ],
)
def test_it_is_taken_as_its_owner_says(desk: World, answer: str, taken: str) -> None:
    conversation, _ = talk(desk, WISH["en"], "yes", MISTYPED)
    assert say(desk, desk.alice, conversation, answer)["conversation"]["state"] == "handed_off"
    assert (requester(desk, conversation) or "").lower() == taken
    assert len(rows(desk.services, "outbox", desk.alice.store)) == 1


def test_another_slip_is_asked_about_as_well(desk: World) -> None:
    conversation, _ = talk(desk, WISH["en"], "yes", MISTYPED)
    again = say(desk, desk.alice, conversation, "jane@gmal.com")
    assert again["message"]["text"] == Word.EMAIL_MEANT.format(meant=MEANT, typed="jane@gmal.com")


def test_a_question_in_between_is_answered_and_the_doubt_is_asked_again(desk: World) -> None:
    conversation, _ = talk(desk, WISH["en"], "yes", MISTYPED)
    assert "89" in say(desk, desk.alice, conversation, "How much is the rain jacket?")["message"]["text"]
    say(desk, desk.alice, conversation, WISH["en"])
    assert "Did you mean" in say(desk, desk.alice, conversation, "yes")["message"]["text"]
    assert say(desk, desk.alice, conversation, "yes")["conversation"]["state"] == "handed_off"
    assert requester(desk, conversation) == MEANT


def test_one_written_with_the_wish_is_asked_about_too(desk: World) -> None:
    conversation, said = talk(desk, f"i want a human, {MISTYPED}", "yes")
    assert "Did you mean" in said["message"]["text"]
    say(desk, desk.alice, conversation, "no")
    assert requester(desk, conversation) == MISTYPED


def test_a_form_and_its_button_are_asked_and_answer_the_same(desk: World) -> None:
    conversation, _ = talk(desk, WISH["en"])
    assert "Did you mean" in press(desk, desk.alice, conversation, True, MISTYPED)["message"]["text"]
    assert press(desk, desk.alice, conversation, True)["conversation"]["state"] == "handed_off"
    assert requester(desk, conversation) == MEANT
    other, _ = talk(desk, WISH["en"])
    press(desk, desk.alice, other, True, MISTYPED)
    press(desk, desk.alice, other, True, MISTYPED)
    assert requester(desk, other) == MISTYPED


def test_what_cannot_wait_is_not_held_up_by_a_doubt(desk: World) -> None:
    conversation, _ = talk(desk, "my lawyer will sue you", MISTYPED)
    assert requester(desk, conversation) == MISTYPED


def test_an_address_that_takes_no_answers_is_not_taken(desk: World) -> None:
    conversation, said = talk(desk, WISH["en"], "yes", "noreply@shop.example")
    assert said["message"]["text"] == Word.EMAIL_UNREAD and said["conversation"]["state"] == "awaiting_email"
    say(desk, desk.alice, conversation, "jane@example.com")
    assert requester(desk, conversation) == "jane@example.com"


@pytest.mark.parametrize("quoted", ["noreply@shop.example", "alice@shop.example"])
def test_an_address_that_the_shopper_only_wrote_to_is_not_theirs(desk: World, quoted: str) -> None:
    _, said = talk(desk, f"I wrote to {quoted} and nobody answers, I want to talk to a human", "yes")
    assert said["message"]["text"] == Word.ASK_EMAIL


def test_of_several_addresses_one_is_asked_for(desk: World) -> None:
    for before in ([WISH["en"]], [WISH["en"], "yes"]):
        conversation, said = talk(desk, *before, "a@one.example or b@two.example")
        assert said["message"]["text"] == Word.EMAIL_WHICH.format(emails="a@one.example, b@two.example")
        assert said["message"]["suggestions"] == ["a@one.example", "b@two.example"]
        say(desk, desk.alice, conversation, "b@two.example")
        assert requester(desk, conversation) == "b@two.example"


def test_an_address_abroad_is_written_as_helpdesks_take_it(desk: World) -> None:
    conversation, _ = talk(desk, WISH["en"], "yes", "joerg@müller.example")
    assert requester(desk, conversation) == "joerg@xn--mller-kva.example"


def test_another_stores_shopper_is_not_asked_about_what_this_one_wrote(desk: World) -> None:
    talk(desk, "hi, jane@acme.example here")
    _, said = talk(desk, WISH["en"], "yes", "jane@acmee.example", tenant=desk.bob)
    assert said["conversation"]["state"] == "handed_off"
    _, said = talk(desk, "hi, jane@acme.example here", WISH["en"], "no", WISH["en"], "yes, jane@acmee.example")
    assert "Did you mean jane@acme.example?" in said["message"]["text"]
