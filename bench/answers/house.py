"""The product's web processes on engines of their own, with stores of the sizes wanted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types

from bench.answers.filling import details_of, fill, lasting_tokens, parse_shop
from bench.answers.goods import Goods, made
from bench.runs import FOLDER, NotMeasured
from bench.traffic.house import share_models
from bench.webhooks.servers import Server, running
from bin.keys import kept_keys
from bin.ports import free_ports
from bin.supervisor import environment, procfile, release
from runtime.engines import embedded_engines
from runtime.services import Services
from runtime.settings import Settings

SECRET = "a secret of the bench alone, which signs for the platform"


@dataclass(frozen=True)
class Stocked:
    """A store of `size` products."""

    size: int
    shop: str
    goods: Goods


@dataclass(frozen=True)
class House:
    server: Server
    stores: Sequence[Stocked]
    database_url: str

    @property
    def app(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def peaks(self) -> list[float]:
        """Return the most memory that each process which answers has taken so far, in MB."""
        family = [one for one in self.server.family() if answers(one, self.server)]
        return [peak(one.pid) for one in family]


def answers(process: psutil.Process, server: Server) -> bool:
    """Whether it is a web process, not the head that started several or what keeps count for it."""
    alone = len(server.family()) == 1
    return alone or (process.pid != server.process.pid and "resource_tracker" not in " ".join(process.cmdline()))


def peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    words = next((line.split() for line in status.splitlines() if line.startswith("VmHWM:")), ["", "0"])
    return int(words[1]) / 1024


@contextmanager
def open_house(sizes: Sequence[int], processes: int, *, again: bool) -> Iterator[House]:
    """Yield a house that answers. `again`: with the stores filled last time, where they are still there."""
    folder = FOLDER / "answers"
    if not again:
        shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        share_models(folder)
    (port,) = free_ports(1)
    with embedded_engines(folder) as engines:
        env = environment(folder, {**told(folder, port, processes), **engines.environment()})
        release(env)
        stores = stocked(Services(Settings.from_env(env)), sizes)
        with running("web", procfile()["web"], port, env, None, folder / "web.log") as server:
            yield House(server, stores, engines.database_url)


def told(folder: Path, port: int, processes: int) -> Mapping[str, str]:
    return {
        **kept_keys(folder),
        "PORT": str(port),
        "SHOPIFY_API_KEY": "bench",
        "SHOPIFY_API_SECRET": SECRET,
        "RATE_LIMIT_SCALE": "1000000",
        "LOG_LEVEL": "WARNING",
        "WEB_CONCURRENCY": str(processes),
    }


def stocked(services: Services, sizes: Sequence[int]) -> list[Stocked]:
    found = [Stocked(size, f"store-of-{size}.myshopify.com", made(size, seed)) for seed, size in enumerate(sizes, 1)]
    for store in found:
        stock_up(services, store)
        let_in(services, store)
    return found


def let_in(services: Services, stocked: Stocked) -> None:
    """Have Shopify's tokens, so that no page of the merchant's tells that they are missing."""
    scopes, now = services.missing_scopes(""), services.now()
    with services.begin() as work:
        if store := work.stores.of_shop(parse_shop(stocked.shop)):
            work.tokens.put(store, lasting_tokens(now, scopes))
            work.stores.note_scopes(store, ",".join(scopes), now)


def stock_up(services: Services, stocked: Stocked) -> None:
    """Fill the store, unless it was filled before. Raises NotMeasured where it was filled with other goods."""
    shop = parse_shop(stocked.shop)
    with services.begin() as work:
        if filled := work.stores.of_shop(shop):
            first = work.catalogue.product(filled, stocked.goods.products[0].id)
            check_goods(first.title if first else "", stocked)
            return
        store = work.stores.install(shop, details_of(shop), services.now())
    services.storage.bookcase.build(store)
    fill(store, stocked.goods, services.embedder, services.begin)
    services.storage.bookcase.index(store)
    with services.storage.database.alone() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def check_goods(title: str, stocked: Stocked) -> None:
    """Shoppers must ask for what is sold: which goods a store has depends on its place among the sizes."""
    if title != stocked.goods.products[0].title:
        raise NotMeasured(f"{stocked.shop} was filled among other --sizes; leave out --again")
