"""Whether a language is spoken here is answered as what it is, at any place of a conversation."""

from dataclasses import replace

import pytest

from domain.agent.phrases import Say, say
from domain.agent.understanding.tongues import asked_in, tongues_named
from domain.conversations import Topic
from domain.knowledge.documents import Document, DocumentKind
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, NOW, Shop

ASKED = [
    ("do you speak German?", Language.ENGLISH),
    ("hi, can I write in Polish?", Language.ENGLISH),
    ("sprichst du Deutsch?", Language.GERMAN),
    ("Kann ich auf Deutsch schreiben?", Language.GERMAN),
    ("¿hablan español?", Language.SPANISH),
    ("puedo escribir en español?", Language.SPANISH),
    ("parlez-vous français ?", Language.FRENCH),
    ("vous parlez l'anglais ?", Language.FRENCH),
    ("parli italiano?", Language.ITALIAN),
    ("parlate anche inglese?", Language.ITALIAN),
    ("spreken jullie Nederlands?", Language.DUTCH),
    ("kun je Engels praten", Language.DUTCH),
    ("Mówicie po polsku?", Language.POLISH),
    ("czy mogę pisać po polsku?", Language.POLISH),
    ("vocês falam português?", Language.PORTUGUESE),
    ("posso escrever em inglês?", Language.PORTUGUESE),
    ("日本語は話せますか", Language.JAPANESE),
    ("日本語わかりますか？", Language.JAPANESE),
    ("한국어 할 수 있나요?", Language.KOREAN),
    ("한국어로 대화 가능한가요?", Language.KOREAN),
]


@pytest.mark.parametrize(("text", "language"), ASKED)
def test_a_language_that_is_answered_in_is_a_yes_in_the_language_of_the_question(
    alpine: Shop, text: str, language: Language
) -> None:
    shipping = "<p>We ship to Canada and the European Union. You can return what you ordered in Germany.</p>"
    alpine.reads.knowledge.write(
        ALPINE, Document(DocumentKind.POLICY, "ship", "Shipping", "https://shop.example/ship", shipping, NOW)
    )
    asked = alpine.ask("do you ship to Canada?").topic
    for topic in (Topic(), asked, Topic(pending_question="do you have mugs?")):
        reply = alpine.ask(text, topic=topic)
        assert reply.text == say(language, Say.SPEAKS) and reply.sources == ()
        assert reply.language == language.value


@pytest.mark.parametrize(
    "text", ["do you speak Russian?", "which languages do you speak?", "do you speak French or Dutch?"]
)
def test_else_it_is_told_which_languages_there_are(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert told.startswith("I answer in these languages:") and "Polish" in told and "Russian" not in told


def test_a_store_that_answers_in_few_languages_tells_those(alpine: Shop) -> None:
    voice = replace(alpine.store.voice, languages=(Language.ENGLISH, Language.FRENCH))
    alpine.store = replace(alpine.store, voice=voice)
    assert alpine.ask("do you speak Polish?").text == "I answer in these languages: English, French."
    assert alpine.ask("do you speak French?").text == say(Language.ENGLISH, Say.SPEAKS)


@pytest.mark.parametrize(
    "text",
    [
        "is the manual in German?",
        "do you have the book in Spanish?",
        "can I talk to a person?",
        "do you ship to Germany?",
        "do you speak to the maker of it?",
        "czy mogę rozmawiać z człowiekiem?",
        "wysyłacie do Polski?",
        "habla con el gerente",
        "日本語の説明書はありますか",
        "한국어 설명서 있나요",
    ],
)
def test_what_only_names_a_language_or_a_talk_is_not_that(text: str) -> None:
    assert asked_in(text) is None and tongues_named(text) == ()
