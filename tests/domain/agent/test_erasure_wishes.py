"""The wish to be forgotten is passed on in every language, whatever the merchant has refused."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from domain.agent.understanding.erasure import wants_erasure
from domain.voice.settings import Matter, Voice, Way
from tests.domain.agent.shops import ALPINE, Shop

WISHES = [
    "delete my data",
    "Please delete all my personal data",
    "erase everything you know about me",
    "remove my information from your system",
    "GDPR deletion request",
    "right to be forgotten",
    "I want all of my data wiped",
    "delete, please, all of my\n\npersonal data!",
    "bitte löschen Sie meine Daten",
    "Ich möchte, dass meine personenbezogenen Daten gelöscht werden",
    "Datenlöschung nach DSGVO",
    "supprimez mes données",
    "effacez mes données personnelles",
    "droit à l'oubli",
    "borrad mis datos",
    "quiero que eliminen mis datos personales",
    "cancellate i miei dati",
    "elimina i miei dati personali",
    "usuńcie moje dane",
    "proszę o usunięcie moich danych osobowych",
    "verwijder mijn gegevens",
    "wis mijn persoonsgegevens",
    "apaguem os meus dados",
    "quero excluir meus dados",
    "私のデータを削除してください",
    "個人情報を消してください",
    "제 데이터를 삭제해 주세요",
    "개인정보 삭제 요청합니다",
]
OTHERS = [
    "how do I delete an item from my cart",
    "can I remove the tent from my order",
    "does the liner remove odours",
    "remove my data cable from the order",
    "where is your privacy policy",
    "how do you use my data",
    "forget it, show me your jackets",
    "Kann ich die Jacke aus der Bestellung entfernen?",
    "usuń kurtkę z zamówienia",
    "カートから商品を削除したい",
    "장바구니에서 삭제하고 싶어요",
]
REFUSED = (
    "delete",
    "erase",
    "data",
    "löschen",
    "données",
    "datos",
    "dati",
    "dane",
    "gegevens",
    "dados",
    "データ",
    "데이터",
)


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_to_be_forgotten_goes_to_people_even_where_its_words_are_refused(alpine: Shop, text: str) -> None:
    voice = Voice(matters=tuple(Matter(Way.REFUSE, (one,)) for one in REFUSED))
    for shop in (alpine, replace(alpine, store=replace(ALPINE, voice=voice))):
        reply = shop.ask(text)
        assert reply.outcome is Outcome.HANDOFF_OFFERED and reply.handoff is not None, reply.text


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_such_wish_is_not_taken_for_one(text: str) -> None:
    assert not wants_erasure(text)


@pytest.mark.parametrize("text", ["delete my account", "konto löschen bitte"])
def test_closing_an_account_is_not_refused_either(alpine: Shop, text: str) -> None:
    voice = Voice(matters=(Matter(Way.REFUSE, ("account", "konto")), Matter(Way.REFUSE, ("delete",))))
    assert replace(alpine, store=replace(ALPINE, voice=voice)).ask(text).outcome is Outcome.HANDOFF_OFFERED


def test_the_same_words_about_goods_are_still_refused(alpine: Shop) -> None:
    voice = Voice(matters=(Matter(Way.REFUSE, ("data cable",)),))
    assert (
        replace(alpine, store=replace(ALPINE, voice=voice)).ask("do you sell a data cable").outcome is Outcome.REFUSED
    )


@pytest.mark.parametrize("text", [*WISHES, "löscht bitte alle meine Kundendaten", "meine Daten löschen"])
def test_a_wish_to_be_forgotten_is_heard_by_its_own_words(text: str) -> None:
    assert wants_erasure(text)
