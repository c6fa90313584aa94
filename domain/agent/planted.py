"""Sentences planted in records to steer an assistant. They are never quoted to a shopper."""

import re

from domain.agent.words import fold

MACHINE = r"(?:ai|a\.i\.|assistants?|chat ?bots?|bots?|language models?|llms?|gpt|model|agent)"
PLANTED = (
    re.compile(
        r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules|prompts?|guidelines|above)\b"
    ),
    re.compile(r"^\W*(?:system|assistant|developer|user|human|ai)\s*(?:prompt|message|note)?\s*[:>\]]"),
    re.compile(rf"\b(?:note|message|instructions?|attention|reminder|hint) (?:to|for) (?:the |any |all )?{MACHINE}\b"),
    re.compile(
        rf"\b(?:the|dear|hey|any|all) {MACHINE}\b.{{0,30}}\b(?:must|should|shall|has to|needs? to|say|tell|repl\w+)\b"
    ),
    re.compile(r"\b(?:every|each|all|your) (?:repl(?:y|ies)|answers?|responses?|messages?)\b"),
    re.compile(r"\b(?:answer|reply|respond|say|output) (?:only|nothing but|exactly|with the words?)\b"),
    re.compile(
        r"\b(?:you are now|from now on,? (?:you|answer|reply|say|respond)|system prompt|before anything else)\b"
    ),
)


def speaks_to_machine(sentence: str) -> bool:
    plain = fold(sentence)
    return any(pattern.search(plain) for pattern in PLANTED)
