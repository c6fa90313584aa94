"""The people of a store at its Gorgias account."""

import itertools
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import requests

from domain.conversations import Author, ConversationState
from domain.handoff.tickets import HandoffMethod
from jobs import tickets, watching
from runtime.settings import OAuthKeys
from runtime.vendors import GorgiasVendor
from tests.domain.stage import rows
from tests.domain.talks import WISH, kept, outgoing_of, say, start
from tests.world import Tenant, World

CLIENT = OAuthKeys("shopfloor-demo", "shopfloor-demo-secret")
CALLBACK = "http://127.0.0.1:1/connect/gorgias/callback"
ACCOUNTS = itertools.count(1)  # each test has an account of its own at the one stand-in
KEY = ("demo@shopfloor.example", "demo-key")


@dataclass(frozen=True)
class Desk:
    """The people of one store at its Gorgias account."""

    world: World
    tenant: Tenant
    base: str
    name: str

    def steer(self, what: str, **body: object) -> None:
        requests.post(f"{self.base}/{self.name}/_sandbox/{what}", json=body, timeout=5).raise_for_status()

    def do(self, conversation: UUID, **form: str) -> None:
        page = f"{self.base}/{self.name}/agent/tickets/{self.ticket_of(conversation)}"
        requests.post(page, data=form, timeout=5, allow_redirects=False).raise_for_status()

    def call(self, method: str, path: str, body: object = None) -> requests.Response:
        address = f"{self.base}/{self.name}/api/{path}"
        return requests.request(method, address, json=body, auth=KEY, timeout=5)

    def hand_over(self, customer: int | None = None) -> UUID:
        conversation = self.begin(customer)
        self.deliver(conversation)
        return conversation

    def begin(self, customer: int | None = None) -> UUID:
        conversation = start(self.world, self.tenant, customer)
        say(self.world, self.tenant, conversation, WISH["en"])
        say(self.world, self.tenant, conversation, "yes, jane@example.com")
        return conversation

    def write_by_mail(self, email: str, text: str) -> str:
        """Have a customer write an e-mail; return the ticket it opens."""
        sender = {"email": email}
        message = {"channel": "email", "via": "email", "from_agent": False, "sender": sender, "body_text": text}
        answer = self.call("POST", "tickets", {"via": "email", "customer": sender, "messages": [message]})
        answer.raise_for_status()
        return str(answer.json()["id"])

    def do_at(self, ticket_id: str, **form: str) -> None:
        page = f"{self.base}/{self.name}/agent/tickets/{ticket_id}"
        requests.post(page, data=form, timeout=5, allow_redirects=False).raise_for_status()

    def deliver(self, conversation: UUID) -> None:
        outgoing = outgoing_of(self.world, self.tenant, conversation)
        assert outgoing is not None
        tickets.deliver_ticket(str(outgoing.id))

    def deliver_all(self, conversation: UUID) -> None:
        """Send all that is waiting of the conversation, each in its turn."""
        while True:
            with self.world.services.begin() as work:
                next_one = work.outbox.first_unfinished(self.tenant.store, conversation)
            if next_one is None:
                return
            tickets.deliver_ticket(str(next_one.id))

    def ticket_of(self, conversation: UUID) -> str:
        outgoing = outgoing_of(self.world, self.tenant, conversation)
        assert outgoing is not None and outgoing.ref.id
        return outgoing.ref.id

    def watch(self) -> None:
        watching.watch_tickets(str(self.tenant.store.id))

    def let_in_by_oauth(self) -> None:
        helpdesks = self.world.services.helpdesks
        helpdesks.vendors[HandoffMethod.GORGIAS] = GorgiasVendor(CLIENT, self.base + "/{account}", CALLBACK)
        consent = helpdesks.vendors[HandoffMethod.GORGIAS].authorize_url(self.name, "state", "nonce", None)
        answer = requests.post(consent, data={"decision": "allow"}, timeout=5, allow_redirects=False)
        (code,) = parse_qs(urlsplit(answer.headers["Location"]).query)["code"]
        helpdesks.connect(self.tenant.store, HandoffMethod.GORGIAS, self.name, code, "nonce")

    def spoil_token(self) -> None:
        with self.world.services.begin() as work:
            held = work.handoffs.connected(self.tenant.store, HandoffMethod.GORGIAS)
            assert held is not None
            spoilt = replace(held, secrets=replace(held.secrets, access="no longer good"))
            work.handoffs.connect(self.tenant.store, spoilt, self.world.services.now())

    def look_at(self, ticket_id: str, looks: str = "1") -> None:
        watching.look_at_ticket(str(self.tenant.store.id), ticket_id, looks)

    def heard(self, conversation: UUID) -> list[str]:
        said = kept(self.world, self.tenant, conversation).messages
        return [message.text for message in said if message.author is Author.STAFF]

    def state(self, conversation: UUID) -> ConversationState:
        return kept(self.world, self.tenant, conversation).state

    def turn(self) -> dict[str, Any]:
        (row,) = (one for one in rows(self.world.services, "readings", self.tenant.store) if one["kind"] == "tickets")
        return row

    def wait(self) -> timedelta:
        """Return how long until the next turn, on a clock that stands still."""
        return datetime.fromisoformat(self.turn()["due_at"]) - self.world.services.now()
