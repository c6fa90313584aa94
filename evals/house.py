"""The whole product on this machine, with every store of the sets loaded at once and kept for the next time."""

import fcntl
import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bin.demo_merchant import DemoMerchant
from bin.ports import free_ports
from bin.stack import Stack, ignore_given_engines
from bin.supervisor import ROOT, StartFailed
from evals.cases import Asker
from evals.data import Data, Json
from evals.shoppers import TIMEOUT, Shopper
from evals.stores import EvalStore, file_shops

FOLDER = Path("var/evals").resolve()
REFUSED = 422  # HTTP; the platform does not do that to this record
LOADED_WITHIN = 3600  # seconds, of all stores
LEARNING = ("domain/knowledge", "storage/migrations/versions", "domain/language/html", "domain/language/bold_headings")
SETTINGS = {"LOG_LEVEL": "WARNING", "RATE_LIMIT_SCALE": "100000", "POLL_MINUTES": "1"}


@dataclass(frozen=True)
class House:
    """The running product. `domains` are the stores' domains by name."""

    stack: Stack
    data: Data
    domains: Mapping[str, str]

    @property
    def secret(self) -> str:
        return self.stack.credentials()["SHOPIFY_API_SECRET"]

    def records(self, shop: str, kind: str) -> list[Json]:
        """Return what the shop holds, as its own back office sees it."""
        url = f"{self.stack.sandbox}/shopify/_sandbox/shops/{shop}/records/{kind}"
        found: list[Json] = requests.get(url, timeout=TIMEOUT).json()
        return found

    def act(self, shop: str, do: str, **values: object) -> bool:
        """Do what a person would do in the back office. Return False where the platform refuses it."""
        url = f"{self.stack.sandbox}/shopify/_sandbox/shops/{shop}/actions"
        answer = requests.post(url, json={"do": do, **values}, timeout=TIMEOUT)
        if answer.status_code != REFUSED:
            answer.raise_for_status()
        return answer.ok

    def leave(self, shops: Iterable[str]) -> None:
        """Be uninstalled from shops that nobody asks in any more, and forget them."""
        for shop in shops:
            if self.act(shop, "uninstall_app"):
                self.act(shop, "redact_shop")

    def merchant(self, shop: str) -> DemoMerchant:
        return self.stack.merchant(shop)

    def shopper(self, asker: Asker) -> Shopper:
        """Begin a conversation as this shopper."""
        if asker.customer_id is not None:
            return Shopper.signed_in(self.stack.app, asker.shop, asker.customer_id, self.secret)
        shopper = Shopper.anonymous(self.stack.app, asker.shop)
        if asker.proof and asker.typed:
            shopper.ask("It is {}, ordered with {}".format(*asker.proof))
        elif asker.proof:
            shopper.prove(*asker.proof)
        return shopper


@contextmanager
def open_house(data: Data, stores: Sequence[EvalStore], console: Console, *, anew: bool) -> Iterator[House]:
    """Run everything with these stores loaded; what was loaded before stays loaded. `anew` forgets it first."""
    with alone(console):
        if anew:
            shutil.rmtree(FOLDER / "house", ignore_errors=True)
        stack = new_stack()
        shops = stack.var_dir / "sandbox" / "shopify"
        file_shops(stores, data, shops)
        house = House(stack, data, {store.name: store.domain(data) for store in stores})
        with stack.running():
            for store in stores:
                house.leave(store.former(data, shops))
            load([stack.merchant(domain) for domain in house.domains.values()], stack, console)
            yield house


@contextmanager
def alone(console: Console) -> Iterator[None]:
    """Wait until no other evaluation uses the folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            console.print("waiting for another evaluation to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def new_stack() -> Stack:
    """Our own engines, whatever the environment names, on ports that are free."""
    ignore_given_engines()
    folder = FOLDER / "house"
    folder.mkdir(parents=True, exist_ok=True)
    models = Path("var/models").resolve()
    models.mkdir(parents=True, exist_ok=True)
    if not (folder / "models").exists():
        (folder / "models").symlink_to(models)
    app, sandbox = free_ports(2)
    return Stack(folder, app, sandbox, SETTINGS)


def load(merchants: Sequence[DemoMerchant], stack: Stack, console: Console) -> None:
    """Install the app where it is not yet, and wait until it has read every store. Raises StartFailed.

    A store that was read by other code than today's is read again.
    """
    read_by = {merchant: stack.var_dir / "read_by" / merchant.shop for merchant in merchants}
    code = learning_code()
    for merchant, note in read_by.items():
        if not merchant.installed():
            merchant.install()
        elif not note.exists() or note.read_text() != code:
            merchant.api("import", {}).raise_for_status()
    columns = TextColumn("reading {task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console, transient=True) as bars:
        for merchant, note in read_by.items():
            wait_until_read(merchant, bars, stack)
            note.parent.mkdir(exist_ok=True)
            note.write_text(code)


def learning_code() -> str:
    """Return a word that changes with the code that cuts texts and lays out tables."""
    digest = hashlib.sha256()
    for file in sorted(file for place in LEARNING for file in [*(ROOT / place).rglob("*.py"), ROOT / f"{place}.py"]):
        if not file.exists():
            continue
        digest.update(file.read_bytes())
    return digest.hexdigest()


def wait_until_read(merchant: DemoMerchant, bars: Progress, stack: Stack) -> None:
    deadline = time.monotonic() + LOADED_WITHIN
    bar = bars.add_task(merchant.shop, total=None)
    while (reading := merchant.overview()["import"])["state"] != "done":
        if reading["state"] == "failed" or time.monotonic() > deadline:
            raise StartFailed(f"{merchant.shop} was not read: {reading}; see {stack.var_dir / 'logs'}")
        bars.update(bar, completed=reading["done"], total=reading["total"])
        time.sleep(0.5)
    bars.remove_task(bar)
