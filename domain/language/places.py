"""Countries as shoppers and policies name them: a question about Germany is answered by a line about Europe."""

import re
from functools import cache

from babel import Locale

from domain.language.languages import Language
from domain.language.words import fold

EUROPEAN_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
REGIONS = {
    "eu": EUROPEAN_UNION,
    "europe": f"{EUROPEAN_UNION} GB NO CH IS LI",
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
    "united states": "US",
    "america": "US",
    "domestic": "US",
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "britain": "GB",
    "korea": "KR",
    "holland": "NL",
    "czech republic": "CZ",
    "niemiec": "DE",
    "niemczech": "DE",
    "한국": "KR",
}
NO_COUNTRIES = frozenset({"turkey", "jersey", "chad", "china", "man"})  # goods and people are called so as well
SHORTEST_ENDING = 4  # letters that stay when a country is inflected: "Polski" is Polska
LONGEST_NAME = 3  # words
UNSPACED = re.compile("[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff]{2}")
CAPITAL_US = re.compile(r"\bU\.?S\.?A?\b")


def places_in(text: str) -> frozenset[str]:
    """Return the ISO codes of the countries a text names, and the regions ("eu") it names as such."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    found = {"US"} if CAPITAL_US.search(text) else set()
    for size in range(1, LONGEST_NAME + 1):
        for at in range(len(words) - size + 1):
            found |= _called(" ".join(words[at : at + size]))
    return frozenset(found)


def reaches(asked: str, named: frozenset[str]) -> bool:
    """Whether a line that names `named` speaks of the place `asked`."""
    around = {region for region, countries in REGIONS.items() if asked in countries.split()}
    return asked in named or bool(around & named)


def _called(name: str) -> set[str]:
    exact = {} if name in NO_COUNTRIES else _names()
    inflected = _inflected().get(name[:-1]) if len(name) > SHORTEST_ENDING else None
    code = exact.get(name) or inflected or _with_particle(name)
    return {code} if code else set()


def _with_particle(name: str) -> str | None:
    """Korean and Japanese write their particles onto the name."""
    if not UNSPACED.match(name):
        return None
    return next((code for told, code in _names().items() if UNSPACED.match(told) and name.startswith(told)), None)


@cache
def _inflected() -> dict[str, str]:
    return {name[:-1]: code for name, code in _told(Language.POLISH).items() if len(name) > SHORTEST_ENDING}


@cache
def _names() -> dict[str, str]:
    told = {name: code for language in Language for name, code in _told(language).items()}
    regions = {words: region for region, calls in REGION_WORDS.items() for words in calls}
    return told | ALSO_CALLED | regions


def _told(language: Language) -> dict[str, str]:
    territories = Locale(language.value).territories.items()
    return {fold(name): code for code, name in territories if len(code) == 2 and code.isalpha()}
