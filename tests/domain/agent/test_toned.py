"""Another tone says the same facts: every variant holds the braces and the claims of what it stands for."""

import pytest

from domain.agent.phrases import claim_words, say
from domain.agent.phrases.catalogues import TRANSLATED
from domain.agent.phrases.sentences import Say
from domain.agent.phrases.toned import EMOJI, TONES
from domain.agent.phrases.voiced import voiced
from domain.language.languages import Language
from domain.voice.settings import Avoided, Tone, Voice
from tests.domain.agent.test_phrases import braces

PAIRS = [(tone, plain, other) for tone, table in TONES.items() for plain, other in table.items()]
VALUES = {"store": "Alpine", "product": "Mug", "products": "Mug, Cup", "order": "#7"}
WARM_ONE = Voice(tone=Tone.WARM)


def claims(language: Language, words: str) -> set[str]:
    found, rest = set(), words.lower()
    for said, claim in claim_words(language):
        if said.lower() in rest:
            rest = rest.replace(said.lower(), " ")
            found.add(claim)
    return found


@pytest.mark.parametrize("language", Language)
def test_a_variant_claims_what_the_plain_sentence_claims(language: Language) -> None:
    for _, plain, other in PAIRS:
        assert braces(other) == braces(plain)
        ours, theirs = (say(language, one, **VALUES) for one in (plain, other))
        assert claims(language, theirs) == claims(language, ours), other.name


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_tone_sounds_otherwise_in_each_language(language: Language) -> None:
    for tone in (Tone.WARM, Tone.BRIEF):
        told = {voiced(Voice(tone=tone), language, one, **VALUES) for one in TONES[tone]}
        assert len(told) == len(TONES[tone])
        assert voiced(Voice(tone=tone), language, Say.GREETING) != voiced(Voice(), language, Say.GREETING)


def test_emoji_are_said_where_they_are_wanted_and_never_beside_trouble() -> None:
    assert voiced(Voice(emoji=True), Language.ENGLISH, Say.GREETING).endswith("👋")
    assert voiced(Voice(), Language.ENGLISH, Say.GREETING).isascii()
    assert not {Say.TROUBLE, Say.CRISIS, Say.SENSITIVE, Say.ORDER_DELIVERY_FAILED} & set(EMOJI)


def test_other_words_are_said_instead_with_their_capital_and_never_within_a_name() -> None:
    voice = Voice(avoided=(Avoided("hello", "hi"), Avoided("store", "shop")))
    assert voiced(voice, Language.ENGLISH, Say.GREETING).startswith("Hi! ")
    told = voiced(voice, Language.ENGLISH, Say.OPENING, store="Hello Store")
    assert told == "Hi! I am the automated assistant of Hello Store. Ask me about products, orders and policies."
    assert "stores" in voiced(
        Voice(avoided=(Avoided("store", "shop"),)), Language.ENGLISH, Say.NOT_SAID, product="stores"
    )


def test_a_variant_with_an_unwanted_word_gives_way_to_the_plain_sentence_and_an_opener_is_left_out() -> None:
    assert voiced(WARM_ONE, Language.ENGLISH, Say.UNCLEAR).startswith("I am sorry")
    gives_way = Voice(tone=Tone.WARM, avoided=(Avoided("sorry"),))
    assert voiced(gives_way, Language.ENGLISH, Say.UNCLEAR) == Say.UNCLEAR
    assert voiced(Voice(avoided=(Avoided("found"),)), Language.ENGLISH, Say.FOUND) == ""
    kept = voiced(Voice(avoided=(Avoided("understand"),)), Language.ENGLISH, Say.STILL_UNCLEAR)
    assert kept == Say.STILL_UNCLEAR  # it carries the meaning, so it stays


def test_words_that_are_run_together_are_found_wherever_they_stand() -> None:
    voice = Voice(avoided=(Avoided("当店", "私たちのお店"),))
    assert "当店" not in voiced(voice, Language.JAPANESE, Say.OFF_TOPIC)
