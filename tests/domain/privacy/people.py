"""People of a store for privacy's tests, the traces they leave everywhere, and a search for what is left of them."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet
from sqlalchemy import text

from blueprints.envelopes import envelope
from domain import turns
from domain.conversations import Page
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.identity import Proof
from domain.privacy.records import PrivacyRecord
from domain.privacy.requests import carry_out
from domain.proving import Uncounted
from domain.stores import Store
from domain.updates import PrivacyKind, PrivacyRequest
from integrations.shopify.order_payloads import parse_order
from integrations.shopify.payloads import parse_customer
from runtime.services import Services
from tests.domain.stage import at
from tests.world import Tenant, World, jacket, order, person

HOUSES = ("Quincy", "Radnor", "Selwyn", "Tavish")


@dataclass(frozen=True)
class Person:
    """Somebody with an account; `name` is one word that stands nowhere else."""

    id: int
    email: str
    phone: str
    name: str
    street: str
    order_name: str

    @property
    def order_id(self) -> int:
        return 9_000_000_000_000 + int(self.order_name.strip("#"))

    @property
    def traces(self) -> tuple[str, ...]:
        """What must be found nowhere once they are forgotten."""
        digits = re.sub(r"\D", "", self.phone)[-9:]
        return self.email.lower(), self.email.partition("@")[0].lower(), digits, self.name.lower(), self.street.lower()


def newcomer(
    index: int, *, number: int = 1, email: str = "", phone: str = "", name: str = "", customer_id: int = 0
) -> Person:
    word = name or HOUSES[index % len(HOUSES)]
    return Person(
        id=customer_id or 7_000_000_100_000 + number * 1000 + index,
        email=email or f"{word.lower()}{number}{index}@post.example",
        phone=phone or f"+1 555 {600 + index} {1100 + number}",
        name=word,
        street=f"{40 + index} {word} Mews",
        order_name=f"#{number}5{index:02}",
    )


def payload_of(who: Person) -> dict[str, Any]:
    return {
        **person(1, 1, who.email),
        "id": who.id,
        "phone": who.phone,
        "first_name": who.name,
        "last_name": f"{who.name}son",
    }


def order_of(who: Person, tenant: Tenant, **changes: object) -> dict[str, Any]:
    bought = order(1, payload_of(who), who.order_name, jacket(1, "alice"))
    address = {**bought["shipping_address"], "name": who.name, "address1": who.street}
    return {**bought, "phone": who.phone, "shipping_address": address, **changes}


def settle_in(world: World, tenant: Tenant, who: Person) -> Person:
    """Make them a customer of the store with an order."""
    with world.services.begin() as work:
        work.customers.put(tenant.store, parse_customer(payload_of(who)))
        work.orders.put(tenant.store, parse_order(order_of(who, tenant)))
    return who


def guest_order(world: World, tenant: Tenant, who: Person, order_name: str, **changes: object) -> int:
    """Keep an order placed without an account; return its id."""
    bought = {**order_of(who, tenant), "name": order_name, "customer": None, "id": 9_100_000_000_000, **changes}
    with world.services.begin() as work:
        work.orders.put(tenant.store, parse_order(bought))
    return int(bought["id"])


class Talk:
    """A conversation, driven turn by turn as the chat's views do."""

    def __init__(self, world: World, tenant: Tenant, visitor: str, customer_id: int | None = None) -> None:
        self.services, self.store = world.services, tenant.store
        with self.services.begin() as work:
            self.id: UUID = work.conversations.start(self.store, visitor, customer_id, "en", at(1)).id

    @property
    def context(self) -> turns.TurnContext:
        return turns.TurnContext(self.services.storage.hasher, lambda: at(2), envelope, Uncounted())

    def say(self, words: str) -> str:
        with self.services.begin() as work:
            said = turns.take_turn(self.store, self.id, words, Page(), work, self.context)
        return str(said["message"]["text"])

    def identify(self, order_name: str, email: str = "", postcode: str = "") -> str:
        with self.services.begin() as work:
            said = turns.identify(self.store, self.id, Proof(order_name, email, postcode), work, self.context)
        return str(said["message"]["text"])

    def hand_over(self, email: str | None = None) -> None:
        with self.services.begin() as work:
            work.handoffs.choose(self.store, HandoffSettings(HandoffMethod.ZENDESK))
            turns.agree(self.store, self.id, True, email, work, self.context)


def ask(world: World, store: Store, request: PrivacyRequest, when: datetime | None = None) -> None:
    with world.services.begin() as work:
        carry_out(store, request, when or at(5), work)


def dumped(services: Services) -> str:
    """Return every row of every table in lower case: bytes also as text, sealed ones opened, phones without spaces."""
    with services.begin() as work:
        named = (
            "SELECT schemaname || '.' || quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname !~ '^(pg_|information|backdrop)'"
        )
        tables = work.connection.scalars(text(named)).all()
        lines = [line for table in tables for line in work.connection.scalars(text(f"SELECT t::text FROM {table} t"))]
    written = "\n".join([*lines, *(opened(services, line) for line in lines)])
    return f"{written}\n{re.sub(r'[ ().+-]', '', written)}".lower()


def opened(services: Services, line: str) -> str:
    """Return the bytes of a printed row as text, through the seal where they are sealed."""
    found = [bytes.fromhex(one) for one in re.findall(r"\\x([0-9a-f]+)", line) if len(one) % 2 == 0]
    texts = [one.decode("utf-8", "replace") for one in found]
    keys = [Fernet(key) for key in services.settings.sealing_keys]
    sealed = [key.decrypt(one).decode() for one in found if one.startswith(b"gAAAA") for key in keys]
    return "\n".join([*texts, *sealed])


def left_of(services: Services, who: Person) -> list[str]:
    """Return which traces of a person are found anywhere."""
    whole = dumped(services)
    return [trace for trace in who.traces if trace in whole]


def redaction(who: Person, **changes: object) -> PrivacyRequest:
    values = {"customer_id": who.id, "email": who.email, "phone": who.phone, "order_ids": (who.order_id,), **changes}
    return PrivacyRequest(PrivacyKind.REDACT_CUSTOMER, **values)


def records(world: World, tenant: Tenant) -> list[PrivacyRecord]:
    """Return the store's requests, the newest first."""
    with world.services.begin() as work:
        return work.privacy.of_shop(tenant.store.shop)
