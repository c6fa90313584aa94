"""A shop whose stock is read after webhooks, and how its reading is told of and looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rq import Queue
from rq.serializers import JSONSerializer
from sqlalchemy import text

from domain.catalogue import Product, Stock, Variant
from domain.errors import RemoteError
from domain.follow_ups import Task
from domain.stores import Store
from jobs import follow_ups, inbox
from jobs.queues import QueueName
from tests.domain.stage import at, put, rows
from tests.world import Tenant, World, jacket


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
