"""Products and their stock, as deliveries tell of them."""

from collections.abc import Sequence

from domain.applying.outcomes import OUTDONE, STALE, Applied, News
from domain.follow_ups import FollowUp, Task
from domain.knowledge.ingestion import Learnt, Told, forget_products, learn_told
from domain.shelves import Shelves
from domain.stores import Store
from domain.updates import ProductChanged, ProductDeleted, StockChanged


def products_told(store: Store, news: Sequence[News], shelves: Shelves) -> list[Applied]:
    gone = {one.update.product_id: one.at for one in reversed(news) if isinstance(one.update, ProductDeleted)}
    told = [Told(one.update.product, one.at) for one in news if isinstance(one.update, ProductChanged)]
    newest = {one.product.id: one for one in sorted(told, key=lambda one: (one.product.version, one.at))}
    shelves.catalogue.hold(store, {*gone, *newest})
    if gone:
        forget_products(store, gone, shelves)
    learnt = learn_told(store, list(newest.values()), shelves)
    return [outcome(one, newest, learnt) for one in news]


def outcome(one: News, newest: dict[int, Told], learnt: Learnt) -> Applied:
    if not isinstance(one.update, ProductChanged):
        return Applied()
    product = one.update.product
    if newest[product.id].product is not product:
        return OUTDONE
    if product.id in learnt.reworded:
        return Applied(follow_up=FollowUp(Task.EMBED_WORDS, product.id))
    return Applied() if product.id in learnt.kept else STALE


def stock_told(store: Store, news: Sequence[News], shelves: Shelves) -> list[Applied]:
    """Have the stock read: a delivery tells it of one place, and only the shop knows what that makes over all."""
    items = (one.update.inventory_item_id for one in news if isinstance(one.update, StockChanged))
    return [Applied(follow_up=FollowUp(Task.READ_STOCK, item)) for item in items]
