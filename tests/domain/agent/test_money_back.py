"""Where money goes back to, who pays what, and what no text says of a price."""

import pytest

from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import ALPINE, NOW, Shop

REFUNDS = """<p>Alpine Refund Policy</p>
<h2>1. Principles</h2><ul><li>All refunds are available within 9 days of the order.</li>
<li>Shipping costs are borne by the buyer.</li></ul>
<h2>2. Before shipping (order paid)</h2><ul><li>Free refund available</li><li>No refund fee</li></ul>
<h2>3. Broken things</h2><ul><li>For things with defects</li><li>No refund fee</li></ul>
<h2>4. Refund procedure</h2><ul><li>Request</li><li>Collection of the parcel</li>
<li>Refund processing (4-6 business days)</li></ul>"""
RETURNS = """<h2>Return an order</h2><p>You confirm the list of items to be returned, and a payment method
to receive the refund.</p><p>The refund goes either to the original payment method or to a gift card.</p>"""
JAPANESE = """<p>アルパイン返品ポリシー</p><h2>返品原則</h2><ul><li>返品は注文日から9日以内のみ可能です。</li></ul>
<h2>返品手数料計算</h2><ul><li>基本手数料：商品価格の15%</li><li>最低手数料：900円</li></ul>
<h2>返品処理手順</h2><ul><li>返品申請受付</li><li>返品処理（営業日基準4-6日）</li></ul>"""


def write(shop: Shop, html: str) -> Shop:
    shop.reads.knowledge.kept.clear()
    document = Document(DocumentKind.POLICY, "refunds", "Refund policy", "https://shop.example/r", html, NOW)
    shop.reads.knowledge.write(ALPINE, document)
    return shop


@pytest.mark.parametrize(
    "text",
    [
        "to which payment method are refunds for returned goods made?",
        "refunds for returns, which payment method do they land on",
        "does the refund of a return go to my card or to store credit",
    ],
)
def test_where_a_refund_goes_is_told_by_what_says_where(alpine: Shop, text: str) -> None:
    assert "original payment method" in write(alpine, RETURNS).ask(text).text


@pytest.mark.parametrize(
    "text",
    ["who pays the postage when i return", "do i have to pay shipping on a return", "return postage, is that on me"],
)
def test_who_pays_for_what_goes_back_is_told_in_a_text_that_speaks_of_refunds_alone(alpine: Shop, text: str) -> None:
    told = write(alpine, REFUNDS).ask(text).text
    assert "borne by the buyer" in told and "Free refund" not in told


@pytest.mark.parametrize(
    "text",
    [
        "item arrived broken who pays for shipping it back",
        "do i have to pay return shipping on a faulty lamp",
        "it came damaged, what does a refund cost me",
        "wer zahlt den rückversand bei defekter ware",
        "qui paie le retour si l'article est abîmé",
    ],
)
def test_who_got_something_broken_is_not_told_what_others_pay(alpine: Shop, text: str) -> None:
    told = write(alpine, REFUNDS).ask(text).text
    assert "No refund fee" in told and "borne by the buyer" not in told


@pytest.mark.parametrize(
    "text", ["do i pay return shipping if it is not faulty", "i ordered the wrong size, do i pay the return shipping"]
)
def test_who_got_nothing_broken_is_told_what_everybody_pays(alpine: Shop, text: str) -> None:
    told = write(alpine, REFUNDS).ask(text).text
    assert "borne by the buyer" in told and "No refund fee" not in told


def test_the_rule_for_all_is_told_where_none_is_written_for_what_is_broken(alpine: Shop) -> None:
    general = REFUNDS.replace("3. Broken things", "3. Other things").replace("things with defects", "all other things")
    assert "borne by the buyer" in write(alpine, general).ask("it arrived broken, who pays for shipping it back").text


def test_a_fee_of_a_kind_that_no_text_speaks_of_is_not_answered_by_another(alpine: Shop) -> None:
    told = write(alpine, REFUNDS).ask("is there a restocking fee for returns?").text
    assert "do not mention" in told and "restocking" in told


@pytest.mark.parametrize("text", ["are returns free", "is sending it back free of charge"])
def test_a_price_that_no_text_tells_is_said_to_be_in_none(alpine: Shop, text: str) -> None:
    assert "do not mention “free”" in write(alpine, RETURNS).ask(text).text


def test_a_procedure_is_told_step_by_step(alpine: Shop) -> None:
    told = write(alpine, REFUNDS).ask("how does the refund process go step by step").text
    assert "Request" in told and "Collection" in told and "4-6" in told


def test_the_title_of_a_text_answers_nothing(alpine: Shop) -> None:
    assert "Alpine Refund Policy" not in write(alpine, REFUNDS).ask("where does the refund of a return go").text


def test_a_question_that_parts_no_words_is_no_word_alone(alpine: Shop) -> None:
    assert "4-6" in write(alpine, JAPANESE).ask("返金までどのくらいかかりますか").text


def test_all_lines_are_told_under_a_heading_that_says_what_is_asked(alpine: Shop) -> None:
    told = write(alpine, JAPANESE).ask("返金手数料はいくらかかりますか").text
    assert "15%" in told and "900" in told


def test_how_long_a_refund_to_one_way_to_pay_takes_is_no_question_for_ways_to_pay(alpine: Shop) -> None:
    paying = "<h2>Payment</h2><p>You pay by card or PayPal.</p><p>Cancelled orders are refunded in 4 to 6 days.</p>"
    told = write(alpine, paying).ask("paypal refund after cancelation how long").text
    assert "4 to 6 days" in told
