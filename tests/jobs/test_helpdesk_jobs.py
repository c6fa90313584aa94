"""Zendesk accounts over the sandbox: kept alive while nobody needs them, mended, renewed once for all who ask."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Barrier

import pytest
from rq import Queue
from rq.registry import ScheduledJobRegistry
from rq.serializers import JSONSerializer

from domain.errors import InvalidRequest
from domain.handoff.connecting import Connected
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store
from jobs.helpdesks import tend_helpdesks
from jobs.queues import QueueName
from runtime.services import Services
from sandbox.zendesk import create_app
from sandbox.zendesk.records import Account
from tests.integrations.helpdesks.mailboxes import Mailbox
from tests.servers import served
from tests.world import World

ZENDESK = HandoffMethod.ZENDESK
ASKING = 16


@dataclass
class Desk:
    """Zendesk as its own people see it, and the house that is connected to it."""

    zendesk: object
    house: Services
    mailbox: Mailbox

    def account(self, name: str) -> Account:
        return self.zendesk.account(name)  # type: ignore[attr-defined]

    def connect(self, store: Store, name: str) -> Connected:
        """By OAuth, as a merchant does, so that there is a refresh token."""
        account, vendor = self.account(name), self.house.helpdesks.vendors[ZENDESK]
        fresh = vendor.direct(name, "", "")
        owner = account.grants.tokens[fresh.access]
        pair = replace(owner, access=f"access-{name}", refresh=f"refresh-{name}",
                       refresh_expires_at=self.house.now() + timedelta(days=90))  # fmt: skip
        account.grants.tokens[pair.access] = pair
        held = replace(fresh, access=pair.access, refresh=f"refresh-{name}", expires_at=self.house.now())
        with self.house.begin() as work:
            work.handoffs.connect(store, Connected(ZENDESK, name, held), self.house.now())
        return self.connected(store)

    def connected(self, store: Store) -> Connected:
        with self.house.begin() as work:
            found = work.handoffs.connected(store, ZENDESK)
        assert found is not None
        return found

    def tended(self, store: Store) -> str:
        """Have the day's look taken; return what the merchant then reads."""
        advice = self.house.helpdesks.tend(store, ZENDESK)
        assert self.connected(store).advice == advice
        return advice


@pytest.fixture
def desk(world: World) -> Iterator[Desk]:
    mailbox = Mailbox()
    with served(mailbox.app) as ours:
        app = create_app(ours)
        with served(app) as theirs:
            settings = replace(world.services.settings, app_url=ours, zendesk_origin=f"{theirs}/{{account}}")
            yield Desk(app.extensions["zendesk"], Services(settings), mailbox)


def test_a_days_look_renews_the_pair_and_leaves_webhook_and_fields_in_order(desk: Desk, world: World) -> None:
    alice, bob = world.alice.store, world.bob.store
    before = desk.connect(alice, "acme")
    others = desk.connect(bob, "bobs")
    assert desk.tended(alice) == ""
    after = desk.connected(alice)
    assert after.secrets.refresh != before.secrets.refresh
    assert after.secrets.access in desk.account("acme").grants.tokens
    (hook,) = desk.account("acme").webhooks.values()
    assert (hook.secret, hook.endpoint.rpartition("/")[2]) == (after.secrets.webhook, alice.key)
    assert len(after.secrets.fields) == 3
    assert desk.connected(bob) == others


@pytest.mark.parametrize("harm", ["removed", "inactive"])
def test_a_webhook_that_was_removed_or_put_to_sleep_is_told_and_mended(desk: Desk, world: World, harm: str) -> None:
    store, account = world.alice.store, desk.account("acme")
    desk.connect(store, "acme")
    desk.tended(store)
    (hook,) = account.webhooks.values()
    account.webhooks.clear()
    if harm == "inactive":
        account.webhooks[hook.id] = replace(hook, status="inactive")
    told = desk.house.helpdesks.account(store, desk.connected(store)).health()
    assert not told.ok
    assert harm in told.advice
    assert desk.tended(store) == ""
    (mended,) = account.webhooks.values()
    assert mended.status == "active"
    assert desk.connected(store).secrets.webhook == mended.secret
    assert desk.house.helpdesks.account(store, desk.connected(store)).health().ok


def test_an_address_that_zendesk_cannot_reach_is_told(desk: Desk, world: World) -> None:
    store = world.alice.store
    deaf = Desk(desk.zendesk, Services(replace(desk.house.settings, app_url="http://127.0.0.1:1")), desk.mailbox)
    deaf.connect(store, "acme")
    assert "did not reach Shopfloor" in deaf.tended(store)
    assert desk.tended(store) == ""


def test_a_test_event_arrives_signed_and_says_nothing(desk: Desk, world: World) -> None:
    store = world.alice.store
    desk.connect(store, "acme")
    desk.tended(store)
    ((headers, body),) = desk.mailbox.take(f"webhooks/zendesk/{store.key}")
    assert desk.house.helpdesks.account(store, desk.connected(store)).read_webhook(headers, body) == []


def test_a_connection_that_ended_asks_the_merchant_to_connect_again(desk: Desk, world: World) -> None:
    store = world.alice.store
    desk.connect(store, "acme")
    desk.account("acme").grants.tokens.clear()
    assert "Connect Zendesk again" in desk.tended(store)
    assert desk.connected(store).secrets.refresh == "refresh-acme"


def test_every_stores_account_has_a_job_of_its_own(desk: Desk, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.connect(world.alice.store, "acme")
    desk.connect(world.bob.store, "bobs")
    monkeypatch.setattr("jobs.helpdesks.services", lambda: desk.house)
    tend_helpdesks()
    queue = Queue(QueueName.UPKEEP.value, connection=desk.house.redis, serializer=JSONSerializer)
    registry = ScheduledJobRegistry(queue=queue, serializer=JSONSerializer)
    jobs = queue.jobs + [queue.fetch_job(one) for one in registry.get_job_ids()]
    named = {tuple(job.args) for job in jobs if job.func_name == "jobs.helpdesks.tend_helpdesk"}
    assert named == {(str(one.store.id), "zendesk") for one in (world.alice, world.bob)}


def test_sixteen_who_ask_at_once_renew_once(desk: Desk, world: World) -> None:
    store = world.alice.store
    desk.connect(store, "acme")
    desk.tended(store)
    with desk.house.begin() as work:
        work.handoffs.expire(store, ZENDESK, desk.house.now())
    before = desk.account("acme").token_calls
    houses = [Services(desk.house.settings) for _ in range(2)]
    start = Barrier(ASKING, timeout=30)

    def ask(number: int) -> bool:
        house = houses[number % 2]
        start.wait()
        return house.helpdesks.account(store, desk.connected(store)).health().ok

    with ThreadPoolExecutor(ASKING) as pool:
        assert all(pool.map(ask, range(ASKING)))
    assert desk.account("acme").token_calls == before + 1


def test_a_merchants_own_client_needs_no_registration_of_ours(desk: Desk, world: World) -> None:
    alice, bob = world.alice.store, world.bob.store
    house = Services(replace(desk.house.settings, zendesk=None))
    theirs = Desk(desk.zendesk, house, desk.mailbox)
    desk.account("acme").own_client = client("acmes-own", "acmes-secret")
    connected = house.helpdesks.connect_directly(alice, ZENDESK, "acme.zendesk.com", "acmes-own", "acmes-secret")
    assert house.helpdesks.required(alice, ZENDESK, connected).health().ok
    assert "acmes-secret" not in repr(connected)
    with house.begin() as work:
        work.handoffs.expire(alice, ZENDESK, house.now())
    assert theirs.tended(alice) == ""
    assert desk.account("acme").grants.tokens[theirs.connected(alice).secrets.access].client_id == "acmes-own"
    with pytest.raises(InvalidRequest, match="does not take this identifier"):
        house.helpdesks.connect_directly(bob, ZENDESK, "bobs", "acmes-own", "acmes-secret")
    with pytest.raises(InvalidRequest):
        house.helpdesks.connect_directly(bob, ZENDESK, "bobs", "acmes-own", "")


def client(name: str, secret: str) -> object:
    from sandbox.helpdesks.grants import Client

    return Client(name, secret, redirects=())
