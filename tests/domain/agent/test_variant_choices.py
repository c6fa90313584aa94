"""Products made up at random in two stores: of each make the verdict is right however it is spelt, in any order."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product as combinations

import pytest

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.products.answers import answer_products
from domain.agent.products.chosen_goods import answer_choice
from domain.agent.products.mentions import find_products
from domain.agent.products.options import Make, facets, makes
from domain.agent.replies import Outcome
from domain.catalogue import Product
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of
from tests.domain.agent.test_ten_languages import turn_in

SEED = 20261120
OPTIONS = {
    "Color": ("Black", "Navy", "Forest Green", "Terracotta", "White", "Grey"),
    "Size": ("XS", "S", "M", "L", "XL"),
    "Shoe Size": ("8", "9", "9.5", "10", "11"),
    "Width": ("Narrow", "Regular", "Wide"),
    "Material": ("Merino", "Cotton", "Recycled Polyester", "Corduroy"),
    "Volume": ("350 ml", "500 ml", "1 L", "2 L"),
    "Length": ("6 ft", "8 ft", "10 ft"),
    "Finish": ("Matte", "Glossy", "Brushed Steel"),
}
NOUNS = ("Anorak", "Clogs", "Flask", "Hammock", "Kettle", "Mittens", "Rucksack", "Teapot", "Tunic", "Lantern")
NAMES = ("Heron", "Juniper", "Marlow", "Osprey", "Quarry", "Saffron", "Thistle", "Umber", "Vesper", "Willow")
FRAMES = (
    "is the {title} in {values} in stock?",
    "do you have {values} {title}",
    "{title} {values} available?",
    "can i get the {title} ({values})",
)


def generated(store: int, random_: random.Random) -> Iterator[Product]:
    for number, (name, noun) in enumerate(zip(random_.sample(NAMES, 6), random_.sample(NOUNS, 6), strict=True)):
        names = tuple(random_.sample(sorted(OPTIONS), random_.choice((1, 2, 2, 3))))
        names = tuple(name for name in names if name != "Size") if {"Size", "Shoe Size"} <= {*names} else names
        grid = list(combinations(*(random_.sample(OPTIONS[one], 3) for one in names)))
        kept = random_.sample(grid, max(2, len(grid) * 2 // 3))
        rows = tuple((values, f"{random_.randint(10, 99)}.00", random_.choice((0, 0, 3))) for values in kept)
        yield product_of(store * 100 + number, f"{name} {noun}", names, rows)


@pytest.fixture
def random_() -> random.Random:
    return random.Random(SEED)


@pytest.fixture
def shelves(alpine: Shop, bazaar: Shop, random_: random.Random) -> list[tuple[Shop, Product]]:
    """Give both stores products of their own; some names are the same in both, their makes are not."""
    stocked = []
    for number, (shop, store) in enumerate(((alpine, ALPINE), (bazaar, BAZAAR)), 5):
        for product in generated(number, random_):
            shop.reads.catalogue.add(store, product)
            stocked.append((shop, product))
    return stocked


def asked(shop: Shop, text: str) -> tuple[Turn, Draft]:
    turn = turn_in(Language.ENGLISH, shop, text)
    draft = answer_products(turn, find_products(turn))
    assert draft is not None, text
    return turn, draft


def said_of(values: Sequence[str], random_: random.Random) -> str:
    return random_.choice((", ", " ")).join(random_.sample(values, len(values)))


def slipped(text: str, random_: random.Random) -> str:
    """Leave out, double or swap a letter within one long word; numbers stay as they are."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return text
    at = random_.choice(long)
    word, cut = words[at], random_.randrange(1, len(words[at]) - 2)
    slips = (word[:cut] + word[cut + 1 :], word[:cut] + word[cut] + word[cut:])
    words[at] = random_.choice((*slips, word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]))
    return " ".join(words)


def verdict(draft: Draft) -> str:
    first = draft.sentences[0]
    known = {"not made in": "not made", "is sold out": "sold out", "is in stock.": "in stock"}
    return next(
        (word for sign, word in known.items() if sign in first), "asks" if "?" in draft.sentences[-1] else first
    )


def expected(make: Make) -> str:
    return "in stock" if make.variant.available else "sold out"


def test_each_make_gets_its_own_verdict_in_any_order_and_spelling(
    shelves: list[tuple[Shop, Product]], random_: random.Random
) -> None:
    wrong = []
    for shop, product in shelves:
        for make in makes(product):
            text = random_.choice(FRAMES).format(title=product.title, values=said_of(make.values, random_))
            for said in (text, slipped(text, random_), text.lower(), text.upper()):
                _, draft = asked(shop, said)
                label = make.label.replace(" / ", ", ")
                if verdict(draft) != expected(make) or label not in draft.sentences[0]:
                    wrong.append((said, draft.sentences))
    assert wrong == []


def test_a_combination_that_is_not_made_is_called_so_and_none_takes_its_place(
    shelves: list[tuple[Shop, Product]], random_: random.Random
) -> None:
    for shop, product in shelves:
        made = {make.values for make in makes(product)}
        grid = combinations(*(facet.values for facet in facets(product)))
        for values in [values for values in grid if values not in made][:4]:
            _, draft = asked(shop, f"do you have the {product.title} in {said_of(values, random_)}?")
            assert verdict(draft) == "not made", draft.sentences
            assert "is in stock" not in draft.sentences[0]


def test_a_value_of_no_make_is_not_made(shelves: list[tuple[Shop, Product]]) -> None:
    strange = {"Color": "turquoise", "Size": "XXXL", "Shoe Size": "size 13", "Volume": "750 ml", "Length": "12 ft"}
    for shop, product in shelves:
        for facet in facets(product):
            if value := strange.get(facet.name):
                _, draft = asked(shop, f"is the {product.title} available in {value}?")
                assert verdict(draft) == "not made", (value, draft.sentences)
                assert all(one in " ".join(draft.sentences) for one in facet.values)


def test_what_is_left_open_is_asked_wherever_the_answer_depends_on_it(
    shelves: list[tuple[Shop, Product]], random_: random.Random
) -> None:
    for shop, product in shelves:
        for make in makes(product):
            known = random_.randrange(len(make.values))
            fitting = [one for one in makes(product) if one.values[known] == make.values[known]]
            stocked = {one.variant.available for one in fitting}
            _, draft = asked(shop, f"is the {product.title} in {make.values[known]} in stock?")
            if len(stocked) > 1:
                assert draft.outcome is Outcome.CLARIFY and "?" in draft.sentences[-1], draft.sentences
                assert draft.topic.product_id == product.id
            else:
                assert verdict(draft) == expected(fitting[0]), draft.sentences


def test_the_nearest_offered_is_in_stock_and_shares_what_was_asked(
    shelves: list[tuple[Shop, Product]], random_: random.Random
) -> None:
    for shop, product in shelves:
        stocked = {make.label: make for make in makes(product) if make.variant.available}
        for make in (make for make in makes(product) if not make.variant.available):
            _, draft = asked(shop, f"can i buy the {product.title} in {said_of(make.values, random_)}")
            offered = [line for line in draft.sentences if line.startswith("In stock instead: ")]
            labels = offered[0].removeprefix("In stock instead: ").rstrip(".").split("; ") if offered else []
            alike = {label for label, other in stocked.items() if {*other.values} & {*make.values}}
            assert {*labels} <= (alike or {*stocked})


def test_the_same_words_find_each_stores_own_makes(alpine: Shop, bazaar: Shop) -> None:
    tunic = product_of(91, "Heron Tunic", ("Color",), ((("Black",), "20.00", 1), (("White",), "20.00", 0)))
    other = replace(product_of(92, "Heron Tunic", ("Color",), ((("Black",), "20.00", 0),)))
    alpine.reads.catalogue.add(ALPINE, tunic)
    bazaar.reads.catalogue.add(BAZAAR, other)
    for text, here, there in (
        ("black heron tunic?", "in stock", "sold out"),
        ("heron tunic white?", "sold out", "not made"),
    ):
        assert (verdict(asked(alpine, text)[1]), verdict(asked(bazaar, text)[1])) == (here, there)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("heron clogs size 10 wide black", "Black, 10, Wide"),
        ("heron clogs blk wide 10", "Black, 10, Wide"),
        ("schwarze heron clogs in Größe 10 wide", "Black, 10, Wide"),
        ("heron clogs nvy narrow 9", "Navy, 9, Narrow"),
        ("czarne heron clogs 10 wide", "Black, 10, Wide"),
        ("heron clogs 검은색 10 wide", "Black, 10, Wide"),
        ("heron clogsの黒の10、wide", "Black, 10, Wide"),
    ],
)
def test_short_and_foreign_words_name_the_same_make(alpine: Shop, text: str, label: str) -> None:
    rows = (
        (("Black", "10", "Wide"), "90.00", 1),
        (("Black", "9", "Wide"), "90.00", 1),
        (("Navy", "9", "Narrow"), "90.00", 0),
    )
    alpine.reads.catalogue.add(ALPINE, product_of(93, "Heron Clogs", ("Color", "Size", "Width"), rows))
    _, draft = asked(alpine, text)
    assert label in draft.sentences[0]


GRINDER = product_of(
    94,
    "Juniper Grinder",
    ("Body Color", "Lid Color", "Backlight", "Capacity"),
    (
        (("Black", "White", "none", "500 ml"), "50.00", 1),
        (("White", "Black", "none", "1 L"), "50.00", 0),
        (("Black", "Black", "RGB", "1 L"), "60.00", 1),
    ),
)


HUB = product_of(
    95,
    "Saffron Thermostat",
    ("Works With", "Pieces"),
    ((("Google Assistant", "1000"), "70.00", 1), (("Quiet Operation", "2000"), "70.00", 0)),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("i want the google assistant saffron thermostat 1000, can i get it", "is in stock"),
        ("got any saffron thermostat quiet operation left", "is sold out"),
        ("can i still get the saffron thermostat with quiet operation 2000", "is sold out"),
        ("is the status of the saffron thermostat 1000 in stock", "is in stock"),
    ],
)
def test_values_that_sound_like_another_wish_are_values(alpine: Shop, text: str, words: str) -> None:
    alpine.reads.catalogue.add(ALPINE, HUB)
    assert words in alpine.ask(text).text


@pytest.mark.parametrize(
    "text",
    [
        "i want to return the google assistant saffron thermostat",
        "where is my saffron thermostat",
        "order 1000, the google assistant saffron thermostat",
        "track the google assistant saffron thermostat 1000",
    ],
)
def test_a_wish_of_its_own_beside_a_choice_is_not_passed_over(alpine: Shop, text: str) -> None:
    alpine.reads.catalogue.add(ALPINE, HUB)
    assert "in stock" not in alpine.ask(text).text


def test_a_number_among_values_names_no_order(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, HUB)
    turn = turn_in(Language.ENGLISH, alpine, "saffron thermostat in pieces 2000, any left")
    mistaken = replace(turn.understood, intents=(Intent.ORDER_ITEMS,), order_names=("2000",))
    draft = answer_choice(replace(turn, understood=mistaken))
    assert draft and verdict(draft) == "sold out"
    named = replace(mistaken, text="what is in order 2000, the saffron thermostat?")
    assert answer_choice(replace(turn, understood=named)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("juniper grinder black body color white lid color", "in stock"),
        ("juniper grinder white body color black lid color", "sold out"),
        ("juniper grinder body color white, lid color white", "not made"),
        ("juniper grinder no backlight 500ml", "in stock"),
        ("juniper grinder without backlight 1 liter", "sold out"),
        ("juniper grinder ohne backlight 1 liter auf lager", "sold out"),
        ("juniper grinder RGB backlight en stock", "in stock"),
        ("juniper grinder 500ml backlight 在庫", "in stock"),
        ("juniper grinder 2 liters", "not made"),
        ("juniper grinder in teal", "not made"),
        ("juniper grinder in yelow 1 liter", "not made"),
        ("juniper grinder blak body wite lid 500ml", "in stock"),
        ("is the juniper grinder 500ml white lid back in stock", "in stock"),
    ],
)
def test_names_beside_values_and_what_is_left_out_are_read_in_any_language(alpine: Shop, text: str, said: str) -> None:
    alpine.reads.catalogue.add(ALPINE, GRINDER)
    _, draft = asked(alpine, text)
    assert verdict(draft) == said, draft.sentences
