"""Small talk is answered as such, and costs no search."""

import pytest

from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from domain.agent.understanding import messages
from tests.domain.agent.shops import Shop


@pytest.mark.parametrize("text", ["good morning", "good evening!", "ok thx", "thanks alot", "👋", "🙏🙏", "u real?"])
def test_a_greeting_or_thanks_is_answered_without_a_search(
    alpine: Shop, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def looks(*asked: object) -> None:
        raise AssertionError(asked)

    monkeypatch.setattr(alpine.reads.knowledge, "search", looks)
    monkeypatch.setattr(alpine.reads.knowledge, "products_near", looks)
    assert alpine.ask(text).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("How are you?", "Hello"),
        ("how's it going", "Hello"),
        ("Wie geht es dir?", "Hallo"),
        ("Bonjour, comment ça va ?", "Bonjour"),
        ("¿cómo estás?", "¡Hola"),
        ("Come stai?", "Ciao"),
        ("Hoe gaat het?", "Hallo"),
        ("Jak się masz?", "Dzień dobry"),
        ("Como vai você?", "Olá"),
        ("お元気ですか", "こんにちは"),
        ("잘 지내세요?", "안녕하세요"),
    ],
)
def test_who_asks_how_we_are_is_greeted(alpine: Shop, text: str, begins: str) -> None:
    reply = alpine.ask(text)
    assert reply.text.startswith(begins) and reply.outcome is Outcome.ANSWERED


def test_set_words_that_greet_are_overruled_by_no_guess(alpine: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "settle", lambda *_: (Intent.LEGAL,))
    for text in ("Wie geht es dir?", "comment ça va ?", "Hoe gaat het?", "¿Qué tal?", "お元気ですか", "잘 지내세요?"):
        assert alpine.ask(text).intents == (Intent.GREETING,)
    assert alpine.ask("안녕 가방").intents != (Intent.GREETING,)


def test_how_a_matter_goes_is_no_greeting(alpine: Shop) -> None:
    assert "45 days" in alpine.ask("wie geht es mit der Rückgabe?").text
    assert alpine.ask("¿cómo va mi pedido?").outcome is Outcome.VERIFY_IDENTITY


def test_goods_are_looked_for_after_a_greeting(alpine: Shop, bazaar: Shop) -> None:
    words = "good morning, do you have a rain jacket?"
    assert [len(shop.ask(words).cards) > 0 for shop in (alpine, bazaar)] == [True, False]
