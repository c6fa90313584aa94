"""What stands beneath an answer in the merchant's own words: disclaimers, and a sign-off to who says thanks."""

from dataclasses import replace

from domain.agent.intents import SENSITIVE, Intent
from domain.agent.phrases.voiced import without
from domain.agent.replies import Outcome, Reply
from domain.language.languages import of_locale
from domain.voice.settings import Kind, Voice

KINDS = {
    "product": Kind.GOODS,
    "order": Kind.ORDERS,
    "policy": Kind.TEXTS,
    "page": Kind.TEXTS,
    "article": Kind.TEXTS,
    "file": Kind.TEXTS,
    "snippet": Kind.TEXTS,
    "site": Kind.TEXTS,
}


def closed(voice: Voice, reply: Reply, locale: str) -> Reply:
    """Return the reply with what the merchant wants beneath it. What speaks of no record is said in their words."""
    if voice.avoided and not reply.evidence and not reply.lines and SENSITIVE.isdisjoint(reply.intents):
        reply = replace(reply, text=spared(voice, reply.text))
    beneath = [words for words in lines_beneath(voice, reply, reply.language or locale) if words]
    return replace(reply, text="\n\n".join((reply.text, *beneath))) if beneath and reply.text else reply


def lines_beneath(voice: Voice, reply: Reply, locale: str) -> list[str]:
    if reply.outcome is not Outcome.ANSWERED:
        return []
    language = voice.spoken(of_locale(locale))
    if reply.intents == (Intent.THANKS.value,):
        return [voice.sign_off(language)]
    spoken_of = {KINDS[one.kind] for one in reply.evidence if one.kind in KINDS}
    return [voice.disclaimer(kind, language) for kind in Kind if kind in spoken_of]


def spared(voice: Voice, text: str) -> str:
    """Return a text with the merchant's words, save for addresses and what has digits."""
    pieces = text.split(" ")
    free = [not any(sign.isdigit() or sign in "@/" for sign in piece) for piece in pieces]
    if all(free):
        return without(voice.avoided, text)
    return " ".join(without(voice.avoided, piece) if may else piece for piece, may in zip(pieces, free, strict=True))
