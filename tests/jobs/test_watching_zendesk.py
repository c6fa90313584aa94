"""Where Zendesk's webhooks are lost, staff's answers reach the chat all the same, once each."""

import itertools
from collections.abc import Iterator
from uuid import UUID

import pytest
import requests

from domain.conversations import Author
from domain.handoff.tickets import HandoffMethod
from jobs import tickets, watching
from runtime.vendors import ZendeskVendor
from sandbox.zendesk import create_app
from tests.domain.talks import WISH, choose, kept, outgoing_of, say, start
from tests.servers import served
from tests.world import Tenant, World

ACCOUNTS = itertools.count(1)
NOWHERE = "http://127.0.0.1:1"  # every webhook to there is lost


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with served(create_app(NOWHERE)) as base:
        yield base


@pytest.fixture
def accounts(stage: World, base: str) -> dict[str, str]:
    """Return each store's account by the store's shop, Alice's and Bob's."""
    house = stage.services
    vars(house.helpdesks)["app_url"] = NOWHERE
    house.helpdesks.vendors[HandoffMethod.ZENDESK] = ZendeskVendor(house.settings.zendesk, base + "/{account}", "")
    named = {}
    for tenant in (stage.alice, stage.bob):
        named[str(tenant.store.shop)] = name = f"watched-{next(ACCOUNTS)}"
        house.helpdesks.connect_directly(tenant.store, HandoffMethod.ZENDESK, name, "", "")
        choose(stage, tenant, HandoffMethod.ZENDESK)
    return named


def handed_over(world: World, tenant: Tenant) -> UUID:
    conversation = start(world, tenant)
    say(world, tenant, conversation, WISH["en"])
    say(world, tenant, conversation, "yes, jane@example.com")
    outgoing = outgoing_of(world, tenant, conversation)
    assert outgoing is not None
    tickets.deliver_ticket(str(outgoing.id))
    return conversation


def heard(world: World, tenant: Tenant, conversation: UUID) -> list[str]:
    return [one.text for one in kept(world, tenant, conversation).messages if one.author is Author.STAFF]


def test_what_staff_wrote_is_found_by_asking_once_and_in_its_own_store(
    stage: World, base: str, accounts: dict[str, str]
) -> None:
    alices, bobs = handed_over(stage, stage.alice), handed_over(stage, stage.bob)
    outgoing = outgoing_of(stage, stage.alice, alices)
    assert outgoing is not None
    page = f"{base}/{accounts[str(stage.alice.store.shop)]}/agent/tickets/{outgoing.ref.id}"
    requests.post(page, data={"text": "It leaves today."}, timeout=5, allow_redirects=False).raise_for_status()
    for _ in range(2):
        for tenant in (stage.alice, stage.bob):
            watching.watch_tickets(str(tenant.store.id))
    assert heard(stage, stage.alice, alices) == ["It leaves today."]
    assert heard(stage, stage.bob, bobs) == []
