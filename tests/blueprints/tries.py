"""Wrong proofs, as many and from as many addresses as a test wants."""

from collections.abc import Iterator
from itertools import count
from uuid import uuid4

from werkzeug.test import TestResponse

from blueprints.attempts import OF_ORDER, CountedAttempts
from blueprints.house import ChatCaller
from domain.identity import Proof
from tests.blueprints.callers import visitor_of
from tests.world import Tenant, World

WRONG = {"order": "#1001", "email": "w@mail.example"}
ADDRESSES = (f"198.51.{high}.{low}" for high in count() for low in range(256))


def try_from(world: World, tenant: Tenant, body: dict[str, str], addresses: Iterator[str] = ADDRESSES) -> TestResponse:
    """Try a proof as a stranger does who has a new address and a new conversation for each try."""
    client = world.client
    client.environ_base["REMOTE_ADDR"] = next(addresses)
    return visitor_of(world, tenant, client).post("identify", body)


def besieged(world: World, tenant: Tenant, tries: int = 20) -> None:
    """As after so many wrong tries at #1001 within the hour, from as many addresses."""
    attempts = CountedAttempts(ChatCaller(tenant.store, uuid4()))
    with world.client.application.test_request_context():
        key = dict(attempts.wrong_tries(Proof("#1001")))[OF_ORDER]
        world.services.redis.set(f"limit:{OF_ORDER.name}:{key}", tries, ex=3600)
