"""What a search shows: the thing that was named with the qualities that were asked for, or an honest no."""

from dataclasses import replace

import pytest

from domain.agent.products.ranking import NEAR
from domain.agent.replies import Outcome, ProductCard, Reply
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.knowledge.passages import passages_of_product
from domain.language.languages import Language
from domain.language.wares import in_english
from tests.domain.agent.shops import ALPINE, Shop, product_of


def made(number: int, title: str, kind: str, tags: str, price: str, description: str = "") -> Product:
    product = product_of(number, title, (), (((), price, 5),), description)
    return replace(product, product_type=kind, tags=tuple(tags.split(", ")))


GOODS = (
    made(31, "Sula Rain Shell", "Jackets", "waterproof", "189.00"),
    made(32, "Puddles Kids' Rain Coat", "Jackets", "waterproof, kids", "54.00"),
    made(33, "Fulmar Down Jacket", "Jackets", "down, winter", "245.00", "Sheds drizzle but is not waterproof."),
    made(34, "Rover Daypack", "Packs & Bags", "laptop, hiking", "118.00", "A pack for work, or on bikes."),
    made(35, "Snipe 1P Tent", "Tents & Sleep", "camping", "329.00", "Weight: 1,080 g\nCapacity: 1 person"),
    made(36, "Snipe 2P Tent", "Tents & Sleep", "camping", "419.00", "Weight: 1,720 g\nCapacity: 2 people"),
    made(37, "Dune Mat", "Tents & Sleep", "camping", "149.00"),
)


@pytest.fixture
def shop(bazaar: Shop) -> Shop:
    bazaar.reads.catalogue.kept[bazaar.store.id] = list(GOODS)
    bazaar.reads.knowledge.add(bazaar.store, *(passage for one in GOODS for passage in passages_of_product(one)))
    return bazaar


def titles(reply: Reply) -> set[str]:
    return {card.title for card in reply.cards if isinstance(card, ProductCard)}


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ("do you have a waterproof jacket?", {"Sula Rain Shell", "Puddles Kids' Rain Coat"}),
        ("which rain jackets do you have?", {"Sula Rain Shell", "Puddles Kids' Rain Coat"}),
        ("waterproof jacket under $150", {"Puddles Kids' Rain Coat"}),
        ("show me tents", {"Snipe 1P Tent", "Snipe 2P Tent"}),
        ("backpack for laptop", {"Rover Daypack"}),
        ("do you have a tent for two people", {"Snipe 2P Tent"}),
        ("Haben Sie Regenjacken?", {"Sula Rain Shell", "Puddles Kids' Rain Coat"}),
        ("¿tienen chaquetas impermeables?", {"Sula Rain Shell", "Puddles Kids' Rain Coat"}),
    ],
)
def test_shows_the_thing_with_its_qualities_and_nothing_else(shop: Shop, wish: str, found: set[str]) -> None:
    assert titles(shop.ask(wish)) == found


@pytest.mark.parametrize("wish", ["do you have bikes", "do you sell laptops?", "any rain boots?", "show me skis"])
def test_a_thing_it_does_not_have_is_an_honest_no(shop: Shop, wish: str) -> None:
    reply = shop.ask(wish)
    assert reply.outcome is Outcome.NOT_SUPPORTED and not reply.cards


def test_the_cheapest_is_of_the_kind_that_was_named(shop: Shop) -> None:
    assert "Snipe 1P Tent at $329.00" in shop.ask("how much is the cheapest tent").text
    assert "Sula Rain Shell" in shop.ask("which is cheaper, the sula or the fulmar jacket?").text


def test_a_name_of_its_own_is_enough_for_a_product(shop: Shop) -> None:
    assert "not waterproof" in shop.ask("is the fulmar waterproof").text
    assert "$189.00" in shop.ask("how much is the sula").text


def test_compares_what_both_records_say(shop: Shop) -> None:
    text = shop.ask("difference between snipe 1p and 2p").text
    assert "$329.00" in text and "$419.00" in text
    assert "• Weight: 1,080 g" in text and "• Weight: 1,720 g" in text


def test_what_is_the_stores_own_is_no_product(shop: Shop) -> None:
    reply = shop.ask("do you have a store in berlin")
    assert reply.outcome is Outcome.HANDOFF_OFFERED and "do not seem to sell" not in reply.text


def test_reads_thing_and_purpose_apart() -> None:
    wish = read_wish("something for my dog", Language.ENGLISH)
    assert (wish.named, wish.further) == ((), ("dog",))
    assert read_wish("backpack for laptop", Language.ENGLISH).named == ("backpack",)


def test_names_goods_of_other_languages_in_english() -> None:
    assert in_english(["wanderschuhe"]) == ["hiking", "shoe"]
    assert in_english(["kurtki", "przeciwdeszczowe"]) == ["rain", "jacket"]
    assert in_english(["방수", "재킷"]) == ["waterproof", "jacket"]


@pytest.mark.parametrize("language", Language)
def test_reads_a_wish_in_every_language(shop: Shop, language: Language) -> None:
    for text in ("배송비 얼마예요?", "送料はいくらですか", "qwerty uiop", "?", "under $10", "the", "1P", "🙂"):
        read_wish(text, language)
        assert shop.ask(text, locale=language.value).text


def test_shows_what_a_price_alone_allows(shop: Shop) -> None:
    assert titles(shop.ask("anything under $100?")) == {"Puddles Kids' Rain Coat"}


def test_speaks_of_no_other_stores_goods(alpine: Shop, shop: Shop) -> None:
    assert shop.ask("show me tents").cards and not alpine.ask("show me tents").cards
    assert ALPINE.id != shop.store.id


def test_what_only_tells_of_a_thing_does_not_stand_in_for_one_within_the_price(alpine: Shop) -> None:
    bag = made(41, "Nightjar Sleeping Bag", "Tents & Sleep", "sleep", "289.00", "Warm to zero degrees.")
    quilt = made(43, "Owlet Sleeping Bag", "Tents & Sleep", "sleep", "249.00", "Warm to ten degrees.")
    wash = made(42, "Down Wash", "Care", "care", "15.00", "Size: 300 ml, 3 jackets or 2 sleeping bags")
    alpine.reads.catalogue.add(ALPINE, bag, quilt, wash)
    passages = [passage for one in (bag, quilt, wash) for passage in passages_of_product(one)]
    alpine.reads.knowledge.add(ALPINE, *(replace(passage, score=NEAR) for passage in passages))
    reply = alpine.ask("show me sleeping bags under $200")
    assert "could not find exactly that" in reply.text
    assert [card.title for card in reply.cards if isinstance(card, ProductCard)] == [quilt.title, bag.title]
    assert [one.title for one in alpine.ask("sleeping bags under $260").cards][:1] == [quilt.title]


def test_a_product_whose_variants_differ_in_price_is_listed_with_both_ends(shop: Shop) -> None:
    bottles = product_of(41, "Brook Bottle", ("Volume",), ((("500 ml",), "34.00", 5), (("1 l",), "46.00", 5)))
    cups = product_of(42, "Brook Cup", ("Colour",), ((("Red",), "12.00", 5), (("Blue",), "12.00", 5)))
    goods = [replace(one, product_type="Bottles") for one in (bottles, cups)]
    shop.reads.catalogue.kept[shop.store.id] = goods
    shop.reads.knowledge.add(shop.store, *(passage for one in goods for passage in passages_of_product(one)))
    reply = shop.ask("show me bottles")
    cards = {card.title: (card.price, card.most) for card in reply.cards if isinstance(card, ProductCard)}
    assert cards["Brook Bottle"] == (34, 46) and "Brook Bottle: $34.00–$46.00\n" in reply.text
    assert cards["Brook Cup"] == (12, 12) and "Brook Cup: $12.00" in reply.text
