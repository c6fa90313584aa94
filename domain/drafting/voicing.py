"""What a model wrote, held to the store's voice: other words for those that are never said, no emoji unless wanted."""

import re
from collections.abc import Iterable

from domain.agent.phrases.voiced import is_said, without
from domain.agent.replies import Evidence
from domain.voice.settings import Formality, Tone, Voice, Way

EMOJI = re.compile("[\U0001f1e6-\U0001faff\u2600-\u27bf\ufe0f\u200d]+ ?")
TONES = {Tone.PLAIN: "", Tone.WARM: "Sound warm and kind.", Tone.BRIEF: "Be brief: one or two short sentences."}
ADDRESSES = {
    Formality.USUAL: "",
    Formality.FAMILIAR: 'Where the language has two forms of address, use the familiar one ("du", "tu", "tú", "je").',
    Formality.POLITE: 'Where the language has two forms of address, use the polite one ("Sie", "vous", "usted", "u").',
}


def told(voice: Voice) -> str:
    """Return what a model is told of the voice, in lines."""
    refused = [phrase for one in voice.matters if one.way is Way.REFUSE for phrase in one.phrases]
    never = [f"“{one.words}”" + (f" (say “{one.instead}”)" if one.instead else "") for one in voice.avoided]
    lines = (
        TONES[voice.tone],
        ADDRESSES[voice.address],
        "You may use one emoji." if voice.emoji else "Use no emoji.",
        f"Never say {', '.join(never)}." if never else "",
        f"Do not speak of {'; '.join(refused)}." if refused else "",
    )
    return "\n".join(line for line in lines if line)


def in_voice(voice: Voice, sentence: str, records: Iterable[Evidence]) -> str:
    """Return the sentence in the merchant's words. What a record itself says stays as it is."""
    if voice.emoji and not voice.avoided:
        return sentence
    facts = facts_in(records)
    plain = (
        sentence if voice.emoji else EMOJI.sub(lambda found: found[0] if found[0].strip() in facts else "", sentence)
    )
    return without(tuple(one for one in voice.avoided if not is_said((one,), facts)), plain)


def never_said(voice: Voice, sentence: str, records: Iterable[Evidence]) -> tuple[str, ...]:
    """Return why the sentence is not sent, in the words that a model is asked again with."""
    if not voice.avoided:
        return ()
    facts = facts_in(records)
    found = [one.words for one in voice.avoided if is_said((one,), sentence) and not is_said((one,), facts)]
    return tuple(f"“{words}” is never said here" for words in found)


def facts_in(records: Iterable[Evidence]) -> str:
    return "\n".join(value for record in records for value in (record.title, *record.fields.values()))
