"""`python -m bench.webhooks [--short] [--unpinned]`: how fast deliveries are taken in, beside the peer."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rich.console import Console

from bench.runs import NotMeasured
from bench.webhooks.contest import Contender, Result, contest, trials
from bench.webhooks.ours import Books, ours
from bench.webhooks.peer import peer
from bench.webhooks.report import tables, write
from bench.webhooks.servers import cores, running
from bin.ports import free_ports
from bin.supervisor import StartFailed, environment
from runtime.engines import EngineError, embedded_engines

FOLDER = Path("var/bench/webhooks").resolve()
SHORT, ROUNDS_SHORT, ROUNDS = 0.3, 3, 7

console = Console(highlight=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer requests and rounds")
    parser.add_argument("--unpinned", action="store_true", help="leave it to the kernel which core does what")
    asked = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with ExitStack() as stack:
            return measure(stack, asked.short, pin(asked.unpinned))
    except (NotMeasured, EngineError, StartFailed) as error:
        console.print(f"not measured: {error}")
        return 1


def pin(unpinned: bool) -> int | None:
    """Keep the client and the engines, which inherit it, away from the core that the server gets."""
    core, others = cores()
    if unpinned or core is None:
        return None
    os.sched_setaffinity(0, others)
    console.print(f"each server alone on core {core}; client, PostgreSQL and Redis on {sorted(others)}")
    return core


def measure(stack: ExitStack, short: bool, core: int | None) -> int:
    books = Books(stack.enter_context(embedded_engines(FOLDER / "engines")))
    own = Contender("ours", stack.enter_context(ours(FOLDER, books, core)), books.tidy)
    contenders = [own, *peers(stack, books, core), client_alone(stack, core)]
    results: list[Result] = []
    for trial in trials(SHORT if short else 1.0):
        console.print(f"[dim]{trial.size}, {trial.connections} at once{', forged' if trial.forged else ''} …[/dim]")
        results += contest(contenders, trial, ROUNDS_SHORT if short else ROUNDS)
    memory = {one.server.name: one.server.megabytes() for one in contenders[:-1]}
    facts = {"short": short, "server_core": core, "fsync": books.ask("SHOW fsync")}
    write(FOLDER / "result.json", results, memory, facts)
    for part in tables(results, memory):
        console.print(part)
    return 0


def peers(stack: ExitStack, books: Books, core: int | None) -> list[Contender]:
    """The peer twice: with Redis as it comes, and with a Redis that writes to disk before it answers."""
    socket = unquote(urlsplit(books.engines.redis_url).path)
    try:
        server = stack.enter_context(peer(FOLDER, socket, core))
    except NotMeasured as error:
        console.print(f"[yellow]without the peer: {error}[/yellow]")
        return []

    def prepare(**settings: str) -> None:
        books.tidy()
        for name, value in settings.items():
            books.redis.config_set(name, value)

    return [
        Contender("peer, in memory", server, partial(prepare, appendonly="no")),
        Contender("peer, fsync", server, partial(prepare, appendonly="yes", appendfsync="always")),
    ]


def client_alone(stack: ExitStack, core: int | None) -> Contender:
    """A server that does nothing: what the client could measure at most."""
    (port,) = free_ports(1)
    command = f"'{sys.executable}' -m bench.webhooks.ceiling {port}"
    server = running("client alone", command, port, environment(FOLDER, {}), core, FOLDER / "ceiling.log")
    return Contender("client alone", stack.enter_context(server), lambda: None, status=200)


if __name__ == "__main__":
    sys.exit(main())
