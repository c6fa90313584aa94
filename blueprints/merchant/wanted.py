"""What a merchant looks for among the conversations, out of an address and back into one."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlencode
from uuid import UUID

from werkzeug.datastructures import MultiDict

from domain.agent.formatting import zone_of
from domain.agent.intents import Intent
from domain.figures.endings import Ending
from domain.figures.lists import Listed, Place, Rating, Wanted
from domain.figures.periods import Period
from domain.language.languages import Language
from domain.stores import Store
from integrations.values import storable

LONGEST_SEARCH = 200  # characters
FIELDS = ("words", "ending", "intent", "language", "rating", "from", "to")
FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)
NO_ORDER = "The first day must not come after the last."

Asked = MultiDict[str, str]
Value = TypeVar("Value")


def wanted_in(asked: Asked, store: Store) -> Wanted:
    """Return what the address asks for; what makes no sense is not asked for."""
    return Wanted(
        words=storable(asked.get("words", ""))[:LONGEST_SEARCH].strip(),
        ending=known(Ending, asked.get("ending")),
        intent=known(Intent, asked.get("intent")),
        language=known(Language, asked.get("language")),
        rating=known(Rating, asked.get("rating")),
        period=period_in(asked, store),
        before=place_in(asked.get("before", "")),
    )


def known(kind: Callable[[str], Value], words: str | None) -> Value | None:
    try:
        return kind(words or "")
    except ValueError:
        return None


def period_in(asked: Asked, store: Store) -> Period | None:
    first, last = (known(day, asked.get(name)) for name in ("from", "to"))
    if first is None and last is None:
        return None
    return Period(first or FIRST, last or LAST, zone_of(store.timezone))


def day(words: str) -> date:
    found = date.fromisoformat(words)
    if not FIRST <= found <= LAST:
        raise ValueError(words)
    return found


def problems_of(wanted: Wanted) -> dict[str, str]:
    period = wanted.period
    return {"from": NO_ORDER} if period and period.first > period.last else {}


def place_in(words: str) -> Place | None:
    at, _, id_ = words.partition("~")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, UUID(id_)) if moment.tzinfo else None
    except ValueError:
        return None


def place_of(one: Listed) -> str:
    at, id_ = one.place
    return f"{at.isoformat()}~{id_}"


def query_of(asked: Asked, **more: str) -> str:
    """Return what is asked for as a query, with `more`: "?words=boots&before=…", "" where nothing is."""
    named = {name: asked[name] for name in FIELDS if asked.get(name)} | {k: v for k, v in more.items() if v}
    return f"?{urlencode(named)}" if named else ""
