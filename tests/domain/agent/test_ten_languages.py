"""The same question, answered in ten languages, tells the same facts: no number, name or date gets lost on the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from domain.agent.drafts import Draft, Turn
from domain.agent.orders.answers import answer_orders
from domain.agent.orders.lookups import order_evidence
from domain.agent.orders.progress import state_sentences
from domain.agent.phrases import PLURALS, Label, Say, say, say_counted
from domain.agent.products.answers import answer_products
from domain.agent.products.mentions import find_products
from domain.agent.replies import Outcome
from domain.agent.understanding.messages import understand
from domain.agent.verification import verify
from domain.conversations import Conversation, ConversationState, Page
from domain.language.languages import Language
from domain.orders import Order, Return
from tests.domain.agent.shops import ALICES, NOW, Shop, line_of, parcel_of, refund_of, visitor
from tests.domain.agent.shops import TRAIL_JACKET as JACKET


def sent(order: Order, *statuses: str) -> Order:
    parcels = tuple(
        parcel_of(number, status, ((number, 1),), f"CODE{number}00{number}")
        for number, status in enumerate(statuses, 1)
    )
    late = replace(parcels[0], estimated_delivery_at=NOW - timedelta(days=1))
    return replace(order, fulfilment_status="fulfilled", fulfilments=(late, *parcels[1:]))


def digital(order: Order, *, gift_card: bool) -> Order:
    first, other = order.lines
    file = replace(first, requires_shipping=False, gift_card=gift_card, quantity=2, current_quantity=2)
    return replace(order, lines=(file, other))


ORDERS = {
    "waits": ALICES,
    "on hold": replace(ALICES, fulfilment_status="on_hold"),
    "pre-ordered": replace(ALICES, tags=("Pre-Order",)),
    "only files": replace(ALICES, lines=digital(ALICES, gift_card=False).lines[:1]),
    "files sent": replace(ALICES, lines=digital(ALICES, gift_card=False).lines[:1], fulfilment_status="fulfilled"),
    "gift card": digital(ALICES, gift_card=True),
    **{word: sent(ALICES, word) for word in ("label_printed", "in_transit", "out_for_delivery", "ready_for_pickup")},
    **{word: sent(ALICES, word) for word in ("attempted_delivery", "delayed", "failure", "delivered")},
    "expected": replace(
        ALICES,
        fulfilments=(replace(parcel_of(1, "in_transit", (), "C99"), estimated_delivery_at=NOW + timedelta(days=2)),),
    ),
    "two parcels": sent(ALICES, "delivered", "in_transit"),
    "partly": replace(sent(ALICES, "in_transit"), fulfilment_status="partial"),
    "partly refunded": replace(sent(ALICES, "delivered"), refunds=(refund_of("45.00"),)),
    "returning": replace(sent(ALICES, "delivered"), returns=(Return(1, "#1001-R1", "open", NOW, 2),)),
    "returned": replace(
        ALICES,
        financial_status="refunded",
        refunds=(refund_of("132.90"),),
        returns=(Return(1, "#1001-R1", "closed", NOW, 2),),
    ),
    "refunded": replace(ALICES, financial_status="refunded", refunds=(refund_of("132.90"),)),
    "cancelled": replace(ALICES, cancelled_at=NOW - timedelta(days=1), refunds=(refund_of("132.90"),)),
    "edited": replace(ALICES, lines=(replace(line_of(1, JACKET, 0, quantity=3), current_quantity=1), ALICES.lines[1])),
}
ABOUT_ITS_STATE = ("where is #1001", "tracking number of #1001", "what is in #1001")
ABOUT_AN_ORDER = (
    "total of #1001",
    "which city does #1001 go to",
    "was #1001 refunded",
    "how much was the trail jacket in #1001",
    "show all my orders",
)
ABOUT_GOODS = (
    "how much is the trail jacket",
    "price of the trail jacket in navy L",
    "is the red trail jacket L in stock",
    "is the red trail jacket in stock",
    "do you have the trail jacket in turquoise",
    "is the navy trail jacket with mesh in stock",
    "which sizes does the trail jacket come in",
    "is the camp stove in stock",
    "which colors does the camp stove come in",
    "how much is the jacket",
    "cheapest jacket",
    "most expensive jacket",
    "cheapest stove",
    "compare the trail jacket and the rain jacket",
)


Told = tuple[Outcome, tuple[object, ...], list[tuple[str, str]]]


def turn_in(language: Language, shop: Shop, text: str) -> Turn:
    shopper = visitor(ALICES.customer_id)
    conversation = Conversation(UUID(int=9), ConversationState.OPEN, shopper, language.value, NOW)
    understood = replace(understand(text, conversation), language=language)
    return Turn(shop.store, conversation, understood, Page(), shop.reads, NOW)


def told(turn: Turn, draft: Draft) -> Told:
    """Return the outcome, the cards, and (record, value) of all that the sentences say and a record proves."""
    checked = verify(draft.sentences, draft.evidence, turn.language, turn.store.timezone)
    assert [line for line in checked if not line.passed] == []
    fields = {record.id or record.kind: record.fields for record in draft.evidence}
    bound = {(one.record, fields[one.record][one.field]) for line in checked for one in line.bindings}
    return draft.outcome, draft.cards, sorted(bound)


def unlike_english(shop: Shop, question: str, answer: Callable[[Turn], Draft | None]) -> list[Language]:
    """Return the languages in which the question is told other facts than in English."""
    drafts = {language: (turn := turn_in(language, shop, question), answer(turn)) for language in Language}
    facts = {language: told(turn, draft) for language, (turn, draft) in drafts.items() if draft}
    assert facts[Language.ENGLISH][2]
    return [language for language in Language if facts.get(language) != facts[Language.ENGLISH]]


def answer_goods(turn: Turn) -> Draft | None:
    return answer_products(turn, find_products(turn))


@pytest.mark.parametrize("state", ORDERS)
def test_an_order_is_told_alike(alpine: Shop, state: str) -> None:
    alpine.keep(ORDERS[state])
    assert [unlike_english(alpine, question, answer_orders) for question in ABOUT_ITS_STATE] == [[], [], []]


@pytest.mark.parametrize("question", ABOUT_AN_ORDER)
def test_all_that_is_asked_of_orders_is_told_alike(alpine: Shop, question: str) -> None:
    alpine.keep(ORDERS["partly refunded"])
    assert unlike_english(alpine, question, answer_orders) == []


def test_no_language_opens_the_order_of_another_shopper_or_store(alpine: Shop, bazaar: Shop) -> None:
    for language in Language:
        for shop, order in ((alpine, "#1002"), (bazaar, "#1002")):
            draft = answer_orders(turn_in(language, shop, f"where is {order}"))
            assert (draft.outcome, draft.cards, draft.evidence) == (Outcome.VERIFY_IDENTITY, (), ())


@pytest.mark.parametrize("question", ABOUT_GOODS)
def test_goods_are_told_alike(alpine: Shop, question: str) -> None:
    assert unlike_english(alpine, question, answer_goods) == []


@pytest.mark.parametrize("language", Language)
def test_every_sentence_about_an_order_is_in_the_language_alone(alpine: Shop, language: Language) -> None:
    """No sentence of one language stands in the answer of another: each differs from the English one."""
    for order in ORDERS.values():
        turn, english = turn_in(language, alpine, "#1001"), turn_in(Language.ENGLISH, alpine, "#1001")
        said, plain = state_sentences(turn, order), state_sentences(english, order)
        assert len(said) == len(plain)
        assert language is Language.ENGLISH or not set(said) & set(plain)
        assert order_evidence(turn, order) == order_evidence(english, order)


def test_what_is_counted_takes_the_form_of_its_number() -> None:
    polish = [say_counted(Language.POLISH, Say.RETURN_COUNT, count) for count in (1, 3, 5, 22)]
    assert [words.split()[-1] for words in polish] == ["produkt.", "produkty.", "produktów.", "produkty."]
    for what in PLURALS:
        for language in Language:
            forms = {say_counted(language, what, count, order="#1").replace(str(count), "") for count in (1, 2, 5)}
            assert len(forms) <= (3 if language is Language.POLISH else 2)
            assert language in (Language.KOREAN, Language.JAPANESE) or len(forms) > 1 or language is Language.GERMAN


def test_a_wish_to_return_an_order_in_spanish_is_none_to_cancel_it(alpine: Shop) -> None:
    assert "cancelar" not in alpine.ask("quiero devolver mi pedido").text
    assert "cancelar" in alpine.ask("quiero anular mi pedido").text


@pytest.mark.parametrize("language", Language)
def test_what_the_chats_menu_says_for_the_shopper_asks_for_a_person(alpine: Shop, language: Language) -> None:
    assert alpine.ask(say(language, Label.PERSON)).outcome is Outcome.HANDOFF_OFFERED
