"""A turn reads no record and embeds no text that its answer cannot need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from domain.agent.intents import Intent
from domain.agent.routing.settling import settle
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.documents import DocumentKind, Passage
from domain.orders import Order
from domain.stores import Store
from tests.domain.agent.shops import ALPINE, Shop, line_of, order_of, product_of, visitor
from tests.fakes import FakeCatalogue, FakeKnowledge, FakeOrders


@dataclass
class ReadCatalogue(FakeCatalogue):
    read: set[int] = field(default_factory=set)
    times: int = 0

    def products(self, store: Store, ids: Iterable[int]) -> list[Product]:
        found = super().products(store, ids)
        self.times += 1
        self.read.update(one.id for one in found)
        return found


@dataclass
class ComparedKnowledge(FakeKnowledge):
    compared: list[str] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)

    def vector(self, text: str) -> Sequence[float]:
        self.embedded.append(text)
        return super().vector(text)

    def search(self, store: Store, question: str, kinds: Sequence[DocumentKind], limit: int) -> list[Passage]:
        self.searched.append(question)
        return super().search(store, question, kinds, limit)

    def nearness(self, question: str, texts: Sequence[str]) -> list[float]:
        self.compared.extend(texts)
        return super().nearness(question, texts)


@pytest.fixture
def catalogue(alpine: Shop) -> ReadCatalogue:
    alpine.reads.catalogue = ReadCatalogue(alpine.reads.catalogue.kept)
    return alpine.reads.catalogue


@pytest.fixture
def knowledge(alpine: Shop) -> ComparedKnowledge:
    alpine.reads.knowledge = ComparedKnowledge(alpine.reads.knowledge.kept)
    return alpine.reads.knowledge


def test_beside_a_product_called_by_all_of_its_title_no_other_is_read(
    alpine: Shop, bazaar: Shop, catalogue: ReadCatalogue
) -> None:
    assert "$60.00" in alpine.ask("how much is the rain jacket").text
    assert catalogue.read == {13}
    assert "$12.34" in bazaar.ask("how much is the camp stove").text
    assert catalogue.read == {13, 21}


def test_a_title_said_to_the_letter_is_no_slip_for_another(alpine: Shop, catalogue: ReadCatalogue) -> None:
    for number, title, price in ((43, "Heron Kiln Mug MAV", "5.00"), (44, "Heron Kiln Mug MAK", "6.00")):
        alpine.reads.catalogue.add(ALPINE, product_of(number, title, (), (((), price, 1),)))
    assert "$6.00" in alpine.ask("how much is the heron kiln mug mak").text
    assert catalogue.read == {44}
    assert "$5.00" in alpine.ask("how much is the heron kiln mugg mav").text
    both = alpine.ask("heron kiln mug mak or the trial jacket").text
    assert "$6.00" in both and "Trail Jacket" in both


def test_of_a_kind_all_are_read(alpine: Shop, catalogue: ReadCatalogue) -> None:
    alpine.ask("how much is a jacket")
    assert catalogue.read == {11, 13}


def test_a_question_after_a_thing_compares_no_sentences_of_its_record(
    alpine: Shop, knowledge: ComparedKnowledge
) -> None:
    assert "$80.00" in alpine.ask("do you have the trail jacket?").text
    assert not knowledge.compared
    alpine.ask("does the trail jacket breathe well")
    assert knowledge.compared


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how heavy is the trail jacket", "weighs 310 grams"),
        ("whats the trail jacket made of", "nylon"),
        ("is the trail jacket gluten free", "does not say"),
    ],
)
def test_no_sentences_are_compared_where_words_tell_what_is_asked_or_none_does(
    alpine: Shop, knowledge: ComparedKnowledge, text: str, told: str
) -> None:
    assert told in alpine.ask(text).text
    assert not knowledge.compared


def test_of_two_that_tell_it_a_field_is_told_first(alpine: Shop) -> None:
    words = "Paint the wooden frame with friends who like to paint a wooden frame.\nMaterial: beech, pine"
    alpine.reads.catalogue.add(ALPINE, product_of(41, "Easel Grebe", (), (((), "9.00", 1),), words))
    assert alpine.ask("what is the easel grebe made of").text.partition("beech")[0].count("frame") == 0


def test_what_is_pointed_to_is_read_with_what_is_named(alpine: Shop, bazaar: Shop, catalogue: ReadCatalogue) -> None:
    assert "$60.00" in alpine.ask("how much is the rain jacket", topic=Topic(product_id=11), page=12).text
    assert (catalogue.read, catalogue.times) == ({11, 12, 13}, 1)
    assert "$12.34" in bazaar.ask("how much is the camp stove", topic=Topic(product_id=11)).text
    assert catalogue.read == {11, 12, 13, 21}  # another store's product is nothing to point to


def test_what_joins_the_words_of_a_title_parts_no_list(alpine: Shop, catalogue: ReadCatalogue) -> None:
    rows = ((("Oak",), "30.00", 1), (("Ash",), "30.00", 0))
    alpine.reads.catalogue.add(ALPINE, product_of(42, "Salt & Pepper Mill", ("Wood",), rows))
    assert "in stock" in alpine.ask("salt & pepper mill oak").text
    assert catalogue.times == 1
    assert "$30.00" in alpine.ask("how much is the salt & pepper mill").text
    assert catalogue.times == 2
    both = alpine.ask("salt & pepper mill in oak and trail jacket in red").text
    assert "Salt & Pepper Mill (Oak)" in both and "Trail Jacket (Red" in both


@pytest.mark.parametrize(
    ("text", "cued", "embedded"),
    [
        ("how much is the camp stove", (Intent.PRODUCT_PRICE,), False),
        ("is the camp stove in stock", (Intent.PRODUCT_STOCK,), False),
        ("the jacket in my cart burnt, how much is it", (Intent.PRODUCT_PRICE,), True),
        ("it never came back to me", (), True),
    ],
)
def test_a_meaning_is_asked_for_only_where_words_leave_a_doubt(
    text: str, cued: tuple[Intent, ...], embedded: bool
) -> None:
    asked: list[str] = []

    def vector_of(sentence: str) -> list[float]:
        asked.append(sentence)
        return [0.0] * 384

    settle(text, cued, vector_of)
    assert bool(asked) is embedded


def test_names_of_goods_tell_nothing_of_what_is_wanted(
    alpine: Shop, bazaar: Shop, knowledge: ComparedKnowledge
) -> None:
    text = "it never came back to me, the trail jacket"
    alpine.ask(text)
    assert knowledge.embedded and not any("trail" in one for one in knowledge.embedded)
    bazaar.reads.knowledge = elsewhere = ComparedKnowledge()
    bazaar.ask(text)
    assert any("trail jacket" in one for one in elsewhere.embedded)  # which is not sold there


def test_a_question_with_the_name_of_a_product_is_looked_for_as_it_is(
    alpine: Shop, knowledge: ComparedKnowledge
) -> None:
    alpine.ask("is the trail jacket any good at sea")
    assert "is the trail jacket any good at sea" in knowledge.searched
    assert not any(one.startswith("Trail Jacket:") for one in knowledge.searched)
    alpine.ask("is it any good at sea", page=11)
    assert "Trail Jacket: is it any good at sea" in knowledge.searched


@dataclass
class ReadOrders(FakeOrders):
    read: list[int] = field(default_factory=list)

    def of_customer(self, store: Store, customer_id: int, limit: int) -> list[Order]:
        self.read.append(customer_id)
        return super().of_customer(store, customer_id, limit)


@pytest.mark.parametrize("text", ["hi", "ok thx", "how much is the rain jacket"])
def test_orders_of_who_is_signed_in_are_read_only_where_they_are_asked_after(alpine: Shop, text: str) -> None:
    orders = alpine.reads.orders = ReadOrders(alpine.reads.orders.kept)
    alpine.ask(text, shopper=visitor(customer_id=5))
    assert orders.read == []
    alpine.ask("where is my order", shopper=visitor(customer_id=5))
    assert orders.read == [5]


@pytest.mark.parametrize("text", ["where is my order", "what did i spend in total with you", "what did i buy in 1003"])
def test_what_orders_hold_is_read_at_once(alpine: Shop, catalogue: ReadCatalogue, text: str) -> None:
    tent, jacket, stove = (product_of(number, f"Thing {number}", (), (((), "9.00", 1),)) for number in (51, 52, 53))
    for one in (tent, jacket, stove):
        alpine.reads.catalogue.add(ALPINE, one)
    for number, goods in ((1003, (tent, jacket)), (1004, (stove,))):
        lines = tuple(line_of(at, one, 0) for at, one in enumerate(goods, 1))
        alpine.keep(replace(order_of(number, f"#{number}", 9, "nine@example.com"), lines=lines))
    alpine.ask(text, shopper=visitor(customer_id=9))
    assert catalogue.times == 1 and {51, 52} <= catalogue.read
