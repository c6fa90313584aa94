"""What the merchant allows us, and what stops where something is not allowed."""

from datetime import datetime
from typing import Protocol

from domain.stores import Store

# For the merchant: what each scope is there for.
STOPS = {
    "read_products": "It cannot read your products, so it has none to recommend or compare.",
    "read_inventory": "It does not hear of sales and deliveries that change your stock.",
    "read_orders": "It cannot tell shoppers where their orders are.",
    "read_fulfillments": "It does not hear when a parcel moves.",
    "read_returns": "It cannot tell shoppers how their returns stand.",
    "read_customers": "It does not know the customers who are signed in.",
    "read_legal_policies": "It cannot read your policies, so it answers nothing about returns or shipping.",
    "read_content": "It cannot read your pages and blog articles.",
    "write_app_proxy": "The chat in your storefront cannot tell who is signed in.",
}


class StoreShelf(Protocol):
    def of_id(self, store_id: object, *, lock: bool = False) -> Store | None: ...

    def note_scopes(self, store: Store, scopes: str, at: datetime) -> bool: ...


class ImportShelf(Protocol):
    def begin(self, store: Store, now: datetime) -> None: ...


class Shelves(Protocol):
    @property
    def stores(self) -> StoreShelf: ...

    @property
    def imports(self) -> ImportShelf: ...


def what_stops(scope: str) -> str:
    return STOPS.get(scope, "Something it does for you needs this permission.")


def note_scopes(store: Store, scopes: str, at: datetime, shelves: Shelves) -> bool:
    """Keep what the merchant allows; begin to read the store anew where that became more, for the sweep to queue.

    Return False when something newer is held.
    """
    before = shelves.stores.of_id(store.id, lock=True)
    if before is None or not shelves.stores.note_scopes(store, scopes, at):
        return False
    if named(scopes) - named(before.scopes):
        shelves.imports.begin(store, at)
    return True


def named(scopes: str) -> set[str]:
    return {scope.strip() for scope in scopes.split(",") if scope.strip()}
