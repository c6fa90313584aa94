"""Connecting again and leaving put in order what stands at Zendesk."""

import pytest
from werkzeug.test import TestResponse

from domain.handoff.tickets import HandoffMethod
from tests.blueprints.callers import merchant, rows
from tests.blueprints.connecting.zendesk_logins import connect, steer
from tests.blueprints.platforms import Platforms
from tests.world import Tenant, World


def test_connecting_again_gives_the_old_token_back_and_keeps_one_webhook(remote: Platforms, world: World) -> None:
    connect(remote, world)
    (first,) = remote.zendesk_account("acme").grants.tokens
    connect(remote, world)
    (second,) = remote.zendesk_account("acme").grants.tokens
    assert first != second and len(remote.zendesk_account("acme").webhooks) == 1


def end(remote: Platforms, world: World, tenant: Tenant) -> TestResponse:
    return remote.browser().post("/admin/handoff/zendesk/end", data={}, headers=merchant(world, tenant))


ADVICE = "delete the webhook"


def ended(remote: Platforms, world: World, tenant: Tenant) -> str:
    """Disconnect as that tenant; return the page, which says so and what is left to do there."""
    answer = end(remote, world, tenant)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "Disconnected." in page
    return page


@pytest.mark.parametrize("late", [False, True])
def test_disconnecting_takes_webhook_and_token_away_and_falls_back_to_the_inbox(
    remote: Platforms, world: World, late: bool
) -> None:
    connect(remote, world)
    if late:
        steer(remote, "clock", {"advance": 3600})
        with remote.services.begin() as work:
            work.handoffs.expire(world.alice.store, HandoffMethod.ZENDESK, remote.services.now())
    assert ADVICE not in ended(remote, world, world.bob)
    account = remote.zendesk_account("acme")
    assert account.webhooks and account.grants.tokens
    assert ADVICE not in ended(remote, world, world.alice)
    assert not account.webhooks and not account.grants.tokens
    assert rows(world, "helpdesks") == 0
    with remote.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).method is HandoffMethod.INBOX


def test_a_zendesk_that_cannot_be_asked_is_left_all_the_same_and_that_is_told(remote: Platforms, world: World) -> None:
    connect(remote, world)
    steer(remote, "faults", {"path": "webhooks*", "status": 500})
    assert ADVICE in ended(remote, world, world.alice)
    assert rows(world, "helpdesks") == 0
