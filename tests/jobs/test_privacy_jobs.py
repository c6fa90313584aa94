"""Whole stores erased with a proof that stays, and old data forgotten when its time is over."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from domain.activity import ActivityKind
from domain.privacy.accesses import Access, Seen, staff
from domain.privacy.records import RecordKind, RecordState
from domain.updates import PrivacyKind, PrivacyRequest
from jobs import erasing, retention
from jobs.inbox import drain_inbox
from tests.domain.privacy.people import Talk, ask, left_of, newcomer, records, settle_in
from tests.domain.stage import held, put, rows
from tests.world import Tenant, World

REDACT_SHOP = PrivacyRequest(PrivacyKind.REDACT_SHOP, None, "", ())


def leave(world: World, tenant: Tenant, days_ago: float = 0) -> None:
    when = datetime.now(UTC) - timedelta(days=days_ago)
    with world.services.begin() as work:
        work.connection.execute(text("UPDATE stores SET installed_at = installed_at - interval '1 year'"))
        assert work.stores.uninstall(tenant.store, when)


def busy(world: World, tenant: Tenant) -> None:
    """Have the store hold something of everything."""
    who = settle_in(world, tenant, newcomer(0))
    talk = Talk(world, tenant, "browser", who.id)
    talk.say(f"Where is my order {who.order_name}?")
    talk.say("I want to talk to a human")
    talk.hand_over()
    ask(world, tenant.store, PrivacyRequest(PrivacyKind.DATA_REQUEST, who.id, who.email, (), request_id="7"))
    with world.services.begin() as work:
        work.accesses.note(tenant.store, Access(world.services.now(), staff("71"), Seen.CONVERSATION, str(talk.id)))
    for key in ("limit:proof-store:{}", "drain:{}", "import:{}:resting", "limit:proxy-session:{}:7"):
        world.services.redis.set(key.format(tenant.store.id), 1)
    for key in ("budget:{}", "budget:{}:flights", "budget:m{}"):
        world.services.redis.set(key.format(tenant.store.shop), 1)


def keys(world: World, tenant: Tenant) -> list[str]:
    """Return the keys of a store and of one whose name ends like its own."""
    found = (key.decode() for key in world.services.redis.scan_iter())
    return sorted(key for key in found if str(tenant.store.id) in key or str(tenant.store.shop) in key)


def test_erasing_a_store_leaves_the_proof_and_nothing_else(stage: World) -> None:
    for tenant in (stage.alice, stage.bob):
        busy(stage, tenant)
    before = held(stage.services, stage.bob.store), rows(stage.services, "messages", stage.bob.store)
    ask(stage, stage.alice.store, REDACT_SHOP)
    leave(stage, stage.alice)
    erasing.erase_store(str(stage.alice.store.id))
    with stage.services.begin() as work:
        tables = work.connection.scalars(
            text(
                "SELECT table_name FROM information_schema.columns WHERE column_name = 'store_id'"
                " AND table_schema = 'public' AND table_name <> 'privacy_requests'"
            )
        ).all()
        left = {name: len(rows(stage.services, name, stage.alice.store)) for name in tables}
        printed = "\n".join(work.connection.scalars(text("SELECT privacy_requests::text FROM privacy_requests")))
    assert len(left) > 15 and not any(left.values())
    assert str(stage.alice.store.shop) not in printed and stage.alice.store.contact_email not in printed
    erased, asked = sorted(records(stage, stage.alice), key=lambda one: one.kind, reverse=True)
    assert (erased.kind, erased.state) == (RecordKind.REDACT_SHOP, RecordState.DONE)
    assert erased.done.counts["orders"] == 3 and erased.done.counts["conversations"] == 1
    assert asked.state is RecordState.DONE and erased.finished_at and asked.finished_at
    assert keys(stage, stage.alice) == [f"budget:m{stage.alice.store.shop}"] and len(keys(stage, stage.bob)) == 7
    assert (held(stage.services, stage.bob.store), rows(stage.services, "messages", stage.bob.store)) == before


def test_a_store_that_came_back_keeps_everything_and_the_record_says_so(stage: World) -> None:
    before = held(stage.services, stage.alice.store)
    ask(stage, stage.alice.store, REDACT_SHOP)
    erasing.erase_store(str(stage.alice.store.id))
    (record,) = records(stage, stage.alice)
    assert (record.state, record.finished_at is None) == (RecordState.KEPT, False)
    assert held(stage.services, stage.alice.store) == before


def test_a_shop_redaction_twice_late_and_after_the_erasure_is_one(stage: World) -> None:
    leave(stage, stage.alice)
    for minutes in (1, 2):
        put(stage, stage.alice.store, "shop/redact", {"shop_domain": str(stage.alice.store.shop)}, minutes)
    drain_inbox(str(stage.alice.store.id))
    for _ in range(2):
        erasing.erase_store(str(stage.alice.store.id))
    assert {one.state for one in records(stage, stage.alice)} == {RecordState.DONE}
    assert records(stage, stage.bob) == []


def test_an_operator_erases_a_store_that_is_still_installed(stage: World) -> None:
    busy(stage, stage.alice)
    assert rows(stage.services, "product_terms", stage.alice.store)
    erasing.erase_now(stage.services, stage.alice.store)
    assert rows(stage.services, "orders", stage.alice.store) == [] and len(keys(stage, stage.alice)) == 1
    assert rows(stage.services, "product_terms", stage.alice.store) == []
    assert rows(stage.services, "product_terms", stage.bob.store)
    kinds = {one.kind: one.state for one in records(stage, stage.alice)}
    assert kinds[RecordKind.ERASED_BY_OPERATOR] is RecordState.DONE


def test_a_store_whose_order_to_be_erased_was_lost_is_erased_when_its_time_is_over(stage: World) -> None:
    leave(stage, stage.alice, days_ago=31)
    leave(stage, stage.bob, days_ago=29)
    retention.forget_old()
    with stage.services.begin() as work:
        assert [store.id for store in work.stores.all()] == [stage.bob.store.id]
    assert [one.kind for one in records(stage, stage.alice)] == [RecordKind.ERASED_AFTER_LEAVING]


def old_conversation(world: World, tenant: Tenant, days: int) -> None:
    talk = Talk(world, tenant, uuid4().hex)
    talk.say("I am quincy10@post.example")
    age(world, "conversations", "last_at", days)
    age(world, "profiles", "created_at", days)


def old_delivery(world: World, tenant: Tenant, days: int) -> None:
    put(world, tenant.store, "orders/create", {}, 1)
    change(world, "UPDATE inbox SET state = 'applied', body = NULL, settled_at = now()")
    age(world, "inbox", "settled_at", days)


def old_set_aside(world: World, tenant: Tenant, days: int) -> None:
    put(world, tenant.store, "orders/create", {"email": "quincy10@post.example"}, 1)
    change(world, "UPDATE inbox SET state = 'set_aside'")
    age(world, "inbox", "received_at", days)


def old_export(world: World, tenant: Tenant, days: int) -> None:
    ask(world, tenant.store, PrivacyRequest(PrivacyKind.DATA_REQUEST, 5, "", (), request_id="7"))
    age(world, "privacy_exports", "made_at", days)


def old_access(world: World, tenant: Tenant, days: int) -> None:
    with world.services.begin() as work:
        work.accesses.note(tenant.store, Access(world.services.now(), staff("71"), Seen.EXPORT, "1"))
    age(world, "access_log", "at", days)


def old_change(world: World, tenant: Tenant, days: int) -> None:
    with world.services.begin() as work:
        work.activity.note(tenant.store, "71", ActivityKind.PAUSED_CHAT)
    age(world, "activity_log", "at", days)


def old_record(world: World, tenant: Tenant, days: int) -> None:
    ask(world, tenant.store, PrivacyRequest(PrivacyKind.REDACT_CUSTOMER, 5, "", ()))
    age(world, "privacy_requests", "finished_at", days)


def age(world: World, table: str, column: str, days: int) -> None:
    change(world, f"UPDATE {table} SET {column} = now() - interval '{days} days'")


def change(world: World, statement: str) -> None:
    with world.services.begin() as work:
        work.connection.execute(text(statement))


AGES: dict[str, tuple[Callable[[World, Tenant, int], None], int, str]] = {
    "conversations": (old_conversation, 365, "conversations"),
    "their messages": (old_conversation, 365, "messages"),
    "their hashes": (old_conversation, 365, "person_keys"),
    "their profiles": (old_conversation, 365, "profiles"),
    "settled deliveries": (old_delivery, 7, "inbox"),
    "deliveries set aside": (old_set_aside, 30, "inbox"),
    "exports": (old_export, 30, "privacy_exports"),
    "accesses": (old_access, 365, "access_log"),
    "changes": (old_change, 365, "activity_log"),
    "records": (old_record, 1095, "privacy_requests"),
}


@pytest.mark.parametrize("what", AGES)
def test_what_is_kept_is_kept_for_its_time_and_no_longer(stage: World, what: str) -> None:
    make, days, table = AGES[what]
    make(stage, stage.alice, days - 1)
    retention.forget_old()
    assert len(rows(stage.services, table, stage.alice.store)) >= 1
    make(stage, stage.alice, days + 1)
    retention.forget_old()
    assert rows(stage.services, table, stage.alice.store) == []


def test_a_conversation_that_goes_on_is_not_old(stage: World) -> None:
    talk = Talk(stage, stage.alice, "browser")
    talk.say("Hello")
    age(stage, "conversations", "started_at", 400)
    age(stage, "profiles", "created_at", 400)
    retention.forget_old()
    assert len(rows(stage.services, "messages", stage.alice.store)) == 2
    assert len(rows(stage.services, "visitors", stage.alice.store)) == 1


def test_what_the_law_asks_and_nobody_did_is_never_forgotten(stage: World) -> None:
    put(stage, stage.alice.store, "customers/redact", b"broken", 1)
    drain_inbox(str(stage.alice.store.id))
    age(stage, "inbox", "received_at", 400)
    ask(stage, stage.alice.store, REDACT_SHOP)
    age(stage, "privacy_requests", "received_at", 4000)
    retention.forget_old()
    assert [row["topic"] for row in rows(stage.services, "inbox", stage.alice.store)] == ["customers/redact"]
    with stage.services.begin() as work:
        assert work.privacy.late(stage.alice.store, stage.services.now() - timedelta(days=25)) == 2


def test_forgetting_goes_on_in_batches_until_all_is_gone(stage: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        old_access(stage, stage.alice, 400)
    monkeypatch.setattr(retention, "BATCH", 2)
    monkeypatch.setattr(retention, "MOST_BATCHES", 2)
    retention.forget_old()
    assert len(rows(stage.services, "access_log", stage.alice.store)) == 1
    retention.forget_old()
    assert rows(stage.services, "access_log", stage.alice.store) == []


def test_log_ins_that_were_never_finished_are_forgotten(stage: World) -> None:
    with stage.services.begin() as work:
        work.oauth_states.issue(
            "install", {"email": "x"}, datetime.now(UTC) - timedelta(hours=1), timedelta(minutes=10)
        )
        work.oauth_states.issue("install", {}, datetime.now(UTC), timedelta(minutes=10))
    retention.forget_old()
    with stage.services.begin() as work:
        assert work.connection.scalar(text("SELECT count(*) FROM oauth_states")) == 1


def test_a_redaction_that_was_set_aside_is_done_when_it_is_tried_again(stage: World) -> None:
    who = settle_in(stage, stage.alice, newcomer(0))
    body = json.dumps({"shop_domain": str(stage.alice.store.shop), "customer": {"id": who.id}}).encode()
    put(stage, stage.alice.store, "customers/redact", body, 1)
    change(stage, "UPDATE inbox SET state = 'set_aside'")
    with stage.services.begin() as work:
        work.inbox.replay(stage.alice.store)
    drain_inbox(str(stage.alice.store.id))
    assert left_of(stage.services, who) == []
