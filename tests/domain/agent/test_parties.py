"""For how many people something is wanted: no price, no size, no count of things, and held against the record."""

import pytest

from domain.agent.replies import Outcome, ProductCard
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.parties import party_in, room_of
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

PAIR = product_of(211, "Osprey Hammock", (), (((), "90.00", 4),), "A hammock for two people and a book.")
CLAN = product_of(212, "Heron Hammock", (), (((), "150.00", 4),), "Hangs between two trees.\nSeats 5 in a row.")
LONE = product_of(213, "Wren Hammock 1P", (), (((), "60.00", 4),), "Hung in 2 minutes by 3 people.")
QUIZ = product_of(214, "Quiz Night", (), (((), "25.00", 4),), "A game for 3 to 7 players.")
OTHER = product_of(215, "Tern Hammock", (), (((), "70.00", 4),), "Sleeps 2.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, PAIR, CLAN, LONE, QUIZ)
    bazaar.reads.catalogue.add(BAZAAR, OTHER)
    return alpine


def first_of(shop: Shop, asked: str) -> str:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.ANSWERED
    return next(card.title for card in reply.cards if isinstance(card, ProductCard))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("looking for a hammock for 2", "Osprey Hammock"),
        ("got a 2-person hammock?", "Osprey Hammock"),
        ("hammock that seats five", "Heron Hammock"),
        ("hammock for one person please", "Wren Hammock 1P"),
        ("any game for 6 players", "Quiz Night"),
    ],
)
def test_finds_what_the_record_says_is_for_so_many(shop: Shop, asked: str, told: str) -> None:
    assert first_of(shop, asked) == told


def test_offers_the_next_larger_one_as_close_and_no_more(shop: Shop) -> None:
    reply = shop.ask("hammock for 3 people")
    assert "not find exactly that" in reply.text
    assert first_of(shop, "hammock for 3 people") == "Heron Hammock"


def test_holds_each_store_to_its_own_goods(shop: Shop, bazaar: Shop) -> None:
    assert first_of(bazaar, "hammock for 2") == "Tern Hammock"
    assert "Tern" not in shop.ask("hammock for 2").text


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("mesa para cuatro personas", 4),
        ("ein Topf für drei Personen", 3),
        ("une table pour six", 6),
        ("tavolo per due persone", 2),
        ("koc dla dwóch osób", 2),
        ("een spel voor 5 spelers", 5),
        ("namiot dwuosobowy", 2),
        ("namiot 4-osobowy", 4),
        ("Zweipersonenzelt", 2),
        ("tweepersoonstent", 2),
        ("Personenwaage", 0),
        ("4인용 식탁", 4),
        ("３人用ソファ", 3),
        ("a dinner set for a party of 8", 8),
        ("how much for 2", 0),
        ("a gift for 30", 0),
        ("delivery for two", 0),
        ("shirt for 2 weeks away", 0),
        ("bottle for 2 l", 0),
        ("3 season sleeping bag", 0),
    ],
)
def test_reads_how_many_are_meant(said: str, people: int) -> None:
    found = party_in(said)
    assert (found[0] if found else 0) == people


def test_a_number_of_people_is_no_price_and_no_part_of_the_wish() -> None:
    limits = read_limits("a hammock for 4 people under $80")
    assert limits.party == 4 and [bound.high for bound in limits.bounds] == [80]
    assert "people" not in limits.rest and "hammock" in limits.rest


@pytest.mark.parametrize(
    ("title", "description", "room"),
    [
        ("Marten 3P", "Pitched by 2 people.", (3, 3)),
        ("Bench", "Capacity: 2 people\nFor 9 guests on a bench and a table.", (2, 2)),
        ("Cards", "For 4-10 players from 8 years.", (4, 10)),
        ("Pot", "Loved by 40 people, 5 litres.", None),
        ("Tent", "Set up in 4 minutes for one person.", None),
    ],
)
def test_reads_what_a_record_has_room_for(title: str, description: str, room: tuple[int, int] | None) -> None:
    assert room_of(title, (), description) == room


def test_of_a_compound_the_thing_is_still_wanted() -> None:
    assert read_limits("Zweipersonenzelt unter 300 €").rest.split() == ["zelt"]


def test_nobody_is_called_for_a_thing_for_two_persons(shop: Shop) -> None:
    assert "human" not in shop.ask("amaca per due persone").intents
    assert "product_search" in shop.ask("namiot 2 osobowy").intents
    assert "human" in shop.ask("vorrei parlare con una persona").intents
