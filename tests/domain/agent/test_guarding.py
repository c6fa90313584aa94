"""Grave words are heard; a guess that no word tells is not believed of a question about goods."""

from dataclasses import replace

import pytest

from domain.agent.guarding import guarded
from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from domain.agent.understanding.messages import understand
from domain.language.languages import Language
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, Shop, product_of, turn_in


@pytest.mark.parametrize(
    "text",
    [
        "wann kommt die Jacke wieder",
        "where is the camp stove made",
        "camp stove on induction",
        "trail jacket navy",
        "rain jacket to canada?",
        "smell?",
        "qwertzuio",
        "asdf jkl",
    ],
)
def test_a_harmless_message_calls_nobody(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.handoff is None or reply.handoff.code not in ("sensitive", "policy"), reply.text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the camp stove exploded and burned my hand", "sensitive"),
        ("my rain jacket arrived torn", "policy"),
        ("i want to kill myself", "sensitive"),
        ("kann ich mit einem menschen sprechen", "customer_request"),
        ("i will see you in court", "sensitive"),
    ],
)
def test_what_is_said_plainly_is_heard(alpine: Shop, text: str, code: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and reply.handoff is not None
    assert reply.handoff.code == code


@pytest.mark.parametrize(
    "text",
    [
        "said delivered, but it isnt anywhere",
        "this isnt what we ordered",
        "they left out the camp stove",
        "only half of the rain jacket set was in the box??",
    ],
)
def test_trouble_with_goods_is_no_question_about_them(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and reply.handoff is not None and reply.handoff.code == "policy"


@pytest.mark.parametrize("text", ["tell me about your jackets", "what about jackets", "ジャケットを見せて"])
def test_who_names_goods_alone_is_shown_them(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, locale="ja" if text.startswith("ジ") else "en")
    assert {card.title for card in reply.cards} == {"Trail Jacket", "Rain Jacket"}


@pytest.mark.parametrize("text", ["write a poem about jackets", "tell me about the moon"])
def test_what_goods_are_named_for_is_no_search(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).cards == ()


def test_what_must_cost_less_than_a_sum_is_looked_for(alpine: Shop) -> None:
    reply = alpine.ask("what about rain jackets under 70")
    assert reply.text.startswith("This is what I found") and "$60.00" in reply.text


@pytest.mark.parametrize("text", ["jacket not red", "jacket without wool", "regenjacke nicht rot"])
def test_the_mere_name_of_goods_is_no_trouble(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.handoff is None and reply.cards, reply.text


@pytest.mark.parametrize("text", ["クリームを塗ったら顔が腫れました", "my face burns after the cream"])
def test_who_is_hurt_names_no_mere_goods(alpine: Shop, text: str) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(151, "Face Cream", (), (((), "9.00", 3),), "For the face."))
    reply = alpine.ask(text)
    assert reply.handoff is not None and reply.handoff.code == "sensitive"


@pytest.mark.parametrize("text", ["rain jacket torn", "jacket too small", "jacke kaputt"])
def test_a_name_with_what_went_wrong_is_trouble(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.HANDOFF_OFFERED


def test_what_the_texts_plainly_speak_of_is_no_other_world(alpine: Shop) -> None:
    alpine.reads.knowledge.write(ALPINE, written("<p>We roast on Mondays and Thursdays.</p>", name="about"))
    assert "Mondays and Thursdays" in alpine.ask("when do you roast").text
    for strange in ("who won the world cup", "what time is it in new york", "how do i roast a goose"):
        assert "Mondays" not in alpine.ask(strange).text


def kept_of(shop: Shop, text: str, guess: Intent) -> tuple[Intent, ...]:
    """Return what is left of a guess at a message."""
    turn = turn_in(shop, Language.ENGLISH)
    said = replace(understand(text, turn.conversation), intents=(guess,))
    return guarded(replace(turn, understood=said)).understood.intents


def test_a_state_alone_tells_of_no_harm(alpine: Shop) -> None:
    assert kept_of(alpine, "and the stove? ive opened it", Intent.INJURY) == (Intent.RETURN_ITEM,)
    for hurt in ("i opened the stove and burned my hand", "開封したら手を切った", "opened it, my eyes swell"):
        assert kept_of(alpine, hurt, Intent.INJURY) == (Intent.INJURY,)


@pytest.mark.parametrize("text", ["je dois payer la douane ?", "do i have to pay customs?", "muss ich zoll zahlen?"])
def test_who_asks_whether_customs_are_due_has_no_trouble_with_a_payment(alpine: Shop, text: str) -> None:
    trouble = Intent.PAYMENT_PROBLEM
    assert kept_of(alpine, text, trouble) == (Intent.POLICY,)
    assert kept_of(alpine, "my payment failed twice", trouble) == (trouble,)


def test_a_discount_is_no_change_of_an_address(alpine: Shop) -> None:
    guess = Intent.CHANGE_ADDRESS
    assert kept_of(alpine, "forgot to put in my student code", guess) == (Intent.POLICY,)
    assert kept_of(alpine, "i forgot to put in my flat number", guess) == (guess,)


@pytest.mark.parametrize("guess", [Intent.ORDER_ITEM_OPTION, Intent.OFF_TOPIC])
def test_a_size_put_into_another_countrys_is_a_matter_of_the_stores_texts(alpine: Shop, guess: Intent) -> None:
    turn = turn_in(alpine, Language.ENGLISH).worded("which EU size is US 9?")
    guessed = replace(turn, understood=replace(turn.understood, intents=(guess,)))
    assert guarded(guessed).understood.intents == (Intent.POLICY,)
    of_one = replace(guessed, understood=replace(guessed.understood, text="which size is US 9"))
    assert guarded(of_one).understood.intents != (Intent.POLICY,)
