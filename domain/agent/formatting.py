"""Money, dates and lists as people of a language write them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency

from domain.agent.products.options import JOINT
from domain.language.languages import Language
from domain.orders import Fulfilment

IN_MEMORY = 4096  # sums and days per process; each is written and looked for some times in a turn
DAY_ALONE = 10  # characters: "2026-11-24"
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
    return written_day(moment.astimezone(zone_of(timezone)).date(), language)


def due_day(parcel: Fulfilment, timezone: str) -> date | None:
    """Return the day by which a parcel is to come, which is the same wherever the shopper is: by the store's clock, or
    as it was written where no time was."""
    due = parcel.estimated_delivery_at
    return due.astimezone(UTC if due_whole_day(parcel) else zone_of(timezone)).date() if due else None


def due_whole_day(parcel: Fulfilment) -> bool:
    """Whether a parcel is to come on a day that was written without a time. Of what was kept without saying so, that
    is what stands at an edge of the day in UTC."""
    due = parcel.estimated_delivery_at
    if due is None:
        return False
    if parcel.estimated_whole_day is not None:
        return parcel.estimated_whole_day
    utc = due.astimezone(UTC)
    return (utc.hour, utc.minute) in ((0, 0), (23, 59))


def written_day(there: date, language: Language) -> str:
    """The long date: "July 28, 2026"."""
    return format_date(there, "long", locale=_locale(language)).translate(HARD_SPACES)


def day_told(value: str, timezone: str) -> date:
    """Return the day of a moment of a record; one that was kept as a day is that day everywhere."""
    if len(value) == DAY_ALONE:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value).astimezone(zone_of(timezone)).date()


@lru_cache(IN_MEMORY)
def renderings(there: date, language: Language) -> tuple[str, ...]:
    """Return every way a person might write that day, for recognising it."""
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
