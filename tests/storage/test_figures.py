"""The overview's figures, counted again from the rows in plain Python: of two stores, over days, hours and borders."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median, quantiles
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from domain.figures.endings import Ending
from domain.figures.overviews import Overview
from domain.figures.periods import LENGTHS, last_days
from runtime.services import Services, Work
from tests.backdrops import Backdrop
from tests.world import Tenant, World

NOW = datetime(2026, 11, 20, 3, 30, tzinfo=UTC)  # the evening before, in New York
ZONE = ZoneInfo("America/New_York")
TALK = {"greeting", "thanks", "who_are_you", "off_topic"}
ASKED = (
    "Where is my order?",
    "where is my order",
    "Where is my order #1001?",
    "Where is my order #1002??",
    "Hi",
    "Sizes?",
)
REPLIES = (
    ("answered", ["order_status"]),
    ("answered", ["policy", "product_price"]),
    ("answered", ["greeting"]),
    ("answered", []),
    ("clarify", ["order_status"]),
    ("refused", ["injection"]),
    ("verify_identity", ["order_status"]),
)
RARE = (("not_supported", ["product_fact"]), ("handoff_offered", ["human"]), ("handed_off", []))
Row = dict[str, Any]


@pytest.fixture(scope="module")
def told(migrated: Services, furnished: Backdrop) -> World:
    world = furnished.put_up(Services(migrated.settings))
    with world.services.begin() as work:
        for table in ("conversations", "profiles", "model_spending"):
            work.connection.execute(text(f"DELETE FROM {table}"))
        for number, tenant in enumerate((world.alice, world.bob)):
            chance = random.Random(number)
            rows = [row for _ in range(300) for row in talk(chance, tenant)]
            for row in rows:
                put(work.connection, tenant, row)
            sell(work.connection, tenant, [row for row in rows if row["table"] == "conversations"], chance)
            spend(work.connection, tenant, chance)
    return world


def talk(chance: random.Random, tenant: Tenant) -> Iterator[Row]:
    at = NOW - timedelta(hours=chance.uniform(-20, 24 * chance.choice((7, 100))))
    conversation, profile = uuid4(), uuid4()
    yield {"table": "profiles", "id": profile, "created_at": at}
    said = list(messages(chance, conversation, at))
    yield {
        "table": "conversations",
        "id": conversation,
        "profile_id": profile,
        "visitor": "v",
        "state": "open",
        "locale": "en",
        "started_at": at,
        "last_at": said[-1]["at"] if said else at,
    }
    yield from said
    if chance.random() < 0.05:
        about = {"conversation_id": conversation, "number": 1, "method": "inbox", "external_id": str(conversation)}
        yield {"table": "rounds", **about, "began_at": at}
    answers = [one for one in said if one["author"] == "agent"]
    if answers and chance.random() < 0.05:
        yield {"table": "knowledge_gaps", "message_id": chance.choice(answers)["id"], "kind": "texts", "at": at}


def messages(chance: random.Random, conversation: object, at: datetime) -> Iterator[Row]:
    own = {"table": "messages", "conversation_id": conversation}
    if chance.random() < 0.1:
        yield {**own, "id": uuid4(), "author": "agent", "text": "Here is your order.", "at": at, "unasked": True}
    for _ in range(chance.randint(0, 4)):
        at += timedelta(minutes=chance.uniform(0.1, 90))
        yield {**own, "id": uuid4(), "author": "shopper", "text": chance.choice(ASKED), "at": at}
        at += timedelta(seconds=chance.uniform(0.01, 20))
        author = "staff" if chance.random() < 0.04 else "agent"
        outcome, intents = chance.choice(RARE if chance.random() < 0.1 else REPLIES)
        yield {
            **own,
            "id": uuid4(),
            "author": author,
            "text": "So it is.",
            "at": at,
            "envelope": json.dumps({"outcome": outcome}) if author == "agent" else None,
            "receipt": json.dumps({"intents": intents}) if author == "agent" else None,
            "helpful": chance.choice((None, None, None, True, False)) if author == "agent" else None,
        }


def sell(connection: Any, tenant: Tenant, talks: Sequence[Row], chance: random.Random) -> None:
    for number in range(300):
        after = chance.choice(talks)
        naming = chance.choice([str(after["id"]), str(after["id"]).upper(), str(uuid4()), "not an id", None])
        record = {
            "total": str(Decimal(chance.randint(100, 99999)) / 100),
            "currency": chance.choice(["USD", "USD", "EUR"]),
            "cancelled_at": chance.choice([None, None, "2026-11-01T00:00:00Z"]),
            "refunds": chance.choice([[], [{"amount": "1.50", "currency": ""}, {"amount": "9", "currency": "JPY"}]]),
            "attributes": [["gift", "yes"], *([["_shopfloor_chat", naming]] if naming else [])],
        }
        at = after["started_at"] + timedelta(hours=chance.uniform(-30, 60))
        row = {
            "id": 500 + number,
            "name_key": "",
            "confirmation_key": "",
            "email_hash": "",
            "record": json.dumps(record),
        }
        put(connection, tenant, {"table": "orders", **row, "created_at": at, "version": at})


def spend(connection: Any, tenant: Tenant, chance: random.Random) -> None:
    for back in range(0, 95, 3):
        day = NOW.astimezone(ZONE).date() - timedelta(days=back)
        row = {"day": day, "tokens": chance.randint(0, 9999), "money": Decimal(chance.randint(0, 9999)) / 1000}
        put(connection, tenant, {"table": "model_spending", **row})


def put(connection: Any, tenant: Tenant, row: Row) -> None:
    values = {"store_id": tenant.store.id, **{name: value for name, value in row.items() if name != "table"}}
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {row['table']} ({names}) VALUES ({places})"), values)


class Counted:
    """The same figures by Python alone, out of whole tables of both stores."""

    def __init__(self, world: World, tenant: Tenant, days: int) -> None:
        with world.services.begin() as work:
            tables = ("conversations", "messages", "rounds", "knowledge_gaps", "orders", "model_spending")
            held = {
                name: [dict(row) for row in work.connection.execute(text(f"SELECT * FROM {name}")).mappings()]
                for name in tables
            }
        self.own = {name: [row for row in rows if row["store_id"] == tenant.store.id] for name, rows in held.items()}
        self.last = NOW.astimezone(ZONE).date()
        self.first = self.last - timedelta(days=days - 1)
        self.talks = [one for one in self.own["conversations"] if self.falls(one["started_at"]) and self.asked(one)]

    def falls(self, at: datetime) -> bool:
        return self.first <= at.astimezone(ZONE).date() <= self.last

    def said(self, talk: Row) -> list[Row]:
        mine = [one for one in self.own["messages"] if one["conversation_id"] == talk["id"]]
        return sorted(mine, key=lambda one: one["sequence"])

    def asked(self, talk: Row) -> list[Row]:
        return [one for one in self.said(talk) if one["author"] == "shopper"]

    def ending(self, talk: Row) -> Ending:
        said = self.said(talk)
        outcomes = {(one["envelope"] or {}).get("outcome") for one in said}
        ids = {one["id"] for one in said}
        if any(one["conversation_id"] == talk["id"] for one in self.own["rounds"]):
            return Ending.ROUTED
        if "handed_off" in outcomes or any(one["author"] == "staff" for one in said):
            return Ending.ROUTED
        if outcomes & {"not_supported", "handoff_offered"}:
            return Ending.UNANSWERED
        if ids & {one["message_id"] for one in self.own["knowledge_gaps"]}:
            return Ending.UNANSWERED
        real = [one for one in said if (one["envelope"] or {}).get("outcome") == "answered" and self.wishes(one)]
        disliked = any(one["helpful"] is False for one in said)
        return Ending.RESOLVED if real and not disliked else Ending.UNSETTLED

    def wishes(self, message: Row) -> set[str]:
        found = set((message["receipt"] or {}).get("intents", []))
        return found if found - TALK else set()

    def waits(self, talks: Sequence[Row]) -> list[float]:
        found = []
        for one in talks:
            replies = [said["at"] for said in self.said(one) if said["author"] == "agent" and not said["unasked"]]
            if replies:
                found.append((min(replies) - min(said["at"] for said in self.asked(one))).total_seconds())
        return found

    def topics(self) -> Counter[str]:
        return Counter(what for one in self.talks for what in {w for said in self.said(one) for w in self.wishes(said)})

    def questions(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for one in self.talks:
            spoken = [said for said in self.said(one) if said["author"] in ("shopper", "agent")]
            meant = {a["text"] for a, b in pairwise(spoken) if a["author"] == "shopper" and self.wishes(b)}
            found.update({alike(words) for words in meant})
        return found

    def trade(self, day: date) -> tuple[int, Decimal]:
        began = {str(one["id"]): one["started_at"] for one in self.own["conversations"]}
        revenue = []
        for one in self.own["orders"]:
            record = one["record"] or {}
            named = dict(record.get("attributes", [])).get("_shopfloor_chat", "").lower()
            counts = record.get("currency") == "USD" and not record.get("cancelled_at") and named in began
            if counts and one["created_at"] >= began[named] and one["created_at"].astimezone(ZONE).date() == day:
                back = sum(Decimal(r["amount"]) for r in record["refunds"] if r["currency"] in ("", "USD"))
                revenue.append(Decimal(record["total"]) - back)
        return len(revenue), sum(revenue, Decimal(0))


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", ["alice", "bob"])
def test_every_figure_is_what_plain_python_counts(told: World, name: str, length: int) -> None:
    tenant: Tenant = getattr(told, name)
    overview, counted = seen(told, tenant, length), Counted(told, tenant, length)
    endings = Counter(counted.ending(one) for one in counted.talks)
    assert len(counted.talks) > length and set(endings) == set(Ending)
    assert overview.tally.conversations == len(counted.talks) == sum(day.tally.conversations for day in overview.days)
    assert {one: overview.tally.of(one) for one in Ending} == dict(endings)
    helpful = [one["helpful"] for talk in counted.talks for one in counted.said(talk)]
    assert (overview.tally.liked, overview.tally.disliked) == (helpful.count(True), helpful.count(False))
    waits = sorted(counted.waits(counted.talks))
    assert overview.tally.median == pytest.approx(median(waits), abs=1e-5)
    assert overview.tally.slow == pytest.approx(quantiles(waits, n=20, method="inclusive")[-1], abs=1e-5)
    local = Counter(one["started_at"].astimezone(ZONE).hour for one in counted.talks)
    assert list(overview.hours) == [local[hour] for hour in range(24)]
    assert {one.what: one.times for one in overview.topics} == counted.topics()


@pytest.mark.parametrize("name", ["alice", "bob"])
def test_each_day_is_what_plain_python_counts(told: World, name: str) -> None:
    tenant: Tenant = getattr(told, name)
    overview, counted = seen(told, tenant, 30), Counted(told, tenant, 30)
    assert [one.day for one in overview.days] == [counted.first + timedelta(days=at) for at in range(30)]
    spent = {one["day"]: (one["tokens"], one["money"]) for one in counted.own["model_spending"]}
    assert overview.trade.orders > 3
    for one in overview.days:
        talks = [talk for talk in counted.talks if talk["started_at"].astimezone(ZONE).date() == one.day]
        endings = Counter(counted.ending(talk) for talk in talks)
        assert one.tally.conversations == len(talks)
        assert {ending: one.tally.of(ending) for ending in Ending} == {ending: endings[ending] for ending in Ending}
        waits = counted.waits(talks)
        assert one.tally.median == (pytest.approx(median(waits), abs=1e-5) if waits else None)
        assert (one.trade.orders, one.trade.revenue) == counted.trade(one.day)
        assert (one.spending.tokens, one.spending.money) == spent.get(one.day, (0, Decimal(0)))


def test_questions_are_told_without_numbers_and_never_of_one_conversation_alone(told: World) -> None:
    overview, counted = seen(told, told.alice, 90), Counted(told, told.alice, 90)
    assert {alike(one.what): one.times for one in overview.questions} == counted.questions()
    assert all("100" not in one.what for one in overview.questions)
    spoken = [pair for one in counted.talks for pair in pairwise(counted.said(one))]
    once = next(a["id"] for a, b in spoken if a["author"] == "shopper" and counted.wishes(b))
    with changed(told, "UPDATE messages SET text = 'Asked once?' WHERE id = :id", id=once) as work:
        overview = work.figures.overview(told.alice.store, last_days(told.alice.store, 90, NOW))
    assert "Asked once?" not in {one.what for one in overview.questions}


def alike(words: str) -> str:
    return " ".join("…" if "#" in word else word for word in words.split()).strip(" ?!.").lower()


def test_a_store_without_a_conversation_has_figures_of_nothing(told: World) -> None:
    with changed(told, "DELETE FROM conversations; DELETE FROM model_spending") as work:
        overview = work.figures.overview(told.bob.store, last_days(told.bob.store, 7, NOW))
    assert overview.tally.conversations == 0 and overview.tally.median is None and overview.tally.satisfaction is None
    assert len(overview.days) == 7 and sum(overview.hours) == 0 and not overview.questions
    assert overview.trade.orders == 0 and overview.spending.money == 0


def seen(world: World, tenant: Tenant, length: int) -> Overview:
    with world.services.begin() as work:
        return work.figures.overview(tenant.store, last_days(tenant.store, length, NOW))


@contextmanager
def changed(world: World, statement: str, **values: object) -> Iterator[Work]:
    """Change what was told, for as long as it is looked at."""
    with world.services.begin() as work, work.connection.begin_nested() as point:
        work.connection.execute(text(statement), values)
        yield work
        point.rollback()
