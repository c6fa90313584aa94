"""How many people something is for: what a shopper asks, and what a record tells. Patterns are for folded words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from domain.language.words import fold

TEXTS_IN_MEMORY = 4096  # messages and records, per process; some hundred bytes each
MOST = 30  # people; more are a year or a price
NUMBERS = {
    **dict.fromkeys("one ein eine einen einer un une uno una um uma een jednej jedna jedno".split(), 1),
    **dict.fromkeys("two zwei deux dos due dois duas twee dwoch dwie dwa dwu".split(), 2),
    **dict.fromkeys("three drei trois tres tre drie trzech trzy".split(), 3),
    **dict.fromkeys("four vier quatre cuatro quattro quatro czterech cztery cztero".split(), 4),
    **dict.fromkeys("five funf cinq cinco cinque vijf pieciu piec piecio".split(), 5),
    **dict.fromkeys("six sechs seis sei zes szesciu szesc szescio".split(), 6),
    **dict.fromkeys("eight acht huit ocho otto oito osmiu osiem osmio".split(), 8),
    **dict.fromkeys("ten zehn dix diez dieci dez tien dziesieciu".split(), 10),
}
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(NUMBERS))})"
PEOPLE = (
    r"(?:persons?|people|ppl|pax|places|plazas|posti"
    r"|adults?|players?|guests?|campers?|sleepers?|diners?|seats|berth|man(?= tents?\b)"
    r"|personen|leute|spieler\w*|gaste|personnes?|joueurs?|personas?|jugador\w*|persone|giocatori|pessoas?|jogadores"
    r"|spelers|gasten|osob\w*|os(?=\W|$)|graczy)"
)
UP_TO = rf"(?P<low>{NUMBER})(?: ?(?:-|–|to|bis|a|or|oder|do|tot) ?(?P<high>{NUMBER}))?"
IN_A_NAME = r"(?:personen|persoons)-?(?=[a-z]{4})"  # "Zweipersonenzelt", of which the tent stays
COUNTED = re.compile(rf"(?<![\w.,$€£]){UP_TO}[ -]?(?:{PEOPLE}(?!\w)|{IN_A_NAME})")
HOLDS = re.compile(
    rf"\b(?:sleeps|seats|serves|feeds|fits|accommodates|schlafplatze fur|family of|group of|party of)"
    rf" (?:up to |about )?{UP_TO}(?![\w.,]*\d)(?! ?(?:%|inch|cm|mm|in\b|l\b|kg|g\b))"
)
UNSPACED = re.compile(
    r"(?<!\d)(?P<low>\d{1,2})(?:[~〜-](?P<high>\d{1,2}))?\s?(?:인용|명|인(?![가-힣])|人用|名|人(?!気))"
)
# "Tent for 2" at the end of what is wanted, where nothing else is counted.
FOR = re.compile(
    rf"\b(?P<noun>[^\W\d_]{{3,}}) (?:for|fur|pour|para|per|voor|dla) (?P<low>{NUMBER})"
    r"(?=\W*$|[,.?!]| (?:under|below|with|please|pls|unter|mit|sous|avec|con|z|do|met|com|sin|which|that|in)\b)"
)
# What is bought, paid or sent "for two" is a quantity.
OF_QUANTITY = re.compile(
    r"\b(?:how much|price|cost|total|discount|order\w*|ship\w*|deliver\w*|pay|free|wieviel|wie viel|preis|combien|prix"
    r"|cuanto|precio|quanto|prezzo|preco|ile|cena|hoeveel|prijs|refund|return|days?|code|sale|deal|offer|buy|size|gift)\b"
)
TITLED = re.compile(r"(?<![\w.])(?P<low>\d{1,2})(?:-(?P<high>\d{1,2}))? ?(?:p|man|persons?|people|berth|er)\b(?!\.)")
ENDS = re.compile(rf"\b(?:for|fur|pour|para|per|voor|dla) (?P<low>{NUMBER})(?P<high>)\W*$")
FIELD = re.compile(
    r"^\W*(?:capacity|sleeps|people|persons|players|serves|seats|kapazitat|personen|capacite|capacidad)\b"
)
# How long people need, or what they say, is no room for them.
NO_ROOM = re.compile(r"\b(?:minutes?|mins?|seconds?|hours?|set ?up|pitch\w*|reviews?|customers?|out of|%)\b")
SENTENCES = re.compile(r"[.!?;]\s")
Party = tuple[int, int]  # from so many people to so many


@lru_cache(TEXTS_IN_MEMORY)
def party_in(message: str) -> tuple[int, tuple[int, int]] | None:
    """Return for how many people something is wanted, and where the folded message says so; None where it does not."""
    plain = fold(message)
    found = HOLDS.search(plain) or COUNTED.search(plain) or UNSPACED.search(plain)
    if found is None and not OF_QUANTITY.search(plain):
        found = FOR.search(plain)
    if found is None or not 0 < (people := _number(found["low"])) <= MOST:
        return None
    start = found.end("noun") if "noun" in found.re.groupindex else found.start()
    return people, (start, found.end())


def room_of(title: str, values: Sequence[str], description: str) -> Party | None:
    """Return for how many people a record says its thing is: by its title, else by a field, else by its text."""
    return _room(title, tuple(values), description)


@lru_cache(TEXTS_IN_MEMORY)
def _room(title: str, values: tuple[str, ...], description: str) -> Party | None:
    lines = [fold(line) for line in description.splitlines()]
    fields = (line for line in lines if FIELD.match(line))
    told = chain(
        (_titled(fold(title)),),
        _over(values),
        map(_told, fields),
        (_told(part) for line in lines for part in SENTENCES.split(line)),
    )
    return next((party for party in told if party), None)


def _over(values: Sequence[str]) -> Iterator[Party]:
    """Yield the whole span of what a thing is made for, where it is made for more than one number."""
    made = [party for value in values if (party := _titled(fold(value)))]
    if made:
        yield min(low for low, _ in made), max(high for _, high in made)


def _titled(title: str) -> Party | None:
    return _party(TITLED.search(title)) or _told(title)


def _told(sentence: str) -> Party | None:
    if NO_ROOM.search(sentence):
        return None
    found = HOLDS.search(sentence) or COUNTED.search(sentence) or UNSPACED.search(sentence)
    return _party(found or ENDS.search(sentence))


def _party(found: re.Match[str] | None) -> Party | None:
    if found is None:
        return None
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    return (low, high) if 0 < low <= high <= MOST else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]
