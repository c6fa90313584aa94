"""The figures of a store, counted from what was said, ordered and spent."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from domain.figures.endings import NO_QUESTION
from domain.figures.overviews import READ, Asked, Day, Overview, Spending, Tally, Trade
from domain.figures.periods import Period
from domain.stores import Store
from storage.figure_statements import QUESTIONS, SPENDING, TALLIES, TOPICS, TRADES

MOST = 10  # topics and questions
LONGEST = 200  # characters of a question
HOURS = 24
TOLD = list(Tally.__dataclass_fields__)


class StoredFigures:
    """Implements domain.figures.overviews.FigureShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def overview(self, store: Store, period: Period) -> Overview:
        tallies = self.rows(TALLIES, store, period)
        by_hour = {row["hour"]: row["conversations"] for row in tallies if row["over_days"] and not row["over_hours"]}
        return Overview(
            period,
            next((as_tally(row) for row in tallies if row["over_days"] and row["over_hours"]), Tally()),
            self.days(store, period, tallies),
            [by_hour.get(hour, 0) for hour in range(HOURS)],
            [Asked(row["what"], row["times"]) for row in self.rows(TOPICS, store, period)],
            [Asked(row["what"], row["times"]) for row in self.rows(QUESTIONS, store, period)],
            store.currency,
        )

    def days(self, store: Store, period: Period, tallies: Sequence[RowMapping]) -> list[Day]:
        talks = {row["day"]: as_tally(row) for row in tallies if not row["over_days"]}
        trades = {row["day"]: Trade(row["orders"], row["revenue"]) for row in self.rows(TRADES, store, period)}
        spent = {row["day"]: Spending(row["tokens"], row["money"]) for row in self.rows(SPENDING, store, period)}
        return [
            Day(day, talks.get(day, Tally()), trades.get(day, Trade()), spent.get(day, Spending()))
            for day in period.days
        ]

    def rows(self, statement: str, store: Store, period: Period) -> Sequence[RowMapping]:
        return self.connection.execute(text(statement), given(store, period)).mappings().all()


def given(store: Store, period: Period) -> Mapping[str, Any]:
    first: date = period.first
    return {
        "store": store.id,
        "since": period.since,
        "until": period.until,
        "first": first,
        "last": period.last,
        "zone": period.zone.key,
        "currency": store.currency,
        "no_question": json.dumps(NO_QUESTION),
        "most": MOST,
        "longest": LONGEST,
        "newest": READ,
    }


def as_tally(row: RowMapping) -> Tally:
    median, slow = (None if row[name] is None else float(row[name]) for name in ("median", "slow"))
    return Tally(**{**{name: row[name] for name in TOLD}, "median": median, "slow": slow})
