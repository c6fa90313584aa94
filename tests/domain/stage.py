"""A world with a light embedder, and the hands that deliver to it."""

import asyncio
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from domain.applying import FollowUp, Task
from domain.draining import BATCH, drain
from domain.errors import RemoteError
from domain.inbox import Delivery, Intake, Receipt
from domain.stores import Store
from jobs.follow_ups import embed_words
from runtime.services import Services
from runtime.settings import Settings
from storage.intake import GroupCommit
from tests.world import World

MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
RECORDS = ("products", "orders", "customers", "documents")


@dataclass
class CountingEmbedder:
    """Bags of words as vectors: texts that share words are near. `texts` holds what was embedded."""

    name: str = "words"
    dimension: int = 64
    texts: list[str] = field(default_factory=list)
    failing: bool = False

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        if self.failing:
            raise RemoteError("embeddings", "away")
        self.texts.extend(texts)
        return [self.vector(one) for one in texts]

    def liken(self, question: str, texts: Sequence[str]) -> list[float]:
        asked = self.vector(question)
        return [sum(map(float.__mul__, asked, self.vector(one))) for one in texts]

    def vector(self, words: str) -> list[float]:
        found = [0.01] * self.dimension
        for word in re.findall(r"\w+", words.lower()):
            found[hashlib.sha256(word.encode()).digest()[0] % self.dimension] += 1
        length = sum(value * value for value in found) ** 0.5
        return [value / length for value in found]


def lightly_embedding(services: Services) -> Services:
    """Return the same services with a light embedder and nothing remembered."""
    found = Services(replace(services.settings))
    vars(found)["embedder"] = CountingEmbedder()
    return found


def embedder_of(world: World) -> CountingEmbedder:
    embedder = world.services.embedder
    assert isinstance(embedder, CountingEmbedder)
    return embedder


def at(minutes: float) -> datetime:
    return MORNING + timedelta(minutes=minutes)


def put(
    world: World, store: Store, topic: str, payload: Mapping[str, Any] | bytes, minutes: float, webhook: str = ""
) -> bool:
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    delivery = Delivery(webhook or str(uuid4()), str(uuid4()), topic, at(minutes), body)
    return take_in(world.services, store, delivery) == [Intake.KEPT]


def take_in(services: Services, store: Store, *told: Delivery) -> list[Intake]:
    """Keep them as the front does, by one commit."""

    async def keep() -> list[Receipt]:
        intake = GroupCommit(services.settings.database_url)
        try:
            return await asyncio.gather(*(intake.keep(store.shop, one) for one in told))
        finally:
            await intake.close()

    return [receipt.result for receipt in asyncio.run(keep())]


def drain_all(world: World, store: Store, batch: int = BATCH) -> list[FollowUp]:
    """Drain until nothing more waits, and embed what has new words; return the other follow-ups."""
    follow_ups: list[FollowUp] = []
    more = True
    while more:
        with world.services.begin() as work:
            drained = drain(store, work, world.services.read_delivery, batch)
        follow_ups += drained.follow_ups
        more = drained.more
    embed_all(world, store)
    return [one for one in follow_ups if one.task is not Task.EMBED_WORDS]


def embed_all(world: World, store: Store) -> None:
    with world.services.begin() as work:
        claims = work.follow_ups.claim(store, Task.EMBED_WORDS, limit=1000, lease=timedelta(minutes=1))
    if claims:
        embed_words(world.services, store, claims)


def rows(services: Services, table: str, store: Store, but: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return every row of the store's in `table`, in a fixed order, without the columns in `but`."""
    query = text(f"SELECT to_jsonb({table}) FROM {table} WHERE store_id = :store")
    with services.begin() as work:
        found = [dict(row) for row in work.connection.scalars(query, {"store": store.id})]
    kept = [{name: value for name, value in row.items() if name not in but} for row in found]
    return sorted(kept, key=lambda row: json.dumps(row, sort_keys=True))


def vectors(services: Services, store: Store) -> list[tuple[str, str]]:
    """Return every text that is kept with a vector, with the record it belongs to."""
    found: list[tuple[str, str]] = []
    with services.begin() as work:
        for shelf in ("products", "texts"):
            query = text(f"SELECT metadata_->>'ref_doc_id', text FROM {store.schema}.data_{shelf}")
            found += [(row[0], row[1]) for row in work.connection.execute(query)]
    return sorted(found)


def held(services: Services, store: Store) -> dict[str, Any]:
    """Return all records of the store's with their vectors."""
    return {**{table: rows(services, table, store) for table in RECORDS}, "vectors": vectors(services, store)}


def deliveries(services: Services, store: Store) -> list[tuple[str, str, str]]:
    """Return (topic, state, reason) of each delivery, in the order they came."""
    query = text("SELECT topic, state, reason FROM inbox WHERE store_id = :store ORDER BY id")
    with services.begin() as work:
        return [(row[0], row[1], row[2]) for row in work.connection.execute(query, {"store": store.id})]


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment from which a process of its own reads the same settings."""
    assert settings.shopify is not None
    return {
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "SHOPIFY_API_KEY": settings.shopify.id,
        "SHOPIFY_API_SECRET": settings.shopify.secret,
        "SHOPIFY_ORIGIN": settings.shopify_origin,
        "ZENDESK_CLIENT_ID": "shopfloor-demo",
        "ZENDESK_CLIENT_SECRET": "shopfloor-demo-secret",
        "SECRET_KEY": settings.secret_key,
        "SEALING_KEYS": ",".join(settings.sealing_keys),
        "VAR_DIR": str(settings.var_dir),
        "APP_URL": settings.app_url,
        "LOG_LEVEL": "WARNING",
    }


def let_an_hour_pass(services: Services) -> None:
    """Make everything that is held be held for an hour."""
    with services.storage.database.transaction() as connection:
        connection.execute(text("UPDATE products SET kept_at = kept_at - interval '1 hour'"))
