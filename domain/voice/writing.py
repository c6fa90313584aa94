"""The voice as a merchant types it, a line each: words with what is said instead, matters with their ways of saying."""

from collections.abc import Iterable

from domain.agent.phrases.syncing import SENTENCES
from domain.agent.phrases.voiced import is_said, template
from domain.agent.verification import verify
from domain.errors import InvalidRequest
from domain.language.languages import Language
from domain.voice.matters import telling
from domain.voice.settings import Avoided, Matter, Voice, Way
from domain.voice.turning import is_no_word, turns

LONGEST_WORDS = 60  # characters that are not said, or are said instead
LONGEST_PHRASE = 80  # characters
MOST_AVOIDED = 50  # lines
MOST_MATTERS = 30  # lines of each way
MOST_PHRASES = 20  # ways of saying one matter


def avoided_in(typed: str) -> tuple[Avoided, ...]:
    """Return the words of lines such as `cheap = affordable` or `cheap`. Raises InvalidRequest."""
    lines = lines_of(typed, MOST_AVOIDED)
    return tuple(avoided_of(line) for line in dict.fromkeys(lines))


def avoided_of(line: str) -> Avoided:
    words, _, instead = (part.strip() for part in line.partition("="))
    if not words or len(words) > LONGEST_WORDS or len(instead) > LONGEST_WORDS:
        raise InvalidRequest(f"“{line[:LONGEST_WORDS]}” is not read: write a word, or a word = another, in a line.")
    if "{" in line or "}" in line:
        raise InvalidRequest(f"“{line[:LONGEST_WORDS]}” is not read: leave the braces out.")
    if is_said((Avoided(words),), instead):
        raise InvalidRequest(f"“{instead}” says “{words}” again. Choose other words.")
    if instead and turns(words, instead):
        raise InvalidRequest(f"“{line}” would make sentences say something else than is so. Take that line out.")
    for one in filter(None, (words, instead)):
        if states_a_fact(one) or is_no_word(one):
            raise InvalidRequest(f"“{one}” states a fact, which is told as the record has it. Take that line out.")
    return Avoided(words, instead)


def states_a_fact(words: str) -> bool:
    """Whether words claim something that a record would have to say: a state, a number, a colour, a link."""
    return any(not verify([words], (), language, "UTC")[0].passed for language in Language)


def written_avoided(avoided: Iterable[Avoided]) -> str:
    return "\n".join(f"{one.words} = {one.instead}" if one.instead else one.words for one in avoided)


def matters_in(typed: str, way: Way) -> tuple[Matter, ...]:
    """Return the matters of lines such as `wholesale, bulk prices`. Raises InvalidRequest."""
    return tuple(matter_of(line, way) for line in lines_of(typed, MOST_MATTERS))


def matter_of(line: str, way: Way) -> Matter:
    phrases = tuple(phrase.strip() for phrase in line.split(",") if phrase.strip())
    for phrase in phrases:
        if len(phrase) > LONGEST_PHRASE or not telling(phrase):
            raise InvalidRequest(f"“{phrase[:LONGEST_PHRASE]}” is not read: write a few telling words.")
    if not phrases or len(phrases) > MOST_PHRASES:
        raise InvalidRequest(f"Write one to {MOST_PHRASES} ways of saying it in a line, with commas between them.")
    return Matter(way, phrases)


def written_matters(matters: Iterable[Matter], way: Way) -> str:
    return "\n".join(", ".join(one.phrases) for one in matters if one.way is way)


def lines_of(typed: str, most: int) -> list[str]:
    lines = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    if len(lines) > most:
        raise InvalidRequest(f"Write at most {most} lines.")
    return lines


def still_said(voice: Voice) -> list[tuple[str, str]]:
    """Return each word that stays, with a sentence in which nothing else can be said for it, in a spoken language."""
    spoken = voice.languages or tuple(Language)
    told = [
        template(voice.tone, voice.avoided, language, one) for language in spoken for kind in SENTENCES for one in kind
    ]
    found = ((one.words, next((words for words in told if is_said((one,), words)), "")) for one in voice.avoided)
    return [(words, sentence) for words, sentence in found if sentence]
