"""Two furnished stores that stand through a whole module, tidied before each test."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from runtime.services import Services
from tests.conftest import empty
from tests.world import World, furnish

# What callers leave behind. What a store has learned stays: tests that change it ask for `fresh_world`.
LEFT_BEHIND = "inbox, conversations, messages, profiles, visitors, outbox, handoff_settings, helpdesks, tokens, imports"


@pytest.fixture(scope="module")
def standing(migrated: Services) -> World:
    empty(migrated)
    return furnish(Services(migrated.settings))


@pytest.fixture
def world(standing: World) -> World:
    with standing.services.begin() as work:
        work.connection.execute(text(f"TRUNCATE {LEFT_BEHIND}, oauth_states CASCADE"))
        work.connection.execute(text("UPDATE stores SET state = 'installed', uninstalled_at = NULL, url = ''"))
    standing.services.redis.flushdb()
    return World(Services(replace(standing.services.settings)), standing.alice, standing.bob)


@pytest.fixture
def services(world: World) -> Services:
    return world.services


@pytest.fixture
def fresh_world(migrated: Services) -> World:
    """The same, furnished for one test alone. Not to be mixed with `world` in one module."""
    empty(migrated)
    return furnish(Services(migrated.settings))
