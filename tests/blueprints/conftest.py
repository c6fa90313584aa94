"""Two furnished stores that stand through a whole module, tidied before each test."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from domain.stores import ShopDomain
from runtime.services import Services
from tests.backdrops import Backdrop
from tests.blueprints.callers import ChatShopper, visitor_of
from tests.blueprints.platforms import OTHER_SHOP, SHOP, Platforms, platforms
from tests.world import World

# What callers leave behind; messages and outbox go with their conversations. What a store has learned stays: tests
# that change it ask for `fresh_world`.
LEFT_BEHIND = (
    *("inbox", "profiles", "handoff_settings", "helpdesks", "tokens", "imports", "oauth_states"),
    "activity_log",
    *("team_members", "team_numbers", "team_templates"),
)


@pytest.fixture(scope="module")
def standing(migrated: Services, furnished: Backdrop) -> World:
    return furnished.put_up(Services(migrated.settings))


@pytest.fixture
def world(standing: World) -> World:
    with standing.services.begin() as work:
        for table in LEFT_BEHIND:
            work.connection.execute(text(f"DELETE FROM {table}"))
        fresh = (
            "state = 'installed', uninstalled_at = NULL, url = '', road = 'code_grant', scopes = '', "
            "scopes_at = NULL, details_at = NULL, "
            "chat_audience = 'everyone', chat_share = 100, chat_paused = false, chat_greetings = '{}'"
        )
        work.connection.execute(text(f"UPDATE stores SET {fresh}"))
    standing.services.redis.flushdb()
    return standing


@pytest.fixture
def services(world: World) -> Services:
    return world.services


@pytest.fixture
def fresh_world(migrated: Services, furnished: Backdrop) -> World:
    """The same for one test alone. Not to be mixed with `world` in one module."""
    return furnished.put_up(Services(migrated.settings))


@pytest.fixture
def remote(world: World) -> Iterator[Platforms]:
    """The remote systems beside an app that knows none of their shops yet."""
    with platforms(world.services) as running:
        yield running
        with world.services.begin() as work:
            for shop in (SHOP, OTHER_SHOP):
                if store := work.stores.of_shop(ShopDomain.parse(shop)):
                    work.stores.erase(store)


@pytest.fixture
def alices(world: World) -> ChatShopper:
    return visitor_of(world, world.alice)
