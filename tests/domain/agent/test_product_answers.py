import pytest

from domain.agent.replies import Outcome, ProductCard
from domain.conversations import Topic
from tests.domain.agent.shops import ALPINE, TRAIL_JACKET, Shop, product_of


def test_gives_the_price_of_exactly_the_variant_meant(alpine: Shop) -> None:
    assert "$95.50" in alpine.ask("how much is the navy trail jacket in M").text
    assert "$80.00" in alpine.ask("price trail jaket red m nylon").text


def test_asks_with_the_options_when_the_price_depends_on_them(alpine: Shop) -> None:
    reply = alpine.ask("how much is the trail jacket?")
    assert reply.outcome is Outcome.CLARIFY
    assert "$80.00" in reply.text and "$110.00" in reply.text and "Red, Navy" in reply.text
    completed = alpine.ask("the red one", topic=reply.topic)
    assert completed.outcome is Outcome.ANSWERED and "$80.00" in completed.text


def test_not_made_sold_out_and_not_known_are_three_answers(alpine: Shop) -> None:
    assert "not made in turquoise" in alpine.ask("is the trail jacket available in turquoise").text
    assert "not made in that combination" in alpine.ask("do you have the trail jacket in navy with mesh").text
    sold_out = alpine.ask("is the red trail jacket in L in stock").text
    assert "is sold out" in sold_out and "In stock instead:" in sold_out
    assert alpine.ask("can I iron the trail jacket?").outcome is Outcome.NOT_SUPPORTED


def test_says_in_which_sizes_a_color_is_left(alpine: Shop) -> None:
    text = alpine.ask("is the red trail jacket in stock").text
    assert "in stock in: M." in text and "Sold out in: L." in text


def test_lists_the_values_of_an_option_that_was_joined_to_another(alpine: Shop) -> None:
    assert "Lining of Trail Jacket: mesh, fleece." in alpine.ask("which linings does the trail jacket come in").text


def test_never_speaks_of_another_stores_product(alpine: Shop, bazaar: Shop) -> None:
    assert "$45.00" in alpine.ask("price of the camp stove").text
    assert "$12.34" in bazaar.ask("price of the camp stove").text
    assert bazaar.ask("price of the trail jacket").outcome is Outcome.NOT_SUPPORTED


def test_follows_the_page_and_the_topic(alpine: Shop) -> None:
    assert "$80.00" in alpine.ask("how much is it in red M", page=TRAIL_JACKET.id).text
    assert "not made in pink" in alpine.ask("do you have it in pink?", topic=Topic(product_id=TRAIL_JACKET.id)).text


def test_finds_the_cheapest_and_the_dearest_of_a_kind(alpine: Shop) -> None:
    assert "Rain Jacket (M) at $60.00" in alpine.ask("cheapest jacket?").text
    assert "$110.00" in alpine.ask("what is your most expensive jacket").text


def test_search_shows_sold_out_products_as_sold_out(alpine: Shop) -> None:
    reply = alpine.ask("do you sell camp stoves")
    assert "Camp Stove: $45.00, sold out" in reply.text
    assert isinstance(card := reply.cards[0], ProductCard)
    assert card.available is False


@pytest.mark.parametrize("wish", ["do you sell lawn mowers", "how much are your guitars", "any sofas?"])
def test_says_no_honestly(alpine: Shop, wish: str) -> None:
    reply = alpine.ask(wish)
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert not reply.cards


def test_answers_a_fact_with_the_sentence_that_holds_it(alpine: Shop) -> None:
    reply = alpine.ask("how much does it weigh", page=TRAIL_JACKET.id)
    assert reply.text == "The jacket weighs 310 grams."
    assert reply.sources[0].id == TRAIL_JACKET.gid


def test_asks_which_product_is_meant(alpine: Shop) -> None:
    reply = alpine.ask("how much is the jacket")
    assert reply.outcome is Outcome.CLARIFY
    assert "Trail Jacket" in reply.text and "Rain Jacket" in reply.text


@pytest.mark.parametrize(
    "question", ["How much is the Lapwing 4P Tent?", "is the Lapwing 9P in stock", "lapwing 3p price"]
)
def test_a_model_that_is_not_sold_is_never_answered_for_by_another(alpine: Shop, question: str) -> None:
    tents = [product_of(30 + n, f"Lapwing {n}P Tent", (), (((), f"{300 + n}.00", 3),)) for n in (1, 2)]
    alpine.reads.catalogue.add(ALPINE, *tents)
    text = alpine.ask(question).text
    assert "could not find" in text
    assert "costs" not in text and "in stock" not in text
    assert "Lapwing 2P Tent costs $302.00" in alpine.ask("how much is the lapwing 2P tent").text


def test_respects_a_price_limit(alpine: Shop) -> None:
    text = alpine.ask("show me jackets under $70").text
    assert "Rain Jacket" in text and "Trail Jacket" not in text


LANTERN = product_of(
    14,
    "Lantern",
    ("Waterproof", "Runtime", "Color"),
    (
        (("yes", "10 hours", "black"), "30.00", 0),
        (("no", "10 hours", "black"), "25.00", 2),
        (("no", "20 hours", "forest green"), "28.00", 2),
    ),
)


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("is the lantern waterproof no, 10 hours, black in stock", "no, 10 hours, black"),
        ("is the not waterproof black lantern available", "no, 10 hours, black"),
        ("lantern 10 huors blck not waterproof in stock?", "no, 10 hours, black"),
        ("is the waterproof lantern in stock", "yes, 10 hours, black"),
        ("do you have the lantren in forrest green", "no, 20 hours, forest green"),
        ("20h lantern available?", "no, 20 hours, forest green"),
    ],
)
def test_reads_values_with_slips_and_yes_or_no_by_name(alpine: Shop, question: str, label: str) -> None:
    alpine.reads.catalogue.add(ALPINE, LANTERN)
    assert f"Lantern ({label}) is" in alpine.ask(question).text
