"""Shoppers who ask for a person, and where their tickets go."""

import json
from datetime import UTC, datetime

from sqlalchemy import text

from domain.handoff.connecting import Connected, HelpdeskSecrets
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from tests.blueprints.callers import ChatShopper, visitor_of
from tests.world import Tenant, World

EMAIL = "Shopper.One+x@mail.example"


def choose(world: World, tenant: Tenant, kind: HandoffMethod = HandoffMethod.ZENDESK) -> None:
    secrets = HelpdeskSecrets(access="t", refresh="", expires_at=datetime(2999, 1, 1, tzinfo=UTC), webhook="w" * 32)
    with world.services.begin() as work:
        work.handoffs.connect(tenant.store, Connected(kind, "acme", secrets), world.services.now())
        work.handoffs.choose(tenant.store, HandoffSettings(kind))


def asked_for_a_person(world: World, tenant: Tenant) -> ChatShopper:
    caller = visitor_of(world, tenant)
    said = caller.say("I want to talk to a human being")
    assert (said["outcome"], said["conversation"]["state"]) == ("handoff_offered", "offered")
    return caller


def tickets(world: World) -> list[dict]:
    """Return the tickets that wait for the helpdesks, read."""
    return [json.loads(bytes(one["body"])) for one in parts(world) if one["kind"] == "ticket"]


def parts(world: World) -> list[dict]:
    with world.services.begin() as work:
        found = work.connection.execute(text("SELECT * FROM outbox ORDER BY round, part")).mappings()
        return [dict(one) for one in found]
