"""`python -m evals.attacks`: tries to get at other people's orders in a running product, and prints what it got."""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
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
TOLD_EVERY = 200  # scripts, where no bar can move
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
            scene.compared = options.compared
            findings = probed(scene, options)
            times = measured(scene, options.pairs)
        checks: list[Check] = []
        if options.sieges:
            # Nothing counted so far counts against anybody.
            houses.forget()
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
    parser.add_argument("--probes", type=int, default=10_000, help="hostile tries, without the right people's ways in")
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only probes of this kind")
    parser.add_argument("--seed", type=int, help="only the probe of this seed, of each kind")
    parser.add_argument("--compared", type=float, default=0.4, help="share made again in a store without the order")
    parser.add_argument("--threads", type=int, default=6)
    parser.add_argument("--pairs", type=int, default=1_000, help="measured to compare the times of answers")
    parser.add_argument("--no-sieges", dest="sieges", action="store_false", help="leave the limits out")
    return parser.parse_args()


def chosen(options: argparse.Namespace) -> Iterator[Probe]:
    if options.seed is not None:
        return iter([Probe(kind, options.seed) for kind in options.kind or KINDS])
    return (probe for probe in kinds.probes() if not options.kind or probe.kind in options.kind)


def probed(scene: Scene, options: argparse.Namespace) -> list[Finding]:
    """Run probes until there were as many hostile tries as wanted, of any kind where kinds are named."""
    findings: list[Finding] = []
    counted = made if options.kind else hostile
    with Progress(console=console, transient=True) as bars:
        bar = bars.add_task("attacking", total=options.probes)
        for finding in kinds.run_all(scene, chosen(options), options.threads):
            findings.append(finding)
            bars.update(bar, completed=counted(findings))
            if not console.is_terminal and len(findings) % TOLD_EVERY == 0:
                console.print(f"{counted(findings)} of {options.probes} tries")
            if counted(findings) >= options.probes:
                break
    return findings


def made(findings: Sequence[Finding]) -> int:
    return sum(finding.tries for finding in findings)


def hostile(findings: Sequence[Finding]) -> int:
    return sum(finding.tries for finding in findings if finding.probe.kind in kinds.ATTACKS)


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
    tries, wrong = Counter[str](), Counter[str]()
    for finding in findings:
        tries[finding.probe.kind] += finding.tries
        wrong[finding.probe.kind] += bool(finding.problems)
    table = Table("kind", "tries", "scripts gone wrong", title="attacks, and the right people")
    for kind in tries:
        table.add_row(kind, str(tries[kind]), str(wrong[kind]))
    console.print(table)
    if any(finding.spoken for finding in findings):
        console.print(of_languages(findings))
    through, kept_out = (sum(wrong[kind] for kind in table) for table in (kinds.ATTACKS, kinds.OWNERS))
    came = sum(finding.probe.kind in kinds.OWNERS for finding in findings)
    console.print(f"attacks: {hostile(findings)}, let through: {through}; right people: {came}, kept out: {kept_out}")
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


def of_languages(findings: Sequence[Finding]) -> Table:
    """Return how many wishes were in each language, and in how many scripts with one something went wrong."""
    spoken, wrong = Counter[str](), Counter[str]()
    for finding in findings:
        spoken.update(finding.spoken)
        wrong.update(finding.spoken.keys() if finding.problems else ())
    table = Table("language", "wishes", "scripts gone wrong", title="what they were written in")
    for language, wishes in spoken.most_common():
        table.add_row(language, str(wishes), str(wrong[language]))
    return table


def keep(findings: Sequence[Finding], times: dict[str, Times], checks: Sequence[Check]) -> None:
    wrong = [asdict(finding) for finding in findings if finding.problems]
    taken = {
        what: {"auc": one.auc, "errors": one.errors, "milliseconds": one.difference * 1e3}
        for what, one in times.items()
    }
    report = {"tries": hostile(findings), "wrong": wrong, "times": taken, "limits": [asdict(check) for check in checks]}
    REPORT.write_text(json.dumps(report, indent=1, default=str))


if __name__ == "__main__":
    sys.exit(main())
