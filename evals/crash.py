"""`make crash`: the worker killed with -9 in the middle of a load must end in the same rows as an untouched load."""

import hashlib
import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from sqlalchemy import create_engine, text

from bin.demo_merchant import MerchantStuck
from bin.stack import Stack
from bin.supervisor import Processes, StartFailed, Stop, stop_on_signals
from evals import tau_shop
from runtime.engines import EngineError

FOLDER = Path("var/crash").resolve()
KILL_EVERY = (3.0, 5.0)  # seconds between two kills, at random; a worker needs two to start
SEED = 20261120

console = Console(highlight=False)

# Everything the load leaves behind; what differs between any two runs (ids of rows, times of arrival) stays out.
STATE = {
    "products": "SELECT id, title, for_sale, version, words_hash, record::text FROM products WHERE store_id = :store",
    "orders": "SELECT id, name_key, customer_id, version, record::text FROM orders WHERE store_id = :store",
    "customers": "SELECT id, version, record::text FROM customers WHERE store_id = :store",
    # A kill changes which repeats meet in one batch, so applied and skipped are counted together.
    "inbox": "SELECT state IN ('applied', 'skipped'), count(*) FROM inbox WHERE store_id = :store GROUP BY 1",
    "vectors": "SELECT text, metadata_->>'document_id', embedding::text FROM {schema}.data_products",
}


def main(arguments: list[str]) -> int:
    data = tau_shop.find_data(arguments)
    if data is None:
        return 0
    stop_on_signals()
    try:
        undisturbed, _ = load_and_read("undisturbed", data, kill=False)
        killed, kills = load_and_read("killed", data, kill=True)
    except (EngineError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        return 1
    return compare(undisturbed, killed, kills)


def load_and_read(name: str, data: Path, *, kill: bool) -> tuple[dict[str, list[str]], int]:
    """Load the set into a fresh house; return its rows and how often the worker was killed on the way."""
    stack = Stack(
        FOLDER / f"{name}-{int(time.time())}", port=8210, sandbox_port=9310, settings={"LOG_LEVEL": "WARNING"}
    )
    with stack.running() as processes:
        tau_shop.install(stack)
        with killing(processes) if kill else nobody_killed() as kills:
            tau_shop.load(stack, data)
        rows = read_rows(processes.env["DATABASE_URL"])
    return rows, len(kills)


@contextmanager
def nobody_killed() -> Iterator[list[int]]:
    yield []


@contextmanager
def killing(processes: Processes) -> Iterator[list[int]]:
    """Kill the worker with -9 again and again, and have it started anew as a supervisor does."""
    done, kills, chance = threading.Event(), list[int](), random.Random(SEED)

    def run() -> None:
        while not done.wait(chance.uniform(*KILL_EVERY)):
            process = processes.running["worker"]
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills.append(process.pid)
            processes.starts["worker"] = []
            processes.start("worker", processes.commands["worker"])

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield kills
    finally:
        done.set()
        thread.join()


def read_rows(database_url: str) -> dict[str, list[str]]:
    """Return the rows of each table as sorted lines."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        store = connection.execute(
            text("SELECT id FROM stores WHERE shop = :shop"), {"shop": tau_shop.SHOP}
        ).scalar_one()
        found = {
            table: sorted(
                json.dumps(list(row), default=str)
                for row in connection.execute(text(query.format(schema=f"store_{store.hex}")), {"store": store})
            )
            for table, query in STATE.items()
        }
    engine.dispose()
    return found


def compare(undisturbed: dict[str, list[str]], killed: dict[str, list[str]], kills: int) -> int:
    same = True
    for table, rows in undisturbed.items():
        equal = rows == killed[table]
        same = same and equal
        digest = hashlib.sha256("\n".join(killed[table]).encode()).hexdigest()[:12]
        console.print(f"{table:<10} {len(rows):>5} rows  {'equal' if equal else 'DIFFERENT'}  {digest}")
    console.print(f"worker killed {kills} times: {'the same state, row for row' if same else 'NOT the same state'}")
    return 0 if same and kills else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
