"""What deliveries ask for is done, whatever is killed or away meanwhile, and the newest asking has its way."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer
from sqlalchemy import text

from domain.catalogue import Product, Stock, Variant
from domain.errors import RemoteError
from domain.follow_ups import FollowUp, Task
from domain.knowledge.ingestion import learn_products
from domain.stores import Store
from integrations.shopify.payloads import parse_product
from jobs import follow_ups, inbox, upkeep
from jobs.queues import QueueName
from storage.inbox import StoredInbox
from tests.domain.stage import at, deliveries, embedder_of, held, put, rows
from tests.world import Tenant, World, jacket

# Nothing listens on port 1.
AWAY = Redis(port=1, retry=Retry(NoBackoff(), 0))


@dataclass
class Shop:
    """What the shop has of each inventory item, how often it was asked, and what happens while it answers."""

    pieces: dict[int, int]
    asked: list[set[int]] = field(default_factory=list)
    meanwhile: Callable[[], None] | None = None
    error: RemoteError | None = None

    def stock(self, told: Mapping[int, datetime]) -> dict[int, list[Stock]]:
        self.asked.append(set(told))
        if self.error is not None:
            raise self.error
        found = {item: [self.of(item, moment)] for item, moment in told.items() if item in self.pieces}
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            meanwhile()
        return found

    def of(self, item: int, told_at: datetime) -> Stock:
        product, position = divmod(item, 100)
        return Stock(product * 10 + position, product, self.pieces[item], self.pieces[item] > 0, told_at)


@pytest.fixture
def shop(stage: World, monkeypatch: pytest.MonkeyPatch) -> Shop:
    found = Shop({item_of(tenant, size): 7 for tenant in (stage.alice, stage.bob) for size in range(3)})
    monkeypatch.setattr(stage.services, "source", lambda store: found)
    return found


def item_of(tenant: Tenant, position: int = 0) -> int:
    return tenant.product * 100 + position


def move(world: World, tenant: Tenant, minutes: float, position: int = 0) -> None:
    """Tell that stock moved, and apply that; the reading is still to be done."""
    put(world, tenant.store, "inventory_levels/update", {"inventory_item_id": item_of(tenant, position)}, minutes)
    inbox.drain_inbox(str(tenant.store.id))


def read(tenant: Tenant) -> None:
    follow_ups.follow_up(str(tenant.store.id), Task.READ_STOCK.value)


def tell(world: World, tenant: Tenant, minutes: float, **changes: Any) -> None:
    number = tenant.product - 8_000_000_000_000
    payload = {**jacket(number, "alice" if number == 1 else "bob", updated_at=at(minutes).isoformat()), **changes}
    put(world, tenant.store, "products/update", payload, minutes)
    inbox.drain_inbox(str(tenant.store.id))


def the_product(world: World, tenant: Tenant) -> Product:
    with world.services.begin() as work:
        product = work.catalogue.product(tenant.store, tenant.product)
    assert product is not None
    return product


def variant(world: World, tenant: Tenant, position: int = 0) -> Variant:
    return the_product(world, tenant).variants[position]


def open_tasks(world: World, store: Store) -> list[dict[str, Any]]:
    return rows(world.services, "follow_ups", store)


def jobs(world: World, name: QueueName) -> list[tuple[str, list[str]]]:
    queue = Queue(name.value, connection=world.services.redis, serializer=JSONSerializer)
    return [(job.func_name, list(job.args)) for job in queue.jobs]


def let_pass(world: World) -> None:
    """Let every wait be over."""
    with world.services.begin() as work:
        work.connection.execute(text("UPDATE follow_ups SET next_at = now() - interval '1 second'"))


def test_stock_is_read_and_nothing_else_of_the_product_changes(stage: World, shop: Shop) -> None:
    before, others = the_product(stage, stage.alice), held(stage.services, stage.bob.store)
    embedder_of(stage).texts.clear()
    move(stage, stage.alice, 1)
    read(stage.alice)
    after = the_product(stage, stage.alice)
    assert (after.variants[0].quantity, after.variants[0].available) == (7, True)
    assert (after.variants[1:], after.title, after.version) == (before.variants[1:], before.title, before.version)
    assert embedder_of(stage).texts == []
    assert open_tasks(stage, stage.alice.store) == []
    assert held(stage.services, stage.bob.store) == others


def test_a_flood_of_stock_is_read_by_one_question(stage: World, shop: Shop) -> None:
    for minutes in range(30):
        item = {"inventory_item_id": item_of(stage.alice, minutes % 3)}
        put(stage, stage.alice.store, "inventory_levels/update", item, minutes)
    inbox.drain_inbox(str(stage.alice.store.id))
    read(stage.alice)
    assert shop.asked == [{item_of(stage.alice, position) for position in range(3)}]
    assert [one.quantity for one in the_product(stage, stage.alice).variants] == [7, 7, 7]


@pytest.mark.parametrize(("told", "quantity"), [(2, 7), (3, 7), (3.5, 5)], ids=["older", "of that moment", "newer"])
@pytest.mark.parametrize("product_first", [True, False])
def test_stock_is_undone_by_a_newer_product_only_and_its_words_by_none(
    stage: World, shop: Shop, told: float, quantity: int, product_first: bool
) -> None:
    if product_first:
        tell(stage, stage.alice, told, title="Renamed")
    move(stage, stage.alice, 3)
    read(stage.alice)
    if not product_first:
        tell(stage, stage.alice, told, title="Renamed")
    product = the_product(stage, stage.alice)
    assert (product.title, product.variants[0].quantity, product.version) == ("Renamed", quantity, at(told))


def test_stock_of_a_product_that_has_not_come_waits_for_it(stage: World, shop: Shop) -> None:
    shop.pieces[42 * 100] = 3
    put(stage, stage.alice.store, "inventory_levels/update", {"inventory_item_id": 42 * 100}, 5)
    inbox.drain_inbox(str(stage.alice.store.id))
    read(stage.alice)
    new = {**jacket(1, "alice", updated_at=at(4).isoformat()), "id": 42}
    new["variants"] = [{**new["variants"][0], "id": 420, "inventory_item_id": 4200, "inventory_quantity": 9}]
    put(stage, stage.alice.store, "products/create", new, 4)
    inbox.drain_inbox(str(stage.alice.store.id))
    with stage.services.begin() as work:
        product = work.catalogue.product(stage.alice.store, 42)
    assert product is not None and [one.quantity for one in product.variants] == [3]


def test_stock_never_brings_a_deleted_product_back(stage: World, shop: Shop) -> None:
    move(stage, stage.alice, 3)
    put(stage, stage.alice.store, "products/delete", {"id": stage.alice.product}, 2)
    inbox.drain_inbox(str(stage.alice.store.id))
    read(stage.alice)
    with stage.services.begin() as work:
        assert work.catalogue.product(stage.alice.store, stage.alice.product) is None
    assert open_tasks(stage, stage.alice.store) == []


def test_an_item_that_the_shop_no_longer_has_is_done(stage: World, shop: Shop) -> None:
    shop.pieces.clear()
    move(stage, stage.alice, 3)
    read(stage.alice)
    assert open_tasks(stage, stage.alice.store) == []
    assert variant(stage, stage.alice).quantity == 5


def test_a_whole_reading_of_the_shop_ends_what_was_told_before_it(stage: World, shop: Shop) -> None:
    move(stage, stage.alice, 3)
    read(stage.alice)
    whole = parse_product(jacket(1, "alice", updated_at=at(1).isoformat()), "https://shop.example")
    with stage.services.begin() as work:
        learn_products(stage.alice.store, [whole], work, read_at=at(2))
    assert variant(stage, stage.alice).quantity == 7
    with stage.services.begin() as work:
        learn_products(stage.alice.store, [whole], work, read_at=at(4))
    assert variant(stage, stage.alice).quantity == 5
    assert rows(stage.services, "stock", stage.alice.store) == []


def test_an_import_and_a_webhook_of_one_product_wait_for_each_other(stage: World) -> None:
    whole = parse_product(jacket(1, "alice", updated_at=at(1).isoformat()), "https://shop.example")
    changed = Product(**{**vars(whole), "collections": ("Rainwear",)})
    webhook = threading.Thread(target=tell, args=(stage, stage.alice, 2), kwargs={"title": "Renamed"})
    with stage.services.begin() as work:
        work.catalogue.hold(stage.alice.store, [stage.alice.product])
        webhook.start()
        webhook.join(0.3)
        assert webhook.is_alive()
        learn_products(stage.alice.store, [changed], work)
    webhook.join(10)
    product = the_product(stage, stage.alice)
    assert (product.title, product.collections) == ("Renamed", ("Rainwear",))


def test_vectors_of_new_words_follow_once_embedding_is_back(stage: World) -> None:
    embedder_of(stage).failing = True
    tell(stage, stage.alice, 2, title="Nameless Parka")
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    (task,) = open_tasks(stage, stage.alice.store)
    assert (task["task"], task["record_id"], task["attempts"]) == ("embed_words", stage.alice.product, 1)
    assert the_product(stage, stage.alice).title == "Nameless Parka"
    embedder_of(stage).failing = False
    let_pass(stage)
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    assert open_tasks(stage, stage.alice.store) == []
    assert any("Nameless Parka" in words for words in embedder_of(stage).texts)


def test_words_that_change_while_they_are_embedded_are_embedded_again(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(stage, stage.alice, 2, title="First Name")
    embed = embedder_of(stage).embed

    def embed_slowly(texts: Sequence[str]) -> list[list[float]]:
        monkeypatch.setattr(embedder_of(stage), "embed", embed)
        tell(stage, stage.alice, 3, title="Second Name")
        return embed(texts)

    monkeypatch.setattr(embedder_of(stage), "embed", embed_slowly)
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    assert len(open_tasks(stage, stage.alice.store)) == 1
    let_pass(stage)
    follow_ups.follow_up(str(stage.alice.store.id), Task.EMBED_WORDS.value)
    assert open_tasks(stage, stage.alice.store) == []
    assert any("Second Name" in words for words in embedder_of(stage).texts)


def test_without_redis_it_is_kept_and_the_sweep_has_it_done(
    stage: World, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(stage, stage.alice.store, "inventory_levels/update", {"inventory_item_id": item_of(stage.alice)}, 1)
    with monkeypatch.context() as patch:
        patch.setitem(vars(stage.services), "redis", AWAY)
        inbox.drain_batch(stage.services, stage.alice.store, 50)
    assert [state for _, state, _ in deliveries(stage.services, stage.alice.store)] == ["applied"]
    assert jobs(stage, QueueName.INBOX) == []
    upkeep.sweep()
    expected = ("jobs.follow_ups.follow_up", [str(stage.alice.store.id), "read_stock"])
    assert jobs(stage, QueueName.INBOX) == [expected]


def test_a_worker_killed_before_the_commit_keeps_delivery_and_asking_together(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(stage, stage.alice.store, "shop/redact", {"shop_domain": str(stage.alice.store.shop)}, 1)

    def die(*given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(StoredInbox, "settle", die)
        with pytest.raises(KeyboardInterrupt):
            inbox.drain_inbox(str(stage.alice.store.id))
    assert open_tasks(stage, stage.alice.store) == []
    inbox.drain_inbox(str(stage.alice.store.id))
    assert [task["task"] for task in open_tasks(stage, stage.alice.store)] == ["erase_store"]
    assert jobs(stage, QueueName.UPKEEP)[0][1] == [str(stage.alice.store.id), "erase_store"]


def test_a_worker_killed_while_reading_is_replaced_when_its_lease_is_over(stage: World, shop: Shop) -> None:
    def die() -> None:
        raise KeyboardInterrupt

    move(stage, stage.alice, 1)
    shop.meanwhile = die
    with pytest.raises(KeyboardInterrupt):
        read(stage.alice)
    read(stage.alice)
    assert len(shop.asked) == 1
    let_pass(stage)
    read(stage.alice)
    assert variant(stage, stage.alice).quantity == 7
    assert open_tasks(stage, stage.alice.store) == []


def test_what_moves_while_it_is_read_is_read_again(stage: World, shop: Shop) -> None:
    def sell() -> None:
        shop.pieces[item_of(stage.alice)] = 2
        move(stage, stage.alice, 2)

    move(stage, stage.alice, 1)
    shop.meanwhile = sell
    read(stage.alice)
    assert variant(stage, stage.alice).quantity == 7
    assert ("jobs.follow_ups.follow_up", [str(stage.alice.store.id), "read_stock"]) in jobs(stage, QueueName.INBOX)
    read(stage.alice)
    assert variant(stage, stage.alice).quantity == 2


def test_what_a_reader_brings_after_another_took_over_is_dropped(stage: World, shop: Shop) -> None:
    def be_overtaken() -> None:
        shop.pieces[item_of(stage.alice)] = 2
        let_pass(stage)
        read(stage.alice)

    move(stage, stage.alice, 1)
    shop.meanwhile = be_overtaken
    read(stage.alice)
    assert variant(stage, stage.alice).quantity == 2
    assert len(shop.asked) == 2


def test_two_workers_never_have_the_same_item_at_once(stage: World) -> None:
    for position in range(3):
        move(stage, stage.alice, position, position)
    lease = timedelta(minutes=1)
    with stage.services.begin() as one, stage.services.begin() as other:
        taken = [work.follow_ups.claim(stage.alice.store, Task.READ_STOCK, 2, lease) for work in (one, other)]
    assert [len(claims) for claims in taken] == [2, 1]
    assert {claim.record_id for claims in taken for claim in claims} == {item_of(stage.alice, one) for one in range(3)}


def test_being_told_to_slow_down_counts_as_no_failure(stage: World, shop: Shop) -> None:
    shop.error = RemoteError("shopify", "throttled on stock", retry_after=3.0)
    move(stage, stage.alice, 1)
    for _ in range(20):
        read(stage.alice)
        let_pass(stage)
    (task,) = open_tasks(stage, stage.alice.store)
    assert (len(shop.asked), task["attempts"], task["given_up"]) == (20, 0, False)


def test_what_fails_waits_longer_each_time_and_is_left_to_a_person_in_the_end(stage: World, shop: Shop) -> None:
    shop.error = RemoteError("shopify", "503 on POST /graphql.json")
    move(stage, stage.alice, 1)
    tries = len(follow_ups.AGAIN) + 1
    for _ in range(tries):
        read(stage.alice)
        read(stage.alice)
        let_pass(stage)
    assert len(shop.asked) == tries
    with stage.services.begin() as work:
        (stuck,) = work.follow_ups.stuck(stage.alice.store, 9)
        assert work.follow_ups.due() == []
        assert work.follow_ups.stuck(stage.bob.store, 9) == []
    assert (stuck.attempts, stuck.given_up, stuck.reason) == (tries, True, "shopify: 503 on POST /graphql.json")


def test_what_was_given_up_is_taken_up_by_new_news_and_by_command(stage: World, shop: Shop) -> None:
    shop.error = RemoteError("shopify", "403 on POST /graphql.json", permanent=True)
    for take_up in (lambda: move(stage, stage.alice, 2), lambda: retry(stage)):
        move(stage, stage.alice, 1)
        for _ in range(len(follow_ups.AGAIN) + 1):
            let_pass(stage)
            read(stage.alice)
        assert [task["given_up"] for task in open_tasks(stage, stage.alice.store)] == [True]
        take_up()
        assert [task["given_up"] for task in open_tasks(stage, stage.alice.store)] == [False]
    shop.error = None
    read(stage.alice)
    assert variant(stage, stage.alice).quantity == 7


def retry(world: World) -> None:
    with world.services.begin() as work:
        assert work.follow_ups.retry(world.bob.store) == 0
        assert work.follow_ups.retry(world.alice.store) == 1


def test_a_failure_nobody_foresaw_is_put_off_with_a_word_to_the_log(stage: World, shop: Shop) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    move(stage, stage.alice, 1)
    shop.meanwhile = stumble
    read(stage.alice)
    (task,) = open_tasks(stage, stage.alice.store)
    assert (task["attempts"], task["reason"]) == (1, follow_ups.UNFORESEEN)


def test_reading_stock_never_waits_for_a_product_with_the_asking_in_its_hand(stage: World, shop: Shop) -> None:
    """Who drains holds products and then asks: two workers would else wait for each other until one is refused."""
    move(stage, stage.alice, 1)
    reading = threading.Thread(target=read, args=[stage.alice])
    asking = FollowUp(Task.READ_STOCK, item_of(stage.alice))
    with stage.services.begin() as work:
        work.catalogue.hold(stage.alice.store, [stage.alice.product])
        reading.start()
        reading.join(0.5)
        assert reading.is_alive()
        work.connection.execute(text("SET LOCAL lock_timeout = '500ms'"))
        work.follow_ups.want(stage.alice.store, {asking: at(2)})
    reading.join(10)
    assert variant(stage, stage.alice).quantity == 7
    read(stage.alice)
    assert open_tasks(stage, stage.alice.store) == []
