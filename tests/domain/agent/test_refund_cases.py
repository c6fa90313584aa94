"""A shopper's case beside the store's texts: decided only where they decide it, and always in their words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.refund_texts import EARRINGS, SLIPPERS, arrived, written
from tests.domain.agent.shops import ALICES, ALPINE, BAZAAR, BOBS, NOW, Shop, line_of, refund_of

KOREAN = written(
    """<h2>발송 전 취소</h2><ul><li>무료 취소 가능</li></ul>
    <h2>배송 완료 후 반품</h2><ul><li>배송 완료 후 10일 이내에만 반품 가능</li>
    <li>속옷, 귀걸이 등은 반품 불가</li></ul>"""
)
JAPANESE = written(
    """<h2>配送完了後の返品</h2><ul><li>配送完了後10日以内に返品可能です</li><li>下着、ピアスなどは返品不可</li></ul>"""
)


def test_says_yes_while_the_time_runs_and_names_the_exceptions(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 12))
    reply = strict.ask("i want to return my slippers", shopper=alice)
    assert reply.text.startswith("Yes")
    assert "within 20 days of delivery" in reply.text
    assert "Earrings and gift cards cannot be returned." in reply.text
    assert reply.outcome is Outcome.HANDOFF_OFFERED


def test_says_no_once_the_time_is_over(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 21))
    reply = strict.ask("can i still return the slippers?", shopper=alice)
    assert reply.text.startswith("No")
    assert "within 20 days of delivery" in reply.text


@pytest.mark.parametrize("timezone", ["", "America", "Atlantis/Capital", "x" * 300])
def test_a_store_in_a_time_zone_that_is_not_known_here_is_answered_all_the_same(
    strict: Shop, alice: Shopper, timezone: str
) -> None:
    strict.keep(arrived(ALICES, 0, 12))
    away = replace(strict, store=replace(strict.store, timezone=timezone))
    assert away.ask("i want to return my slippers", shopper=alice).text.startswith("Yes")


def test_the_record_counts_more_than_what_the_shopper_remembers(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 30))
    assert strict.ask("refund my slippers, received 3 days ago", shopper=alice).text.startswith("No")


def test_goods_that_are_never_taken_back_are_refused_in_the_stores_words(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 1, 2))
    reply = strict.ask("can I send back the earrings for a refund?", shopper=alice)
    assert reply.text.startswith("No")
    assert "Earrings and gift cards cannot be returned." in reply.text


def test_a_stranger_is_answered_by_what_he_tells_alone(strict: Shop) -> None:
    strict.keep(arrived(ALICES, 0, 30))
    assert strict.ask("can i return slippers i received 3 days ago").text.startswith("Yes")
    reply = strict.ask("can i return slippers i received 5 weeks ago")
    assert reply.text.startswith("No")
    assert "#1001" not in reply.text


def test_nobodys_order_decides_anothers_case(strict: Shop, bob: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 30))
    strict.keep(arrived(BOBS, 0, 2))
    reply = strict.ask("return my slippers please", shopper=bob)
    assert reply.text.startswith("Yes")
    assert "#1001" not in reply.text


def test_each_store_decides_by_its_own_texts(strict: Shop, bazaar: Shop) -> None:
    asked = "can i return slippers i received 30 days ago"
    assert strict.ask(asked).text.startswith("No")
    assert bazaar.ask(asked).text.startswith("Yes")


def test_without_a_date_nothing_is_decided(strict: Shop) -> None:
    assert not strict.ask("can i return slippers after delivery?").text.startswith(("Yes", "No"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("can I return slippers after 2 weeks?", "Yes"),
        ("can i return slippers after 3 weeks", "No"),
        ("could I still get a refund 30 days later", "No"),
        ("kann ich die Hausschuhe nach 2 Wochen zurückgeben?", "Ja"),
        ("czy mogę zwrócić kapcie po 30 dniach?", "Nie"),
        ("¿puedo devolver las zapatillas después de 3 semanas?", "No"),
    ],
)
def test_a_time_that_is_only_supposed_is_held_against_the_rule(strict: Shop, question: str, said: str) -> None:
    reply = strict.ask(question)
    assert reply.text.startswith(said) and "within 20 days of delivery" in reply.text


def test_a_supposed_time_is_no_order_of_the_shoppers_own(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 30))
    assert strict.ask("can I return slippers after 2 weeks?", shopper=alice).text.startswith("Yes")


@pytest.mark.parametrize(
    "question",
    ["my slippers have not arrived after 3 weeks, can i get a refund", "can I get help, still no refund after 2 weeks"],
)
def test_who_waits_since_weeks_supposes_nothing(strict: Shop, question: str) -> None:
    assert not strict.ask(question).text.startswith(("Yes", "No"))


def test_texts_that_differ_decide_nothing_and_are_both_shown(strict: Shop) -> None:
    page = written("<p>Returns are accepted within 14 days of delivery.</p>", DocumentKind.PAGE, "faq")
    strict.reads.knowledge.write(ALPINE, page)
    reply = strict.ask("can i return slippers i received 16 days ago")
    assert not reply.text.startswith(("Yes", "No"))
    assert "20 days" in reply.text
    assert "14 days" in reply.text
    assert len(reply.sources) == 2
    assert strict.ask("can i return slippers i received 9 days ago").text.startswith("Yes")


def test_goods_on_sale_are_not_decided_by_the_rule_for_all(alpine: Shop, alice: Shopper) -> None:
    alpine.reads.knowledge.kept.clear()
    rule = "<p>Return items within 40 days of delivery. Items reduced by more than 20% are final sale.</p>"
    alpine.reads.knowledge.write(ALPINE, written(rule))
    alpine.keep(arrived(ALICES, 0, 12))
    text = alpine.ask("can i return the slippers?", shopper=alice).text
    assert not text.startswith(("Yes", "No")) and "40 days" in text and "final sale" in text


@pytest.mark.parametrize(("days", "said"), [(5, "Yes"), (15, "The store's texts say different"), (30, "No")])
def test_a_limit_that_does_not_say_from_when_counts_as_well(alpine: Shop, alice: Shopper, days: int, said: str) -> None:
    alpine.reads.knowledge.kept.clear()
    faq = written("<p>You have 10 days to return an item.</p>", DocumentKind.PAGE, "faq")
    alpine.reads.knowledge.write(ALPINE, written("<p>Return items within 20 days of delivery.</p>"), faq)
    alpine.keep(replace(arrived(ALICES, 0, days), created_at=NOW - timedelta(days=days + 2)))
    reply = alpine.ask("can i return the slippers?", shopper=alice)
    assert reply.text.startswith(said)
    if days == 15:
        assert "20 days" in reply.text and "10 days" in reply.text and len(reply.sources) == 3


@pytest.mark.parametrize(("days", "said"), [(12, "It is not too late"), (25, "By the store's policy it is too late")])
def test_whether_it_is_too_late_is_not_answered_by_a_yes_that_means_no(
    strict: Shop, alice: Shopper, days: int, said: str
) -> None:
    strict.keep(arrived(ALICES, 0, days))
    assert strict.ask("is it too late to return my slippers?", shopper=alice).text.startswith(said)


def test_who_is_not_known_is_told_how_to_prove_an_order_of_theirs(strict: Shop) -> None:
    reply = strict.ask("can i return the slippers from my order #1001")
    assert "within 20 days of delivery" in reply.text and "e-mail" in reply.text
    assert "12" not in reply.text


def test_an_order_that_holds_something_else_does_not_decide(strict: Shop, alice: Shopper) -> None:
    strict.reads.catalogue.add(ALPINE, SLIPPERS, EARRINGS)
    strict.keep(arrived(ALICES, 1, 2))
    reply = strict.ask("can i return the fireside slippers?", shopper=alice)
    assert "#1001" not in reply.text


def test_nothing_is_decided_of_what_was_given_back_before(strict: Shop, alice: Shopper) -> None:
    strict.keep(replace(arrived(ALICES, 0, 5), refunds=(refund_of("30.00"),)))
    assert not strict.ask("can i return my slippers?", shopper=alice).text.startswith("Yes")


def test_a_question_about_the_rules_is_no_case(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 30))
    for question in ("what is your return policy?", "how long do i have to return something"):
        assert not strict.ask(question, shopper=alice).text.startswith(("Yes", "No")), question


@pytest.mark.parametrize(
    ("policy", "locale", "question", "said"),
    [
        (KOREAN, "ko", "4일 전에 받은 모자 반품하고 싶어요", "네"),
        (KOREAN, "ko", "2주 전에 받은 모자 반품되나요", "아니요"),
        (KOREAN, "ko", "어제 받은 귀걸이 반품 가능한가요", "아니요"),
        (KOREAN, "ko", "아직 발송 전이면 취소해 주세요", "네"),
        (JAPANESE, "ja", "4日前に受け取った帽子は返品できますか", "はい"),
        (JAPANESE, "ja", "2週間前に受け取った帽子を返品したいです", "いいえ"),
        (JAPANESE, "ja", "昨日受け取ったピアスは返品可能ですか", "いいえ"),
    ],
)
def test_decides_in_korean_and_japanese(bazaar: Shop, policy: Document, locale: str, question: str, said: str) -> None:
    bazaar.reads.knowledge.kept.clear()
    bazaar.reads.knowledge.write(BAZAAR, policy)
    assert bazaar.ask(question, locale=locale).text.startswith(said)


def test_a_wish_for_money_that_names_no_order_is_put_against_none_of_several(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 3))
    strict.keep(replace(ALICES, id=77, name="#1077", lines=(line_of(1, EARRINGS, 0),)))
    text = strict.ask("refund for express shipping", shopper=alice).text
    assert "#1001" not in text and "#1077" not in text


def test_a_question_about_giving_reduced_goods_back_lists_no_offers(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    rule = "<p>Return items within 40 days of delivery. Reduced items can be exchanged only.</p>"
    alpine.reads.knowledge.write(ALPINE, written(rule))
    assert "exchanged only" in alpine.ask("do you take back reduced items").text


def test_postage_is_no_goods(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    rules = "<p>Return items within 40 days of delivery.</p><h2>Money</h2><p>Original shipping is not refunded.</p>"
    alpine.reads.knowledge.write(ALPINE, written(rules))
    text = alpine.ask("is shipping refundable").text
    assert "Original shipping is not refunded" in text and "40 days" not in text


@pytest.mark.parametrize(
    "text",
    ["it is a week since the slippers arrived, may i still return them", "slippers came today, can i send them back"],
)
def test_who_tells_when_a_thing_came_and_asks_to_return_it_is_told_the_rule(
    strict: Shop, alice: Shopper, text: str
) -> None:
    strict.keep(arrived(ALICES, 0, 7))
    assert "within 20 days of delivery" in strict.ask(text, shopper=alice).text
