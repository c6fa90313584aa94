"""Many requests, one commit: durable before anybody is told, and nobody pays for another's trouble."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

import asyncpg
import psycopg
import pytest
from sqlalchemy import text

from domain.inbox import Delivery, Intake, Receipt
from domain.stores import ShopDomain
from runtime.services import DatabaseUnavailable
from storage.intake import GroupCommit
from tests.world import Tenant, World

Found = TypeVar("Found")
BODY = b'{"id": 1}'


def delivery(webhook_id: str, topic: str = "products/update", body: bytes = BODY) -> Delivery:
    return Delivery(webhook_id, f"event-{webhook_id}", topic, datetime.now(UTC), body)


def keep(world: World, *deliveries: tuple[Tenant | str, Delivery]) -> list[Receipt | BaseException]:
    """Keep them all at once, as so many requests would."""

    async def at_once(intake: GroupCommit) -> list[Receipt | BaseException]:
        keeping = (intake.keep(shop_of(to), one) for to, one in deliveries)
        return await asyncio.gather(*keeping, return_exceptions=True)

    return using(world, at_once)


def using(world: World, act: Callable[[GroupCommit], Awaitable[Found]]) -> Found:
    async def run() -> Found:
        intake = GroupCommit(world.services.settings.database_url)
        try:
            return await act(intake)
        finally:
            await intake.close()

    return asyncio.run(run())


def shop_of(to: Tenant | str) -> ShopDomain:
    return ShopDomain.parse(to) if isinstance(to, str) else to.store.shop


def ask(world: World, question: str) -> object:
    with world.services.begin() as work:
        return work.connection.scalar(text(question))


def held(world: World, tenant: Tenant) -> set[str]:
    query = text("SELECT webhook_id FROM inbox WHERE store_id = :store")
    with world.services.begin() as work:
        return set(work.connection.scalars(query, {"store": tenant.store.id}))


def test_what_comes_at_once_is_kept_by_few_commits(world: World) -> None:
    receipts = keep(world, *((tenant, delivery(str(n))) for n in range(50) for tenant in (world.alice, world.bob)))
    assert {one.store_id for one in receipts} == {world.alice.store.id, world.bob.store.id}
    assert {one.result for one in receipts} == {Intake.KEPT}
    assert len(held(world, world.alice)) == len(held(world, world.bob)) == 50
    assert ask(world, "SELECT count(DISTINCT xmin::text) FROM inbox") < 5


def test_nobody_is_told_before_it_is_there_for_all_to_see(world: World) -> None:
    url = world.services.settings.database_url.replace("+psycopg", "")

    async def look(intake: GroupCommit) -> list[bool]:
        async def kept_and_seen(number: int) -> bool:
            await intake.keep(world.alice.store.shop, delivery(str(number)))
            with psycopg.connect(url) as other:
                query = "SELECT 1 FROM inbox WHERE webhook_id = %s AND body = %s"
                return other.execute(query, (str(number), BODY)).fetchone() is not None

        return await asyncio.gather(*(kept_and_seen(number) for number in range(12)))

    assert all(using(world, look))


def test_of_two_alike_one_is_a_repeat_together_or_later(world: World) -> None:
    together = keep(world, (world.alice, delivery("one")), (world.alice, delivery("one")), (world.bob, delivery("one")))
    assert sorted(one.result for one in together) == [Intake.KEPT, Intake.KEPT, Intake.REPEATED]
    (later,) = keep(world, (world.alice, delivery("one")))
    assert later == Receipt(Intake.REPEATED, world.alice.store.id)
    assert held(world, world.alice) == held(world, world.bob) == {"one"}


def test_a_shop_we_do_not_know_gets_its_receipt_and_nothing_is_kept(world: World) -> None:
    receipts = keep(world, ("nobody.myshopify.com", delivery("one")), (world.bob, delivery("one")))
    assert receipts == [Receipt(Intake.UNKNOWN), Receipt(Intake.KEPT, world.bob.store.id)]
    assert ask(world, "SELECT count(*) FROM inbox") == 1


def test_what_postgresql_refuses_costs_the_others_nothing(world: World) -> None:
    wrong = delivery("two", topic="no\0text")
    receipts = keep(world, (world.alice, delivery("one")), (world.alice, wrong), (world.bob, delivery("three")))
    assert [one.result for one in (receipts[0], receipts[2])] == [Intake.KEPT, Intake.KEPT]
    assert isinstance(receipts[1], asyncpg.CharacterNotInRepertoireError)
    assert (held(world, world.alice), held(world, world.bob)) == ({"one"}, {"three"})


def test_a_store_under_lock_is_told_to_come_again_and_nobody_waits_for_it(world: World) -> None:
    """It is being erased, or installed: that may take longer than a sender's patience."""
    with world.services.begin() as work:
        work.stores.of_id(world.alice.store.id, lock=True)
        began = time.monotonic()
        hers, his = keep(world, (world.alice, delivery("one")), (world.bob, delivery("one")))
        assert time.monotonic() - began < 5
    assert isinstance(hers, DatabaseUnavailable)
    assert his == Receipt(Intake.KEPT, world.bob.store.id)
    assert held(world, world.alice) == set()


def test_a_lost_connection_is_made_again(world: World) -> None:
    async def lose(intake: GroupCommit) -> list[Receipt | BaseException]:
        found: list[Receipt | BaseException] = [await intake.keep(world.alice.store.shop, delivery("one"))]
        assert intake.connection
        pid = intake.connection.get_server_pid()
        ask(world, f"SELECT pg_terminate_backend({pid})")
        for name in ("two", "three"):
            found += await asyncio.gather(intake.keep(world.alice.store.shop, delivery(name)), return_exceptions=True)
        return found

    first, lost, then = using(world, lose)
    assert isinstance(lost, DatabaseUnavailable)
    assert first.result is then.result is Intake.KEPT
    assert held(world, world.alice) == {"one", "three"}


def test_two_processes_that_are_sent_the_same_get_along(world: World) -> None:
    """Each holds what the other waits for, were it not for the order in which both insert."""
    names = [f"{number:03}" for number in range(200)]

    async def both() -> list[list[Receipt]]:
        one, other = (GroupCommit(world.services.settings.database_url) for _ in range(2))
        shop = world.alice.store.shop
        found = await asyncio.gather(
            asyncio.gather(*(one.keep(shop, delivery(name)) for name in names)),
            asyncio.gather(*(other.keep(shop, delivery(name)) for name in reversed(names))),
        )
        await asyncio.gather(one.close(), other.close())
        return found

    results = [receipt.result for receipts in asyncio.run(both()) for receipt in receipts]
    assert (results.count(Intake.KEPT), results.count(Intake.REPEATED)) == (200, 200)


def test_closing_keeps_what_waits(world: World) -> None:
    async def leave(intake: GroupCommit) -> Receipt:
        keeping = asyncio.create_task(intake.keep(world.alice.store.shop, delivery("one")))
        await asyncio.sleep(0)
        await intake.close()
        return await keeping

    assert using(world, leave).result is Intake.KEPT


@pytest.mark.parametrize("size", [1_000_000, 100_000])
def test_a_crowd_of_large_bodies_is_taken_in_turns(world: World, size: int) -> None:
    receipts = keep(world, *((world.alice, delivery(str(number), body=b"x" * size)) for number in range(20)))
    assert {one.result for one in receipts} == {Intake.KEPT}
    assert ask(world, "SELECT sum(octet_length(body)) FROM inbox") == 20 * size
