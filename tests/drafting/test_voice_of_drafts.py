"""What a model writes is held to the voice of the store, and no fact is changed by it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from domain.language.languages import Language
from domain.voice.settings import Avoided, Disclaimer, Formality, Kind, Matter, Tone, Voice, Way
from sandbox.models import Says
from tests.drafting.conftest import Chat
from tests.world import World

PRICE = "how much is the rain jacket?"
TRUE = "The Alice Rain Jacket costs $89.00."


@pytest.fixture
def voice(drafted: World) -> Iterator[object]:
    def sound(voice: Voice) -> None:
        with drafted.services.begin() as work:
            work.stores.sound(drafted.alice.store, voice)

    yield sound
    with drafted.services.begin() as work:
        work.connection.execute(text("UPDATE stores SET chat_voice = '{}'"))


def test_a_word_has_another_in_what_a_model_says_save_where_a_record_says_it(voice, alice: Chat) -> None:
    voice(Voice(avoided=(Avoided("sure", "of course"), Avoided("jacket", "coat"))))
    assert alice.said(PRICE, Says(f"Sure! {TRUE}")) == f"Of course! {TRUE}"


def test_a_word_without_another_is_sent_back_once(voice, alice: Chat) -> None:
    voice(Voice(avoided=(Avoided("honestly"),)))
    assert alice.said(PRICE, Says("Honestly, the Alice Rain Jacket costs $89.00."), Says(TRUE)) == TRUE
    assert "“honestly” is never said here" in alice.model.asked[1]["messages"][-1]["content"]


def test_emoji_are_left_out_unless_they_are_wanted(voice, alice: Chat) -> None:
    assert alice.said(PRICE, Says(f"{TRUE} 🎉")) == TRUE
    voice(Voice(emoji=True))
    assert "🎉" in alice.said(PRICE, Says("The Alice Rain Jacket costs $89.00 🎉."))


def test_words_beneath_an_answer_stand_beneath_a_drafted_one(voice, alice: Chat) -> None:
    voice(Voice(disclaimers=(Disclaimer(Kind.GOODS, Language.ENGLISH, "Colours may differ."),)))
    assert alice.said(PRICE, Says(TRUE)) == f"{TRUE}\n\nColours may differ."


def test_a_model_is_told_of_the_voice_and_never_asked_of_what_is_left_alone(voice, alice: Chat, bob: Chat) -> None:
    refused = Matter(Way.REFUSE, ("wholesale",))
    voice(Voice(tone=Tone.BRIEF, address=Formality.FAMILIAR, avoided=(Avoided("cheap", "fair"),), matters=(refused,)))
    alice.said(PRICE, Says(TRUE))
    told = alice.model.asked[0]["messages"][0]["content"]
    for words in ("Be brief", "familiar", "“cheap” (say “fair”)", "Do not speak of wholesale", "Use no emoji"):
        assert words in told
    bob.said(PRICE, Says("The Bob Rain Jacket costs $89.00."))
    assert "wholesale" not in bob.model.asked[0]["messages"][0]["content"]
    asked = len(alice.model.asked)
    assert alice.said("do you sell the rain jacket wholesale?") == "I cannot talk about that here."
    assert len(alice.model.asked) == asked
