"""What a message rules out: prices and measures beyond its bounds, and things the product must be without."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from domain.agent.understanding.ages import YEARS
from domain.agent.understanding.budgets import ABOUT_SO_MUCH, AMOUNT, BUDGETS, CURRENCY, NO_BUDGET, ONE, UNIT
from domain.agent.understanding.parties import party_in, room_of
from domain.agent.understanding.unwanted import has, read_unwanted
from domain.catalogue import Product
from domain.language.measures import ALSO_WORDS, SCALES, UNIT_OF, pieces
from domain.language.words import HAS_DIGIT, fold

STERLING = "GBP"
UNTOLD, TOO_SMALL = 50, 100  # how far a thing misses a number of people, beside so many too large
LIMITS_IN_MEMORY = 256  # messages; a turn reads its own several times
UP_TO = r"(?<!what )(?<!how )(?<!much )(?<!many )(?<!which )do"  # in Polish, and no "what do 2 cups cost"
AT_MOST = (
    r"no more than|not more than|not over|under|below|less than|cheaper than|lower than|smaller than|lighter than"
    r"|up to|(?:shorter|narrower|thinner) (?:\w+ )?than|at most|(?<!air )(?<!pro )max(?:imum)?(?: of)?"
    r"|within|unter|bis(?: zu)?"
    rf"|hochstens|maximal|weniger als|menos de|hasta|ate|ponizej|{UP_TO}|najwyzej|maksymalnie|moins de|jusqua|au plus"
    r"|meno di|fino a|sotto(?: i)?|minder dan"
    r"|onder(?: de)?|tot"
    r"|abaixo de|por debajo de|en dessous de|sous les"
    r"|(?:mniej|taniej|nizej|tansz\w+) niz|(?:billiger|gunstiger) als|moins chers? que|goedkoper dan"
    r"|mas barat\w+ (?:que|de)"
)
AT_LEAST = (
    r"no less than|not less than|not under|over|above|more than|(?:longer|wider|taller|higher|heavier) (?:\w+ )?than"
    r"|at least"
    r"|min(?:imum)?(?: of)?|larger than|bigger than"
    r"|starting (?:at|from)|uber|mindestens|ab|mehr als|mas de|al menos|desde|mais de|powyzej|co najmniej|od|plus de"
    r"|au moins|piu di|almeno|sopra(?: i)?|meer dan|boven|minstens|vanaf"
)
STRICT = re.compile(  # where what is just so much is too much
    r"\b(?:under|below|(?:less|cheaper|lower|smaller|lighter|shorter|narrower|thinner) (?:\w+ )?than"
    r"|unter|weniger als|menos de|ponizej|moins de|meno di"
    r"|sotto|minder dan|onder|less|cheaper|weniger|menos|mniej|moins)\b|미만|未満"
)
BEYOND = re.compile(r"^(?:more|\w+er (?:\w+ )?)\s*than\b")
OF_LENGTH = re.compile(r"^(?:longer|wider|taller|higher|shorter|narrower) (?:\w+ )?than\b|^at (?:least|most)\b")
NOT_STRICT = re.compile(
    r"\b(?:no|not) \w+ than\b|\b(?:or|and|oder|o|lub|ou) (?:less|under|below|cheaper|weniger|menos|mniej|moins)\b"
)
POUNDS = re.compile(r"\s?pounds?$")
PENNY = Decimal("0.01")
BETWEEN = r"between|from|zwischen|von|entre|miedzy|od|tra|tussen|van"
JOINED = r"and|to|und|bis|y|a|i|do|et|e|en|tot|-|–"
PATTERNS = (
    *BUDGETS,
    (re.compile(rf"\b(?:{BETWEEN})\s+(?P<low>{AMOUNT})(?:{UNIT})?\s?(?:{JOINED})\s?{ONE}"), "between"),
    (re.compile(rf"(?<![\w.])(?P<low>[$€£¥]\s?\d+(?:[.,]\d+)*)\s?(?:-|–|to)\s?{ONE}"), "between"),
    (re.compile(rf"\b(?:{AT_MOST})\s+{ONE}"), "most"),
    (re.compile(rf"\b(?:{AT_LEAST})\s+{ONE}"), "least"),
    (
        re.compile(
            rf"(?<![\w.]){ONE}\s+(?:or|and|oder|o|lub|ou) (?:less|under|below|cheaper|weniger|menos|mniej|moins)\b"
        ),
        "most",
    ),
    (
        re.compile(rf"(?<![\w.]){ONE}\s+(?:or|and|oder|o|lub|ou) (?:more|over|above|up|higher|mehr|mas|wiecej|plus)\b"),
        "least",
    ),
    (re.compile(rf"(?<![\w.]){ONE}\s+(?:ke (?:andar|under|nich?e|neeche)|se kam|tak)\b"), "most"),
    (re.compile(rf"(?<![\w.]){ONE}\s+(?:se (?:zyada|jyada|upar|uper)|ke (?:upar|uper))\b"), "least"),
    (re.compile(rf"(?<![\w.]){ONE}\s?(?:이하|미만|以下|未満|以内)"), "most"),
    (re.compile(rf"(?<![\w.]){ONE}\s?(?:이상|초과|以上)"), "least"),
)
# What is counted so is no price, though it follows such a word: "over 18 years", "up to 4 people".
COUNTED = re.compile(
    rf"\s?(?:{YEARS}|old|people|persons?|players?|months?|days?|weeks?|pages?|times|minutes?|mins?|hours?|jahre\w*|anos|lat|saal|mahin\w+|din|ghante|log)\b"
)
LAST_PART = re.compile(r"^(?P<whole>.*)[.,](?P<part>\d+)")
TEN_THOUSANDS = re.compile(r"\s?[만万萬]")
MONEY = re.compile(rf"\s?(?:{CURRENCY})(?!\w)")
MEASURE = re.compile(r"(?<!\d)(?P<number>\d+(?:\.\d+)?)(?P<unit>[a-z%]+)")


@dataclass(frozen=True)
class Bound:
    """From `low` to `high`, None where open; `unit` as in measures, "" for money. `pounds` where those may be money or
    a weight. A `strict` one is not met by its end itself. `words` are those that set it, folded."""

    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    pounds: bool = False
    strict: bool = False
    words: str = field(default="", compare=False)

    def holds(self, value: Decimal) -> bool:
        return not self.beyond(value)

    def beyond(self, value: Decimal) -> Decimal:
        """Return by how much the value lies outside."""
        below = self.low - value if self.low is not None else Decimal(0)
        above = value - self.high if self.high is not None else Decimal(0)
        reached = PENNY if self.strict and value in (self.low, self.high) else Decimal(0)
        return max(below, above, reached, Decimal(0))


@dataclass(frozen=True)
class Limits:
    """All that a message rules out. `rest` is the message without that, folded. `party` is for how many people it is
    wanted, 0 where that is not said."""

    bounds: tuple[Bound, ...]
    unwanted: tuple[str, ...]
    rest: str
    party: int = 0

    def __bool__(self) -> bool:
        return bool(self.bounds or self.unwanted or self.party)

    @property
    def on_price(self) -> bool:
        return any(not bound.unit for bound in self.bounds)

    def paid_in(self, currency: str) -> "Limits":
        """Return the limits as they are meant where that is paid with: in Britain 20 pounds are seldom a weight."""
        if currency != STERLING or not any(bound.pounds for bound in self.bounds):
            return self
        return replace(self, bounds=tuple(replace(bound, unit="") if bound.pounds else bound for bound in self.bounds))

    def price_beyond(self, product: Product) -> Decimal:
        """Return by how much the price nearest to the bounds misses them."""
        return min((self._missed_by(variant.price) for variant in product.variants), default=Decimal(0))

    def allow_price(self, price: Decimal) -> bool:
        return not self._missed_by(price)

    def _missed_by(self, price: Decimal) -> Decimal:
        return sum((bound.beyond(price) for bound in self.bounds if not bound.unit), Decimal(0))

    def beyond(self, product: Product) -> tuple[int, Decimal]:
        """Return how far a product misses what is wanted, to sort by: too small a thing misses more than too large."""
        return self._room_beyond(product), self.price_beyond(product)

    def _room_beyond(self, product: Product) -> int:
        room = _room(product) if self.party else (0, 0)
        if room is None:
            return UNTOLD
        low, high = room
        return max(0, low - self.party) if self.party <= high else TOO_SMALL + self.party - high

    def allow(self, product: Product) -> bool:
        """Whether the product respects every bound, as far as its record tells, and has nothing unwanted."""
        return (
            not self._room_beyond(product)
            and all(_respects(product, bound) for bound in self.bounds)
            and not any(has(product, word) for word in self.unwanted)
        )


@lru_cache(LIMITS_IN_MEMORY)
def read_limits(text: str) -> Limits:
    """Return what a message rules out. A bound without a unit is one of price."""
    plain, people = fold(text), party_in(text)
    if people:
        start, end = people[1]
        plain = plain[:start] + " " * (end - start) + plain[end:]
    rest, bounds = _without_bounds(plain)
    unwanted, rest = read_unwanted(rest)
    return Limits(bounds, unwanted, rest, people[0] if people else 0)


def _without_bounds(text: str) -> tuple[str, tuple[Bound, ...]]:
    found: list[Bound] = []
    for pattern, kind in PATTERNS if HAS_DIGIT.search(text) else ():  # each has a number
        if kind == "paid" and NO_BUDGET.search(text):
            continue
        for match in list(pattern.finditer(text)):
            if not COUNTED.match(text, match.end("amount")):
                bound = _bound(match, kind)
                end = match.end() if MONEY.fullmatch(match["unit"] or "") or bound.unit else _end(match)
                found.append(replace(bound, words=text[match.start() : end].strip()))
                text = text[: match.start()] + " " * (end - match.start()) + text[end:]
    return text, tuple(found)


def _end(match: re.Match[str]) -> int:
    """Return where a bound ends whose number is followed by a word of something else: "under 50 for mum"."""
    return match.end("amount") if match.end("unit") == match.end() else match.end()


def _bound(match: re.Match[str], kind: str) -> Bound:
    said = match["unit"] or ""
    amount = read_number(match["amount"]) * (10_000 if TEN_THOUSANDS.match(said) else 1)
    unit = "m" if said.strip() == "m" and OF_LENGTH.search(match.group()) else _unit(said)
    pounds = bool(POUNDS.match(said))
    if kind == "between":
        low = read_number(match["low"])
        return Bound(min(low, amount), max(low, amount), unit, pounds)
    if kind == "about":
        low, high = ((amount * share).quantize(PENNY) for share in ABOUT_SO_MUCH)
        return Bound(low, high)
    if kind == "least":
        return Bound(amount, None, unit, pounds, bool(unit and BEYOND.search(match.group())))
    strict = bool(STRICT.search(match.group())) and not NOT_STRICT.search(match.group())
    return Bound(None, amount, unit, pounds, strict)


def _unit(said: str) -> str:
    """Return the unit after a number; none of a word that is a unit only where it touches: "under 50 in black"."""
    apart = said.startswith(" ") and said.strip() in ALSO_WORDS
    return "" if apart or MONEY.fullmatch(said) else UNIT_OF.get(said.strip(), "")


def read_number(text: str) -> Decimal:
    """Read "1,299.00", "1.299,00", "49,90" and "1,299" alike: of three digits after a mark, none are cents."""
    digits = text.strip("$€£¥ ")
    last = LAST_PART.fullmatch(digits)
    whole, part = (last["whole"], last["part"]) if last else (digits, "")
    plain = whole.replace(",", "").replace(".", "")
    return Decimal(plain + part) if len(part) == 3 else Decimal(f"{plain}.{part or 0}")


def _respects(product: Product, bound: Bound) -> bool:
    if not bound.unit:
        return any(bound.holds(variant.price) for variant in product.variants)
    meant = scaled(bound)
    return any(meant.holds(value) for value in _measured(product, meant.unit))


def scaled(bound: Bound) -> Bound:
    """Return the bound of a measure in the smallest unit of its kind."""
    kind, scale = SCALES.get(bound.unit, (bound.unit, Decimal(1)))
    low, high = (None if end is None else end * scale for end in (bound.low, bound.high))
    return replace(bound, low=low, high=high, unit=kind)


def _room(product: Product) -> tuple[int, int] | None:
    values = tuple(value for option in product.options for value in option.values)
    told = (f"{name}: {value}" for name, value in product.metafields)
    return room_of(product.title, values, "\n".join((*told, product.description)))


def _measured(product: Product, kind: str) -> Iterator[Decimal]:
    """Yield the product's measures of that kind, in its smallest unit."""
    values = (value for option in product.options for value in option.values)
    for part in (product.title, *values, *(value for _, value in product.metafields), product.description):
        yield from measures_in(part, kind)


def measures_in(text: str, kind: str) -> Iterator[Decimal]:
    """Yield the measures of that kind that stand in a text, in its smallest unit."""
    for piece in pieces(text):
        if found := MEASURE.fullmatch(piece.text):
            measured, scale = SCALES.get(found["unit"], (found["unit"], Decimal(1)))
            if measured == kind:
                yield Decimal(found["number"]) * scale
