"""The whole product on this machine, with the platform inside the process that measures it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.runs import FOLDER
from bin.ports import free_ports
from bin.stack import CLIENT, Stack, ignore_given_engines
from bin.supervisor import REVIVE_EVERY, Processes, StartFailed
from sandbox.shopify import AppRegistration, Platform
from sandbox.shopify.seeding import seed_demo
from sandbox.shopify.state import Shop
from sandbox.web import Sandbox, Settings

DOMAINS = tuple(f"{name}.myshopify.com" for name in ("alder", "birch", "cedar", "dogwood", "elm"))
IMPORTED_WITHIN = 300  # seconds, of all shops


@dataclass(frozen=True)
class House:
    stack: Stack
    sandbox: Sandbox
    processes: Processes
    shops: Sequence[Shop]
    failed: list[str]  # what could not be kept running

    @property
    def app(self) -> str:
        return self.stack.app

    @property
    def secret(self) -> str:
        return self.stack.credentials()["SHOPIFY_API_SECRET"]

    @property
    def database_url(self) -> str:
        return self.processes.env["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://", 1)


def new_stack(name: str, settings: Mapping[str, str] | None = None) -> Stack:
    """A house of its own: a fresh folder, free ports, our own engines whatever the environment names."""
    ignore_given_engines()
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    share_models(folder)
    app, sandbox = free_ports(2)
    told = {"LOG_LEVEL": "WARNING", "RATE_LIMIT_SCALE": "100000", **(settings or {})}
    return Stack(folder, app, sandbox, settings=told, starts_sandbox=False)


def share_models(folder: Path) -> None:
    """The embedding model is built once for all houses."""
    models = FOLDER / "models"
    models.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True)
    (folder / "models").symlink_to(models)


def new_shops(stack: Stack) -> list[Shop]:
    """Five shops with the demo's goods; the same numbers mean other things in each."""
    shops = [Shop(domain, primary_url=f"{stack.sandbox}/shopify/{domain}") for domain in DOMAINS]
    for shop in shops:
        seed_demo(shop)
    return shops


@contextmanager
def open_house(stack: Stack, shops: Sequence[Shop]) -> Iterator[House]:
    """Run everything, with the app installed into every shop and their goods read."""
    with sandbox_of(stack) as sandbox:
        for shop in shops:
            heard = list(shop.listeners)
            platform_of(sandbox).shops.add(shop)
            # What happens in these shops is sent by the bench, not by the sandbox.
            shop.listeners[:] = heard
        with stack.running() as processes:
            install_all(stack, shops)
            house = House(stack, sandbox, processes, shops, [])
            with kept_running(house):
                yield house


@contextmanager
def kept_running(house: House) -> Iterator[None]:
    """Start again what ends, as the supervisor of a house does."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(REVIVE_EVERY / 4):
            try:
                house.processes.revive()
            except StartFailed as error:
                house.failed.append(str(error))
                return

    thread = threading.Thread(target=watch, name="watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def platform_of(sandbox: Sandbox) -> Platform:
    platform: Platform = sandbox.shopify.extensions["sandbox_shopify"]
    return platform


@contextmanager
def sandbox_of(stack: Stack) -> Iterator[Sandbox]:
    app = AppRegistration(client_id=CLIENT, secret=stack.credentials()["SHOPIFY_API_SECRET"], app_url=stack.app)
    with sandbox_keys(stack):
        sandbox = Sandbox(Settings(app_url=stack.app, port=stack.sandbox_port, registration=app))
    threading.Thread(target=sandbox.serve, name="sandbox", daemon=True).start()
    try:
        yield sandbox
    finally:
        sandbox.close()


@contextmanager
def sandbox_keys(stack: Stack) -> Iterator[None]:
    """The helpdesks' stand-ins read from the environment which app they know."""
    before = dict(os.environ)
    os.environ.update(stack.credentials())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def install_all(stack: Stack, shops: Sequence[Shop]) -> None:
    merchants = [stack.merchant(shop.domain) for shop in shops]
    for merchant in merchants:
        merchant.install()
    deadline = time.monotonic() + IMPORTED_WITHIN
    while any(merchant.overview()["import"]["state"] != "done" for merchant in merchants):
        if time.monotonic() > deadline:
            raise StartFailed(f"the imports take too long; see {stack.var_dir / 'logs'}")
        time.sleep(0.3)
