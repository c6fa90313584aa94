"""The running product with both stores in it, as an attacker meets it."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bin.ports import free_ports
from bin.stack import Stack, ignore_given_engines
from bin.supervisor import StartFailed
from evals.attacks.doors import HttpDoor
from evals.attacks.planting import in_orders, plants, policy_payload, product_payload, spoilt_order
from evals.attacks.scenes import Scene
from evals.attacks.town import Bought, Town, build_town, customer_payload, mirror_of, order_payload
from sandbox.shopify.snapshots import Snapshots
from sandbox.shopify.state import Shop, Shops

FOLDER = Path("var/attacks").resolve()
SHOPS = ("north-attacked.myshopify.com", "south-attacked.myshopify.com")
PEOPLE = 32  # in each store
READ_WITHIN = 180  # seconds
IN_GOODS = frozenset({"description", "title", "option", "vendor", "type", "tag"})


def built_town() -> Town:
    return build_town(SHOPS, PEOPLE, seed=4)


def forget() -> None:
    """Begin with nothing of an earlier run."""
    shutil.rmtree(FOLDER / "house", ignore_errors=True)


@contextmanager
def open_house(town: Town, limits: str) -> Iterator[Scene]:
    """Run everything behind one proxy, the attacker's own, with limits so many times those of production."""
    ignore_given_engines()
    folder = FOLDER / "house"
    folder.mkdir(parents=True, exist_ok=True)
    share_models(folder)
    app, sandbox = free_ports(2)
    settings = {"LOG_LEVEL": "WARNING", "RATE_LIMIT_SCALE": limits, "TRUSTED_PROXIES": "1"}
    stack = Stack(folder, app, sandbox, settings)
    file_shops(town, folder / "sandbox" / "shopify")
    with stack.running():
        for shop, _, _ in homes(town):
            read(stack, shop)
        yield Scene(HttpDoor(stack.app), town, stack.credentials()["SHOPIFY_API_SECRET"])


def share_models(folder: Path) -> None:
    models = Path("var/models").resolve()
    models.mkdir(parents=True, exist_ok=True)
    if not (folder / "models").exists():
        (folder / "models").symlink_to(models)


def file_shops(town: Town, folder: Path) -> None:
    """Write both shops to where the sandbox keeps its own."""
    if folder.exists():
        return
    folder.mkdir(parents=True)
    shops = Shops()
    spoilt = {order.id: spoilt_order(order, plant) for order, plant in in_orders(town)}
    for domain, orders, like in homes(town):
        shop = shops.add(Shop(domain))
        for order in orders:
            payload = spoilt.get(order.id) or order_payload(order)
            shop.put_order(payload)
            shop.put_customer({**customer_payload(order.person), **payload["customer"]})
        for plant in plants():
            if plant.carrier in IN_GOODS and like == town.shops[1]:
                shop.put_product(product_payload(plant))
        shop.put_policy(policy_payload(domain))
    Snapshots(folder, shops).write_changes()


def homes(town: Town) -> Iterator[tuple[str, list[Bought], str]]:
    """Yield each shop and each mirror with the orders in it, and the shop it is like."""
    for shop in town.shops:
        yield shop, town.of(shop), shop
        yield mirror_of(shop), town.in_mirror(shop), shop


def read(stack: Stack, domain: str) -> None:
    """Install the app where it is not yet, and wait until it has read the shop."""
    merchant, deadline = stack.merchant(domain), time.monotonic() + READ_WITHIN
    if not merchant.installed():
        merchant.install()
    while (reading := merchant.overview()["import"])["state"] != "done":
        if reading["state"] == "failed" or time.monotonic() > deadline:
            raise StartFailed(f"{domain} was not read: {reading}; see {stack.var_dir / 'logs'}")
        time.sleep(0.2)
