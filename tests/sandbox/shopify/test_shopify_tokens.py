from __future__ import annotations

import pytest

from sandbox.shopify.installations import Installation
from sandbox.shopify.tokens import REFRESH_LIFETIME, REUSE_WINDOW, TokenIssuer, TokenRefused


class Clock:
    now = 1_795_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(clock: Clock) -> TokenIssuer:
    return TokenIssuer(clock=clock)


@pytest.fixture
def alice() -> Installation:
    return Installation(installed=True, scopes="read_products")


@pytest.fixture
def bob() -> Installation:
    return Installation(installed=True, scopes="read_products")


def test_an_expiring_answer_names_both_lifetimes(desk: TokenIssuer, alice: Installation) -> None:
    answer = desk.issue_expiring(alice)
    assert answer["access_token"].startswith("shpat_") and answer["refresh_token"].startswith("shprt_")
    assert (answer["expires_in"], answer["refresh_token_expires_in"]) == (3600, 7_776_000)
    assert answer["scope"] == "read_products"


def test_an_access_token_stops_after_its_hour(desk: TokenIssuer, clock: Clock, alice: Installation) -> None:
    token = desk.issue_expiring(alice)["access_token"]
    assert desk.problem_with(alice, token) is None
    clock.now += 3600
    assert desk.problem_with(alice, token) == "unknown"


def test_one_shops_token_is_unknown_to_another(desk: TokenIssuer, alice: Installation, bob: Installation) -> None:
    answer = desk.issue_expiring(alice)
    desk.issue_expiring(bob)
    assert desk.problem_with(bob, answer["access_token"]) == "unknown"
    with pytest.raises(TokenRefused):
        desk.refresh(bob, answer["refresh_token"])


def test_a_refresh_leaves_the_old_access_token_valid(desk: TokenIssuer, alice: Installation) -> None:
    first = desk.issue_expiring(alice)
    second = desk.refresh(alice, first["refresh_token"])
    assert desk.problem_with(alice, first["access_token"]) is None
    assert desk.problem_with(alice, second["access_token"]) is None


def test_a_used_refresh_token_works_until_its_replacement_is_used(desk: TokenIssuer, alice: Installation) -> None:
    first = desk.issue_expiring(alice)["refresh_token"]
    desk.refresh(alice, first)
    again = desk.refresh(alice, first)["refresh_token"]
    desk.refresh(alice, again)
    with pytest.raises(TokenRefused, match="invalid_grant"):
        desk.refresh(alice, first)


def test_a_used_refresh_token_dies_thirty_days_after_its_first_use(
    desk: TokenIssuer, clock: Clock, alice: Installation
) -> None:
    first = desk.issue_expiring(alice)["refresh_token"]
    desk.refresh(alice, first)
    clock.now += REUSE_WINDOW
    with pytest.raises(TokenRefused):
        desk.refresh(alice, first)


def test_an_unused_refresh_token_dies_after_ninety_days(desk: TokenIssuer, clock: Clock, alice: Installation) -> None:
    first = desk.issue_expiring(alice)["refresh_token"]
    clock.now += REFRESH_LIFETIME - 1
    second = desk.refresh(alice, first)["refresh_token"]
    clock.now += REFRESH_LIFETIME
    with pytest.raises(TokenRefused):
        desk.refresh(alice, second)


def test_a_new_acquisition_kills_older_refresh_tokens_but_not_access_tokens(
    desk: TokenIssuer, alice: Installation
) -> None:
    first = desk.issue_expiring(alice)
    desk.issue_expiring(alice)
    assert desk.problem_with(alice, first["access_token"]) is None
    with pytest.raises(TokenRefused):
        desk.refresh(alice, first["refresh_token"])


def test_a_permanent_token_migrates_to_an_expiring_pair(desk: TokenIssuer, alice: Installation) -> None:
    permanent = desk.issue_permanent(alice)
    assert "expires_in" not in permanent
    assert desk.problem_with(alice, permanent["access_token"]) == "permanent"
    assert desk.migrate(alice, permanent["access_token"])["expires_in"] == 3600
    with pytest.raises(TokenRefused):
        desk.migrate(alice, "shpat_unknown")
