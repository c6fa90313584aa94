"""Stock is read by the hundred after a webhook, and holds against what is older."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.catalogue import Product
from domain.follow_ups import FollowUp, Task
from domain.knowledge.ingestion import learn_products
from integrations.shopify.payloads import parse_product
from jobs import inbox
from jobs.queues import QueueName
from tests.domain.stage import at, embedder_of, held, put, rows
from tests.jobs.stock import Shop, item_of, jobs, let_pass, move, open_tasks, read, tell, the_product, variant
from tests.world import World, jacket


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
