"""Sentences planted in records to steer an assistant. They are never quoted to a shopper."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from domain.language.words import fold

MACHINE = (
    r"(?:ai|a\.i\.|ai (?:model|assistant|agent)s?|assistants?|chat ?bots?|bots?|(?:large )?language models?|llms?|gpt)"
)
TOLD = r"(?:instructions?|rules|prompts?|guidelines|directives?)"
ABROAD = (
    r"(?:anweisung\w*|vorgaben|regeln|instruccion\w*|reglas|consignes?|regles|instrukcj\w*|polecen\w*|zasad\w*"
    r"|instruco\w*|regras|istruzion\w*|regole|instructies|regels)"
)
FORGOTTEN_ABROAD = (
    r"(?:ignorier\w*|vergiss|vergessen sie|missachte\w*|ignora\w*|olvida\w*|ignore[sz]?|oublie[sz]?|zignoruj\w*"
    r"|ignoruj\w*|zapomnij\w*|esque\w*|desconsidere\w*|dimentica\w*|negeer\w*|vergeet)"
)
# Wherever they stand, in a sentence or in a name.
EVERYWHERE = (
    re.compile(rf"\b(?:ignore|disregard|forget|override|bypass)\b.{{0,40}}\b(?:{TOLD}|above)\b", re.I),
    re.compile(r"\b(?:ignore|disregard)\b.{0,30}\bpolic(?:y|ies)\b", re.I),
    re.compile(rf"\b{FORGOTTEN_ABROAD}\b.{{0,40}}\b{ABROAD}\b", re.I),
    re.compile(r"(?:지시|명령|규칙).{0,12}무시|(?:指示|命令|ルール).{0,12}(?:無視|忘れ)"),
    re.compile(r"(?:\[\[?|<\|?|<!--|###)\W*(?:system|assistant|developer|instructions?|im_start)\b", re.I),
    re.compile(
        rf"\b(?:note|message|instructions?|attention|reminder|hint|important|warning) (?:to|for) (?:the |any |all )?"
        rf"{MACHINE}\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:the|dear|hey|any|all|an?|every) {MACHINE}\b.{{0,30}}"
        r"\b(?:must|should|shall|has to|have to|needs? to|say|tell|repl\w+|please)\b",
        re.I,
    ),
    re.compile(r"\b(?:respond|reply) with\b|\brepeat\b.{0,40}\bin (?:your|the) (?:answer|reply|response)\b", re.I),
    re.compile(
        r"\b(?:you are now|from now on,? (?:you|answer|reply|say|respond)|system prompt|before anything else"
        r"|(?:maintenance|developer) mode)\b",
        re.I,
    ),
)
# What opens a message to a machine may as well open a title: "Human: A History".
IN_SENTENCES = (
    re.compile(r"^\W*(?:system|assistant|developer|user|human|ai)\s*(?:prompt|message|note)?\s*[:>\]]"),
    re.compile(r"\bthe (?:model|agent)\b.{0,30}\b(?:must|should|shall|has to|needs? to|say|tell|repl\w+)\b"),
    re.compile(r"\b(?:every|each|all|your) (?:repl(?:y|ies)|answers?|responses?|messages?)\b"),
    re.compile(r"\b(?:answer|reply|respond|say|output) (?:only|nothing but|exactly|with the words?)\b"),
)
# A sentence behind a planted one that goes on with it.
GOES_ON = re.compile(
    r"^\W*(?:and |then |also )*(?:output|say|reply|respond|answer|print|write|tell|repeat|end|start|begin|include|add"
    r"|give|do not|dont|never|always|instead)\b"
)
# None of the patterns finds anything where none of these stands. Looked for one by one: as a pattern that ignores case
# they take ten times as long, and every sentence of a catalogue is asked.
HINTS = tuple(
    "ignor disregard forget overrid bypass vergiss vergess vergeet missacht negeer olvid oubli zapomn esque desconsid"
    " dimentic system assistant developer maintenance user human a.i. bot model llm gpt agent answer repl respon"
    " message output say repeat prompt instruction im_start 무시 無視 忘れ".split()
) + ("you are now", "from now", "before anything")
MACHINE_ALONE = re.compile(r"\bai\b")
CLAUSE_END = re.compile(r"[.!?:;|\n(\[{<>–—]|\s-\s")
SHORTEST_NAME = 2  # letters
NAMES_IN_MEMORY = 8192  # per process


def is_suspicious(text: str) -> bool:
    plain = text.casefold() if text.isascii() else fold(text)
    return any(hint in plain for hint in HINTS) or MACHINE_ALONE.search(plain) is not None


def speaks_to_machine(sentence: str) -> bool:
    if not is_suspicious(sentence):
        return False
    plain = fold(sentence)
    return any(pattern.search(plain) for pattern in (*EVERYWHERE, *IN_SENTENCES))


def told_to_machines(sentences: Iterable[str]) -> list[bool]:
    """Return of each sentence whether it speaks to a machine, or goes on with one that does."""
    found = [False]
    for sentence in sentences:
        found.append(speaks_to_machine(sentence) or (found[-1] and bool(GOES_ON.search(fold(sentence)))))
    return found[1:]


def _letter_for_letter(text: str) -> str:
    """Return the text without accents and wide forms, each letter where it was, so that a place found is its place."""
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    whole = unicodedata.normalize("NFC", bare)
    return whole if len(whole) == 1 else letter


@lru_cache(NAMES_IN_MEMORY)
def without_planted(name: str) -> str:
    """Return a title, an option's value or a town without what speaks to a machine and all behind it: maybe ""."""
    if not is_suspicious(name):
        return name
    plain = _letter_for_letter(name)
    starts = [found.start() for pattern in EVERYWHERE if (found := pattern.search(plain))]
    if not starts:
        return name
    ends = [found.start() for found in CLAUSE_END.finditer(name, 0, min(starts))]
    kept = name[: ends[-1] if ends else min(starts)].strip(" -–—:;,.|([{<!#")
    return kept if len(kept) >= SHORTEST_NAME else ""
