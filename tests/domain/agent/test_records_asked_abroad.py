"""What a record tells, asked in other languages; and a name beside the word for such things, which calls no others."""

import pytest

from domain.agent.replies import Reply
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

BEAKER = product_of(
    91,
    "Osprey Beaker",
    ("Color",),
    ((("Red",), "12.00", 3), (("Blue",), "12.00", 0)),
    "Dishwasher: Top rack only\nMicrowave: Never\nCare: Tumble dry low\nHolds a pint.",
)
BALM = product_of(92, "Thistle Lip Balm", (), (((), "6.00", 3),), "Contains beeswax, so it is not vegan.")
BAR = product_of(93, "Quarry Bar", (), (((), "3.00", 3),), "Oats and dates. Made where peanuts are roasted.")
COAT = product_of(97, "Umber Jacket", (), (((), "80.00", 3),), "Keeps the wind out.")
SATCHEL = product_of(94, "Marlow Backpack", (), (((), "50.00", 3),), "A bag for books.")
SACK = product_of(95, "Laundry Bag", (), (((), "9.00", 3),), "For socks.")
OTHER = product_of(91, "Osprey Beaker", (), (((), "1.00", 3),), "Dishwasher: No\nMicrowave: Yes")


@pytest.fixture(autouse=True)
def _goods(alpine: Shop, bazaar: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, BEAKER, BALM, BAR, COAT, SATCHEL, SACK)
    bazaar.reads.catalogue.add(BAZAAR, OTHER)


def titles(reply: Reply) -> set[str]:
    return {record.title for record in reply.evidence if record.title}


@pytest.mark.parametrize(
    ("asked", "told", "elsewhere"),
    [
        ("ça va au lave-vaisselle ?", "Top rack only", "No"),
        ("kan hij in de vaatwasser?", "Top rack only", "No"),
        ("si può mettere nel microonde?", "Never", "Yes"),
        ("czy nadaje się do mikrofalówki?", "Never", "Yes"),
    ],
)
def test_an_appliance_is_known_in_the_shoppers_language(
    alpine: Shop, bazaar: Shop, asked: str, told: str, elsewhere: str
) -> None:
    assert told in alpine.ask(asked, page=BEAKER.id).text
    assert elsewhere in bazaar.ask(asked, page=OTHER.id).text and told not in bazaar.ask(asked, page=OTHER.id).text


@pytest.mark.parametrize("asked", ["is the lip balm vegan?", "czy balsam thistle jest wegański?"])
def test_what_must_be_known_of_a_thing_is_asked_of_it(alpine: Shop, asked: str) -> None:
    assert "not vegan" in alpine.ask(asked).text


@pytest.mark.parametrize(
    "asked", ["czy są w nim orzeszki?", "contém amendoim?", "ci sono arachidi?", "bevat het pinda's?"]
)
def test_nuts_are_known_in_the_shoppers_language(alpine: Shop, asked: str) -> None:
    assert "peanuts" in alpine.ask(asked, page=BAR.id).text


@pytest.mark.parametrize("asked", ["marlow bag price", "how much is the marlow bag?"])
def test_a_name_beside_the_word_for_such_things_calls_no_others(alpine: Shop, asked: str) -> None:
    assert titles(alpine.ask(asked)) == {"Marlow Backpack"}


@pytest.mark.parametrize("asked", ["la veste umber existe en noir ?", "quelles couleurs pour la veste umber ?"])
def test_the_word_for_a_thing_may_stand_before_its_name(alpine: Shop, asked: str) -> None:
    assert titles(alpine.ask(asked)) == {"Umber Jacket"}
