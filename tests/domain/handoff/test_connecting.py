"""A helpdesk's tokens are renewed once, by whoever comes first."""

import threading
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.connecting import MARGIN, Connected, HelpdeskSecrets, helpdesk_token
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store
from tests.world import World

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass
class Vendor:
    """A helpdesk's token endpoint, in this process, that takes its time."""

    asked: list[str] = field(default_factory=list)
    problem: RemoteError | None = None

    def refresh(self, account: Connected) -> HelpdeskSecrets:
        self.asked.append(account.secrets.refresh)
        time.sleep(0.1)
        if self.problem is not None:
            raise self.problem
        number = len(self.asked)
        expires = NOW + timedelta(minutes=30)
        return replace(account.secrets, access=f"access-{number}", refresh=f"refresh-{number}", expires_at=expires)


def connect(world: World, store: Store, left: timedelta) -> None:
    secrets = HelpdeskSecrets("old-access", "old-refresh", NOW + left, "hook", "7")
    with world.services.begin() as work:
        work.handoffs.connect(store, Connected(HandoffMethod.ZENDESK, "acme", secrets), NOW)


def token(world: World, store: Store, vendor: Vendor) -> str:
    return helpdesk_token(store, HandoffMethod.ZENDESK, world.services.begin, vendor.refresh, lambda: NOW)


def account(world: World, store: Store) -> Connected:
    with world.services.begin() as work:
        found = work.handoffs.connected(store, HandoffMethod.ZENDESK)
    assert found is not None
    return found


def test_a_token_with_time_left_is_used_as_it_is(stage: World) -> None:
    vendor = Vendor()
    connect(stage, stage.alice.store, MARGIN + timedelta(seconds=1))
    assert (token(stage, stage.alice.store, vendor), vendor.asked) == ("old-access", [])


def test_sixteen_callers_at_expiry_refresh_once(stage: World) -> None:
    vendor, found = Vendor(), []
    connect(stage, stage.alice.store, MARGIN)
    threads = [
        threading.Thread(target=lambda: found.append(token(stage, stage.alice.store, vendor))) for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (found, vendor.asked) == (["access-1"] * 16, ["old-refresh"])
    kept = account(stage, stage.alice.store).secrets
    assert (kept.refresh, kept.webhook, kept.own_user) == ("refresh-1", "hook", "7")


def test_a_refusal_leaves_advice_with_its_account_alone(stage: World) -> None:
    vendor = Vendor(problem=CredentialsRejected("zendesk", "400"))
    for tenant in (stage.alice, stage.bob):
        connect(stage, tenant.store, timedelta(0))
    with pytest.raises(CredentialsRejected):
        token(stage, stage.alice.store, vendor)
    assert "Connect Zendesk again" in account(stage, stage.alice.store).advice
    vendor.problem = None
    assert token(stage, stage.bob.store, vendor) == "access-2"
    assert account(stage, stage.bob.store).advice == ""


def test_connecting_again_takes_the_advice_away(stage: World) -> None:
    connect(stage, stage.alice.store, timedelta(0))
    with pytest.raises(CredentialsRejected):
        token(stage, stage.alice.store, Vendor(problem=CredentialsRejected("zendesk", "400")))
    connect(stage, stage.alice.store, timedelta(hours=1))
    assert account(stage, stage.alice.store).advice == ""


def test_a_helpdesk_that_is_away_changes_nothing(stage: World) -> None:
    connect(stage, stage.alice.store, timedelta(0))
    with pytest.raises(RemoteError):
        token(stage, stage.alice.store, Vendor(problem=RemoteError("zendesk", "503")))
    kept = account(stage, stage.alice.store)
    assert (kept.secrets.access, kept.advice) == ("old-access", "")


def test_a_store_that_is_not_connected_is_told_what_helps(stage: World) -> None:
    with pytest.raises(CredentialsRejected) as caught:
        token(stage, stage.alice.store, Vendor())
    assert "Connect Zendesk again" in caught.value.advice
