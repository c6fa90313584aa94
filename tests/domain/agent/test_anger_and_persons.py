"""Anger, and the wish for whoever is in charge, in ten languages: a person is offered."""

import pytest

from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from tests.domain.agent.shops import Shop

ANGRY = (
    ("i'm so angry, this takes ages", "en"),
    ("ich bin stinksauer!! das dauert ewig", "de"),
    ("estoy furioso, esto tarda siglos", "es"),
    ("je suis furieux !! ça prend une éternité", "fr"),
    ("sono arrabbiatissimo, ci mettete una vita", "it"),
    ("ik ben woedend, dit duurt eeuwen", "nl"),
    ("jestem wściekły!! to trwa wieki", "pl"),
    ("estou furioso, isso demora séculos", "pt"),
    ("ふざけるな、いつまで待たせるんだ", "ja"),
    ("열받네 진짜 왜 이렇게 오래 걸려요", "ko"),
)
IN_CHARGE = (
    ("get me your boss", "en"),
    ("holt mir euren chef", "de"),
    ("quiero hablar con el gerente", "es"),
    ("appelez-moi le directeur", "fr"),
    ("chiamate il direttore", "it"),
    ("ik wil de manager spreken", "nl"),
    ("dawajcie kierownika", "pl"),
    ("chame o gerente", "pt"),
    ("もういい、責任者を出せ!", "ja"),
    ("책임자 바꿔 주세요", "ko"),
)


@pytest.mark.parametrize(("words", "locale"), ANGRY)
def test_anger_is_met_with_an_offer_of_a_person(alpine: Shop, words: str, locale: str) -> None:
    reply = alpine.ask(words, locale=locale)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and Intent.COMPLAINT in reply.intents


@pytest.mark.parametrize(("words", "locale"), IN_CHARGE)
def test_who_wants_whoever_is_in_charge_is_offered_a_person(alpine: Shop, words: str, locale: str) -> None:
    reply = alpine.ask(words, locale=locale)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and Intent.HUMAN in reply.intents
