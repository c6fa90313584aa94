"""Applying updates of a store's to what we hold of it. Newer wins; a repeat changes nothing; the order is all one."""

from collections.abc import Callable, Sequence
from typing import Any

from domain import updates
from domain.applying import orders, people, products, shops
from domain.applying.outcomes import Applied, News
from domain.errors import InvalidRequest
from domain.follow_ups import FollowUp, Task
from domain.shelves import Shelves
from domain.stores import Store

__all__ = ["Applied", "FollowUp", "News", "Task", "apply"]

Together = Callable[[Store, Sequence[News], Shelves], list[Applied]]
Alone = Callable[..., Applied]


def apply(store: Store, news: Sequence[News], shelves: Shelves) -> list[Applied]:
    """Change what we hold, and return what came of each in the order given. What can be is written together."""
    found: dict[int, Applied] = {}
    for handler in dict.fromkeys(map(handler_of, news)):
        places = [place for place, one in enumerate(news) if handler_of(one) is handler]
        found |= dict(zip(places, handler(store, [news[place] for place in places], shelves), strict=True))
    return [found[place] for place in range(len(news))]


def handler_of(one: News) -> Together:
    return TOGETHER.get(type(one.update), one_by_one)


def one_by_one(store: Store, news: Sequence[News], shelves: Shelves) -> list[Applied]:
    return [apply_alone(store, one, shelves) for one in news]


def apply_alone(store: Store, one: News, shelves: Shelves) -> Applied:
    handler: Callable[[Store, Any, Any, Shelves], Applied] = ALONE[type(one.update)]
    try:
        with shelves.attempt():
            return handler(store, one.update, one.at, shelves)
    except InvalidRequest as error:
        return Applied(error.detail, aside=True)


TOGETHER: dict[type, Together] = {
    updates.ProductChanged: products.products_told,
    updates.ProductDeleted: products.products_told,
    updates.StockChanged: products.stock_told,
    updates.OrderChanged: orders.orders_told,
    updates.OrderDeleted: orders.orders_told,
    updates.ParcelChanged: orders.orders_told,
    updates.ShipmentMoved: orders.orders_told,
    updates.RefundMade: orders.orders_told,
    updates.ReturnChanged: orders.orders_told,
    updates.CustomerChanged: people.customers_told,
    updates.NothingToDo: shops.nothing_to_do,
}

ALONE: dict[type, Alone] = {
    updates.CustomerDeleted: people.customer_deleted,
    updates.ShopChanged: shops.shop_changed,
    updates.AppUninstalled: shops.app_uninstalled,
    updates.ScopesChanged: shops.scopes_changed,
    updates.PrivacyRequest: people.privacy_requested,
}
