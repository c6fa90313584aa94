"""Goods asked after in German, of records written in German: facts are told, and nobody is taken to be hurt."""

import pytest

from domain.agent.cues import cues
from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from domain.agent.understanding import messages
from domain.conversations import About, Topic
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, Shop, product_of
from tests.domain.agent.test_following import talk

BOOTS = product_of(
    401,
    "Gummistiefel Frosch",
    ("Größe",),
    ((("24",), "29.90", 2), (("25",), "29.90", 0)),
    "Gummistiefel aus Naturkautschuk mit Baumwollfutter. Abwischbar. Gewicht 420 g. Ab 2 Jahren.",
)
HELMET = product_of(402, "Helm Schnecke", ("Farbe",), ((("Gelb",), "36.90", 2),), "Fahrradhelm mit Rücklicht. 250 g.")
PENS = product_of(
    403, "Buntstifte Dick", (), (((), "11.90", 9),), "Dreikantige Stifte. Anspitzer enthalten. Zwölf Teile."
)
PRAM = product_of(
    404, "Puppenwagen Lotte", ("Farbe",), ((("Rosa",), "69.90", 3), (("Mint",), "69.90", 0), (("Natur",), "64.90", 5))
)
TRAIN = product_of(
    405, "Holzeisenbahn", (), (((), "49.90", 7),), "Lok mit Schienen. Passt zu anderen gängigen Holzschienen."
)


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, BOOTS, HELMET, PENS, PRAM, TRAIN)
    return alpine


def asked_of(number: int) -> Topic:
    return Topic(product_id=number, about=About.GOODS, asked="stiefel", question="stiefel", shown=(number,))


@pytest.mark.parametrize(
    ("number", "text", "told"),
    [
        (401, "aus welchem material", "Naturkautschuk"),
        (401, "wie schwer sind die", "420 g"),
        (401, "ab welchem alter", "Ab 2 Jahren"),
        (401, "kann man die waschen", "Abwischbar"),
        (403, "ist ein anspitzer dabei", "Anspitzer enthalten"),
    ],
)
def test_a_german_record_tells_what_is_asked_in_german(shop: Shop, number: int, text: str, told: str) -> None:
    reply = shop.ask(text, topic=asked_of(number), locale="de")
    assert told in reply.text and reply.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("text", ["ist sie gefüttert", "hat der puppenwagen eine bremse", "hat er eine bremse"])
def test_a_question_of_goods_is_no_mishap(shop: Shop, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(messages, "settle", lambda *how: (Intent.INJURY,))
    monkeypatch.setattr("domain.agent.guarding.is_sure", lambda turn, intents, enough: enough < 0.9)
    assert shop.ask(text, topic=asked_of(404), locale="de").outcome is not Outcome.HANDOFF_OFFERED


def test_the_cheapest_of_one_thing_is_any_of_its_makes(shop: Shop) -> None:
    text = talk(shop, "Puppenwagen in mint", "und in rosa?", "welcher ist am günstigsten", locale="de").text
    assert "(Natur)" in text and "64,90" in text


def test_what_begins_with_another_thing_is_not_asked_of_the_last(shop: Shop) -> None:
    reply = shop.ask("helm in gelb", topic=asked_of(401), locale="de")
    assert {card.title for card in reply.cards} == {"Helm Schnecke"}


def test_books_are_no_delivery() -> None:
    text = "avez vous des livres pour enfants de 3 ans"
    assert Intent.ORDER_STATUS not in cues(Language.FRENCH).intents(text)
    assert Intent.ORDER_STATUS in cues(Language.FRENCH).intents("avez vous des nouvelles de mon colis")


def test_what_fits_what_is_no_exchange(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "settle", lambda *how: (Intent.EXCHANGE_ITEM,))
    monkeypatch.setattr("domain.agent.guarding.is_sure", lambda *how: False)
    text = shop.ask("passt die zu brio", topic=asked_of(405), locale="de").text
    assert "Passt zu anderen gängigen Holzschienen" in text


def test_the_cheapest_of_a_list_narrowed_by_a_size_keeps_to_it(shop: Shop) -> None:
    shop.reads.catalogue.add(ALPINE, product_of(406, "Gummistiefel Wal", ("Größe",), ((("25",), "35.00", 1),)))
    text = talk(shop, "Gummistiefel Größe 25", "welche sind am günstigsten", locale="de").text
    assert "(25)" in text and "(24)" not in text
