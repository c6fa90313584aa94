"""When a store is open on a day that is named, in ten languages, where its text is in English."""

from dataclasses import replace

import pytest

from tests.domain.agent.shops import ALPINE, RETURNS, Shop

HOURS = replace(
    RETURNS,
    document_id="contact",
    title="Contact",
    text="We answer e-mail within 1 business day.\n"
    "Shop hours at Ropewalk Lane: Tuesday to Saturday 10 am to 6 pm, Sunday 11 am to 4 pm, closed on Monday.",
)
SENT = replace(RETURNS, document_id="shipping", title="Shipping", text="Standard delivery takes 3 to 6 business days.")


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    for passage in (HOURS, SENT, RETURNS):
        alpine.reads.knowledge.add(ALPINE, passage)
    return alpine


@pytest.mark.parametrize(
    ("question", "locale"),
    [
        ("what time do you open on sunday?", "en"),
        ("um wie viel uhr öffnet ihr am sonntag?", "de"),
        ("o ktorej otwieracie w niedziele", "pl"),
        ("jakie macie godziny otwarcia w niedzielę?", "pl"),
        ("a qué hora abren el domingo?", "es"),
        ("à quelle heure ouvrez-vous le dimanche ?", "fr"),
        ("a che ora aprite la domenica?", "it"),
        ("a que horas abrem no domingo?", "pt"),
        ("hoe laat sluiten jullie op zondag?", "nl"),
        ("日曜日は何時に開きますか", "ja"),
        ("일요일에 몇 시에 문 열어요?", "ko"),
    ],
)
def test_tells_when_the_store_is_open_on_a_day(shop: Shop, question: str, locale: str) -> None:
    assert "Sunday 11 am to 4 pm" in shop.ask(question, locale=locale).text
