"""Money, dates and lists as people of a language write them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency

from domain.agent.products.options import JOINT
from domain.language.languages import Language

IN_MEMORY = 4096  # sums and days per process; each is written and looked for some times in a turn
HARD_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


@lru_cache(IN_MEMORY)
def money(amount: Decimal, currency: str, language: Language) -> str:
    """`$1,234.50`, `1.234,50 US$`; a currency Babel does not know keeps its code. Spaces are plain ones."""
    return format_currency(amount, currency or "USD", locale=_locale(language)).translate(HARD_SPACES)


def coded_money(amount: Decimal, currency: str) -> str:
    """`1,234.50 USD`: for staff, who read sums of many currencies in English."""
    return format_currency(amount, currency, "#,##0.00 ¤¤", locale="en_US")


def day(moment: datetime, timezone: str, language: Language) -> str:
    """The long date of `moment` where the store is: "July 28, 2026"."""
    return format_date(moment.astimezone(zone_of(timezone)), "long", locale=_locale(language)).translate(HARD_SPACES)


def renderings(moment: datetime, timezone: str, language: Language) -> Sequence[str]:
    """Return every way a person might write that day, for recognising it."""
    return _renderings(moment.astimezone(zone_of(timezone)).date(), language)


@lru_cache(IN_MEMORY)
def _renderings(there: date, language: Language) -> tuple[str, ...]:
    styles = ("full", "long", "medium", "short", "MMMM d", "d MMMM", "MMM d", "yyyy-MM-dd")
    return tuple(format_date(there, style, locale=_locale(language)).translate(HARD_SPACES) for style in styles)


def listing(words: Sequence[str]) -> str:
    return ", ".join(words)


def made_of(title: str, label: str) -> str:
    """`T-Shirt (blue, M, cotton)`."""
    return f"{title} ({label.replace(JOINT, ', ')})" if label else title


@cache
def month_names(language: Language) -> frozenset[str]:
    months = _locale(language).months
    return frozenset(name.lower() for form in months.values() for name in form["wide"].values())


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.value)


@cache
def zone_of(name: str) -> ZoneInfo:
    """Return the time zone of that name, UTC where this machine knows none: Shopify's list may be newer."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder
        return ZoneInfo("UTC")


def known_zone(name: object) -> str:
    """Return the name of a time zone as it is, "" for whatever is none."""
    return name if isinstance(name, str) and name in _zones() else ""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
