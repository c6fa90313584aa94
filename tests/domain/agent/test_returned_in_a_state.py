"""What was opened, used or washed goes back by what the texts say of just that, or a person decides."""

import pytest

from domain.agent.policies.clauses.conditions import Condition, conditions_put, conditions_told
from domain.agent.replies import Outcome
from domain.conversations import Topic
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop, product_of

RULES = (
    "Goods may be returned within 21 days of delivery.\nWe take them back unwashed and with the tags on.\n"
    "Opened candles cannot be returned.\nParcels leave us from Monday to Friday."
)
CANDLE = product_of(201, "Beeswax Candle", (), (((), "14.00", 5),))
SCARF = product_of(202, "Knitted Scarf", (), (((), "34.00", 5),))


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, CANDLE, SCARF)
    for one, text in ((ALPINE, RULES), (BAZAAR, "Goods may be returned within 9 days of delivery.")):
        alpine.reads.knowledge.kept[one.id] = []
        alpine.reads.knowledge.write(one, policy_of(text))
    return alpine


def policy_of(text: str, name: str = "refund") -> Document:
    html = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return Document(DocumentKind.POLICY, name, "Refund policy", "https://shop.example/policies/refund", html, NOW)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("is it possible to return the scarf once it was washed?", "unwashed"),
        ("can the scarf be returned if i cut the tag off", "tags on"),
        ("kann ich den Schal gewaschen zurückgeben?", "unwashed"),
        ("puis-je retourner un pull déjà lavé ?", "unwashed"),
        ("¿puedo devolver algo sin la etiqueta?", "tags on"),
        ("czy można zwrócić uprany szalik?", "unwashed"),
        ("洗濯した商品は返品できますか", "unwashed"),
        ("could i return a candle if i open it", "Opened candles"),
    ],
)
def test_tells_the_sentence_of_that_state_and_until_when(shop: Shop, asked: str, told: str) -> None:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.ANSWERED and told in reply.text
    assert "Monday" not in reply.text and "Yes" not in reply.text


def test_this_is_the_thing_that_is_looked_at(shop: Shop) -> None:
    assert "Opened candles" in shop.ask("can i return this if i open it", page=CANDLE.id).text


@pytest.mark.parametrize("asked", ["can i return it after i opened it?", "kann ich es geöffnet zurückschicken?"])
def test_where_the_texts_are_silent_a_person_decides(shop: Shop, bazaar: Shop, asked: str) -> None:
    reply = bazaar.ask(asked)
    assert "9 days" in reply.text and "21" not in reply.text
    assert reply.handoff is not None and reply.suggestions
    assert reply.text.startswith(("The store's texts do not say", "In den Texten des Shops steht nicht"))


def test_a_state_takes_no_yes_from_the_time_alone(shop: Shop) -> None:
    assert "Yes" not in shop.ask("got the scarf 3 days ago and washed it, can i return it?").text
    assert "No, by the store's policy" in shop.ask("got the scarf 40 days ago and washed it, can i return it?").text


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("i broke the seal", {Condition.OPENED}),
        ("j'ai utilisé et lavé l'article", {Condition.USED, Condition.WASHED}),
        ("ho perso la confezione", {Condition.WITHOUT_BOX}),
        ("when do you open", set()),
        ("i used to live there", set()),
        ("guten Tag, ist das nach einem Tag noch möglich?", set()),
        ("innerhalb von 14 Tagen", set()),
        ("is the return label in it?", set()),
    ],
)
def test_reads_the_state_a_shopper_tells(said: str, put: set[Condition]) -> None:
    assert conditions_put(said) == put


def test_reads_what_a_sentence_demands() -> None:
    assert conditions_told("Only unused goods with the seal intact.") == {Condition.USED, Condition.OPENED}
    assert conditions_told("We open the parcel and check it.") == frozenset()


def test_two_texts_that_differ_are_still_said_to_differ(shop: Shop) -> None:
    shop.reads.knowledge.write(ALPINE, policy_of("Goods may be returned within 5 days of delivery.", "other"))
    text = shop.ask("can I return the scarf if it was washed?").text
    assert "say different things" in text and "unwashed" in text


def test_what_was_spoken_of_is_meant(shop: Shop) -> None:
    assert "Opened candles" in shop.ask("may i return it if it was opened?", topic=Topic(product_id=CANDLE.id)).text


SPARING = (
    "Return within 21 days of delivery.\nOpened earbuds cannot be returned unless they are faulty.\n"
    "A restocking fee of 10% applies to opened lanterns."
)


def test_what_spares_only_faulty_goods_still_forbids_the_sound_ones(shop: Shop) -> None:
    shop.reads.knowledge.kept[ALPINE.id] = []
    shop.reads.knowledge.write(ALPINE, policy_of(SPARING))
    assert "Opened earbuds cannot be returned" in shop.ask("can i return opened earbuds").text
    assert "restocking fee" not in shop.ask("can i return opened earbuds").text
    assert "Opened earbuds" in shop.ask("my earbuds are faulty, can i return them?").text
