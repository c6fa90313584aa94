"""Text cut into pieces in which sizes and spellings meet: "50 ft", "50ft" and "50 feet" are one piece."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from domain.language.words import fold

UNITS = {
    "l": "l liter liters litre litres ltr litro litros litri litra litry litrow",
    "ml": "ml milliliter milliliters millilitre millilitres",
    "inch": 'inch inches in zoll pouces pulgadas cali "',
    "ft": "ft feet foot",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramm kilogramos chilo chili quilo quilos",
    "g": "g gram grams gr gramm gramos grammi grammes gramow gramas",
    "cm": "cm centimeter centimeters centimetre centimetres zentimeter centimetros centimetri centymetrow",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "m": "m meter meters metre metres metro metros metri metry metrow",
    "hour": "hour hours hr hrs h",
    "gb": "gb gig gigs gigabyte gigabytes",
    "tb": "tb terabyte terabytes",
    "mah": "mah",
    "w": "w watt watts",
    "mp": "mp megapixel megapixels",
    "cup": "cup cups",
    "piece": "piece pieces pc pcs pce",
    "bar": "bar bars",
    "degree": "degree degrees deg",
    "x": "x",
    "%": "% percent",
    "k": "k",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}
# The kind of each unit, by its smallest, and how many of those it is.
SCALES = {
    **{"mm": ("mm", Decimal(1)), "cm": ("mm", Decimal(10)), "m": ("mm", Decimal(1000))},
    **{"inch": ("mm", Decimal("25.4")), "ft": ("mm", Decimal("304.8"))},
    **{
        "g": ("g", Decimal(1)),
        "kg": ("g", Decimal(1000)),
        "oz": ("g", Decimal("28.35")),
        "lb": ("g", Decimal("453.6")),
    },
    **{"ml": ("ml", Decimal(1)), "l": ("ml", Decimal(1000)), "gb": ("gb", Decimal(1)), "tb": ("gb", Decimal(1000))},
}
ALSO_WORDS = frozenset({"in", "x", "k", "m", "w", "h"})  # units only where they touch their number: "IPX7 in stock"
SPELLINGS = {
    "colour": "color",
    "colours": "color",
    "colors": "color",
    "gray": "grey",
    "aluminum": "aluminium",
    "sizes": "size",
    "xtra": "extra",
    "wifi": "wi-fi",
    "tire": "tyre",
    "tires": "tyres",
}
# Japanese and Korean write words together: each kind of sign is a word, as is what is Latin among them. What asks, and
# a particle behind a word, are no part of a name: のみありますか and のみは are both of のみ, 로즈는 of 로즈.
HANGUL = "[\uac00-\ud7a3]"
KANA = "[\u3040-\u309f]"
ASKING = r"(?:[あいえけせてねべめれきしちにびみり]{0,2}ま(?:す|せん)か?|ですか?|でしょうか|ください|いくら)"
PARTICLE = r"[はがをもでにのと]"
QUESTION_WORD = "(?:どう|どこ|どの|どれ|どんな|いつ|なに|おすすめ)"
ENDING = rf"(?={PARTICLE}?(?:{ASKING}|(?!{KANA}))|{PARTICLE}{QUESTION_WORD}|お[\u4e00-\u9fff])"
HIRAGANA = (
    rf"{ASKING}|{PARTICLE}(?={ASKING}|{QUESTION_WORD}|(?!{KANA}))"
    rf"|(?<=[\u4e00-\u9fff]){KANA}+?{ENDING}|{KANA}{{2,}}?{ENDING}|{KANA}+"
)
SCRIPTS = (
    rf"{HANGUL}{{2,}}?(?=[은는을를도](?!{HANGUL}))|{HANGUL}+|[\u30a0-\u30ff]+|[\u4e00-\u9fff]+|{HIRAGANA}"
    r"|[^\W\d_\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+"
)
# "half a kilo", in the words of our languages.
HALF = (
    r"\b(?P<half>half an? |half |halbe[nrs]? |medi[oa] |demi[ -]|pol |mezz[oa] |mei[oa] |halve )"
    r"(?P<halved>kilo|kg|litre|liter|l|meter|metre|litro|chilo|quilo|metro)\b"
)
# "how much is the kilo": one of it.
WHOLE = r"\b(?:the|an?|one|das|ein|el|un|le|il|o|um) (?P<whole>kilo|chilo|quilo)\b"
PIECE = re.compile(
    rf"{HALF}|{WHOLE}"
    r'|(?P<number>\d+(?:[.,]\d+)*(?:-\d+(?:[.,]\d+)*)?)(?P<gap>[ -]?)(?P<unit>[a-z]+|%|")?|' + SCRIPTS
)
SHORT = 60  # characters; titles, types, options and tags, which are cut again for every message
TEXTS_IN_MEMORY = 16_384  # per process; about a kilobyte each
MESSAGES_IN_MEMORY = 256  # likewise; longer ones, each cut some twenty times in a turn


class Piece(NamedTuple):
    """`text` as compared, `start` and `end` where it stands in the folded source."""

    text: str
    start: int
    end: int


def pieces(text: str) -> tuple[Piece, ...]:
    return _short(text) if len(text) <= SHORT else _long(text)


@lru_cache(TEXTS_IN_MEMORY)
def _short(text: str) -> tuple[Piece, ...]:
    return tuple(_cut(text))


@lru_cache(MESSAGES_IN_MEMORY)
def _long(text: str) -> tuple[Piece, ...]:
    return tuple(_cut(text))


def _cut(text: str) -> list[Piece]:
    folded = fold(text)
    found: list[Piece] = []
    for match in PIECE.finditer(folded):
        if match.lastindex is None:  # a word, as most are: only measures have groups
            word = match.group()
            spelt = SPELLINGS[word].split("-") if word in SPELLINGS else (word,)
            found.extend([Piece(part, *match.span()) for part in spelt])
        elif match["half"]:
            found.append(Piece(f"0.5{UNIT_OF[match['halved']]}", *match.span()))
        elif match["whole"]:
            found.append(Piece(f"1{UNIT_OF[match['whole']]}", *match.span()))
        else:
            found.extend(_measure(match))
    return found


@lru_cache(TEXTS_IN_MEMORY)
def joined(text: str) -> str:
    """Return all of `text` as one piece: the form in which values are compared."""
    return "".join(piece.text for piece in pieces(text))


def _measure(match: re.Match[str]) -> list[Piece]:
    number, unit = match["number"].replace(",", "."), match["unit"] or ""
    if unit in UNIT_OF and not (match["gap"] == " " and unit in ALSO_WORDS):
        return [Piece(number + UNIT_OF[unit], match.start(), match.end())]
    if unit and not match["gap"]:
        return [Piece(number + unit, match.start(), match.end())]
    bare = Piece(number, match.start(), match.end("number"))
    return [bare, Piece(SPELLINGS.get(unit, unit), match.start("unit"), match.end())] if unit else [bare]
