"""`make eval`: asks the sets of the data over HTTP in the running product, prints tables, writes JSON."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bin.demo_merchant import MerchantStuck
from bin.supervisor import StartFailed, Stop, stop_on_signals
from evals.data import Data
from evals.house import FOLDER, open_house
from evals.registry import SETS, EvalSet
from evals.reports import Report, table_of, write, write_failures
from runtime.engines import EngineError

REPORTS = FOLDER / "reports"

console = Console(highlight=False)


def main() -> int:
    options = read_options()
    data = Data(Path(options.data).resolve())
    chosen = [one for one in SETS if not options.only or one.name in options.only]
    sets = [one for one in chosen if all(map(data.has, one.needs))]
    if len(sets) < len(chosen):
        left_out = ", ".join(one.name for one in chosen if one not in sets)
        console.print(f"There is no data for {left_out} at {data.folder} (DATA=folder names another).")
    stop_on_signals()
    try:
        reports = evaluate(sets, data, options) if sets else []
    except (EngineError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        return 1
    tell(reports, options)
    return 0 if all(report.reached for report in reports) else 1


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--data", default="../shared/eval", help="folder of the evaluation data")
    parser.add_argument("--only", action="append", metavar="SET", choices=[one.name for one in SETS], help="repeatable")
    parser.add_argument("--limit", type=int, help="questions of each set, evenly from all over it")
    parser.add_argument("--failures", type=Path, help="file for what went wrong, a line of JSON each")
    parser.add_argument("--anew", action="store_true", help="load every store again instead of the kept ones")
    return parser.parse_args()


def evaluate(sets: Sequence[EvalSet], data: Data, options: argparse.Namespace) -> list[Report]:
    stores = list(dict.fromkeys(store for one in sets for store in one.stores))
    with open_house(data, stores, console, anew=options.anew) as house:
        return [told(Report(one.name, one.goal, one.run(house, options.limit, console))) for one in sets]


def told(report: Report) -> Report:
    """Show the set and write its figures as soon as it is asked, for a later one may be stopped."""
    console.print(table_of(report))
    write(report, REPORTS)
    return report


def tell(reports: Sequence[Report], options: argparse.Namespace) -> None:
    missed = [report.name for report in reports if not report.reached]
    console.print(
        f"[red]below the goal: {', '.join(missed)}[/red]" if missed else "[green]every goal is reached[/green]"
    )
    console.print(f"figures are in {REPORTS}")
    if options.failures:
        console.print(f"{write_failures(reports, options.failures)} wrong answers are in {options.failures}")


if __name__ == "__main__":
    sys.exit(main())
