"""The shops that questions are asked in: each is filled from the data and read by the app as any merchant's is."""

import hashlib
import inspect
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from evals.data import Data, Json
from sandbox.shopify.snapshots import Snapshots
from sandbox.shopify.state import Shop, Shops

Fill = Callable[[Shop, Data], None]
Era = Callable[[str], str]
RUN = f"{time.time_ns()}"


def for_good(_shop: str) -> str:
    return ""


def for_a_day(shop: str) -> str:
    """For what has dates that hang on today."""
    return day_of(shop, datetime.now(UTC))


def for_a_run(_shop: str) -> str:
    """For what the questions themselves use up: an order can be cancelled once."""
    return RUN


@dataclass(frozen=True)
class EvalStore:
    """A shop called `name`, filled by `fill` from the files `made_of`; it is kept as long as its era is the same."""

    name: str
    made_of: tuple[str, ...]
    fill: Fill
    era: Era = for_good

    def domain(self, data: Data) -> str:
        """Return a domain that changes with what the shop holds, so that a store once read is read no more."""
        filling = inspect.getsource(getattr(self.fill, "func", self.fill))
        content = f"{data.fingerprint(self.made_of)} {filling} {self.era(self.name)}"
        return f"{self.name}-{hashlib.sha256(content.encode()).hexdigest()[:8]}.myshopify.com"

    def former(self, data: Data, folder: Path) -> list[str]:
        """Return the domains that it had before, of the shops filed in the folder."""
        filed = {file.stem for file in folder.glob(f"{self.name}-{'[0-9a-f]' * 8}.myshopify.com.json")}
        return sorted(filed - {self.domain(data)})


def day_of(shop: str, now: datetime) -> str:
    """Return the day that it is in a shop: "7 days ago" was another one after the shop's own midnight."""
    return f"{now.astimezone(ZoneInfo(Shop(f'{shop}.myshopify.com').timezone)):%F}"


def file_shops(stores: Iterable[EvalStore], data: Data, folder: Path) -> None:
    """Write each shop that is not there yet to where the sandbox keeps its own."""
    folder.mkdir(parents=True, exist_ok=True)
    shops = Shops()
    for store in stores:
        domain = store.domain(data)
        if not (folder / f"{domain}.json").exists():
            store.fill(shops.add(Shop(domain)), data)
    Snapshots(folder, shops).write_changes()


def put_products(shop: Shop, products: Iterable[Json]) -> None:
    """File products of the data, whose variants do not say that their stock is counted."""
    for product in products:
        counted = [{"inventory_management": "shopify", **variant} for variant in product["variants"]]
        shop.put_product({**product, "variants": counted})


def put_orders(shop: Shop, orders: Iterable[Json]) -> None:
    """File orders with those who placed them."""
    for order in orders:
        shop.put_order(order)
        shop.put_customer(order["customer"])


def put_policies(shop: Shop, kind: str, document: Json) -> None:
    for policy in document["policies"]:
        shop.put_policy({**policy, "type": kind})
