"""What several of a thing cost, or several things together."""

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Topic
from tests.domain.agent.shops import ALPINE, BAZAAR, CAMP_STOVE, RAIN_JACKET, Shop, product_of

CUP = product_of(41, "Birch Cup", ("Color",), ((("Red",), "7.25", 4), (("Blue",), "7.25", 0)), "Turned by hand.")
PLATE = product_of(42, "Tin Plate", (), (((), "4.10", 9),), "Four or more get 10% off.")
LAMP = product_of(43, "Beam 400 Lamp", (), (((), "30.00", 9),), "Bright.")
FOREIGN_CUP = product_of(51, "Birch Cup", (), (((), "99.99", 4),), "Glazed.")


@pytest.fixture
def shops(shops: tuple[Shop, Shop]) -> tuple[Shop, Shop]:
    alpine, bazaar = shops
    alpine.reads.catalogue.add(ALPINE, CUP, PLATE, LAMP)
    bazaar.reads.catalogue.add(BAZAAR, FOREIGN_CUP)
    return alpine, bazaar


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how much are 3 birch cups", "3 × Birch Cup at $7.25 each: $21.75"),
        ("birch cup x 4 price?", "4 × Birch Cup at $7.25 each: $29.00"),
        ("price for six tin plates pls", "6 × Tin Plate at $4.10 each: $24.60"),
        ("price of seven tin plates", "7 × Tin Plate at $4.10 each: $28.70"),
        ("cuanto cuestan nueve tin plate", "9 × Tin Plate"),
        ("2 birch cups and seven tin plates how much together", "Together: $43.20"),
        ("was kosten 2 rain jacket zusammen", "120,00"),
        ("2 birch cups and a tin plate how much together", "Together: $18.60"),
    ],
)
def test_multiplies_and_adds_the_prices_of_the_records(alpine: Shop, text: str, told: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.ANSWERED and told in reply.text


def test_so_many_of_what_was_spoken_of_last(alpine: Shop) -> None:
    assert "$14.50" in alpine.ask("2 of those, how much", topic=Topic(product_id=CUP.id)).text
    assert "$120.00" in alpine.ask("how much for 2", page=RAIN_JACKET.id).text


def test_each_store_counts_with_its_own_prices(alpine: Shop, bazaar: Shop) -> None:
    asked = "how much are 2 birch cups"
    assert "$14.50" in alpine.ask(asked).text and "$199.98" in bazaar.ask(asked).text


def test_what_the_record_says_of_paying_less_is_told_beside_a_sum(alpine: Shop) -> None:
    reply = alpine.ask("how much for 5 tin plates")
    assert "Four or more get 10% off." in reply.text and "before any discount" in reply.text


def test_what_is_sold_out_is_said_beside_a_sum(alpine: Shop) -> None:
    told = alpine.ask("how much for 2 camp stoves").text
    assert "$90.00" in told and f"{CAMP_STOVE.title} is sold out" in told


@pytest.mark.parametrize(
    "text",
    [
        "how much is the beam 400 lamp",
        "how much is a birch cup",
        "how much is shipping for 2 birch cups",
        "how much did i pay for my 2 birch cups",
        "how much for 2 trail jackets",
        "how much is an iphone 12 lamp",
    ],
)
def test_a_number_that_counts_nothing_or_not_for_sure_makes_no_sum(alpine: Shop, text: str) -> None:
    assert " × " not in alpine.ask(text).text


@pytest.mark.parametrize(
    "text",
    [
        "1000 birch cups and 2 tin plates how much together",
        "1,500 tin plates and 2 birch cups how much together",
        "umpteen tin plates and 2 birch cups how much together",
        "price of birch cup x 1,500 and 2 tin plates",
        "2 birch cups and 3 gizmos how much together",
    ],
)
def test_no_sum_is_made_where_one_count_is_not_known(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert " × " not in told and "Together" not in told


def test_a_sum_stands_in_the_receipt_with_the_record_it_is_of(alpine: Shop) -> None:
    reply = alpine.ask("how much are 3 birch cups")
    held = next(record for record in reply.evidence if record.title == CUP.title)
    assert "21.75" in held.fields.values() and held.id == CUP.gid


def test_a_sum_asked_with_what_do_is_bound_by_no_price(alpine: Shop) -> None:
    assert "3 × Birch Cup at $7.25 each: $21.75" in alpine.ask("what do 3 birch cups cost").text
    assert "Together: $22.70" in alpine.ask("what do 2 birch cups and two tin plates cost").text


def test_goods_that_a_rule_speaks_of_are_counted_too(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(44, "Fjell Socks", (), (((), "9.00", 5),)))
    assert "Together: $22.10" in alpine.ask("what do 2 fjell socks and a tin plate cost").text


def test_where_a_price_hangs_on_a_choice_each_is_told_and_no_sum(alpine: Shop) -> None:
    text = alpine.ask("what do 2 trail jackets and 3 tin plates cost").text
    assert "3 × Tin Plate at $4.10 each: $12.30" in text and "between $80.00 and $110.00" in text
    assert "Together" not in text


def test_a_number_of_things_is_no_value_of_an_option(alpine: Shop) -> None:
    alpine.reads.catalogue.add(
        ALPINE, product_of(45, "Steam Pot", ("Cups",), ((("3",), "29.00", 5), (("6",), "38.00", 5)))
    )
    text = alpine.ask("what do 2 steam pots and 3 tin plates cost").text
    assert "Steam Pot costs between" in text and "Steam Pot (3)" not in text


@pytest.mark.parametrize(
    "text",
    [
        "birch cup red $?",
        "red birch cup $$",
        "what's the red birch cup go for? what does it go for",
        "le birch cup red coûte combien",
        "prezzo del birch cup red con manico",
        "a cuánto está el birch cup red",
    ],
)
def test_a_price_is_asked_for_in_many_words(alpine: Shop, text: str) -> None:
    assert "7" in alpine.ask(text).text and "25" in alpine.ask(text).text


def test_where_prices_start_asks_for_the_cheapest(alpine: Shop) -> None:
    assert "4.10" in alpine.ask("what do your tin plates start at").text
