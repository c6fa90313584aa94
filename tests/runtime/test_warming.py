"""What a process loads before its first answer."""

import gc
from collections.abc import Iterator

import pytest

from runtime.services import Services


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    often = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*often)


def test_no_answer_waits_until_all_that_was_loaded_is_looked_through_for_garbage(services: Services) -> None:
    kept = ["a list that the collector follows"], gc.get_freeze_count()
    services.warm_up()
    assert gc.get_freeze_count() > kept[1]
    assert not any(one is kept[0] for one in gc.get_objects())
