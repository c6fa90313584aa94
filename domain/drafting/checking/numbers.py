"""Numbers with what they count, in digits or words of ten languages: "45 days", "fünfundvierzig Tage", "45일"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from domain.drafting.checking.levelling import level
from domain.language.languages import Language

DIGITS = r"\d+(?:[.,' ]\d{3}(?!\d))*(?:[.,]\d+)?|\d+"
JOINED = re.compile(
    r"\s?(?:-|×|x|by|to|bis|a|and|or|und|oder|y|o|et|ou|e|do|i|lub|tot|en|of|から|에서|부터|~)\s?(?:a )?(?=\d)"
)
# Factor to the unit in which a kind of thing is compared; a business day is no day.
UNITS: dict[str, tuple[str, int, str]] = {
    "business day": (
        "business day",
        1,
        "(?:business|working|work|banking|week) ?-?days?|werktag\\w*|arbeitstag\\w*|bankarbeitstag\\w*"
        "|dias? (?:habil\\w*|laborabl\\w*|uteis|util)|jours? (?:ouvre\\w*|ouvrable\\w*)|giorn[io] lavorativ\\w*"
        "|werkdag\\w*|dni robocz\\w*|dzien robocz\\w*|dnia robocz\\w*|영업일|営業日",
    ),
    "day": (
        "day",
        1,
        "(?:calendar )?days?|tag(?:e|en|es)?|dias?|jours?|giorn[io]|dag(?:en)?|dzien|dni|dnia|일(?!주)|日(?!本)",
    ),
    "week": ("day", 7, "weeks?|wochen?|semanas?|semaines?|settiman[ae]|wek(?:en)?|tydzien|tygodni\\w*|주일?|週間?"),
    "month": ("month", 1, "months?|monat(?:e|en|s)?|mes(?:es)?|mois|mes[ei]|maand(?:en)?|miesi\\w+|개월|달|[かヶカ]月"),
    "year": ("month", 12, "years?|jahr(?:e|en|es)?|anos?|ans?|annees?|ann[io]|jaar|jaren|rok|roku|lata|lat|년|年間?"),
    "hour": ("minute", 60, "hours?|hrs?|stunden?|horas?|heures?|or[ae]|uur|uren|godzin\\w*|시간|時間"),
    "minute": ("minute", 1, "minutes?|mins?|minuten?|minutos?|minut[ioy]?|minuta|분|分間?"),
    "second": ("second", 1, "seconds?|secs?|sekund\\w*|segundos?|secondes?|second[io]|seconden|초|秒"),
    "percent": ("percent", 1, "%|per ?cent|prozent|por ?ciento|pour ?cent|procent|por ?cento|퍼센트|パーセント"),
    "kilogram": ("gram", 1000, "kg|kilos?|kilogram\\w*"),
    "gram": ("gram", 1, "g|gr|gram\\w*|gramm\\w*"),
    "pound weight": ("pound weight", 1, "lbs?|pounds?"),
    "ounce": ("ounce", 1, "oz|ounces?"),
    "metre": ("millimetre", 1000, "m|met(?:er|re)s?|metern?|metros?|metr[iy]"),
    "centimetre": ("millimetre", 10, "cm|centimet(?:er|re)s?|zentimeter\\w*|centimetros?|centimetri"),
    "millimetre": ("millimetre", 1, "mm|millimet(?:er|re)s?|milimetros?"),
    "kilometre": ("millimetre", 1_000_000, "km|kilomet(?:er|re)s?"),
    "inch": ("inch", 1, 'inch(?:es)?|"|zoll|pulgadas?'),
    "foot": ("inch", 12, "ft|feet|foot"),
    "litre": ("millilitre", 1000, "l|lit(?:er|re)s?|litern?|litros?|litr[iy]|리터|リットル"),
    "millilitre": ("millilitre", 1, "ml|millilit(?:er|re)s?"),
    "watt": ("watt", 1, "w|watts?"),
    "volt": ("volt", 1, "v|volts?"),
    "ampere": ("ampere", 1, r"a(?=\s(?:each|per)\b|\s?[,.;:)]|\s*$)|amps?|amperes?"),
    "degree": ("degree", 1, "°\\s?[cf]?|degrees?|grad|grados?|degres?|graus?|gradi|graden|stopni\\w*"),
    "clock": ("clock", 1, "a\\.?m\\.?|p\\.?m\\.?|o'?clock|uhr|시|時(?!間)"),
}
UNIT = re.compile(
    r"[ -]?(?:(?:full|whole|more|further|volle|ganze)\s)?(?:"
    + "|".join(f"(?P<u{at}>{pattern})" for at, (_, _, pattern) in enumerate(UNITS.values()))
    + r")(?![a-z]|/[a-z])"
)
NAMES = tuple(UNITS)
SENSE = re.compile(
    r"(?:(?P<less>\b(?:less than|fewer than|under|below|weniger als|unter|menos de|moins de|meno di|minder dan|mniej niz))"
    r"|\b(?:more than|over|above|longer than|mehr als|uber|mas de|plus de|piu di|mais de|meer dan|ponad|wiecej niz)) $"
)
SAID: dict[Language, str] = {
    Language.ENGLISH: """two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 fourteen:14
        fifteen:15 sixteen:16 eighteen:18 twenty:20 thirty:30 forty:40 forty-five:45 fifty:50 sixty:60 ninety:90
        hundred:100 half:0.5 dozen:12 twice:2 couple:2 seventy:70 eighty:80 thirteen:13 seventeen:17
        nineteen:19 thousand:1000 double:2 triple:3 thrice:3 twenty-one:21 twenty-four:24 twenty-five:25 thirty-five:35
        sixty-five:65 forty-eight:48 seventy-two:72 seventy-five:75""",
    Language.GERMAN: """zwei:2 drei:3 vier:4 funf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwolf:12 vierzehn:14
        funfzehn:15 zwanzig:20 einundzwanzig:21 dreisig:30 vierzig:40 funfundvierzig:45 funfzig:50 sechzig:60 neunzig:90
        hundert:100 beide:2 beiden:2""",
    Language.SPANISH: """dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 catorce:14
        quince:15 veinte:20 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 noventa:90 cien:100 ambos:2 ambas:2""",
    Language.FRENCH: """deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 quatorze:14
        quinze:15 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 cent:100""",
    Language.PORTUGUESE: """dois:2 duas:2 tres:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9 dez:10 onze:11 doze:12
        catorze:14 quatorze:14 quinze:15 vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 noventa:90 cem:100""",
    Language.ITALIAN: """due:2 tre:3 quattro:4 cinque:5 sei:6 sette:7 otto:8 nove:9 dieci:10 undici:11 dodici:12
        quattordici:14 quindici:15 venti:20 trenta:30 quaranta:40 quarantacinque:45 cinquanta:50 sessanta:60 novanta:90
        cento:100""",
    Language.DUTCH: """twee:2 drie:3 vier:4 vijf:5 zes:6 zeven:7 acht:8 negen:9 tien:10 elf:11 twaalf:12 veertien:14
        vijftien:15 twintig:20 dertig:30 veertig:40 vijfenveertig:45 vijftig:50 zestig:60 negentig:90 honderd:100""",
    Language.POLISH: """dwa:2 dwie:2 dwoch:2 trzy:3 trzech:3 cztery:4 czterech:4 piec:5 pieciu:5 szesc:6 szesciu:6
        siedem:7 siedmiu:7 osiem:8 dziewiec:9 dziesiec:10 dziesieciu:10 dwanascie:12 czternascie:14 czternastu:14
        pietnascie:15 dwadziescia:20 trzydziesci:30 trzydziestu:30 czterdziesci:40 piecdziesiat:50 szescdziesiat:60
        dziewiecdziesiat:90 sto:100 oba:2 obie:2""",
    Language.KOREAN: "이틀:2 사흘:3 나흘:4 열흘:10 보름:15",
    Language.JAPANESE: "",
}
# One of a thing is a number only where a time or a measure follows: "a week", "one year".
ONE = r"(?:an?|one|single|eine?[rmns]?|un[ae]?|uno|uma?|jeden|jedna|jednego|een|일|한|一)"
KANJI = {letter: number for number, letter in enumerate("一二三四五六七八九十", 1)}
VAGUE = re.compile(
    r"\b(?:several|few|couple of|some|einige[nr]?|ein paar|unos|algunos|quelques|alcuni|enkele|kilka)\s(?=\w)"
)


@dataclass(frozen=True)
class Amount:
    """A number of `unit`s in the unit of its kind; "" where it counts something else."""

    value: Decimal
    unit: str


@dataclass(frozen=True)
class Read:
    """What stands from `start` to `end`: each amount is one way to read it. `unit_at` is where the unit begins."""

    start: int
    end: int
    amounts: tuple[Amount, ...]
    after: str = ""
    before: str = ""
    sense: str = ""

    @property
    def has_unit(self) -> bool:
        return any(amount.unit for amount in self.amounts)


def read_amounts(text: str, languages: Sequence[Language]) -> Iterator[Read]:
    """Yield the numbers of a level text, first to last, each with its unit; of "3 to 5 days", both are days."""
    found = list(_numbers(text, tuple(languages)))
    for at, (start, end, values) in enumerate(found):
        unit = _unit_at(text, found[at:])
        stop = unit.end() if unit and unit.start() == end else end
        amounts = tuple(_amount(value, _name(unit)) for value in values)
        yield Read(start, stop, amounts, _word_after(text, stop), _word_before(text, start), _sense(text[:start]))


def _numbers(text: str, languages: tuple[Language, ...]) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    pattern, values = _spoken(languages)
    for found in pattern.finditer(text):
        word = found.group()
        if word[0].isdigit():
            yield found.start(), found.end(), tuple(dict.fromkeys(_readings(word, languages)))
        elif word in values:
            yield found.start(), found.end(), (values[word],)
        elif (unit := UNIT.match(text, found.end())) and len(unit.group().strip(" -")) > 1:
            yield found.start(), found.end(), (Decimal(KANJI.get(word, 1)),)


@cache
def _spoken(languages: tuple[Language, ...]) -> tuple[re.Pattern[str], dict[str, Decimal]]:
    pairs = (pair.rpartition(":") for language in languages for pair in SAID[language].split())
    values = {level(word): Decimal(number) for word, _, number in pairs}
    words = "|".join(sorted(values, key=len, reverse=True))
    joined = rf"\b(?:{words})(?![a-z])|" if words else ""
    return re.compile(rf"(?<![a-z\d])(?:{DIGITS})|{joined}\b{ONE}(?=[\s-]|[주달년開시일])|[{''.join(KANJI)}]"), values


def _unit_at(text: str, numbers: Sequence[tuple[int, int, tuple[Decimal, ...]]]) -> re.Match[str] | None:
    """Return the unit of the first number, which may stand behind a later one: "3 to 5 days", "52 × 32 × 25 cm"."""
    end = numbers[0][1]
    own, joined = UNIT.match(text, end), JOINED.match(text, end)
    goes_on = joined and len(numbers) > 1 and numbers[1][0] == joined.end()
    return own or (_unit_at(text, numbers[1:]) if goes_on else None)


def _name(unit: re.Match[str] | None) -> str:
    return NAMES[int((unit.lastgroup or "u0")[1:])] if unit else ""


def _amount(value: Decimal, name: str) -> Amount:
    kind, factor, _ = UNITS.get(name, ("", 1, ""))
    return Amount(value * factor, kind)


def _readings(text: str, languages: Sequence[Language]) -> list[Decimal]:
    """Return what digits mean where the language tells how thousands are parted, else all they may mean."""
    found = readings(text)
    if len(found) > 1 and languages[:1] == (Language.ENGLISH,):
        return [min(found)] if "." in text else [max(found)]
    return found


def readings(text: str) -> list[Decimal]:
    """Return what digits may mean: "1.234,50" and "1,234.50" are one amount, and 7.50 is never 750."""
    plain = re.sub(r"[ ']", "", text)
    marks = [letter for letter in plain if letter in ".,"]
    if not marks:
        return [Decimal(plain)]
    last = plain.rpartition(marks[-1])
    whole, cents = re.sub(r"[.,]", "", last[0]), last[2]
    grouped = len(cents) == 3 and len(set(marks)) == 1
    if grouped and len(marks) > 1:
        return [Decimal(whole + cents)]
    decimal = Decimal(f"{whole}.{cents}")
    return [Decimal(whole + cents), decimal] if grouped else [decimal]


def _sense(before: str) -> str:
    """Return "less" or "more" where that stands before a number."""
    found = SENSE.search(before)
    return ("less" if found["less"] else "more") if found else ""


def _word_after(text: str, end: int) -> str:
    found = re.match(r"[\s-]*([^\W\d_]+)", text[end:])
    return found.group(1) if found else ""


def _word_before(text: str, start: int) -> str:
    found = re.search(r"([^\W\d_]+)[\s:#-]*$", text[:start])
    return found.group(1) if found else ""
