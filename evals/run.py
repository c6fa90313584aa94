"""`make eval`: asks the sets in DATA over HTTP, prints a table, writes JSON."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bin.demo_merchant import MerchantStuck
from bin.stack import Stack
from bin.supervisor import StartFailed, Stop, stop_on_signals
from evals.tau_shop import Outcome, evaluate, find_data
from runtime.engines import EngineError

# Ports of its own, so that a demo may run beside it.
STACK = Stack(Path("var/eval").resolve(), port=8200, sandbox_port=9300, settings={"RATE_LIMIT_SCALE": "1000"})
REPORT = Path("var/eval/report.json")

console = Console(highlight=False)


def main(arguments: list[str]) -> int:
    data = find_data(arguments)
    if data is None:
        return 0
    stop_on_signals()
    try:
        with STACK.running():
            outcome = evaluate(STACK, data)
    except (EngineError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        return 1
    show(outcome)
    REPORT.write_text(json.dumps({"tau_shop": asdict(outcome)}, indent=1, default=str))
    console.print(f"written to {REPORT}")
    return 0


def show(outcome: Outcome) -> None:
    table = Table(title="tau_shop")
    for heading in ("group", "right", "asked", "share"):
        table.add_column(heading, justify="left" if heading == "group" else "right")
    for group, (right, asked, share) in outcome.groups.items():
        table.add_row(group, str(right), str(asked), f"{share:.3f}")
    console.print(table)
    for fail in outcome.fails:
        console.print("not right:", *[str(part)[:100] for part in fail])
    leaked, probed = outcome.leaks
    console.print(f"leaked: {leaked} of {probed}; {outcome.seconds:.1f} s for all questions")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
