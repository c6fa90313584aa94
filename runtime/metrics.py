"""Numbers for operators, in Prometheus's words. Labels never name a store or a person."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from domain.privacy.records import LATE
from runtime.listener_slots import ListenerSlots
from storage.backlogs import Backlog, read_backlog
from storage.database import DatabaseUnavailable
from storage.privacy import count_late
from storage.work import Work

TURN_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds; composed in tens of ms, a model in seconds
LOOK_EVERY = 5.0  # seconds; whoever asks oftener is told the last look again, since anybody may ask
# Each holds one slot of that kind: a shopper among those of the store, staff among theirs.
LISTENERS = {"shopper": "store", "staff": "staff"}

Begin = Callable[[], AbstractContextManager[Work]]


class Metrics:
    """What this process counted since it started, and what waits over all processes."""

    def __init__(self, begin: Begin, now: Callable[[], datetime], listener_slots: ListenerSlots) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        self.registry.register(BacklogCollector(begin, now))
        self.answers = Counter(
            "shopfloor_answers", "Answers given to shoppers, by outcome.", ["outcome"], registry=self.registry
        )
        self.turn_seconds = Histogram(
            "shopfloor_turn_seconds", "Time to make and keep one answer.", buckets=TURN_BUCKETS, registry=self.registry
        )
        self.webhooks = Counter(
            "shopfloor_webhooks",
            "Webhook deliveries, by sender and result: kept, repeated, unknown, refused or failed.",
            ["sender", "result"],
            registry=self.registry,
        )

        self.streams = Gauge(
            "shopfloor_live_streams",
            "Streams of live events that are open, by listener.",
            ["listener"],
            registry=self.registry,
        )
        for listener, kind in LISTENERS.items():
            self.streams.labels(listener).set_function(partial(listener_slots.held, kind))

    def text(self) -> bytes:
        """Return all of it in Prometheus's text format."""
        return generate_latest(self.registry)


class BacklogCollector(Collector):
    """Gauges read from the database when somebody looks. While it is away, they are left out."""

    def __init__(self, begin: Begin, now: Callable[[], datetime]) -> None:
        self.begin = begin
        self.now = now
        self.looked_at = -LOOK_EVERY
        self.seen: list[Metric] = []

    def collect(self) -> Iterator[Metric]:
        if time.monotonic() - self.looked_at >= LOOK_EVERY:
            self.seen = self.look()
            self.looked_at = time.monotonic()
        yield from self.seen

    def look(self) -> list[Metric]:
        up = GaugeMetricFamily("shopfloor_database_up", "Whether PostgreSQL answers: 1 or 0.")
        try:
            with self.begin() as work:
                found = read_backlog(work.connection)
                late = count_late(work.connection, self.now() - LATE)
        except DatabaseUnavailable:
            up.add_metric([], 0)
            return [up]
        up.add_metric([], 1)
        overdue = GaugeMetricFamily("shopfloor_late_privacy_requests", "Privacy requests near or past their deadline.")
        overdue.add_metric([], late)
        return [up, overdue, *gauges(found, self.now())]


def gauges(found: Backlog, now: datetime) -> Iterator[Metric]:
    yield by("state", "shopfloor_inbox_deliveries", "Shopify's deliveries that are not applied yet.", found.deliveries)
    yield by("state", "shopfloor_outbox_tickets", "Tickets that are not delivered yet.", found.tickets)
    yield by("task", "shopfloor_follow_ups", "What deliveries ask to be done after them.", found.follow_ups)
    given_up = GaugeMetricFamily("shopfloor_follow_ups_given_up", "Follow-ups that a person has to look at.")
    given_up.add_metric([], found.given_up)
    yield given_up
    waiting = GaugeMetricFamily(
        "shopfloor_oldest_waiting_seconds", "How long the oldest has waited; 0 while none does.", labels=["what"]
    )
    oldest = {"delivery": found.oldest_delivery, "ticket": found.oldest_ticket, "letter": found.oldest_letter}
    for what, since in oldest.items():
        waiting.add_metric([what], max(0.0, (now - since).total_seconds()) if since else 0.0)
    yield waiting


def by(label: str, name: str, meaning: str, counts: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, meaning, labels=[label])
    for value, count in counts.items():
        family.add_metric([value], count)
    return family
