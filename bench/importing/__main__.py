"""How fast a store is read: `python -m bench.importing [--products 10000] [--sample 3000] [--json FILE]`.

The whole product runs, with the sandbox inside this process. One shop is read undisturbed; its own texts are embedded
alone on the same cores before it counts and after; a second, equal shop is read while the importer is killed twice.
"""

import argparse
import json
import operator
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, create_engine

from bench.importing import alone
from bench.importing.goods import fill
from bench.importing.reading import Watch, Watched, missing, texts_and_vectors
from bench.runs import FOLDER
from bench.traffic.house import House, kept_running, new_stack, platform_of, sandbox_of
from sandbox.shopify.platform import Platform
from sandbox.shopify.state import Shop

GOAL = 0.85
ALIKE = 0.999  # cosine of a stored vector and its text embedded again
CHECKED = 200  # vectors embedded again


@dataclass
class Figures:
    """Rates in products a second; `load` is the machine's before we began, so above 0.5 others were at work.

    `processor_ratio` compares seconds of the processor, importer and PostgreSQL together, which others disturb less.
    """

    products: int
    passages: int
    cores: int
    load: float
    way: str
    alone: float
    undisturbed: float
    ratio: float
    processor_ratio: float
    killed: float
    killed_without_waits: float
    kills: Sequence[int]
    down: float
    wrong: Sequence[str]
    importer_megabytes: float
    processor: dict[str, float]


def main() -> int:
    given = arguments()
    load = os.getloadavg()[0]
    stack = new_stack("importing")
    shops = [Shop(f"{name}.myshopify.com", primary_url=f"{stack.sandbox}/shopify/{name}") for name in ("oak", "pine")]
    for shop in shops:
        fill(shop, given.products)
    with sandbox_of(stack) as sandbox:
        platform = platform_of(sandbox)
        for shop in shops:
            platform.shops.add(shop)
        with stack.running() as processes:
            house = House(stack, sandbox, processes, shops, [])
            with kept_running(house):
                figures = measure(house, platform, given.sample, load)
    told(figures)
    if given.json:
        given.json.write_text(json.dumps(asdict(figures), indent=2) + "\n", "utf-8")
    return 0 if figures.ratio >= GOAL and not figures.wrong else 1


def measure(house: House, platform: Platform, sample: int, load: float) -> Figures:
    database = create_engine(house.database_url)
    calm, killed = house.shops
    count = len(calm.products)
    undisturbed = Watch(house, platform, calm, database, []).run()
    store = Watch(house, platform, calm, database, []).row()["id"]
    passages = texts_and_vectors(database, store)
    way, embed = alone.quickest(FOLDER / "models", cores(), [words for words, _ in passages])
    few = [words for words, _ in passages[:sample]]
    half = len(few) // 2
    before = alone.spent(embed, few[:half])
    shaken = Watch(house, platform, killed, database, [count // 3, 2 * count // 3]).run()
    after = alone.spent(embed, few[half:])
    share = len(few) / len(passages)
    rate = share * count / (before.seconds + after.seconds)
    processor = (before.processor + after.processor) / share
    wrong = [*wrong_in(house.shops, database), *differing(passages, embed)]
    return figured(count, len(passages), load, way, rate, processor, undisturbed, shaken, wrong)


def figured(
    count: int,
    passages: int,
    load: float,
    way: str,
    rate: float,
    processor: float,
    calm: Watched,
    shaken: Watched,
    wrong: Sequence[str],
) -> Figures:
    return Figures(
        products=count,
        passages=passages,
        cores=cores(),
        load=load,
        way=way,
        alone=rate,
        undisturbed=count / calm.seconds,
        ratio=count / calm.seconds / rate,
        processor_ratio=processor / (calm.processor["importer"] + calm.processor["postgres"]),
        killed=count / shaken.seconds,
        killed_without_waits=count / (shaken.seconds - shaken.down),
        kills=shaken.kills,
        down=shaken.down,
        wrong=wrong,
        importer_megabytes=max(calm.memory, shaken.memory) / 1e6,
        processor=calm.processor,
    )


def wrong_in(shops: Sequence[Shop], database: Engine) -> list[str]:
    with database.connect() as connection:
        ids = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT shop, id FROM stores")}
    return [f"{shop.domain}: {line}" for shop in shops for line in missing(shop, database, ids[shop.domain])]


def differing(passages: Sequence[tuple[str, list[float]]], embed: alone.Embed) -> list[str]:
    few = passages[:: max(1, len(passages) // CHECKED)]
    again = embed([words for words, _ in few])
    odd = sum(sum(map(operator.mul, held, fresh)) < ALIKE for (_, held), fresh in zip(few, again, strict=True))
    return [f"{odd} of {len(few)} vectors are not those of their texts"] if odd else []


def cores() -> int:
    return len(os.sched_getaffinity(0))


def told(figures: Figures) -> None:
    table = Table("figure", "value", title=f"{figures.products:,} products, {figures.passages:,} passages")
    for name, value in rows(figures).items():
        table.add_row(name, value)
    Console().print(table)


def rows(figures: Figures) -> dict[str, str]:
    busy = ", ".join(f"{name} {used:.0f}" for name, used in sorted(figures.processor.items(), key=lambda one: -one[1]))
    return {
        "cores; load before": f"{figures.cores}; {figures.load:.1f}",
        "embedding alone": f"{figures.alone:.1f} products/s ({figures.way})",
        "import": f"{figures.undisturbed:.1f} products/s",
        "ratio (goal 0.85)": f"{figures.ratio:.2f}",
        "ratio of processor time": f"{figures.processor_ratio:.2f}",
        "import, killed": f"{figures.killed:.1f} products/s, {figures.killed_without_waits:.1f} without the waits",
        "kills at; down": f"{', '.join(map(str, figures.kills))}; {figures.down:.0f} s",
        "complete": "; ".join(figures.wrong) or "yes: ids, vectors, none doubled",
        "importer's memory": f"{figures.importer_megabytes:.0f} MB",
        "processor seconds of the import": busy,
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.importing", description=__doc__)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--sample", type=int, default=3_000, help="texts embedded alone")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
