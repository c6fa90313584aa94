"""Reading a whole store among kills, refusals and waits: resumed where it was, complete and nothing doubled."""

from dataclasses import replace
from secrets import token_hex

import pytest

from domain.errors import FileGone, RemoteError
from domain.importing import Bulk, Pause
from domain.imports import ImportPhase, ImportState
from integrations.shopify.order_payloads import parse_order
from tests.domain.order_story import whole_order
from tests.domain.readings import BATCH, GOODS, Killed, Reading, product
from tests.domain.stage import at, drain_all, embedder_of, put, vectors
from tests.world import jacket


@pytest.mark.parametrize(
    "place", ["page", "start products", "bulk-1", "product 67", "start orders", "bulk-2", "order 15"]
)
def test_a_killed_import_run_again_is_complete_and_doubles_nothing(reading: Reading, place: str) -> None:
    reading.shop.faults[place] = Killed()
    with pytest.raises(Killed):
        reading.run()
    assert reading.progress.state is ImportState.RUNNING
    progress = reading.run()
    assert (progress.counts["products"], progress.counts["orders"]) == (GOODS, 18)
    held = vectors(reading.world.services, reading.tenant.store)
    assert len(held) == len(set(held)) == GOODS + 1
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_a_killed_import_goes_on_where_it_was_and_embeds_nothing_again_that_it_wrote(reading: Reading) -> None:
    reading.shop.faults["product 67"] = Killed()
    with pytest.raises(Killed):
        reading.run()
    written = reading.progress.position
    assert written >= BATCH
    embedder_of(reading.world).texts.clear()
    reading.run()
    assert reading.shop.files_read_from == [0, written]
    assert len(embedder_of(reading.world).texts) == GOODS - written


def test_an_import_gives_way_after_its_turn_and_goes_on_in_the_next(reading: Reading) -> None:
    reading.turns = 2
    assert reading.take_turn() == Pause()
    assert reading.progress.done == BATCH
    assert reading.take_turn() == Pause()
    assert reading.run().counts["products"] == GOODS
    assert reading.shop.files_read_from == [0, BATCH, 2 * BATCH]


def test_nobody_waits_for_a_bulk_operation_that_takes_long(reading: Reading) -> None:
    reading.shop.running = 1000
    pause = reading.take_turn()
    assert pause and pause.seconds
    reading.shop.running = 0
    assert reading.run().state is ImportState.DONE
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_a_record_that_cannot_be_read_is_left_out_counted_and_not_forgotten(reading: Reading) -> None:
    reading.shop.products_held.append(replace(product(1), id=reading.tenant.product))
    reading.shop.unreadable = {105, reading.tenant.product}
    progress = reading.run()
    assert (progress.state, progress.unread) == (ImportState.DONE, 2)
    assert str(reading.tenant.product) in progress.unread_why
    assert "Alice Rain Jacket" in reading.titles() and "Item 105" not in reading.titles()
    assert len(reading.titles()) == GOODS


def test_a_record_that_the_database_refuses_is_left_out_and_its_neighbours_are_kept(reading: Reading) -> None:
    several = replace(reading.shop.products_held[7], product_type=token_hex(30_000))  # for an index
    reading.shop.products_held[7] = several
    progress = reading.run()
    assert (progress.unread, progress.counts["products"]) == (1, GOODS)
    assert "107" in progress.unread_why
    assert len(reading.titles()) == GOODS - 1


@pytest.mark.parametrize("phase", ["policy", "products", "orders"])
def test_a_phase_that_is_not_permitted_is_left_out_and_told(reading: Reading, phase: str) -> None:
    reading.shop.denied = {phase}
    progress = reading.run()
    assert progress.state is ImportState.DONE
    assert progress.denied == ({"policy": "policies"}.get(phase, phase),)
    assert progress.denied[0] not in progress.counts


def test_an_incomplete_file_takes_nothing_away(reading: Reading) -> None:
    reading.shop.bulk = lambda bulk_id: Bulk(GOODS + 5, True, "https://files.example/1", "")  # type: ignore[method-assign]
    assert reading.run().state is ImportState.DONE
    assert "Alice Rain Jacket" in reading.titles()


def test_what_a_failed_operation_left_behind_is_taken_in_before_another_is_started(reading: Reading) -> None:
    reading.shop.problems.append("TIMEOUT")
    with pytest.raises(RemoteError):
        reading.run()
    assert len(reading.titles()) >= GOODS
    assert "Alice Rain Jacket" in reading.titles()
    embedder_of(reading.world).texts.clear()
    reading.run()
    assert embedder_of(reading.world).texts == []


def test_a_file_that_is_gone_is_asked_for_anew(reading: Reading) -> None:
    reading.shop.faults["product 0"] = FileGone("shopify", "410")
    with pytest.raises(RemoteError) as caught:
        reading.run()
    assert not caught.value.permanent
    assert reading.run().counts["products"] == GOODS
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_a_product_created_after_the_file_was_made_outlives_the_resumed_import(reading: Reading) -> None:
    reading.shop.faults["product 5"] = Killed()
    with pytest.raises(Killed):
        reading.run()
    created = {
        **jacket(1, "alice"),
        "id": 999,
        "title": "Brand new",
        "updated_at": at(-9999).isoformat(),
    }
    put(reading.world, reading.tenant.store, "products/create", created, 1)
    drain_all(reading.world, reading.tenant.store)
    reading.run()
    assert "Brand new" in reading.titles()


@pytest.mark.parametrize("place", ["policy", "start products", "bulk-1", "start orders"])
def test_a_throttled_answer_is_waited_for(reading: Reading, place: str) -> None:
    reading.shop.faults[place] = RemoteError("shopify", "throttled", retry_after=7)
    assert reading.run().state is ImportState.DONE
    assert reading.slept == [7]


@pytest.mark.parametrize("error", [RemoteError("shopify", "503"), RemoteError("shopify", "429", retry_after=900)])
def test_what_no_short_wait_helps_is_left_to_a_later_try(reading: Reading, error: RemoteError) -> None:
    reading.shop.faults["start products"] = error
    with pytest.raises(RemoteError):
        reading.run()
    assert reading.progress.phase is ImportPhase.PRODUCTS
    assert reading.run().state is ImportState.DONE


def test_a_failed_bulk_operation_is_started_anew_by_the_next_try(reading: Reading) -> None:
    reading.shop.problems.append("INTERNAL_SERVER_ERROR")
    with pytest.raises(RemoteError) as caught:
        reading.run()
    assert not caught.value.permanent and caught.value.retry_after
    assert reading.run().counts["products"] == GOODS
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_a_throttled_look_at_one_orders_parcels_does_not_read_the_file_again(reading: Reading) -> None:
    order = parse_order(whole_order(reading.tenant, 1))
    reading.shop.orders_held = [(order, None)]
    reading.shop.faults[f"parcels of {order.id}"] = RemoteError("shopify", "throttled", retry_after=3)
    assert reading.run().counts["orders"] == 1
    assert reading.slept == [3]
    assert reading.shop.bulks.count(ImportPhase.ORDERS) == 1
