"""`make demo`: everything on this machine. Engines, sandbox, web, workers, clock; the app installed by its merchant."""

import hashlib
import io
import os
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bin.demo_merchant import DemoMerchant, MerchantStuck
from bin.stack import CLIENT, SHOP, SMTP_BEYOND, Stack
from bin.supervisor import StartFailed, Stop, stop_on_signals
from domain.imports import ImportPhase
from runtime.engines import EngineError
from runtime.parsers import port_number
from runtime.settings import Reader, SettingError

ACCOUNT = "demo"
IMPORTED_WITHIN = 300  # seconds

console = Console(highlight=False)


def main() -> int:
    stop_on_signals()
    # Whoever reads us through a pipe waits for "ready" too.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    began = time.monotonic()
    try:
        stack = demo_stack()
        console.print("starting PostgreSQL, Redis, the sandbox and the app ...")
        with stack.running() as processes:
            set_up(stack.merchant(SHOP))
            tell(stack, time.monotonic() - began)
            processes.watch()
    except (EngineError, SettingError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        console.print("stopped")
    return 0


def demo_stack() -> Stack:
    """The demo keeps its data under var/demo; CATALOG=products.csv shows a catalogue of your own.

    Raises StartFailed or SettingError.
    """
    read = Reader(os.environ)
    catalog = os.environ.get("CATALOG", "")
    if catalog and not Path(catalog).is_file():
        raise StartFailed(f"CATALOG names no file: {catalog}")
    sandbox_port = read.parsed("SANDBOX_PORT", port_number, "9100")
    return Stack(
        var_dir=Path(os.environ.get("VAR_DIR") or "var/demo").resolve() / catalog_folder(catalog),
        port=read.parsed("PORT", port_number, "8000"),
        sandbox_port=sandbox_port,
        smtp_port=sandbox_port + SMTP_BEYOND,
        sandbox_flags=f"--catalog '{Path(catalog).resolve()}'" if catalog else "",
    )


def catalog_folder(catalog: str) -> str:
    """Each catalogue has a shop and a memory of its own, so that one never stands in for another."""
    return f"catalog-{hashlib.sha256(Path(catalog).read_bytes()).hexdigest()[:12]}" if catalog else ""


def set_up(merchant: DemoMerchant) -> None:
    """Install the app and connect both helpdesks, unless an earlier demo did."""
    if not merchant.installed():
        merchant.install()
        console.print(f"installed into {SHOP} from its own admin")
    watch_import(merchant)
    for desk in ("gorgias", "zendesk"):
        if not merchant.connected(desk):
            merchant.connect(desk, ACCOUNT)
            console.print(f"connected {desk} by OAuth")


def watch_import(merchant: DemoMerchant) -> None:
    """Show each phase of the import as a bar until it is done."""
    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    deadline = time.monotonic() + IMPORTED_WITHIN
    with Progress(*columns, console=console) as bars:
        tasks = {phase.value: bars.add_task(phase.value, total=None) for phase in ImportPhase}
        while True:
            state = merchant.overview()["import"]
            for phase, count in state["counts"].items():
                bars.update(tasks[phase], completed=count, total=count)
            if state["state"] == "done":
                return
            if state["state"] == "failed" or time.monotonic() > deadline:
                raise MerchantStuck(f"the import stopped: {state['problem'] or 'it takes too long'}")
            bars.update(tasks[state["phase"]], completed=state["done"], total=state["total"])
            time.sleep(0.2)


def tell(stack: Stack, seconds: float) -> None:
    shop = f"{stack.sandbox}/shopify/{SHOP}"
    console.print()
    for what, where in (
        ("storefront with the chat", f"{shop}/"),
        ("the shop's back office", f"{shop}/admin"),
        ("Shopfloor for the merchant", f"{shop}/admin/apps/{CLIENT}"),
        ("Zendesk", f"{stack.sandbox}/zendesk/{ACCOUNT}/agent"),
        ("Gorgias", f"{stack.sandbox}/gorgias/{ACCOUNT}/agent"),
        ("mail", f"{stack.sandbox}/mail/"),
    ):
        console.print(f"  {what:<28}{where}", soft_wrap=True)
    console.print(f"  {'logs':<28}{stack.var_dir / 'logs'}", soft_wrap=True)
    console.print(f"\n[bold green]ready[/bold green] after {seconds:.0f} s. Ctrl-C stops everything.")
    console.print("`make tour` in another terminal walks through it.")


if __name__ == "__main__":
    sys.exit(main())
