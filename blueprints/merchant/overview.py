"""What the agent did: how conversations ended, what was asked, what it brought and cost."""

from collections.abc import Iterator, Sequence

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.charts import Chart, Column, drawn
from blueprints.merchant.figures import Card, cards, counted, money, seconds
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered
from blueprints.merchant.wishes_in_words import WISHES
from blueprints.privacy import note_reading
from blueprints.spreadsheets import csv_file
from domain.figures.endings import TITLES, Ending
from domain.figures.overviews import Day, Overview
from domain.figures.periods import LENGTHS, last_days
from domain.privacy.accesses import Seen
from runtime.services import Work

blueprint = Blueprint("merchant_overview", __name__)

USUAL = 30  # days
STACKED = (Ending.RESOLVED, Ending.ROUTED, Ending.UNANSWERED, Ending.UNSETTLED)  # from the bottom of a bar
HEAD = (
    "day conversations resolved routed not_answered left_open helpful not_helpful first_answer_median_seconds"
    " first_answer_95_percent_seconds orders_after_a_chat revenue currency model_tokens model_cost"
).split()


@blueprint.get("/admin/overview")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    with services().begin() as work:
        overview = looked_at(work)
        if overview.questions:
            note_reading(work, Seen.QUESTIONS)
    return rendered(
        "overview",
        overview=overview,
        length=length(),
        lengths=LENGTHS,
        cards=told(overview),
        endings=[(one, TITLES[one]) for one in STACKED],
        by_day=drawn([column(one) for one in overview.days]),
        by_hour=hours(overview),
        sales=sales(overview) if overview.trade.orders else [],
        counted=counted,
        money=money,
        seconds=seconds,
        wishes=WISHES,
    )


@blueprint.get("/admin/overview.csv")
@by_installed_merchant
def as_csv() -> ResponseReturnValue:
    with services().begin() as work:
        overview = looked_at(work)
    name = f"overview-{overview.period.first}-{overview.period.last}.csv"
    return csv_file(name, HEAD, (list(row(one, overview.currency)) for one in overview.days))


def looked_at(work: Work) -> Overview:
    """Return the figures of as many days as the address names."""
    store = caller_store()
    return work.figures.overview(store, last_days(store, length(), services().now()))


def length() -> int:
    asked = request.args.get("days", type=int)
    return asked if asked in LENGTHS else USUAL


def told(overview: Overview) -> Sequence[Card]:
    return cards(overview, has_model=services().drafter_for(caller_store()) is not None)


def column(one: Day) -> Column:
    parts = [one.tally.of(ending) for ending in STACKED]
    words = ", ".join(f"{TITLES[ending].lower()} {one.tally.of(ending)}" for ending in STACKED)
    total = counted(one.tally.conversations, "conversation")
    return Column(f"{one.day:%-d %b}", parts, f"{one.day:%-d %B}: {total}; {words}")


def hours(overview: Overview) -> list[Chart]:
    columns = [
        Column(f"{hour}:00", [count], f"{hour}:00 to {hour + 1}:00: {counted(count, 'conversation')}")
        for hour, count in enumerate(overview.hours)
    ]
    return drawn(columns)


def sales(overview: Overview) -> list[Chart]:
    columns = [
        Column(
            f"{one.day:%-d %b}",
            [max(0.0, float(one.trade.revenue))],
            f"{one.day:%-d %B}: {money(one.trade.revenue, overview.currency)}, {counted(one.trade.orders, 'order')}",
        )
        for one in overview.days
    ]
    return drawn(columns)


def row(one: Day, currency: str) -> Iterator[object]:
    yield one.day
    yield one.tally.conversations
    yield from (one.tally.of(ending) for ending in STACKED)
    yield from (one.tally.liked, one.tally.disliked, one.tally.median, one.tally.slow)
    yield from (one.trade.orders, one.trade.revenue, currency, one.spending.tokens, one.spending.money)
