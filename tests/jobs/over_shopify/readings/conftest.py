"""A store that was read whole, an hour ago; no webhook of it ever comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from domain.imports import ImportState
from domain.stores import Store
from jobs import imports
from runtime.services import Services
from tests.backdrops import keep, show
from tests.domain.stage import let_an_hour_pass
from tests.jobs.over_shopify.readings.stores_read import embedded
from tests.jobs.shopify import Shopify, progress, shopify

READ = "read"  # the rows of a store that was read whole


@dataclass
class Kept:
    """A store that the first test reads whole, and its shop as the sandbox left it in `folder`."""

    folder: Path
    store: Store | None = None


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def shop(services: Services, kept: Kept, tmp_path: Path) -> Iterator[Shopify]:
    keys = services.settings.shopify
    assert keys is not None
    copytree(kept.folder, tmp_path, dirs_exist_ok=True)
    with shopify(keys.id, keys.secret, state=tmp_path) as running:
        yield running


@pytest.fixture
def store(house: Services, shop: Shopify, kept: Kept, tmp_path: Path) -> Store:
    """A store that was read whole, an hour ago; no webhook of it ever comes."""
    if kept.store is None:
        kept.store = shop.let_in(house)
        imports.import_store(str(kept.store.id))
        assert progress(house, kept.store).state is ImportState.DONE
        shop.sandbox.shopify.extensions["sandbox_snapshots"].write_changes()
        copytree(tmp_path, kept.folder, dirs_exist_ok=True)
        keep(house, READ)
    show(house, READ)
    let_an_hour_pass(house)
    embedded(house).clear()
    return kept.store
