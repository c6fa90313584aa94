"""What the overview costs, counted in pages that PostgreSQL looks at, which no busy machine changes."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from domain.figures.periods import last_days
from runtime.services import Services
from storage.figure_statements import TALLIES, TOPICS
from storage.figures import given
from tests.backdrops import Backdrop
from tests.blueprints.watching import watched
from tests.world import Tenant, World

TALKS = {"alice": 6000, "bob": 600}
PAGES_A_TALK = 1  # looking for the messages of each conversation by itself takes three and a half
MADE = """
    WITH made AS (
        SELECT gen_random_uuid() AS id,
            now() - n * interval '80 days' / :talks AS began FROM generate_series(1, :talks) AS n
    ), talks AS (
        INSERT INTO conversations (store_id, id, profile_id, visitor, state, locale, started_at, last_at)
        SELECT :store, id, :profile, 'v', 'open', 'en', began, began + interval '1 minute' FROM made
    )
    INSERT INTO messages (store_id, id, conversation_id, author, text, at, envelope, receipt)
    SELECT :store, gen_random_uuid(), id, (ARRAY['shopper', 'agent'])[1 + n % 2], 'words',
        began + n * interval '1 second',
        CASE WHEN n % 2 = 1 THEN CAST('{"outcome": "answered"}' AS jsonb) END,
        CASE WHEN n % 2 = 1 THEN CAST('{"intents": ["policy"]}' AS jsonb) END
    FROM made, generate_series(0, 5) AS n
"""


@pytest.fixture(scope="module")
def busy(migrated: Services, furnished: Backdrop) -> Iterator[World]:
    world = furnished.put_up(Services(migrated.settings))
    engine = world.services.storage.database.engine
    for name, count in TALKS.items():
        tenant: Tenant = getattr(world, name)
        told = {"store": tenant.store.id, "talks": count, "profile": uuid4()}
        with world.services.begin() as work:
            for table in ("conversations", "profiles"):
                work.connection.execute(text(f"DELETE FROM {table} WHERE store_id = :store"), told)
            work.connection.execute(
                text("INSERT INTO profiles (store_id, id, created_at) VALUES (:store, :profile, now())"), told
            )
            work.connection.execute(text(MADE), told)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE conversations, messages, knowledge_gaps, rounds")
    yield world
    world.services.storage.database.close()


def pages(world: World, tenant: Tenant, statement: str) -> int:
    """Return how many pages are looked at for ninety days."""
    period = last_days(tenant.store, 90, world.services.now())
    with world.services.begin() as work:
        explained = text(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}")
        found: list[dict[str, Any]] = work.connection.execute(explained, given(tenant.store, period)).scalar_one()
    plan = found[0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


@pytest.mark.parametrize("statement", [TALLIES, TOPICS], ids=["tallies", "topics"])
def test_a_conversation_costs_less_than_a_page(busy: World, statement: str) -> None:
    with busy.services.begin() as work:
        overview = work.figures.overview(busy.alice.store, last_days(busy.alice.store, 90, busy.services.now()))
    assert overview.tally.conversations == TALKS["alice"]
    assert pages(busy, busy.alice, statement) < TALKS["alice"] * PAGES_A_TALK


def test_as_many_statements_are_asked_for_many_days_as_for_few(busy: World) -> None:
    def asked(days: int) -> list[str]:
        period = last_days(busy.alice.store, days, busy.services.now())
        with watched(busy) as seen, busy.services.begin() as work:
            work.figures.overview(busy.alice.store, period)
        return [statement for statement, _ in seen]

    assert asked(7) == asked(90) and len(asked(90)) == 5
