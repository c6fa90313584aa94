"""`make demo`: everything on this machine. Engines, sandbox, web, workers, clock; the app installed by real OAuth."""

import io
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dotenv import dotenv_values
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bin.demo_merchant import DemoMerchant, MerchantStuck
from bin.keys import kept_keys
from bin.supervisor import Processes, StartFailed, Stop, engines, environment, procfile, release, stop_on_signals
from runtime.engines import EngineError
from runtime.settings import SettingError

SHOP = "demo.myshopify.com"
ACCOUNT = "demo"
READY_WITHIN = 120  # seconds for the app to answer
IMPORTED_WITHIN = 300  # seconds

console = Console(highlight=False)


def main() -> int:
    stop_on_signals()
    # Whoever reads us through a pipe waits for "ready" too.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    began = time.monotonic()
    var_dir = Path(os.environ.get("VAR_DIR") or "var/demo").resolve()
    try:
        with engines(var_dir, os.environ) as running, processes(var_dir, running.environment()) as started:
            merchant = DemoMerchant(address("app"), address("sandbox"), SHOP)
            wait_for("the sandbox", merchant.sandbox_answers)
            wait_for("the app", merchant.app_answers)
            set_up(merchant)
            tell(merchant, time.monotonic() - began)
            started.watch()
    except (EngineError, SettingError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        console.print("stopped")
    return 0


def ports() -> dict[str, int]:
    return {"app": int(os.environ.get("PORT") or 8000), "sandbox": int(os.environ.get("SANDBOX_PORT") or 9100)}


def address(name: str) -> str:
    return f"http://127.0.0.1:{ports()[name]}"


@contextmanager
def processes(var_dir: Path, engine_env: dict[str, str]) -> Iterator[Processes]:
    logs = var_dir / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    env = environment(var_dir, {**demo_settings(var_dir), **engine_env})
    started = Processes(env, logs)
    try:
        started.start("sandbox", sandbox_command(var_dir))
        release(env)
        for name, command in procfile().items():
            if name != "release":
                started.start(name, command)
        yield started
    finally:
        started.stop()


def sandbox_command(var_dir: Path) -> str:
    catalog = os.environ.get("CATALOG")
    chosen = f" --catalog '{Path(catalog).resolve()}'" if catalog else ""
    where = f"--port {ports()['sandbox']} --app-url {address('app')} --state '{var_dir / 'sandbox'}'"
    # The platform's retries come within seconds instead of minutes.
    return f"python -m sandbox {where} --retry-scale 0.01{chosen}"


def demo_settings(var_dir: Path) -> dict[str, str]:
    """Return the settings that point the product at the sandbox. It knows no difference."""
    sandbox = address("sandbox")
    return {
        **kept_keys(var_dir),
        **demo_credentials(var_dir),
        "PORT": str(ports()["app"]),
        "APP_URL": address("app"),
        "SHOPIFY_ORIGIN": f"{sandbox}/shopify/{{shop}}",
        "SHOPIFY_APP_BRIDGE": f"{sandbox}/shopify/app-bridge.js",
        "ZENDESK_ORIGIN": f"{sandbox}/zendesk/{{account}}",
        "GORGIAS_ORIGIN": f"{sandbox}/gorgias/{{account}}",
    }


def demo_credentials(var_dir: Path) -> dict[str, str]:
    """Return what the app is known by at the sandbox's platforms, made once for each demo."""
    file = var_dir / "credentials.env"
    if not file.exists():
        names = ("SHOPIFY_API", "ZENDESK_CLIENT", "GORGIAS_CLIENT")
        ids = {"SHOPIFY_API": "KEY", "ZENDESK_CLIENT": "ID", "GORGIAS_CLIENT": "ID"}
        lines = [f"{name}_{ids[name]}=shopfloor-demo\n{name}_SECRET={secrets.token_hex(24)}\n" for name in names]
        file.write_text("".join(lines))
    return {name: value for name, value in dotenv_values(file).items() if value}


def wait_for(what: str, answers: Callable[[], bool]) -> None:
    deadline = time.monotonic() + READY_WITHIN
    with console.status(f"waiting for {what}"):
        while not answers():
            if time.monotonic() > deadline:
                raise StartFailed(f"{what} does not answer; see the logs folder")
            time.sleep(0.1)


def set_up(merchant: DemoMerchant) -> None:
    """Install the app and connect both helpdesks, unless an earlier demo did."""
    if not merchant.installed():
        merchant.install()
        console.print(f"installed into {SHOP} by OAuth")
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
        tasks = {
            phase: bars.add_task(phase, total=None) for phase in ("policies", "pages", "articles", "products", "orders")
        }
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


def tell(merchant: DemoMerchant, seconds: float) -> None:
    sandbox = address("sandbox")
    console.print()
    for what, where in (
        ("storefront with the chat", f"{sandbox}/shopify/{SHOP}/"),
        ("the shop's back office", f"{sandbox}/shopify/{SHOP}/admin"),
        ("Shopfloor for the merchant", merchant.admin_page()),
        ("Zendesk", f"{sandbox}/zendesk/{ACCOUNT}/agent"),
        ("Gorgias", f"{sandbox}/gorgias/{ACCOUNT}/agent"),
    ):
        console.print(f"  {what:<28}{where}", soft_wrap=True)
    console.print(f"\n[bold green]ready[/bold green] after {seconds:.0f} s. Ctrl-C stops everything.")
    console.print("`make tour` in another terminal walks through it.")


if __name__ == "__main__":
    sys.exit(main())
