"""What a record holds for a sentence to rest on, read once: its texts, variants, sums, days and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from domain.agent.facts import Fact, claims_of, facts_of
from domain.agent.formatting import day_told
from domain.agent.phrases import Claim
from domain.agent.replies import Evidence
from domain.drafting.checking.days import Day, read_days
from domain.drafting.checking.levelling import level
from domain.drafting.checking.lines import Line, read_lines
from domain.drafting.checking.moods import denies
from domain.drafting.checking.numbers import Read, read_amounts
from domain.drafting.checking.sums import Sum, read_sums
from domain.language.concepts import meaning, said_words
from domain.language.languages import Language, detect
from domain.language.words import stem

JOINT = " / "
# What every record of a kind may be spoken of by.
KINDS = {"order": "delivery address pay", "product": "product article"}


@dataclass(frozen=True)
class Text:
    """One line of a record in the merchant's own words."""

    fact: Fact
    today: date

    @cached_property
    def level(self) -> str:
        return level(self.fact.value)

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        return tuple(dict.fromkeys((detect(self.fact.value, "en"), Language.ENGLISH)))

    @cached_property
    def amounts(self) -> tuple[Read, ...]:
        return tuple(read_amounts(self.level, self.languages))

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        return tuple(read_sums(self.level))

    @cached_property
    def days(self) -> tuple[Day, ...]:
        return tuple(read_days(self.level, self.languages, self.today))

    @cached_property
    def meanings(self) -> frozenset[str]:
        return meanings(self.fact.value)

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """Return its words but for numbers, each as its meaning and its stem."""
        words = [word for word in said_words(self.fact.value) if not word[0].isdigit()]
        return [frozenset({meaning(word), stem(word)}) for word in words]

    @cached_property
    def denies(self) -> bool:
        return denies(self.level)


@dataclass(frozen=True)
class Variant:
    """One make of a product: its option values, level; the facts of its price and its being in stock."""

    values: tuple[str, ...]
    price: Fact | None
    was: Fact | None
    available: Fact | None

    def is_available_as(self, wanted: str) -> bool:
        return self.available is not None and self.available.value == wanted


class Holding:
    """A record of the evidence, its facts read when first asked for. A sentence that names nothing is about the `focus`."""

    def __init__(self, record: Evidence, timezone: str, today: date, *, focus: bool) -> None:
        self.record = record
        self.timezone = timezone
        self.today = today
        self.focus = focus

    @cached_property
    def title(self) -> str:
        return level(self.record.title)

    @cached_property
    def is_document(self) -> bool:
        return self.record.kind not in ("product", "order", "message")

    @cached_property
    def facts(self) -> list[Fact]:
        return facts_of([self.record])

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        return tuple(Text(fact, self.today) for fact in self.facts if fact.is_quote)

    @cached_property
    def lines(self) -> list[Line]:
        """Return its texts, cut into what each says."""
        return read_lines([fact for fact in self.facts if fact.is_quote], self.record.title)

    @cached_property
    def plain(self) -> list[tuple[str, Fact]]:
        """Return what may be written as the record has it, longest first."""
        unsaid = ("state", "available", "currency", ".text", ".money", ".at")
        values = [(level(fact.value), fact) for fact in self.facts if not fact.field.endswith(unsaid)]
        parts = [(part, fact) for value, fact in values for part in value.split(JOINT) if JOINT in value]
        return sorted([*values, *parts], key=lambda pair: -len(pair[0]))

    @cached_property
    def moneys(self) -> list[tuple[Decimal, Fact]]:
        return [(Decimal(fact.value), fact) for fact in self.facts if fact.is_money]

    @cached_property
    def dates(self) -> list[tuple[date, Fact]]:
        return [(day_told(fact.value, self.timezone), fact) for fact in self.facts if fact.field.endswith(".at")]

    @cached_property
    def claims(self) -> list[tuple[Claim, Fact]]:
        return [(claim, fact) for fact in self.facts for claim in claims_of(fact)]

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        keys = dict.fromkeys(name.rpartition(".label")[0] for name in self.record.fields if name.endswith(".label"))
        return tuple(self._variant(key) for key in keys)

    def _variant(self, key: str) -> Variant:
        known = {fact.field: fact for fact in self.facts}
        values = tuple(level(self.record.fields[f"{key}.label"]).split(JOINT))
        was = known.get(f"{key}.was.money")
        return Variant(values, known.get(f"{key}.price.money"), was, known.get(f"{key}.available"))

    @cached_property
    def choices(self) -> dict[str, list[Fact]]:
        """Return the facts of each option's values, by the option's name, level."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if fact.field.startswith("option.") and not fact.field.endswith(".name"):
                found.setdefault(level(fact.field.split(".")[1]), []).append(fact)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the meanings of every word of the record."""
        fields = self.record.fields
        said = (value for name, value in fields.items() if not name.endswith(("state", "available", ".money", ".at")))
        names = (name for name in fields if name.startswith("option."))
        return meanings(" ".join([self.record.title, *said, *names, KINDS.get(self.record.kind, "")]))

    @cached_property
    def currency(self) -> str:
        return self.record.fields.get("currency", "")


def may_speak_of(fact: Fact, goods: Sequence[Holding]) -> bool:
    """Whether a line may be meant for these products. A story tells of one thing after the other: it must name them."""
    if fact.record.kind != "article" or not goods:
        return True
    told = level(f"{fact.record.title} {fact.value}")
    return any(one.title in told for one in goods)


def meanings(text: str) -> frozenset[str]:
    """Return what the words of a text mean: their concepts, and their stems."""
    words = said_words(text)
    return frozenset([*map(meaning, words), *map(stem, words)])


def hold(records: Iterable[Evidence], focus: Sequence[Evidence], timezone: str, today: date) -> list[Holding]:
    main = {(record.kind, record.id) for record in focus}
    return [Holding(record, timezone, today, focus=(record.kind, record.id) in main) for record in records]
