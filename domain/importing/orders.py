"""The orders that Shopify shows us, with the customers they name."""

from collections.abc import Callable, Iterator, Sequence

from domain.importing.files import awaited_bulk, take_in
from domain.importing.runs import Import, ImportShelves, Pause
from domain.importing.sources import Line, Purchase
from domain.imports import ImportPhase
from domain.order_parts import merged
from domain.orders import Order
from domain.shelves import Shelves
from domain.stores import Store


def import_orders(one: Import) -> Pause | None:
    bulk = awaited_bulk(one, ImportPhase.ORDERS)
    pause = bulk if isinstance(bulk, Pause) else take_in(one, bulk, OrderIntake(one))
    if not pause:
        one.leave(ImportPhase.ORDERS, one.progress().done)
    return pause


class OrderIntake:
    """Implements domain.importing.files.Intake."""

    def __init__(self, one: Import) -> None:
        self.one = one

    def read(self, url: str, position: int) -> Iterator[Line[Purchase]]:
        return self.one.source.orders(url, position)

    def begin(self, items: Sequence[Purchase]) -> Callable[[], dict[int, Order]]:
        whole = {order.id: self.in_parcels(order) for order, _ in items}
        return lambda: whole

    def in_parcels(self, order: Order) -> Order:
        """Ask for what a bulk file lacks, waiting as long as the source wants: the file need not be read again."""
        return self.one.patiently(lambda: self.one.source.with_parcels(order))

    def learn(self, items: Sequence[Purchase], ready: dict[int, Order], work: ImportShelves) -> None:
        learn_orders(self.one.store, [(ready[order.id], customer) for order, customer in items], work)

    def leave_out(self, record_ids: Sequence[int], work: ImportShelves) -> None:
        """Nothing forgets orders for not being in a file."""


def learn_orders(store: Store, batch: Sequence[Purchase], shelves: Shelves) -> None:
    """Keep the orders, with what webhooks told of their parts, and the customers."""
    held = {order.id: order for order in shelves.orders.with_ids(store, [order.id for order, _ in batch])}
    for order, customer in batch:
        shelves.orders.put(store, merged(held.get(order.id), order))
        shelves.inbox.call_back(store, [order.id])
        if customer is not None:
            shelves.customers.put(store, customer)
