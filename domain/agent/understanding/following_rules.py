"""A message after a rule was told that says only what is new: "and to Japan?", "on Sunday?"."""

import re
from functools import cache

from babel import Locale

from domain.agent.intents import ABOUT_PRODUCTS, SMALL_TALK, Intent
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.leads import without_lead
from domain.agent.understanding.messages import Understanding
from domain.agent.understanding.questions import asks_for_goods, question_meanings
from domain.agent.understanding.wishes import read_wish
from domain.language.concepts import meaning
from domain.language.languages import Language
from domain.language.option_words import option_word
from domain.language.places import place_named, places_in
from domain.language.vocabulary import COLORS_AND_SIZES
from domain.language.words import UNSPACED_SIGN, WORD, fold

OF_RULES = frozenset("delivery refund return exchange cancel warranty privacy discount gift".split())
OF_THINGS = frozenset(
    "care water origin material weight fit capacity warmth battery size color brand assembly ingredients".split()
)
LONGEST_PLACE = 3  # words
OTHER_DAYS = frozenset("weekend weekends tomorrow christmas morgen manana demain jutro domani amanha".split())
ASKING = re.compile(
    r"^(?:how|what|when|which|who|wie|wann|was|cuanto|cuando|combien|quand|ile|kiedy|quanto|quando|hoeveel|wanneer)\b"
)
ASKING_AT_ALL = re.compile(
    rf"{ASKING.pattern}(?:\s(?:much|long|many|is|are|do|does|will|would|it|kostet|dauert|cuesta|tarda))*\s", re.I
)
LASTS_OR_COSTS = frozenset({"time", "fee", "free"})
OUTSIDE_OF = re.compile(r"\b(?:outside|beyond)(?: of)? (?:the )?", re.I)
LETTERS = re.compile(r"[^\W\d_]+")
MERE_TALK = SMALL_TALK - {Intent.OFF_TOPIC}


def asked_of_rule(said: Understanding, asked: str) -> str:
    """Return what was `asked` last of a rule with the new place, the day, or what begins with "and"; else as it is."""
    text = said.text
    rest = without_lead(text)
    new = places_in(rest)
    alone = _asks_alone(rest)
    leans = rest != text or new or said.backward or alone or _is_day(rest) or not read_wish(text, said.language).words
    if not leans or set(said.intents) & MERE_TALK or _asks_apart(said, rest, new) or _asks_of_goods(said, rest, new):
        return text
    if said.wants(Intent.HUMAN) and not new:
        return text  # who wants a person is done with the rule
    if new and (place := _place_words(asked)):
        return OUTSIDE_OF.sub("to ", _with_place(asked, place, _place_words(rest) or rest))
    if new and _is_of_another_rule(rest, asked):
        return text
    if new or not (alone or ASKING.match(fold(rest))):
        return f"{asked} {rest}"
    return f"{rest} {ASKING_AT_ALL.sub('', asked)}"


def _asks_alone(rest: str) -> bool:
    """Whether it is asked how long or how much, and not of what: "how long for", "does that cost anything"."""
    asked = set(question_meanings(rest))
    return bool(asked) and asked <= LASTS_OR_COSTS


def _with_place(asked: str, first: str, new: str) -> str:
    """Return what was asked with another place instead of the one it names, or of all between its first and last."""
    begin = asked.index(first)
    named = [found for found in LETTERS.finditer(asked, begin + len(first)) if places_in(found.group())]
    end = named[-1].end() if named else begin + len(first)
    return f"{asked[:begin]}{new}{asked[end:]}"


def _is_of_another_rule(rest: str, asked: str) -> bool:
    """Whether it is said of which rule it asks, and that is not the one before: "do you ship to Peru?" after PayPal."""
    own, before = (OF_RULES.intersection(map(meaning, WORD.findall(fold(text)))) for text in (rest, asked))
    return bool(own) and own.isdisjoint(before)


def _asks_apart(said: Understanding, rest: str, new: frozenset[str]) -> bool:
    """Whether a message after a rule is a question of its own: "do you take amex?"."""
    own = bool(said.intents) and not set(said.intents) <= ABOUT_PRODUCTS and not _asks_alone(rest)
    return rest == said.text and own and not new and not said.backward


def _asks_of_goods(said: Understanding, rest: str, new: frozenset[str]) -> bool:
    """Whether a message after a rule turns to what is sold: "do you have it in red?", "rain jackets under 200"."""
    if new or _is_day(rest) or _asks_alone(rest) or any(meaning(word) in OF_RULES for word in said.words):
        return False
    sought = read_wish(rest, said.language).words
    kind = kind_asked(rest)
    return (
        asks_for_goods(rest)
        or any(option_word(word) in COLORS_AND_SIZES for word in sought)
        or bool(sought and read_limits(rest).on_price)
        or (kind is not None and kind.name in OF_THINGS)
    )


def _is_day(text: str) -> bool:
    return bool(set(WORD.findall(fold(text))) & _days())


def _place_words(text: str) -> str:
    """Return the words of a text that name its place: the whole name, else the fewest that do."""
    if (named := place_named(text)) or UNSPACED_SIGN.search(text):
        return named
    found = list(re.finditer(r"[^\W\d_]+", text))
    spans = [
        (one.start(), found[at + size - 1].end())
        for size in range(1, LONGEST_PLACE + 1)
        for at, one in enumerate(found[: len(found) - size + 1])
    ]
    return next((text[start:end] for start, end in spans if places_in(text[start:end])), "")


@cache
def _days() -> frozenset[str]:
    """Return the days of the week in all our languages; read when first asked for, since it takes megabytes."""
    wide = (Locale(language.value).days["format"]["wide"].values() for language in Language)
    return frozenset(fold(name) for names in wide for name in names) | OTHER_DAYS
