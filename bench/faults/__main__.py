"""`python -m bench.faults`: 5,000 deliveries while web, worker, courier, Redis and PostgreSQL are killed with -9."""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import Engine, create_engine, text

from bench.faults import verdict
from bench.faults.handoffs import Handoffs, await_tickets, connect_desks, external_id
from bench.faults.killing import VICTIMS, Kill, Killer
from bench.faults.rows import Held, against_source, differences, read_held
from bench.faults.story import Story, move_on, tell
from bench.faults.verdict import Check, Report
from bench.runs import console, run
from bench.traffic.house import House, new_shops, new_stack, open_house
from bench.traffic.sending import Sender, Sent
from bin.stack import Stack

TWICE = 0.03  # of all deliveries come a second time, as the platform's do
TWICE_AFTER = 2.0  # seconds
SETTLED_WITHIN = 300.0  # seconds after the last delivery was taken
UNDISTURBED_FASTER = 2.0
SHOWN = 5  # things that stand against a promise
OPEN = (
    "SELECT count(*) FROM inbox WHERE state IN ('waiting', 'early')",
    "SELECT count(*) FROM follow_ups WHERE NOT given_up",
)


@dataclass(frozen=True)
class Run:
    held: Held
    sent: Sequence[Sent]
    kills: Sequence[Kill] = ()
    checks: Sequence[Check] = ()


def main() -> int:
    options = read_options()
    return run("faults", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--deliveries", type=int, default=5000)
    parser.add_argument("--rate", type=float, default=70, help="deliveries a second while killing")
    parser.add_argument("--kills", type=int, default=3, help="least kills of each")
    parser.add_argument("--seed", type=int, default=20261120)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Report:
    began = time.monotonic()
    stack = new_stack("faults-undisturbed")
    story = tell(new_shops(stack), options.deliveries, options.seed)
    console.print(f"{story.deliveries} deliveries of {len(story.before)} shops, seed {options.seed}")
    undisturbed = run_undisturbed(stack, story, options)
    killed = run_killed(new_stack_like(stack, "faults-killed"), story, options)
    return judge(story, undisturbed, killed, options.kills, time.monotonic() - began)


def new_stack_like(other: Stack, name: str) -> Stack:
    """Return a fresh house with the same addresses and keys, so that the same records make the same rows."""
    fresh = new_stack(name)
    for file in ("credentials.env", "keys.env"):
        shutil.copy(other.var_dir / file, fresh.var_dir / file)
    return Stack(fresh.var_dir, other.port, other.sandbox_port, settings=fresh.settings, starts_sandbox=False)


def run_undisturbed(stack: Stack, story: Story, options: argparse.Namespace) -> Run:
    with open_house(stack, story.shops()) as house:
        sender = Sender(house.app, house.secret)
        deliver(house, story, sender, UNDISTURBED_FASTER * options.rate, options.seed, "undisturbed")
        wait_until_settled(house)
        sender.close()
        return Run(read_held(house.database_url), sender.sent)


def run_killed(stack: Stack, story: Story, options: argparse.Namespace) -> Run:
    with open_house(stack, story.shops()) as house:
        connect_desks(house)
        sender, handoffs = Sender(house.app, house.secret), Handoffs(house)
        killer = Killer(house, random.Random(options.seed), on_round=handoffs.begin_some)
        killer.start()
        try:
            deliver(house, story, sender, options.rate, options.seed, "killed")
            killer.wait_for_rounds(options.kills)
        finally:
            killer.stop()
        handoffs.wait()
        tickets = await_tickets(house, handoffs.agreed)
        wait_until_settled(house)
        sender.close()
        agreed = [external_id(conversation) for _, conversation in handoffs.agreed]
        checks = [
            verdict.killed_enough(killer.kills, options.kills),
            verdict.came_back(killer.kills, [*killer.failed, *house.failed]),
            verdict.one_ticket_each(agreed, tickets, handoffs.problems),
        ]
        return Run(read_held(house.database_url), sender.sent, killer.kills, checks)


def deliver(house: House, story: Story, sender: Sender, rate: float, seed: int, name: str) -> None:
    """Let the story happen in the shops at that pace and send all of it; return when everything was taken."""
    shops, chance = {shop.domain: shop for shop in house.shops}, random.Random(seed)
    began, posted = time.monotonic(), 0
    with Progress(transient=True) as bars:
        bar = bars.add_task(name, total=story.deliveries)
        for happened in story.happened:
            time.sleep(max(0.0, began + posted / rate - time.monotonic()))
            move_on(shops[happened.deliveries[0].shop], happened.changes)
            for delivery in happened.deliveries:
                posted += 1
                sender.post(delivery)
                if chance.random() < TWICE:
                    sender.post(delivery, at=time.monotonic() + TWICE_AFTER)
                bars.update(bar, completed=posted)
        while sender.waiting():
            time.sleep(0.1)
    console.print(f"{name}: all taken after {time.monotonic() - began:.0f} s")


def wait_until_settled(house: House) -> None:
    engine, deadline = create_engine(house.database_url), time.monotonic() + SETTLED_WITHIN
    while time.monotonic() < deadline and left_to_do(engine):
        time.sleep(0.3)
    engine.dispose()
    console.print(f"settled {SETTLED_WITHIN - (deadline - time.monotonic()):.0f} s later")


def left_to_do(engine: Engine) -> int:
    with engine.connect() as connection:
        return sum(connection.execute(text(query)).scalar_one() for query in OPEN)


def judge(story: Story, undisturbed: Run, killed: Run, least: int, seconds: float) -> Report:
    statuses = Counter(status for one in killed.sent for status in one.statuses)
    return Report(
        deliveries=story.deliveries,
        attempts=statuses.total(),
        statuses=dict(statuses),
        held=killed.held.digest,
        kills=list(killed.kills),
        seconds=seconds,
        checks=[
            verdict.all_acknowledged(killed.sent),
            verdict.acknowledged_once(killed.sent, killed.held),
            verdict.all_settled(killed.held),
            Check("the same rows as undisturbed, vectors included", differences(undisturbed.held, killed.held)),
            Check("undisturbed, what is held is what the shops have", against_source(undisturbed.held, story.after)),
            Check("killed, what is held is what the shops have", against_source(killed.held, story.after)),
            *killed.checks,
        ],
    )


def show(report: Report, console: Console) -> None:
    table = Table(title="killed with -9")
    for heading in ("what", "killed", "its head", "away s (median)", "longest"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for victim in VICTIMS:
        kills = [kill for kill in report.kills if kill.victim == victim]
        away = sorted(kill.away for kill in kills if kill.away is not None) or [float("nan")]
        heads = sum(kill.whole for kill in kills)
        table.add_row(victim, str(len(kills)), str(heads), f"{away[len(away) // 2]:.1f}", f"{away[-1]:.1f}")
    console.print(table)
    console.print(f"{report.deliveries} deliveries in {report.attempts} attempts, answered {report.statuses}")
    console.print("held: " + ", ".join(f"{count} {kind}" for kind, count in report.held.items()))
    for check in report.checks:
        console.print(f"{'[green]yes[/green]' if not check.against else '[red]NO [/red]'} {check.promise}")
        for line in check.against[:SHOWN]:
            console.print(f"      {line}", markup=False, soft_wrap=True)
        if len(check.against) > SHOWN:
            console.print(f"      … and {len(check.against) - SHOWN} more")


if __name__ == "__main__":
    sys.exit(main())
