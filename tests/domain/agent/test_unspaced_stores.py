"""Stores whose catalogue is Japanese or Korean: goods named without spaces, and what their records say."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, ProductCard
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

CUP = product_of(
    301,
    "有田焼 湯のみ",
    ("色",),
    ((("青",), "24.00", 4), (("赤",), "24.00", 0)),
    "直径8cm、容量200ml。電子レンジ・食洗機対応。",
)
KETTLE = product_of(302, "鉄瓶 南部鉄器 1.2L", (), (((), "148.00", 2),), "容量1.2リットル、重さ1.8kg。")
WHISK = product_of(303, "茶筅 百本立", (), (((), "32.00", 0),), "竹製。手洗いのみ。")
TEA = product_of(304, "ほうじ茶ティーバッグ", (), (((), "9.80", 9),), "静岡県産茶葉を使用。2g×20袋入り。")
CREAM = product_of(401, "수분 크림 히알루론", (), (((), "24.00", 5),), "무향. 개봉 후 12개월.")
SUN = product_of(402, "데일리 선크림 SPF50+ PA++++", (), (((), "18.00", 5),), "60ml. 워터프루프 아님.")
TINT = product_of(403, "립 틴트", ("색상",), ((("로즈",), "12.00", 5), (("코랄",), "12.00", 0)), "4g.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, CUP, KETTLE, WHISK, TEA, CREAM, SUN, TINT)
    bazaar.reads.catalogue.add(BAZAAR, replace(KETTLE, description="重さ2.5kg。"))
    return alpine


def titles(shop: Shop, said: str) -> list[str]:
    return [card.title for card in shop.ask(said).cards if isinstance(card, ProductCard)]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("茶筅ありますか", "茶筅 百本立"),
        ("湯のみはありますか", "有田焼 湯のみ"),
        ("鉄瓶をください", "鉄瓶 南部鉄器 1.2L"),
        ("수분크림은 얼마예요", "수분 크림 히알루론"),
        ("선크림 얼마예요", "데일리 선크림 SPF50+ PA++++"),
    ],
)
def test_a_thing_is_found_by_its_name_alone(shop: Shop, said: str, title: str) -> None:
    assert titles(shop, said) == [title]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("鉄瓶の重さは？", "重さ1.8kg"),
        ("湯のみは食洗機で使えますか", "食洗機対応"),
        ("ほうじ茶は何袋入り？", "20袋入り"),
        ("선크림 워터프루프인가요", "워터프루프 아님"),
    ],
)
def test_its_record_tells_what_is_asked(shop: Shop, said: str, told: str) -> None:
    reply = shop.ask(said)
    assert reply.outcome is Outcome.ANSWERED and told in reply.text


@pytest.mark.parametrize(
    "said", ["スタッフと話したい、鉄瓶の重さは", "#1001の鉄瓶の重さは", "상담원 연결해주세요 선크림 워터프루프"]
)
def test_who_wants_a_person_or_names_an_order_is_told_no_record(shop: Shop, said: str) -> None:
    assert shop.ask(said).outcome in (Outcome.HANDOFF_OFFERED, Outcome.VERIFY_IDENTITY)


@pytest.mark.parametrize("said", ["鉄瓶の重さ", "鉄瓶の重さを教えてください", "鉄瓶は重さが1.8kgで合っていますか"])
def test_a_question_put_in_any_way_is_told_by_the_record(shop: Shop, said: str) -> None:
    assert "1.8kg" in shop.ask(said).text


def test_another_store_tells_its_own(shop: Shop, bazaar: Shop) -> None:
    assert "2.5kg" in bazaar.ask("鉄瓶の重さは？").text


@pytest.mark.parametrize("said", ["湯のみはオーブンで使えますか", "선크림 비건인가요"])
def test_what_no_record_says_is_not_told(shop: Shop, said: str) -> None:
    assert shop.ask(said).outcome is not Outcome.ANSWERED


def test_a_value_with_a_particle_is_the_value(shop: Shop) -> None:
    shop.ask("립틴트 코랄은 있나요")
    assert "로즈" in shop.ask("그럼 로즈는?").text


@pytest.mark.parametrize("said", ["제일 싼 거 뭐예요", "一番安いものは何ですか"])
def test_the_cheapest_of_all(shop: Shop, said: str) -> None:
    assert shop.ask(said).outcome is Outcome.ANSWERED and len(titles(shop, said)) == 1


@pytest.mark.parametrize("said", ["15원 이하 제품", "10円以下の商品ありますか"])
def test_a_bound_alone_asks_for_goods(shop: Shop, said: str) -> None:
    assert titles(shop, said)


def test_what_is_not_sold_is_not_shown_as_the_nearest(shop: Shop) -> None:
    assert titles(shop, "목걸이 있나요") == []
