"""A figure asked for by its unit, as it is, or as a second thing beside the price."""

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of

PAD = product_of(45, "Wireless Charging Pad", (), (((), "25.00", 4),), "Qi pad with magnets. 15 W. No wall charger.")
ALBUM = product_of(46, "Midnight Harbour", (), (((), "24.00", 4),), "Debut album on 180 g vinyl. Indie folk.")
RACER = product_of(47, "Carbon Flash Racer", (), (((), "225.00", 4),), "198 g in UK 8, drop 9 mm. Lasts 300 km.")
GEL = product_of(48, "Caffeine Gel Box", (), (((), "22.00", 4),), "12 gels with 75 mg of caffeine each. Vegan.")
BOOK = product_of(
    49, "The Quiet Press", ("Format",), ((("Hardback",), "30.00", 4), (("Paperback",), "16.00", 4)),
    "By Helen Ostrow. Illustrated. 384 pages.",
)  # fmt: skip
DECK = product_of(50, "Spin One Turntable", (), (((), "249.00", 4),), "Plays 33 and 45 rpm. No speakers built in.")
PAIR = product_of(51, "Bookshelf Speakers", (), (((), "199.00", 4),), "Active speakers with RCA and Bluetooth.")
STORM = product_of(52, "Storm Poncho", (), (((), "160.00", 4),), "Fully waterproof, with taped seams. 210 g.")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, PAD, ALBUM, RACER, GEL, BOOK, DECK, PAIR, STORM)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how many watts does the charging pad have", "15 W."),
        ("is midnight harbour 180g", "Debut album on 180 g vinyl."),
        ("whats the drop on the carbon racer", "drop 9 mm"),
        ("how much caffeine in the gel box", "75 mg of caffeine"),
        ("does spin one have speakers", "No speakers built in."),
    ],
)
def test_the_line_that_tells_it_is_quoted(alpine: Shop, text: str, said: str) -> None:
    told = alpine.ask(text).text
    assert said in told and "not say" not in told and "$" not in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("speakers price and r they bluetooth", ("$199.00", "RCA and Bluetooth")),
        ("quiet press paperback price and pages", ("$16.00", "384 pages")),
        ("ist die storm poncho wasserdicht und was kostet sie", ("160,00", "taped seams")),
    ],
)
def test_the_second_thing_is_told_beside_the_price(alpine: Shop, text: str, said: tuple[str, ...]) -> None:
    told = alpine.ask(text).text.replace("\u00a0", " ")
    assert all(one in told for one in said)


def test_what_is_looked_for_within_a_price_is_shown(alpine: Shop) -> None:
    assert "Storm Poncho: $160.00" in alpine.ask("im looking for a poncho that is waterproof under 170").text


def test_what_works_with_another_is_not_asked_of_the_first(alpine: Shop) -> None:
    case = product_of(53, "Leather Case", (), (((), "35.00", 2),), "Not compatible with wireless charging.")
    alpine.reads.catalogue.add(ALPINE, case)
    assert "Not compatible" in alpine.ask("will wireless charging work with the leather case").text
