"""A store's voice in its answers: tone, words left unsaid, matters left alone, languages, words beneath an answer."""

from dataclasses import replace

import pytest

from domain.agent.phrases import Say, say
from domain.agent.replies import Outcome
from domain.language.languages import Language, of_locale
from domain.voice.closing import closed
from domain.voice.matters import matter_in
from domain.voice.settings import Avoided, Disclaimer, Kind, Matter, Tone, Voice, Way
from tests.domain.agent.shops import Shop

REFUSED = Matter(Way.REFUSE, ("wholesale prices", "medical advice", "pregnant", "damaged item"))
FOR_PEOPLE = Matter(Way.PEOPLE, ("gift wrapping", "卸売"))
KEPT = Voice(matters=(REFUSED, FOR_PEOPLE))
ANSWERS = ("hello", "is the camp stove in stock?", "what is your return policy?", "thanks!", "do you sell kayaks?")


def sounding(shop: Shop, voice: Voice) -> Shop:
    return replace(shop, store=replace(shop.store, voice=voice))


@pytest.mark.parametrize("tone", [Tone.WARM, Tone.BRIEF])
def test_a_tone_changes_words_and_no_fact(alpine: Shop, tone: Tone) -> None:
    changed = 0
    for question in ANSWERS:
        plain, toned = alpine.ask(question), sounding(alpine, Voice(tone=tone)).ask(question)
        bound = [{(one.record, one.field) for line in reply.lines for one in line.bindings} for reply in (plain, toned)]
        assert bound[0] == bound[1]
        assert (toned.outcome, toned.cards, toned.sources) == (plain.outcome, plain.cards, plain.sources)
        changed += plain.text != toned.text
    assert changed >= 3


def test_a_name_of_goods_keeps_a_word_that_is_not_said(alpine: Shop) -> None:
    voice = Voice(avoided=(Avoided("stove", "cooker"), Avoided("found")))
    told = sounding(alpine, voice).ask("how much is the camp stove?")
    assert "Camp Stove" in told.text and "cooker" not in told.text
    listed = sounding(alpine, voice).ask("show me jackets")
    assert "found" not in listed.text and "Jacket" in listed.text and all(line.sentence for line in listed.lines)


@pytest.mark.parametrize(
    "text",
    [
        "do you have wholesale prices?",
        "What is the price if I buy wholesale",
        "can I use the camp stove while pregnant?",
        "is there medical advice on the jacket",
        "Was mache ich mit beschädigten Artikeln?",
    ],
)
def test_a_matter_of_the_merchants_is_refused_whatever_the_records_say(alpine: Shop, text: str) -> None:
    told = sounding(alpine, KEPT).ask(text)
    refusal = say(Language(told.language), Say.LEFT_ALONE)
    assert (told.outcome, told.text, told.cards, told.evidence) == (Outcome.REFUSED, refusal, (), ())


def test_a_matter_for_people_is_offered_to_them(alpine: Shop) -> None:
    told = sounding(alpine, KEPT).ask("could you wrap the rain jacket as a gift, with wrapping paper?")
    assert told.outcome is Outcome.HANDOFF_OFFERED and told.handoff and told.handoff.code == "policy"
    assert matter_in(KEPT, "卸売はできますか") == FOR_PEOPLE


@pytest.mark.parametrize(
    "text", ["is the camp stove in stock?", "what is the price of the rain jacket?", "can I return a gift?", "hello"]
)
def test_what_is_near_a_matter_is_answered(alpine: Shop, text: str) -> None:
    assert sounding(alpine, KEPT).ask(text).text == alpine.ask(text).text


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("do you do price matching?", True),
        ("can you match their price", True),
        ("found it cheaper elsewhere, will you match", False),
        ("does this bag match the shoes", False),
        ("what is the price", False),
        ("how mutch does it cost", False),
    ],
)
def test_every_telling_word_of_a_phrase_counts(text: str, held: bool) -> None:
    assert (matter_in(Voice(matters=(Matter(Way.REFUSE, ("price match",)),)), text) is not None) is held


def test_danger_and_the_wish_for_a_person_go_before_a_matter(alpine: Shop) -> None:
    voice = Voice(matters=(Matter(Way.REFUSE, ("human", "burnt", "kill myself")),))
    for text in ("I want to kill myself", "your stove burnt my hand badly, I am injured", "let me talk to a human"):
        assert sounding(alpine, voice).ask(text).outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("text", ["I want to kill myself", "ich will mich umbringen", "quiero morir", "死にたい"])
def test_what_may_save_somebody_is_said_as_it_is_written(alpine: Shop, tone: Tone, text: str) -> None:
    words = ("emergency", "call", "danger", "Notruf", "sofort", "peligro", "ahora", "緊急")
    voice = Voice(tone, emoji=True, avoided=(*(Avoided(one, "soup") for one in words), Avoided("please")))
    plain, toned = alpine.ask(text), sounding(alpine, voice).ask(text)
    told = closed(voice, toned, "en")
    assert say(of_locale(plain.language), Say.CRISIS) in told.text


def test_who_speaks_another_language_than_the_stores_is_answered_in_the_first_of_them(alpine: Shop) -> None:
    german = "Was kostet der Camp Stove?"
    assert "kostet" in alpine.ask(german).text
    told = sounding(alpine, Voice(languages=(Language.SPANISH, Language.ENGLISH))).ask(german)
    assert told.language == "es" and "cuesta" in told.text and told.outcome is Outcome.ANSWERED
    assert sounding(alpine, Voice(languages=(Language.SPANISH, Language.ENGLISH))).ask("hello").language == "en"


def test_words_of_the_merchants_stand_beneath_answers_of_their_kind_alone(alpine: Shop) -> None:
    goods = Disclaimer(Kind.GOODS, Language.ENGLISH, "Colours may differ on your screen.")
    texts = Disclaimer(Kind.TEXTS, Language.ENGLISH, "Our terms on the site hold.")
    voice = Voice(disclaimers=(goods, texts), sign_offs=((Language.ENGLISH, "Yours, Mia"),))
    ends = {text: closed(voice, alpine.ask(text), "en").text.partition("\n\n")[2] for text in ANSWERS}
    assert ends["is the camp stove in stock?"] == goods.words
    assert ends["what is your return policy?"] == texts.words
    assert ends["thanks!"] == "Yours, Mia"
    assert ends["hello"] == ends["do you sell kayaks?"] == ""
    german = alpine.ask("Was kostet der Camp Stove?")
    assert closed(voice, german, "de").text == german.text


def test_what_speaks_of_no_record_is_said_otherwise_save_for_addresses(alpine: Shop) -> None:
    reply = replace(alpine.ask("hello"), text="Our team writes to team@team.example, dear team.", lines=())
    assert closed(Voice(avoided=(Avoided("team", "crew"),)), reply, "en").text == (
        "Our crew writes to team@team.example, dear crew."
    )
