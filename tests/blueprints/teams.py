"""People of a store's team at the house's own inbox, and shoppers who wait for them."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from jobs import tickets
from tests.blueprints.callers import ChatShopper, merchant, signed_in, visitor_of
from tests.blueprints.handoffs import EMAIL
from tests.world import Tenant, World

Json = dict[str, Any]
ANNA, BEN = "71000001", "71000002"


@dataclass(frozen=True)
class Team:
    """A member of a store's team at the inbox."""

    world: World
    tenant: Tenant
    member: str = ANNA

    def get(self, path: str = "", **query: str) -> Json:
        headers = merchant(self.world, self.tenant, sub=self.member)
        answer = self.world.client.get(f"/admin/api/inbox{path}", headers=headers, query_string=query)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def post(self, path: str, body: object = None) -> Any:
        headers = merchant(self.world, self.tenant, sub=self.member)
        return self.world.client.post(f"/admin/api/inbox{path}", headers=headers, json=body or {})

    def does(self, caller: ChatShopper, what: str, **body: object) -> Json:
        answer = self.post(f"/{caller.conversation}/{what}", body)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def says(self, caller: ChatShopper, text: str) -> Json:
        return self.does(caller, "reply", text=text, key=uuid4().hex)


def waits(world: World, tenant: Tenant, *before: str, customer: int | None = None) -> ChatShopper:
    """Return a shopper who was handed over, with the ticket in the inbox."""
    caller = visitor_of(world, tenant) if customer is None else signed_in(world, tenant, customer)
    for words in (*before, "I want to talk to a human being"):
        caller.say(words)
    caller.post("handoff", {"consent": True, "email": EMAIL} if customer is None else {"consent": True})
    deliver(world)
    return caller


def deliver(world: World) -> None:
    with world.services.begin() as work:
        due = work.outbox.due(world.services.now(), 100)
    for outgoing in due:
        tickets.deliver_ticket(str(outgoing))


def authors(caller: ChatShopper) -> list[tuple[str, str]]:
    return [(one["author"], one["text"]) for one in caller.messages()]
