"""Countries as shoppers and policies name them: a question about Germany is answered by a line about Europe."""

import re
from functools import cache, lru_cache

from babel import Locale

from domain.language.cities import codes
from domain.language.languages import Language
from domain.language.words import fold

EUROPEAN_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
MEMBERS = frozenset(EUROPEAN_UNION.split())
REGIONS = {
    "eu": EUROPEAN_UNION,
    "europe": f"{EUROPEAN_UNION} GB NO CH IS LI AD AL BA MC MD ME MK RS SM UA",
    "asia": "JP KR CN HK TW SG MY TH VN ID PH IN",
    "pacific": "JP KR CN HK TW SG MY TH VN ID PH AU NZ",
    "north america": "US CA MX",
    "scandinavia": "DK NO SE",
}
REGION_WORDS = {
    "eu": ("eu", "european union"),
    "europe": ("europe", "europa"),
    "asia": ("asia",),
    "pacific": ("asia pacific", "asia-pacific", "apac"),
    "north america": ("north america",),
    "scandinavia": ("scandinavia",),
}
ALSO_CALLED = {
    "usa": "US",
    "the states": "US",
    "united states": "US",
    "america": "US",
    "domestic": "US",
    "uk": "GB",
    "britain": "GB",
    "korea": "KR",
    "holland": "NL",
    "czech republic": "CZ",
    "hong kong": "HK",
    "macau": "MO",
    "emirates": "AE",
    "uae": "AE",
    "new england": "US",
    "niemiec": "DE",
    "niemczech": "DE",
    "한국": "KR",
}
NO_COUNTRIES = frozenset({"turkey", "jersey", "chad", "china", "man"})  # goods and people are called so as well
FARTHER = 0.15  # taken off for each step from a city to its part of the country, and to the country
IN_REGION = 0.6
SHORTEST_ENDING = 4  # letters that stay when a country is inflected: "Polski" is Polska
LONGEST_NAME = 3  # words
UNSPACED = re.compile("[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff]{2}")
TEXTS_IN_MEMORY = 512  # per process; sentences and messages
CAPITAL_US = re.compile(r"\bU\.?S\.?A?\b")


@lru_cache(TEXTS_IN_MEMORY)
def places_in(text: str) -> frozenset[str]:
    """Return the ISO codes of the countries a text names, "US.texas" of their parts, "eu" of regions."""
    words = _words(text)
    found = {"US"} if CAPITAL_US.search(text) else set()
    taken: set[int] = set()  # by a longer name: "Northern Ireland" is not Ireland
    beginning = [at for at, word in enumerate(words) if not _begins_no_name(word)]
    for size in range(LONGEST_NAME, 0, -1):
        for at in beginning if size > 1 else range(len(words)):
            if at + size > len(words):
                break
            places = set(range(at, at + size))
            if taken.isdisjoint(places) and (called := _called(" ".join(words[at : at + size]))):
                found |= called
                taken |= places
    return frozenset(found)


def _begins_no_name(word: str) -> bool:
    """Whether no name of several words begins with this one, as with most; any may where particles are written on."""
    return word.isascii() and word not in _first_words()


def place_named(text: str) -> str:
    """Return the first place that a text names, as it is written there; "" for none."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    for at in range(len(words)):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            named = text[words[at].start() : words[at + size - 1].end()]
            if _called(" ".join(_words(named))):
                return _without_particle(named)
    return ""


def _without_particle(named: str) -> str:
    """Return the mere name of a place onto which a Korean or Japanese particle, and more, is written: of "日本への送料"
    the first two signs."""
    told = (name for name, _ in _unspaced().get(named[:1], ()) if named.startswith(name))
    return max(told, key=len, default=named) if UNSPACED.match(named) else named


def surely_names(named: frozenset[str], asked: str) -> bool:
    """Whether a text that names `named` surely speaks of a place: of itself, or of the European Union as of each of its
    members. Of looser regions nobody knows which countries are meant."""
    return asked in named or ("eu" in named and asked in MEMBERS)


def reaches(asked: str, named: frozenset[str]) -> bool:
    """Whether a line that names `named` speaks of the place `asked`."""
    return nearness(asked, named) > 0


def nearness(asked: str, named: frozenset[str]) -> float:
    """Return how nearly a line that names `named` speaks of the place `asked`: 1 of itself, less of what it lies in."""
    parts = asked.split(".")
    for size in range(len(parts), 0, -1):
        if ".".join(parts[:size]) in named:
            return 1.0 - FARTHER * (len(parts) - size)
    around = {region for region, countries in REGIONS.items() if parts[0] in countries.split()}
    return IN_REGION if around & named else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(text))


def _called(name: str) -> set[str]:
    if name in NO_COUNTRIES:
        return set()
    exact = _names()
    inflected = _inflected().get(name[:-1]) if len(name) > SHORTEST_ENDING else None
    code = exact.get(name) or inflected or _with_particle(name)
    return {code} if code else set()


def _with_particle(name: str) -> str | None:
    """Korean and Japanese write their particles onto the name."""
    if name.isascii() or not UNSPACED.match(name):
        return None
    return next((code for told, code in _unspaced().get(name[0], ()) if name.startswith(told)), None)


@cache
def _inflected() -> dict[str, str]:
    return {name[:-1]: code for name, code in _told(Language.POLISH).items() if len(name) > SHORTEST_ENDING}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in (*_names(), *_inflected()) if " " in name)


@cache
def _unspaced() -> dict[str, list[tuple[str, str]]]:
    """Return the names in scripts without spaces, by their first sign, with what each names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in _names().items():
        if UNSPACED.match(name):
            found.setdefault(name[0], []).append((name, code))
    return found


@cache
def _names() -> dict[str, str]:
    told = {name: code for language in Language for name, code in _told(language).items()}
    regions = {words: region for region, calls in REGION_WORDS.items() for words in calls}
    return codes() | told | ALSO_CALLED | regions


def _told(language: Language) -> dict[str, str]:
    territories = Locale(language.value).territories.items()
    names = [(name, code) for code, name in territories if len(code) == 2 and code.isalpha()]
    written_out = [(name.replace("&", "and"), code) for name, code in names if "&" in name]  # as English has it
    return {" ".join(_words(name)): code for name, code in (*names, *written_out)}
