"""What the law and Shopify ask to be forgotten is forgotten, and nothing else."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from domain.applying import FollowUp, Task
from domain.conversations import Author, Conversation, ConversationState, Message
from tests.domain.stage import at, deliveries, drain_all, held, put, rows
from tests.world import Tenant, World


def redaction(tenant: Tenant, orders: list[int]) -> dict[str, Any]:
    customer = {"id": tenant.own_customer, "email": tenant.own_email.upper()}
    return {"shop_domain": str(tenant.store.shop), "customer": customer, "orders_to_redact": orders}


def order_id(name: str) -> int:
    return 9_000_000_000_000 + int(name.strip("#"))


def talk(world: World, tenant: Tenant, visitor: str, customer_id: int | None = None) -> Conversation:
    with world.services.begin() as work:
        conversation = work.conversations.start(tenant.store, visitor, customer_id, "en", at(1))
        said = Message(uuid4(), Author.SHOPPER, "Where is my order?", at(1))
        work.conversations.add(tenant.store, conversation, said)
    return conversation


def alive(world: World, tenant: Tenant) -> set[UUID]:
    return {UUID(row["id"]) for row in rows(world.services, "conversations", tenant.store)}


def test_redacting_a_customer_deletes_customer_orders_and_conversations(stage: World) -> None:
    alice, bob = stage.alice, stage.bob
    talk(stage, alice, "own", alice.own_customer)
    kept = talk(stage, alice, "other", alice.other_customer)
    bobs = talk(stage, bob, "own", bob.own_customer)
    before = held(stage.services, bob.store)
    put(stage, alice.store, "customers/redact", redaction(alice, [order_id(alice.own_order)]), 5)
    drain_all(stage, alice.store)
    with stage.services.begin() as work:
        assert work.customers.customer(alice.store, alice.own_customer) is None
        assert work.orders.named(alice.store, alice.own_order) == []
        assert work.orders.of_customer(alice.store, alice.own_customer, 5) == []
        assert work.orders.named(alice.store, alice.other_order) != []
    assert alive(stage, alice) == {kept.id}
    assert held(stage.services, bob.store) == before and alive(stage, bob) == {bobs.id}


def test_nothing_readable_of_a_redacted_person_is_left_in_any_table(stage: World) -> None:
    alice = stage.alice
    talk(stage, alice, "own", alice.own_customer)
    put(stage, alice.store, "customers/redact", redaction(alice, [order_id(alice.own_order)]), 5)
    drain_all(stage, alice.store)
    with stage.services.begin() as work:
        for table in ("customers", "orders", "conversations", "messages", "profiles", "inbox", "outbox"):
            whole = work.connection.scalars(text(f"SELECT {table}::text FROM {table}")).all()
            assert not [row for row in whole if alice.own_email in row.lower() or "TRACK11001" in row], table


def test_conversations_that_proved_the_order_or_gave_the_email_go_too(stage: World) -> None:
    alice = stage.alice
    proved, wrote, stranger = (talk(stage, alice, visitor) for visitor in ("proved", "wrote", "stranger"))
    hashed = stage.services.storage.hasher.email(alice.store, alice.own_email)
    vouched = talk(stage, alice, "vouched")
    with stage.services.begin() as work:
        conversations = work.conversations
        conversations.change(alice.store, proved, proven_orders=[order_id(alice.own_order)])
        conversations.change(alice.store, vouched, proven_email_hashes=[hashed])
        conversations.change(
            alice.store, wrote, state=ConversationState.HANDED_OFF, handoff={"email": alice.own_email.title()}
        )
    put(stage, alice.store, "customers/redact", redaction(alice, [order_id(alice.own_order)]), 5)
    drain_all(stage, alice.store)
    assert alive(stage, alice) == {stranger.id}


def test_a_redaction_without_customer_or_orders_deletes_no_conversation(stage: World) -> None:
    kept = talk(stage, stage.alice, "stranger")
    put(stage, stage.alice.store, "customers/redact", {"customer": {}, "orders_to_redact": []}, 5)
    drain_all(stage, stage.alice.store)
    assert alive(stage, stage.alice) == {kept.id}


def test_a_late_webhook_does_not_bring_a_redacted_customer_back(stage: World) -> None:
    alice = stage.alice
    put(stage, alice.store, "customers/redact", redaction(alice, []), 5)
    drain_all(stage, alice.store)
    again = {"id": alice.own_customer, "email": alice.own_email, "updated_at": at(9).isoformat()}
    put(stage, alice.store, "customers/update", again, 9)
    drain_all(stage, alice.store)
    with stage.services.begin() as work:
        assert work.customers.customer(alice.store, alice.own_customer) is None


def test_a_data_request_waits_for_a_person_and_deletes_nothing(stage: World) -> None:
    before = held(stage.services, stage.alice.store)
    put(stage, stage.alice.store, "customers/data_request", redaction(stage.alice, []), 5)
    drain_all(stage, stage.alice.store)
    ((_, state, reason),) = deliveries(stage.services, stage.alice.store)
    assert (state, "30 days" in reason) == ("set_aside", True)
    assert held(stage.services, stage.alice.store) == before


def test_uninstalling_twice_is_uninstalling_once(stage: World) -> None:
    for minutes in (1, 2):
        put(stage, stage.alice.store, "app/uninstalled", {"id": 1}, minutes)
        drain_all(stage, stage.alice.store)
    with stage.services.begin() as work:
        store = work.stores.of_id(stage.alice.store.id)
        bob = work.stores.of_id(stage.bob.store.id)
    assert store is not None and store.state == "uninstalled"
    assert bob is not None and bob.state == "installed"
    assert {state for _, state, _ in deliveries(stage.services, stage.alice.store)} == {"applied"}


def test_a_shop_redaction_asks_for_the_store_to_be_erased(stage: World) -> None:
    put(stage, stage.alice.store, "shop/redact", {"shop_id": 1, "shop_domain": "x"}, 1)
    assert drain_all(stage, stage.alice.store) == [FollowUp(Task.ERASE_STORE)]


def test_news_of_an_uninstall_from_before_the_store_came_back_is_stale(stage: World) -> None:
    two_days = -2 * 24 * 60  # minutes; the store of the tests was installed a day ago
    put(stage, stage.alice.store, "app/uninstalled", {"id": 1}, two_days)
    drain_all(stage, stage.alice.store)
    with stage.services.begin() as work:
        store = work.stores.of_id(stage.alice.store.id)
    assert store is not None and store.state == "installed"
    assert {state for _, state, _ in deliveries(stage.services, stage.alice.store)} == {"skipped"}
