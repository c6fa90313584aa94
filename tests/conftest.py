"""The world the tests live in: real PostgreSQL and Redis, two stores, two shoppers in each."""

import gc
import os
from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory

import pytest
from cryptography.fernet import Fernet

from integrations.embeddings import MiniLM
from runtime.engines import Engines, embedded_engines
from runtime.engines.postgres import SETTINGS
from runtime.services import Services
from runtime.settings import Settings
from tests.backdrops import BARE, Backdrop, keep, show
from tests.world import World

ROOM = 4_000_000_000  # bytes


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without looking for garbage, then or later, among eleven thousand tests that are all kept."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def one_model() -> Iterator[None]:
    """The embedding model is loaded once by each process, as a server does, and not by each house of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("runtime.services.MiniLM", cache(MiniLM))
        yield


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    """The engines that DATABASE_URL, whose role may create databases, and REDIS_URL name, else ones of this session."""
    given = os.environ.get("DATABASE_URL") or None, os.environ.get("REDIS_URL") or None
    # Not in pytest's own folder, which every other run closes to PostgreSQL's account, and keeps.
    with TemporaryDirectory(prefix="engines-", dir=quick_folder()) as folder, pytest.MonkeyPatch.context() as patch:
        # No test asks what a power cut leaves, and waiting for the disk took half a minute at the end alone.
        patch.setitem(SETTINGS, "fsync", "off")
        # Each house of a test keeps its own connections, hundreds of houses in one tester.
        patch.setitem(SETTINGS, "max_connections", "600")
        # Databases live for a second here, and one that is being tidied could not be dropped.
        patch.setitem(SETTINGS, "autovacuum", "off")
        with embedded_engines(Path(folder), *given) as running:
            patch.undo()
            yield running


def quick_folder() -> str | None:
    """Return where files are kept in memory, if there is room: each test makes some hundred anew for PostgreSQL."""
    found = Path("/dev/shm")
    return str(found) if found.is_dir() and disk_usage(found).free > ROOM else None


@pytest.fixture(scope="session")
def settings(engines: Engines) -> Settings:
    """Settings of a fully equipped server. Its models are cached where a developer's are."""
    return Settings.from_env(
        {
            **engines.environment(),
            "SHOPIFY_API_KEY": "test-client",
            "SHOPIFY_API_SECRET": "test-secret-of-the-app-long-enough-for-hmac",
            "SHOPIFY_API_SECRET_OLD": "test-secret-before-this-one-and-as-long",
            "ZENDESK_CLIENT_ID": "shopfloor-demo",
            "ZENDESK_CLIENT_SECRET": "shopfloor-demo-secret",
            "GORGIAS_CLIENT_ID": "shopfloor-demo",
            "GORGIAS_CLIENT_SECRET": "shopfloor-demo-secret",
            "SECRET_KEY": "a secret of the tests, long enough to be taken",
            "SEALING_KEYS": Fernet.generate_key().decode(),
            "VAR_DIR": str(Path(os.environ.get("VAR_DIR") or "var").resolve()),
            "LOG_LEVEL": "WARNING",
        }
    )


@pytest.fixture(scope="session")
def migrated(settings: Settings) -> Services:
    services = Services(settings)
    services.storage.database.migrate()
    keep(services, BARE)
    return services


@pytest.fixture
def services(migrated: Services, request: pytest.FixtureRequest) -> Services:
    """The house with empty tables, empty queues and no limits counted; the world's house where a test has a world."""
    if "world" in request.fixturenames:
        found: World = request.getfixturevalue("world")
        return found.services
    show(migrated, BARE)
    return Services(replace(migrated.settings))


@pytest.fixture(scope="session")
def furnished() -> Backdrop:
    return Backdrop("furnished")


@pytest.fixture
def world(migrated: Services, furnished: Backdrop) -> World:
    """Two stores, Alice's and Bob's, each with a catalogue, policies, two customers and their orders."""
    return furnished.put_up(Services(replace(migrated.settings)))


@pytest.fixture(scope="session")
def scenery() -> Backdrop:
    return Backdrop("scenery")
