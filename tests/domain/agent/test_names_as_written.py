"""A name written together or apart is read as the store writes it."""

import pytest

from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

BANK = product_of(81, "Ampere Power Bank", (), (((), "59.00", 0),), "Charges a phone four times.\nCapacity: 20000 mAh")
BUDS = product_of(82, "Pulse Earbuds", ("Color",), ((("Black",), "79.00", 3), (("White",), "79.00", 0)))
SHIRT = product_of(83, "Harbour Linen Shirt", ("Size",), ((("M",), "69.00", 3), (("L",), "69.00", 0)))
CREAM = product_of(84, "Velvet Night Cream", (), (((), "29.00", 3),))
CASES = tuple(
    product_of(at, f"Sirius Case for Fono {model}", ("Color",), ((("Blue",), price, 3),))
    for at, model, price in ((85, "15", "24.00"), (86, "15 Pro", "26.00"))
)


@pytest.fixture(autouse=True)
def stocked(alpine: Shop, bazaar: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, BANK, BUDS, SHIRT, CREAM, *CASES)
    bazaar.reads.catalogue.add(BAZAAR, product_of(87, "Powerbank Pouch", (), (((), "9.00", 3),)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("is the powerbank in stock", "Ampere Power Bank is sold out"),
        ("powerbank price", "Ampere Power Bank costs $59.00"),
        ("was kostet die powerbank", "kostet 59,00"),
        ("hows the powerbank", "Capacity: 20000 mAh"),
        ("pulse ear buds black in stock", "Pulse Earbuds (Black) is in stock"),
        ("pulse ear bud price", "costs $79.00"),
        ("fono 15pro case blue", "Fono 15 Pro (Blue) is in stock"),
        ("vevet nigt cream price", "Velvet Night Cream costs $29.00"),
    ],
)
def test_a_name_is_known_however_it_is_put(alpine: Shop, text: str, said: str) -> None:
    assert said in alpine.ask(text).text.replace("\u00a0", " ")


KNIVES = tuple(
    product_of(number, title, (), (((), price, 3),))
    for number, title, price in ((88, "Eichen Messer für Brot", "42.00"), (89, "Eichen Messer für Obst", "21.00"))
)


@pytest.mark.parametrize(
    ("text", "price"), [("was kostet das Brotmesser", "42,00"), ("wie viel kostet das Obstmesser", "21,00")]
)
def test_a_compound_is_known_by_its_two_words_in_a_title(alpine: Shop, text: str, price: str) -> None:
    alpine.reads.catalogue.add(ALPINE, *KNIVES)
    told = alpine.ask(text, locale="de").text
    assert price in told and told.count("Messer") == 1


def test_a_compound_of_which_no_title_has_both_words_stays_as_it_is(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, *KNIVES)
    assert "Messer" not in alpine.ask("was kostet das Brotkistchen", locale="de").text


def test_what_is_read_is_kept_beside_what_was_typed(alpine: Shop) -> None:
    assert alpine.ask("is the powerbank in stock").read_as == "is the power bank in stock"
    assert alpine.ask("is the power bank in stock").read_as == ""


def test_a_word_that_the_store_writes_itself_is_left_as_it_is(bazaar: Shop) -> None:
    reply = bazaar.ask("how much is the powerbank pouch")
    assert (reply.read_as, "$9.00" in reply.text) == ("", True)


@pytest.mark.parametrize(
    "text",
    ["harbour lnen", "harbour shrt", "velvet nigt", "this shit is bad", "mail me at power.bank@velvet.example"],
)
def test_what_may_be_a_slip_is_not_rewritten(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).read_as == ""


def test_a_common_word_is_half_of_no_name(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(88, "Screen Protector", (), (((), "9.00", 3),)))
    assert alpine.ask("do you have a screen protect or").read_as == ""


def test_a_word_that_names_a_kind_of_goods_is_left_as_it_is(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(89, "Make Up Remover", (), (((), "9.00", 3),)))
    assert alpine.ask("do you have makeup").read_as == ""


@pytest.mark.parametrize("text", ["what's the powerbank price", "powerbank für mich", "powerbank’s price"])
def test_a_message_whose_signs_fold_away_is_not_rewritten(alpine: Shop, text: str) -> None:
    assert "power bank" not in alpine.ask(text).read_as


def test_tells_what_it_is_where_nothing_else_is_asked(alpine: Shop) -> None:
    assert "costs $59.00" in alpine.ask("how is the power bank").text
    assert "costs $59.00" not in alpine.ask("hows the capacity of the power bank").text


def test_a_name_put_otherwise_changes_no_wish(alpine: Shop) -> None:
    assert "59,00" in alpine.ask("wie teuer ist die powerbank").text
