"""`python -m evals.attacks`: tries to get at other people's orders in a running product, and prints what it got."""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from bin.demo_merchant import MerchantStuck
from bin.supervisor import StartFailed, Stop, stop_on_signals
from evals.attacks import houses, kinds, sieges, timing
from evals.attacks.kinds import KINDS, Finding, Probe
from evals.attacks.scenes import Scene
from evals.attacks.sieges import Check
from evals.attacks.timing import Times
from runtime.engines import EngineError

REPORT = houses.FOLDER / "report.json"
SHOWN = 40  # findings
UNLIMITED = "1000000"

console = Console(highlight=False)


def main() -> int:
    options = parsed()
    stop_on_signals()
    town = houses.built_town()
    houses.forget()
    began = time.monotonic()
    try:
        with houses.open_house(town, UNLIMITED) as scene:
            findings = probed(scene, chosen(options), options.threads)
            times = measured(scene, options.pairs)
        checks: list[Check] = []
        if options.sieges:
            with houses.open_house(town, "1") as scene:
                checks = list(sieges.besiege(scene))
    except (EngineError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        return 1
    show(findings, times, checks)
    keep(findings, times, checks)
    console.print(f"{time.monotonic() - began:.0f} s; written to {REPORT}")
    whole = not any(finding.problems for finding in findings)
    return 0 if whole and all(check.right for check in checks) and not any_told(times) else 1


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.attacks", description=__doc__)
    parser.add_argument("--probes", type=int, default=10_000, help="attacks, without the right people's ways in")
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only probes of this kind")
    parser.add_argument("--seed", type=int, help="only the probe of this seed, of each kind")
    parser.add_argument("--threads", type=int, default=6)
    parser.add_argument("--pairs", type=int, default=1_000, help="measured to compare the times of answers")
    parser.add_argument("--no-sieges", dest="sieges", action="store_false", help="leave the limits out")
    return parser.parse_args()


def chosen(options: argparse.Namespace) -> list[Probe]:
    if options.seed is not None:
        return [Probe(kind, options.seed) for kind in options.kind or KINDS]
    return [probe for probe in kinds.probes_of(options.probes) if not options.kind or probe.kind in options.kind]


def probed(scene: Scene, probes: Sequence[Probe], threads: int) -> list[Finding]:
    running = kinds.run_all(scene, probes, threads)
    return list(track(running, "attacking", total=len(probes), console=console, transient=True))


def measured(scene: Scene, pairs: int) -> dict[str, Times]:
    if not pairs:
        return {}
    return {
        "wrong proof in the form": timing.of_forms(scene, pairs),
        "wrong e-mail in the chat": timing.of_questions(scene, pairs),
    }


def any_told(times: dict[str, Times]) -> bool:
    return any(taken.told_apart for taken in times.values())


def show(findings: Sequence[Finding], times: dict[str, Times], checks: Sequence[Check]) -> None:
    tried, wrong = (
        Counter(finding.probe.kind for finding in findings if finding.problems or not only_wrong)
        for only_wrong in (False, True)
    )
    table = Table("kind", "probes", "wrong", title="attacks, and the right people")
    for kind in KINDS:
        if tried[kind]:
            table.add_row(kind, str(tried[kind]), str(wrong[kind]))
    attacks = sum(tried[kind] for kind in kinds.ATTACKS), sum(wrong[kind] for kind in kinds.ATTACKS)
    owners = sum(tried[kind] for kind in kinds.OWNERS), sum(wrong[kind] for kind in kinds.OWNERS)
    console.print(table)
    console.print(f"attacks: {attacks[0]}, let through: {attacks[1]}; right people: {owners[0]}, kept out: {owners[1]}")
    for finding in [finding for finding in findings if finding.problems][:SHOWN]:
        console.print(escape(f"{finding.probe.kind} --seed {finding.probe.seed}: {finding.problems[0][:700]}"))
    for what, taken in times.items():
        console.print(
            f"{what}: known − unknown {taken.difference * 1e3:+.2f} ms at the median, AUC {taken.auc:.3f}, "
            f"p {taken.chance:.3f} over {len(taken.known)} pairs"
        )
    for check in checks:
        mark = "[green]held[/green]" if check.right else "[red]broken[/red]"
        console.print(f"{mark} {escape(check.what)}: {check.found} (wanted {check.wanted})")


def keep(findings: Sequence[Finding], times: dict[str, Times], checks: Sequence[Check]) -> None:
    wrong = [asdict(finding) for finding in findings if finding.problems]
    taken = {
        what: {"auc": one.auc, "errors": one.errors, "milliseconds": one.difference * 1e3}
        for what, one in times.items()
    }
    report = {"probes": len(findings), "wrong": wrong, "times": taken, "limits": [asdict(check) for check in checks]}
    REPORT.write_text(json.dumps(report, indent=1, default=str))


if __name__ == "__main__":
    sys.exit(main())
