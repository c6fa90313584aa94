"""Lists of a shopper's own orders: all, those of a month, or those still to come."""

import re
from datetime import datetime, timedelta

from babel import Locale

from domain.agent.drafts import BULLET, Turn
from domain.agent.formatting import listing, zone_of
from domain.agent.orders.own import is_open
from domain.agent.orders.progress import counted, told_apart
from domain.agent.orders.states import state_of
from domain.agent.phrases import Say
from domain.language.languages import Language
from domain.language.words import WORD, fold
from domain.orders import Money, Order

MOST_LISTED = 10
MOST_NAMED = 4  # articles of one order in a list
STILL_OPEN = re.compile(
    r"\b(?:not|havent|hasnt|arent|isnt|never|still|yet|open|pending|outstanding|on (?:its|the|their) way|coming|noch"
    r"|offen\w*|unterwegs|aun|todavia|pendientes?|camino|jeszcze|w drodze|encore|en route|cours|ancora|in arrivo|ainda"
    r"|caminho|nog|onderweg)\b|아직|안 온|배송 중|まだ|届いていない"
)
WEEK = re.compile(r"\b(?:last|past) week\b|letzte woche|semana pasada|ostatni\w* tygod|semaine derniere|지난주|先週")
MONTH = re.compile(
    r"\b(?:this|last|past) month\b|\brecent\w*|letzten monat|mes pasado|ostatni\w* miesia|mois dernier|지난달|先月"
)
YEAR = re.compile(
    r"\b(?:in|from|of|since|de|en|von|aus|w|z|nel|del|em|van|uit|im jahr) (20\d\d)\b|(?<!\d)(20\d\d)(?=年|년)"
)
THIS_YEAR = re.compile(
    r"\bthis year\b|\bdieses jahr|\beste ano\b|\bcette annee\b|\bquest ?anno\b|\bw tym roku\b|\bdit jaar\b|올해|今年"
)
LAST_YEAR = re.compile(
    r"\blast year\b|\bletzte[ns]? jahr|\bano pasado\b|\bannee derniere\b|\bl ?anno scorso\b|\bw zeszlym roku\b"
    r"|\bano passado\b|\bvorig jaar\b|작년|去年"
)
THIS_MONTH = re.compile(
    r"\bthis month\b|\bdiesen monat|\beste mes\b|\bce mois\b|\bquesto mese\b|\bw tym miesiacu|이번 달|今月"
)
LAST_MONTH = re.compile(
    r"\blast month\b|\bletzten monat|\bmes pasado|\bmois dernier"
    r"|\bmese scorso|\bmes passado|\bzeszlym miesiacu|\bvorige maand|지난 ?달|先月"
)
SPANS = ((WEEK, timedelta(days=14)), (MONTH, timedelta(days=62)))


def listed(turn: Turn, orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """Return the orders asked for, newest first."""
    return fitting(turn, orders)[:MOST_LISTED]


def fitting(turn: Turn, orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """Return all orders of the time and the state that are asked for, newest first."""
    kept = [order for order in orders if _fits(turn, order)]
    return tuple(sorted(kept, key=lambda order: order.created_at, reverse=True))


def list_line(turn: Turn, order: Order) -> str:
    state = turn.say(Say[f"STATE_{state_of(order).value.upper()}"])
    total = turn.money(Money(order.total, order.currency))
    return f"{BULLET}{order.name} – {turn.day(order.created_at)} – {total} – {state}{_named(turn, order)}"


def short_line(turn: Turn, order: Order) -> str:
    state = turn.say(Say[f"STATE_{state_of(order).value.upper()}"])
    return f"{BULLET}{order.name} – {turn.day(order.created_at)}{_named(turn, order)} – {state}"


def _named(turn: Turn, order: Order) -> str:
    items = [counted(told_apart(turn, order, line), line.quantity) for line in order.lines]
    return f" – {listing(items)}" if 0 < len(items) <= MOST_NAMED else ""


def _fits(turn: Turn, order: Order) -> bool:
    zone, folded = zone_of(turn.timezone), fold(turn.text)
    there, now = order.created_at.astimezone(zone), turn.now.astimezone(zone)
    if STILL_OPEN.search(folded) and not is_open(order):
        return False
    if there.year != (_year_in(folded, now.year) or there.year):
        return False
    months = months_in(folded, turn.language)
    if months and there.month not in months:
        return False
    month = there.year, there.month
    if month != (_month_meant(folded, now) or month):
        return False
    span = next((span for pattern, span in SPANS if pattern.search(folded)), None)
    return span is None or turn.now - span <= order.created_at


def _month_meant(folded: str, now: datetime) -> tuple[int, int] | None:
    """Return the year and month of "this month" and "last month"."""
    if LAST_MONTH.search(folded):
        before = now.replace(day=1) - timedelta(days=1)
        return before.year, before.month
    return (now.year, now.month) if THIS_MONTH.search(folded) else None


def _year_in(folded: str, this_year: int) -> int:
    """Return the year that a message names, 0 for none."""
    if found := YEAR.search(folded):
        return int(found[1] or found[2])
    if THIS_YEAR.search(folded):
        return this_year
    return this_year - 1 if LAST_YEAR.search(folded) else 0


def months_in(folded: str, language: Language) -> set[int]:
    """Return the months that a message names, in its language or in English."""
    words = set(WORD.findall(folded))
    names = ((fold(name), month) for spoken in (language, Language.ENGLISH) for name, month in _months(spoken))
    # "May I" names no month.
    found = ((name, month) for name, month in names if name in words or _declined(name, words, language))
    return {month for name, month in found if name != "may" or "in may" in folded}


def _declined(name: str, words: set[str], language: Language) -> bool:
    """Whether a Polish month is said in another case: "w październiku"."""
    stem = name[: max(3, len(name) - 3)]
    return language is Language.POLISH and any(word.startswith(stem) for word in words)


def _months(language: Language) -> list[tuple[str, int]]:
    forms = Locale.parse(language.value).months
    return [(name, month) for form in forms.values() for month, name in form["wide"].items()]
