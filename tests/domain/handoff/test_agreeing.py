"""Offer, consent, e-mail, ticket: nobody is handed over without a yes, and everybody once."""

import pytest

from domain.handoff.tickets import HandoffMethod
from tests.domain.stage import rows
from tests.domain.talks import WISH, choose, kept, outgoing_of, press, say, start
from tests.world import World

YES = {"en": "yes please", "es": "sí, por favor", "de": "ja bitte", "pl": "tak, proszę", "ko": "네"}
NO = {"en": "no thanks", "es": "no, gracias", "de": "nein danke", "pl": "nie, dziękuję", "ko": "아니요"}


@pytest.fixture
def desk(stage: World) -> World:
    choose(stage, stage.alice, HandoffMethod.ZENDESK)
    return stage


def test_a_wish_for_a_person_is_offered_asked_and_handed_over(desk: World) -> None:
    talk = start(desk, desk.alice)
    offered = say(desk, desk.alice, talk, WISH["en"])
    assert (offered["outcome"], offered["conversation"]["state"]) == ("handoff_offered", "offered")
    asked = say(desk, desk.alice, talk, "yes")
    assert (asked["outcome"], asked["conversation"]["state"]) == ("clarify", "awaiting_email")
    done = say(desk, desk.alice, talk, "it is jane.doe@example.com")
    assert (done["outcome"], done["conversation"]["state"]) == ("handed_off", "handed_off")
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None
    requester = outgoing.ticket.requester
    assert (requester.email, requester.verified) == ("jane.doe@example.com", False)
    assert requester.profile_id == kept(desk, desk.alice, talk).shopper.profile_id.hex
    assert WISH["en"] in outgoing.ticket.request_text
    assert "jane.doe@example.com" not in done["message"]["text"]


@pytest.mark.parametrize("language", sorted(YES))
def test_consent_is_understood_in_five_languages(desk: World, language: str) -> None:
    talk = start(desk, desk.alice, locale=language)
    assert say(desk, desk.alice, talk, WISH[language])["outcome"] == "handoff_offered"
    assert say(desk, desk.alice, talk, YES[language])["conversation"]["state"] == "awaiting_email"
    said = say(desk, desk.alice, talk, "jane@example.com")
    assert said["conversation"]["state"] == "handed_off"
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None and outgoing.ticket.language == language


@pytest.mark.parametrize("language", sorted(NO))
def test_a_no_is_understood_in_five_languages_and_tells_nobody(desk: World, language: str) -> None:
    talk = start(desk, desk.alice, locale=language)
    say(desk, desk.alice, talk, WISH[language])
    assert say(desk, desk.alice, talk, NO[language])["conversation"]["state"] == "open"
    assert outgoing_of(desk, desk.alice, talk) is None


@pytest.mark.parametrize(
    "words",
    ["tudo bem", "Tutto bene!", "alles goed", "está bien, por favor", "w porządku", "no problem", "ok, tudo bem"],
)
def test_that_it_is_fine_says_yes_to_an_offer(desk: World, words: str) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    assert say(desk, desk.alice, talk, words)["conversation"]["state"] == "awaiting_email"


@pytest.mark.parametrize("words", ["tudo bem?", "alles goed en waar is mijn pakket", "tudo bem com voce"])
def test_a_greeting_or_a_question_after_an_offer_is_no_yes(desk: World, words: str) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    assert say(desk, desk.alice, talk, words)["conversation"]["state"] in ("open", "offered")


@pytest.mark.parametrize("words", ["sam@post.example", "sam@post.example thanks", "sure, it is sam@post.example"])
def test_an_address_after_an_offer_is_a_yes(desk: World, words: str) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    assert say(desk, desk.alice, talk, words)["conversation"]["state"] == "handed_off"


def test_an_address_written_before_the_offer_is_not_asked_for_again(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, "i want a human, sam@post.example")
    assert say(desk, desk.alice, talk, "yes")["conversation"]["state"] == "handed_off"
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None and outgoing.ticket.requester.email == "sam@post.example"


@pytest.mark.parametrize("words", ["order #1001 sam@post.example", "1001 sam@post.example"])
def test_an_order_number_beside_the_address_is_a_proof_and_no_yes(desk: World, words: str) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    assert say(desk, desk.alice, talk, words)["conversation"]["state"] != "handed_off"


@pytest.mark.parametrize("words", ["ok forget it", "nvm", "no", "okay no thanks"])
def test_a_refusal_may_begin_with_ok(desk: World, words: str) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    assert say(desk, desk.alice, talk, words)["conversation"]["state"] == "open"


def test_a_signed_in_shopper_is_not_asked_for_an_email(desk: World) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    say(desk, desk.alice, talk, WISH["en"])
    assert say(desk, desk.alice, talk, "yes")["conversation"]["state"] == "handed_off"
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None
    assert (outgoing.ticket.requester.email, outgoing.ticket.requester.verified) == (desk.alice.own_email, True)


def test_a_signed_in_shopper_cannot_send_the_ticket_in_another_name(desk: World) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    say(desk, desk.alice, talk, WISH["en"])
    press(desk, desk.alice, talk, True, "somebody@else.example")
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None and outgoing.ticket.requester.email == desk.alice.own_email


def test_a_yes_with_an_email_in_it_needs_no_second_question(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    assert say(desk, desk.alice, talk, "yes, jane@example.com")["conversation"]["state"] == "handed_off"


def test_an_email_typed_wrong_twice_is_asked_for_again_and_then_taken(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    say(desk, desk.alice, talk, "yes")
    for wrong in ("jane at example", "jane@"):
        again = say(desk, desk.alice, talk, wrong)
        assert (again["outcome"], again["conversation"]["state"]) == ("clarify", "awaiting_email")
        assert outgoing_of(desk, desk.alice, talk) is None
    assert say(desk, desk.alice, talk, "jane@example.com")["conversation"]["state"] == "handed_off"


def test_a_no_instead_of_an_email_goes_on_without_a_person(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    say(desk, desk.alice, talk, "yes")
    assert say(desk, desk.alice, talk, "no")["conversation"]["state"] == "open"
    assert outgoing_of(desk, desk.alice, talk) is None


def test_a_question_instead_of_an_answer_is_answered_and_the_offer_lapses(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    answered = say(desk, desk.alice, talk, "How much does the rain jacket cost?")
    assert answered["conversation"]["state"] == "open"
    assert "89" in answered["message"]["text"]
    assert say(desk, desk.alice, talk, "yes")["conversation"]["state"] != "handed_off"


def test_a_button_does_what_the_words_do(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    assert press(desk, desk.alice, talk, True)["conversation"]["state"] == "awaiting_email"
    assert press(desk, desk.alice, talk, True, "jane@example.com")["conversation"]["state"] == "handed_off"


def test_pressing_twice_makes_one_ticket_and_says_nothing_new(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    press(desk, desk.alice, talk, True, "jane@example.com")
    said = len(kept(desk, desk.alice, talk).messages)
    press(desk, desk.alice, talk, True, "jane@example.com")
    assert len(rows(desk.services, "outbox", desk.alice.store)) == 1
    assert len(kept(desk, desk.alice, talk).messages) == said


def test_the_agent_is_silent_once_the_conversation_is_handed_over(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, WISH["en"])
    say(desk, desk.alice, talk, "yes, jane@example.com")
    after = say(desk, desk.alice, talk, "How much does the rain jacket cost?")
    assert (after["outcome"], after["conversation"]["state"]) == ("handed_off", "handed_off")
    assert "89" not in after["message"]["text"]
    assert [row["kind"] for row in rows(desk.services, "outbox", desk.alice.store)].count("ticket") == 1


def test_the_ticket_shows_own_orders_and_never_anothers(desk: World) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    say(desk, desk.alice, talk, WISH["en"])
    say(desk, desk.alice, talk, "yes")
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None
    whole = outgoing.ticket.request_text + outgoing.ticket.note_text
    assert desk.alice.own_order in whole and desk.alice.other_order not in whole


def test_a_merchant_without_people_says_their_message_instead(stage: World) -> None:
    choose(stage, stage.alice, HandoffMethod.MESSAGE, "Write to hello@alice.example.")
    talk = start(stage, stage.alice)
    said = say(stage, stage.alice, talk, WISH["en"])
    assert (said["outcome"], said["conversation"]["state"]) == ("not_supported", "open")
    assert "hello@alice.example" in said["message"]["text"]
    say(stage, stage.alice, talk, "yes")
    assert rows(stage.services, "outbox", stage.alice.store) == []


def test_a_button_hands_nobody_over_where_there_are_no_people(stage: World) -> None:
    choose(stage, stage.alice, HandoffMethod.MESSAGE, "Write to hello@alice.example.")
    talk = start(stage, stage.alice)
    said = press(stage, stage.alice, talk, True, "jane@example.com")
    assert (said["message"]["text"], said["conversation"]["state"]) == ("Write to hello@alice.example.", "open")


def test_the_inbox_of_ours_has_its_ticket_by_the_outbox_too(stage: World) -> None:
    choose(stage, stage.alice, HandoffMethod.INBOX)
    talk = start(stage, stage.alice)
    say(stage, stage.alice, talk, WISH["en"])
    assert say(stage, stage.alice, talk, "yes, jane@example.com")["conversation"]["state"] == "handed_off"
    assert [row["method"] for row in rows(stage.services, "outbox", stage.alice.store)] == ["inbox"]
