"""Rules of an English store asked in other languages, and words that stand in another sentence than the one told."""

import pytest

from domain.agent.understanding.questions import question_meanings
from domain.knowledge.documents import Document, DocumentKind
from domain.language.places import place_named
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop
from tests.domain.agent.test_following import talk

RETURNS = """<p>You can return goods within 33 days of delivery.</p>
<p><strong>Exchanges</strong><br>Send us the old one and order the new one.</p>
<p><strong>Trade</strong><br>Shops write to trade@alpine.example.</p>
<p><strong>Moving house</strong><br>We change the address until the parcel is packed.</p>"""
SENDING = """<h2>Prices</h2><table><tr><th>Where</th><th>Price</th><th>Time</th></tr>
<tr><td>Home, Standard</td><td>$4.10</td><td>2–4 days</td></tr>
<tr><td>Home, Overnight</td><td>$19.30</td><td>1 day</td></tr>
<tr><td>Japan and South Korea</td><td>$31.20</td><td>9 days</td></tr>
<tr><td>Portugal and Spain</td><td>$22.60</td><td>6 days</td></tr></table>
<h2>Customs</h2><p>Abroad the carrier collects import duty from you.</p>
<h2>Holidays</h2><p>Order by 9 December and it is there for Christmas.</p>
<h2>Downloads</h2><p>Books for your reader come by e-mail and cost no shipping.</p>
<h2>Payment</h2><p>You can pay by card and bank transfer.</p>"""


@pytest.fixture(autouse=True)
def _texts(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    for name, html in (("Refund policy", RETURNS), ("Shipping policy", SENDING)):
        document = Document(DocumentKind.POLICY, name, name, f"https://shop.example/{name}", html, NOW)
        alpine.reads.knowledge.write(ALPINE, document)
    other = Document(DocumentKind.POLICY, "r", "", "https://shop.example/r", "<p>No exchange of mugs.</p>", NOW)
    bazaar.reads.knowledge.write(BAZAAR, other)


@pytest.mark.parametrize(
    "asked",
    [
        "¿se puede cambiar por otra talla?",
        "is ruilen voor een andere maat mogelijk?",
        "posso trocar a cor?",
        "kann man umtauschen?",
        "puis-je échanger la taille ?",
    ],
)
def test_an_exchange_is_answered_by_its_own_rule(alpine: Shop, bazaar: Shop, asked: str) -> None:
    told = alpine.ask(asked).text
    assert "order the new one" in told and "packed" not in told and "trade@" not in told
    assert "order the new one" not in bazaar.ask(asked).text


@pytest.mark.parametrize(
    "asked", ["faut-il payer la douane ?", "kommt da zoll drauf?", "i dazi chi li paga?", "関税は？"]
)
def test_customs_are_known_in_every_language(alpine: Shop, asked: str) -> None:
    assert "customs" in question_meanings(asked)
    assert "import duty" in alpine.ask("cło?").text


@pytest.mark.parametrize(
    "asked",
    [
        "qual é o prazo de devolução?",
        "do ilu dni mam na zwrot?",
        "ile jest czasu na zwrot?",
        "hoeveel dagen bedenktijd krijg ik?",
    ],
)
def test_the_time_for_a_return_is_told(alpine: Shop, asked: str) -> None:
    assert "33 days" in alpine.ask(asked).text


@pytest.mark.parametrize("asked", ["is overnight delivery dearer than standard", "standard or overnight delivery?"])
def test_what_another_line_speaks_of_is_not_called_unspoken(alpine: Shop, asked: str) -> None:
    told = alpine.ask(asked).text
    assert "do not mention" not in told and "$" in told
    assert "do not mention" in alpine.ask("do you deliver on sundays?").text


@pytest.mark.parametrize(("asked", "name"), [("日本への送料はいくら", "日本"), ("한국까지 배송비", "한국")])
def test_a_place_is_named_without_what_is_written_onto_it(alpine: Shop, asked: str, name: str) -> None:
    assert place_named(asked) == name
    assert "$31.20" in alpine.ask(asked).text


def test_another_place_is_asked_in_a_script_without_spaces(alpine: Shop) -> None:
    reply = talk(alpine, "日本への送料はいくら", "スペインは？", locale="ja")
    assert "$22.60" in reply.text and reply.read_as.startswith("スペイン")


@pytest.mark.parametrize("asked", ["vcs entregam em portugal? qto custa?", "do you send to spain? what does it cost?"])
def test_a_price_asked_in_a_sentence_of_its_own_is_of_the_place_before(alpine: Shop, asked: str) -> None:
    assert "$22.60" in alpine.ask(asked).text


@pytest.mark.parametrize(
    "asked", ["date limite de commande pour noël ?", "bis wann muss man vor weihnachten bestellen?"]
)
def test_the_last_day_before_a_holiday_is_told(alpine: Shop, asked: str) -> None:
    assert "9 December" in alpine.ask(asked).text
