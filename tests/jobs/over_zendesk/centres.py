"""A store's help centre at a stand-in of Zendesk, and the worker who reads it."""

import itertools
from dataclasses import dataclass, replace

import requests
from flask import Flask

from domain.handoff.tickets import HandoffMethod
from domain.knowledge.help_centres import add_help_centre, source_id_of
from domain.knowledge.sources import Source
from jobs.learning import read_source
from sandbox.zendesk.records import Account
from tests.domain.stage import rows
from tests.world import Tenant, World

ACCOUNTS = itertools.count(1)


NOWHERE = "http://127.0.0.1:1"


AGENTS_WORD = "goodwill voucher"


@dataclass
class Desk:
    """A store's Zendesk: its account as the stand-in holds it, and where that is steered."""

    tenant: Tenant
    account: Account
    base: str

    def fail(self, path: str, status: int, **how: object) -> None:
        body = {"path": path, "status": status, **how}
        requests.post(f"{self.base}/_sandbox/faults", json=body, timeout=5).raise_for_status()

    def change(self, key: str, **fields: object) -> None:
        self.account.articles[key] = replace(self.account.articles[key], **fields)  # type: ignore[arg-type]


def connected(world: World, tenant: Tenant, zendesk: Flask, base: str) -> Desk:
    name = f"centre-{next(ACCOUNTS)}"
    world.services.helpdesks.connect_directly(tenant.store, HandoffMethod.ZENDESK, name, "", "")
    account = zendesk.extensions["zendesk"].shelf.find(name)
    return Desk(tenant, account, f"{base}/{name}")


def add(world: World, desk: Desk) -> Source:
    with world.services.begin() as work:
        add_help_centre(desk.tenant.store, desk.account.name, world.services.now(), work)
    return read(world, desk.tenant)


def read(world: World, tenant: Tenant) -> Source:
    """Have the worker read it, whenever it would be due."""
    with world.services.begin() as work:
        work.sources.hurry(tenant.store, source_id_of(tenant.store), world.services.now())
    read_source(str(tenant.store.id), str(source_id_of(tenant.store)))
    return kept(world, tenant)


def kept(world: World, tenant: Tenant) -> Source:
    with world.services.begin() as work:
        found = work.sources.one(tenant.store, source_id_of(tenant.store))
    assert found is not None
    return found


def learnt(world: World, tenant: Tenant) -> dict[str, str]:
    """Return the words of what was learnt, by the addresses' ends: "en-us/articles/4407101-…"."""
    found = rows(world.services, "documents", tenant.store)
    return {row["url"].partition("/hc/")[2]: row["html"] for row in found if row["kind"] == "web"}
