"""Questions on a store's rules in Korean and Japanese, and what a question about a return asks besides yes or no."""

import pytest

from domain.agent.replies import Outcome
from domain.knowledge.documents import Document, DocumentKind
from domain.language.concepts import said_words
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop


def written(name: str, html: str) -> Document:
    return Document(DocumentKind.POLICY, name, name, f"https://shop.example/{name}", html, NOW)


KOREAN = written(
    "반품 정책",
    """<h2>반품 기간</h2><p>배송 완료 후 12일 이내에 반품할 수 있습니다.</p>
    <h2>비용</h2><ul><li>반품 수수료는 상품 가격의 8%입니다.</li><li>반품 배송비는 고객 부담입니다.</li></ul>
    <h2>환불 처리</h2><p>환불 처리는 영업일 기준 4일이 걸립니다.</p>
    <h2>반품 불가</h2><ul><li>수영복, 향초 등은 반품 불가</li></ul>""",
)
JAPANESE = written(
    "返品ポリシー",
    """<h2>返品期間</h2><p>配送完了後12日以内に返品できます。</p>
    <h2>費用</h2><ul><li>返品手数料は商品価格の8%です。</li><li>返品送料はお客様負担です。</li></ul>
    <h2>返金</h2><p>返金処理には4営業日かかります。</p>
    <h2>返品不可</h2><ul><li>水着、キャンドルなどは返品不可</li></ul>""",
)
ENGLISH = written(
    "Refund policy",
    """<h2>Before shipping</h2><ul><li>Cancelling is free of charge</li></ul>
    <h2>After delivery</h2><ul><li>You can return goods within 12 days of delivery</li>
    <li>A handling fee of 8% is kept back</li></ul>
    <h2>When we say no to a return</h2><ul><li>Worn or washed goods</li><li>Goods without their label</li></ul>""",
)


@pytest.fixture
def seoul(alpine: Shop, bazaar: Shop) -> Shop:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, KOREAN)
    bazaar.reads.knowledge.write(BAZAAR, JAPANESE)
    return alpine


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("반품 배송비는 누가 부담하나요?", "고객 부담"),
        ("환불은 며칠 걸려요?", "영업일 기준 4일"),
        ("수영복도 반품 되나요?", "수영복, 향초"),
    ],
)
def test_answers_in_korean_from_the_line_that_says_it(seoul: Shop, question: str, said: str) -> None:
    assert said in seoul.ask(question, locale="ko").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("返品手数料はいくらですか？", "8%"),
        ("返品の送料は誰が負担しますか", "お客様負担"),
        ("返金は何日かかりますか？", "4営業日"),
        ("キャンドルは返品できますか", "水着、キャンドル"),
    ],
)
def test_answers_in_japanese_from_the_line_that_says_it(bazaar: Shop, seoul: Shop, question: str, said: str) -> None:
    assert said in bazaar.ask(question, locale="ja").text


def test_what_is_written_nowhere_is_not_answered_in_these_languages_either(seoul: Shop, bazaar: Shop) -> None:
    assert seoul.ask("해외 배송 되나요?", locale="ko").outcome is Outcome.HANDOFF_OFFERED
    assert bazaar.ask("海外発送はしていますか？", locale="ja").outcome is Outcome.HANDOFF_OFFERED


def test_reads_what_unspaced_words_are_made_of() -> None:
    assert {"返品", "手数料"} <= set(said_words("返品手数料はいくらですか"))
    assert "수수료" in said_words("환불수수료가 있나요")
    assert "수영복" in said_words("수영복도 되나요")


@pytest.fixture
def plain(alpine: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, ENGLISH)
    return alpine


def test_a_question_about_a_fee_is_not_answered_with_yes(plain: Shop) -> None:
    reply = plain.ask("is there a fee when I cancel before shipping?")
    assert not reply.text.startswith("Yes")
    assert "8%" not in reply.text


def test_a_question_that_a_heading_puts_is_answered_with_all_that_stands_there(plain: Shop) -> None:
    reply = plain.ask("when do you say no to a return?")
    assert "Worn or washed goods" in reply.text
    assert "Goods without their label" in reply.text
