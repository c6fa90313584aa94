"""One import as it is seen from outside: by its row, its processes and what is in the tables at the end."""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import psutil  # type: ignore[import-untyped]  # it ships no types
from sqlalchemy import Engine, text

from bench.traffic.house import House
from bench.traffic.processors import measured
from sandbox.shopify.platform import Platform
from sandbox.shopify.state import Shop

LOOK = 0.2  # seconds; looking takes processor time too
LONGEST = 3600  # seconds of one import
ROW = text("SELECT imports.*, stores.id FROM imports JOIN stores ON stores.id = store_id WHERE shop = :shop")


@dataclass
class Watched:
    """One import. `seconds` run from the file being there until all is written and indexed."""

    seconds: float = 0.0
    down: float = 0.0  # of them, between a kill and the next batch written
    kills: list[int] = field(default_factory=list)  # how many products were in at each
    memory: int = 0  # bytes the importer held at most
    processor: dict[str, float] = field(default_factory=dict)  # seconds by part of the house


@dataclass
class Watch:
    house: House
    platform: Platform
    shop: Shop
    database: Engine
    kill_at: list[int]

    def run(self) -> Watched:
        """Install the app and watch the import until its end, killing the importer on the way."""
        self.house.stack.merchant(self.shop.domain).install()
        self.until(self.file_is_there)
        seen = Watched()
        begun = time.monotonic()
        with measured(self.house) as used:
            self.until(lambda: self.step(seen))
        seen.seconds = time.monotonic() - begun
        seen.processor = used
        return seen

    def until(self, done: Any) -> None:
        deadline = time.monotonic() + LONGEST
        while not done():
            if self.row().get("problem"):
                raise RuntimeError(f"{self.shop.domain}: {self.row()['problem']}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"the import of {self.shop.domain} takes too long")
            time.sleep(LOOK)

    def file_is_there(self) -> bool:
        return any(one.url for one in self.platform.bulk.of(self.shop.domain))

    def row(self) -> dict[str, Any]:
        with self.database.connect() as connection:
            found = connection.execute(ROW, {"shop": self.shop.domain}).mappings().first()
        return dict(found) if found else {"state": "none", "done": 0, "phase": ""}

    def step(self, seen: Watched) -> bool:
        row = self.row()
        with suppress(psutil.Error):
            importer = psutil.Process(self.house.processes.running["importer"].pid)
            seen.memory = max(seen.memory, importer.memory_info().rss)
        if self.kill_at and row["phase"] == "products" and row["done"] >= self.kill_at[0]:
            self.kill_at.pop(0)
            seen.kills.append(row["done"])
            seen.down += self.kill(row["done"])
        return bool(row["state"] == "done")

    def kill(self, done: int) -> float:
        """Kill the importer; return the seconds until another batch is in."""
        begun = time.monotonic()
        os.kill(self.house.processes.running["importer"].pid, signal.SIGKILL)
        self.until(lambda: self.row()["done"] > done or self.row()["phase"] == "orders")
        return time.monotonic() - begun


def missing(shop: Shop, database: Engine, store_id: Any) -> Sequence[str]:
    """Return a line for each way in which the tables are not what the shop is; none where they are."""
    schema = f"store_{store_id.hex}"
    with database.connect() as connection:
        held = set(
            connection.scalars(text("SELECT id FROM products WHERE store_id = :s AND for_sale"), {"s": store_id})
        )
        rows = connection.execute(
            text(
                f"SELECT metadata_->>'document_id', count(*), count(DISTINCT text) "
                f"FROM {schema}.data_products GROUP BY 1"
            )
        ).all()
        indexed = connection.scalar(
            text("SELECT to_regclass(:name) IS NOT NULL"), {"name": f"{schema}.data_products_nearest"}
        )
    vectors = {int(row[0].removeprefix("product:")): (row[1], row[2]) for row in rows}
    wrong = [f"{len(set(shop.products) ^ held)} products differ"] if set(shop.products) != held else []
    wrong += [f"{len(set(shop.products) ^ set(vectors))} products have no vector"] if set(vectors) != held else []
    wrong += ["vectors are doubled"] if any(count != distinct for count, distinct in vectors.values()) else []
    return wrong + ([] if indexed or len(rows) < 2000 else ["the vectors have no index"])


def texts_and_vectors(database: Engine, store_id: Any) -> list[tuple[str, list[float]]]:
    """Return every passage with its vector, in a fixed order that has nothing to do with their length."""
    query = text(f"SELECT text, embedding::text FROM store_{store_id.hex}.data_products ORDER BY md5(text)")
    with database.connect() as connection:
        return [(row[0], [float(one) for one in row[1].strip("[]").split(",")]) for row in connection.execute(query)]
