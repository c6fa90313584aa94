"""What a shopper gives to be told a size: a measure of a body, the size of another country, an age, a weight."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from domain.agent.understanding.ages import AGE_OF_SOMEBODY
from domain.language.words import HAS_DIGIT, fold, split_words

CHEST = r"chests?|busts?|girth|brust\w*|oberweite|pecho|busto|poitrine|klat\w+|biust\w*|torace|peito|borst\w*"
WAIST = r"waists?|taille|cintura|talia|talii|pas(?:a|ie)?|vita|bund(?:weite)?"
HIP = r"hips?|hufte?n?\w*|caderas?|hanches|biod\w+|fianchi|quadril|heup\w*"
FOOT = r"foot(?: length)?|feet|fuss\w*|pie|pieds?|stop(?:a|y|e|ie)|piede|pe|voet\w*"
# The part of a body that is measured, by the words for it in ten languages.
BODY = {
    "chest": CHEST,
    "waist": WAIST,
    "hip": HIP,
    "foot": FOOT,
    "inseam": r"inseam|inside leg|innenbein\w*|entrejambe",
    "head": r"head(?: circumference)?|kopf\w*|cabeza|tete|glow\w+|testa|cabeca|hoofd\w*",
    "neck": r"neck|hals\w*|cuello|cou|szyi|collo|pescoco",
    "wrist": r"wrists?|handgelenk\w*|muneca|poignet|nadgarst\w+|polso|pulso|pols",
    "hand": r"hands?|palms?",
    "height": r"height|tall|grosse?|korpergrosse|estatura|altura|taille de|wzrost\w*|altezza|lengte",
    "back": r"back(?: length)?|ruckenlange",
}
REGION = r"us|usa|uk|eu|eur|european|american|british"
NO_SIZE = r"(?!\W?\s?(?:(?:days?|weeks?|hours?|dollars?|euros?|pounds?|v|volts?|w|cms?|m)\b|[%$€£\d]))"
REGIONS = {"usa": "us", "american": "us", "british": "uk", "eur": "eu", "european": "eu"}
ANY_REGION = re.compile(rf"\b(?:{REGION})\b")
NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
LENGTH = r"cms?|centimet\w+|inch(?:es)?|in|\"|”|″"
MASS = r"kgs?|kilos?|kilograms?|lbs?|pounds?"
UNITS = {
    **dict.fromkeys(("inch", "inches", "in", '"', "”", "″"), "inch"),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
}
MEASURED = re.compile(rf"(?<![\w.,-])(?P<number>{NUMBER})\s?(?P<unit>{LENGTH}|{MASS})?(?![\w%]|[.,]\d)")
LABELS = {name: re.compile(rf"\b(?:{words})\b") for name, words in BODY.items()}
COUNTRY = re.compile(
    rf"\b(?P<region>{REGION})\W?\s?(?:shoe |size |mens |womens )*(?P<number>{NUMBER})\b{NO_SIZE}"
    rf"|(?<![\w.,-])(?P<before>{NUMBER})\s(?P<after>{REGION})\b"
)
# Who weighs so much; "what is the 1 kg bag" asks for no size.
WEIGHED = re.compile(
    r"\b(?:dog|cat|puppy|pup|kitten|labrador|lab|retriever|hund|katze|perro|gato|chien|chat|pies|kot|cane|gatto|cao|hond|kat"
    r"|i|im|he|hes|she|shes|my|weighs|weighing|wiegt|pesa|pese|wazy)\b"
)
SOMEBODY = re.compile(r"\b(?:im|i am|hes|he is|shes|she is|(?:what|which) size (?:for|at|is|if))\b")
NEAR = 24  # characters between a measure and what it is of
MOST_MEASURES = 20  # of one message: nobody gives so many, and each is held against all that may be measured
WANTS_DONE = re.compile(
    r"\b(?:exchang\w*|swap\w*|return\w*|refund\w*|ordered|bought|received|got|arrived|sent|my order|order #?\d)\b"
)
ASKS_SIZE = re.compile(
    rf"\b(?:siz\w+|wh(?:at|ich)|fits?|should|need|grosse|welche\w*|talla|que|taille|quelle|rozmiar\w*|jak\w+|taglia|che"
    rf"|tamanho|qual|maat|welke)\b|サイズ|사이즈|\bfor (?:an?|my|his|her) (?:{CHEST}|{WAIST}|{HIP}|{FOOT})\b"
)

Label = tuple[int, int, str]  # where it begins and ends, and the part of a body


@dataclass(frozen=True)
class Given:
    """`of` is the part of a body, a region ("us"), "age" or "weight"; `unit` "" where none is said.

    `start` and `end` are where it stands in the folded message.
    """

    of: str
    value: Decimal
    unit: str
    start: int
    end: int

    @property
    def is_region(self) -> bool:
        return self.of in ("us", "uk", "eu")


def given_sizes(text: str) -> list[Given]:
    """Return what a message gives of that sort; nothing of one that wants something done with what was bought."""
    if not HAS_DIGIT.search(text) or WANTS_DONE.search(plain := fold(text)):
        return []
    regions, ages = list(_of_regions(plain)), list(_ages(plain))
    taken = [(one.start, one.end) for one in (*regions, *ages)]
    return [*regions, *_measures(plain, taken), *ages]


def body_words(text: str) -> frozenset[str]:
    """Return the words for parts of a body of which a message gives a length: to "stopę 27 cm" no stove is named."""
    parts = {one.of for one in given_sizes(text) if one.unit and one.of in LABELS}
    return frozenset([word for word in split_words(text) for part in parts if LABELS[part].fullmatch(word)])


def asks_size(text: str) -> bool:
    return bool(ASKS_SIZE.search(fold(text)))


def converts_size(text: str) -> bool:
    """Whether the size of one country is asked for in the sizes of another: "which EU size is US 9"."""
    if not HAS_DIGIT.search(text):
        return False
    plain = fold(text)
    given = {one.of for one in _of_regions(plain)}
    return bool(given) and len(given | {REGIONS.get(said, said) for said in ANY_REGION.findall(plain)}) > 1


def _of_regions(plain: str) -> Iterator[Given]:
    for found in COUNTRY.finditer(plain):
        region = found["region"] or found["after"]
        yield Given(REGIONS.get(region, region), _number(found["number"] or found["before"]), "", *found.span())


def _measures(plain: str, taken: list[tuple[int, int]]) -> Iterator[Given]:
    free = (
        found
        for found in MEASURED.finditer(plain)
        if not any(start <= found.start("number") < end for start, end in taken)
    )
    labels: list[Label] | None = None
    for found in islice(free, MOST_MEASURES):
        labels = _labels(plain) if labels is None else labels
        unit = UNITS.get(found["unit"] or "", "cm" if found["unit"] else "")
        if of := _of(plain, found, unit, labels):
            yield Given(of, _number(found["number"]), unit, *found.span())


def _labels(plain: str) -> list[Label]:
    """Return the parts of a body that are named, each with where it begins and ends."""
    return [(*said.span(), name) for name, words in LABELS.items() for said in words.finditer(plain)]


def _of(plain: str, found: re.Match[str], unit: str, labels: Sequence[Label]) -> str:
    """Return what a number measures; a length that nothing is said of is how tall somebody is."""
    if unit in ("kg", "lb"):
        return "weight" if WEIGHED.search(plain) else ""
    return _nearest(found, labels) or ("height" if unit and SOMEBODY.search(plain) else "")


def _nearest(found: re.Match[str], labels: Sequence[Label]) -> str:
    """Return the part of a body named nearest to a number."""
    near = [(min(abs(start - found.end()), abs(found.start() - end)), name) for start, end, name in labels]
    distance, name = min(near, default=(NEAR + 1, ""))
    return name if distance <= NEAR else ""


def _ages(plain: str) -> Iterator[Given]:
    for found in AGE_OF_SOMEBODY.finditer(plain):
        number = next(value for value in found.groupdict().values() if value)
        yield Given("age", Decimal(number), "", *found.span())


def _number(said: str) -> Decimal:
    return Decimal(said.replace(",", "."))
