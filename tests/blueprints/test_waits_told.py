"""Who did a thing too often is told how long to wait, where that is minutes."""

import json

import pytest

from blueprints.errors import refusal_of
from domain.errors import TooManyAttempts


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(5, "wait a little"), (60, "again in 1 minute."), (61, "again in 2 minutes"), (900, "again in 15 minutes")],
)
def test_a_long_wait_is_told_in_minutes(seconds: int, told: str) -> None:
    refusal = refusal_of(TooManyAttempts(seconds), "/chat/identify")
    assert told in json.loads(refusal.body)["detail"] and refusal.headers["Retry-After"] == str(seconds)


def test_advice_stands_for_the_wait() -> None:
    assert json.loads(refusal_of(TooManyAttempts(900, "Ask a person."), "/").body)["detail"] == "Ask a person."
