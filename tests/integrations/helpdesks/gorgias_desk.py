"""Gorgias as the contract is tried on it: the adapter, and the hands of the people behind it."""

from datetime import datetime
from typing import Any

import requests
from requests.auth import HTTPBasicAuth

from domain.handoff.tickets import TicketRef
from integrations.gorgias.helpdesk import GorgiasHelpdesk
from tests.integrations.helpdesks.mailboxes import Mailbox
from tests.integrations.helpdesks.sandbox_desk import PAGE, PATIENCE, SandboxDesk, Written

API_KEY = HTTPBasicAuth("demo@shopfloor.example", "demo-key")


class GorgiasDesk(SandboxDesk):
    name = "gorgias"

    def __init__(self, base: str, account: str, mailbox: Mailbox, mailbox_url: str) -> None:
        super().__init__(base, account, mailbox, mailbox_url)
        self.steer("settings", {"key_limit": 1000})
        self.own_email = self.build("").own_user()
        self.helpdesk = self.build(self.build("").install_webhook(self.hook_url))
        self.foreign = self.build("another-stores-secret")

    def build(self, secret: str, **more: Any) -> GorgiasHelpdesk:
        return GorgiasHelpdesk(
            self.account,
            self.origin,
            API_KEY,
            webhook_secret=secret,
            own_email=getattr(self, "own_email", ""),
            conversation_page=PAGE,
            timeouts=PATIENCE,
            **more,
        )

    def tickets(self) -> list[Written]:
        return [self._written(ticket) for ticket in self.read("tickets")]

    def _written(self, ticket: dict) -> Written:
        messages, customer = ticket["messages"], ticket["customer"]
        return Written(
            ticket["external_id"],
            ticket["subject"],
            customer["email"],
            customer["name"],
            customer["external_id"],
            messages[0]["from_agent"] is False and messages[0]["sender"]["id"] == customer["id"],
            tuple(message["body_html"] for message in messages if message["public"]),
            tuple(message["body_html"] for message in messages if not message["public"]),
            frozenset(tag["name"] for tag in ticket["tags"]),
            ticket["priority"].replace("critical", "urgent"),
            tuple(message["sender"]["id"] == customer["id"] for message in messages if message["public"]),
            ticket["status"] == "closed",
        )

    def lock_out(self) -> None:
        self.steer("settings", {"api_key": "another"})

    def staff_solves(self, ref: TicketRef) -> None:
        self._form(ref, {"status": "closed"})

    def staff_marks_as_spam(self, ref: TicketRef) -> None:
        self._form(ref, {"spam": "yes"})

    def staff_puts_into_the_trash(self, ref: TicketRef) -> None:
        self._form(ref, {"trash": "yes"})

    def call_at(self, moment: datetime, ref: TicketRef, text: str) -> None:
        """Have staff's answer stand there as written at `moment`."""
        written = {"created_datetime": moment.isoformat(), "sent_datetime": moment.isoformat(), "body_text": text}
        agent = {"channel": "email", "via": "email", "from_agent": True, "sender": {"email": self.staff_email()}}
        self._call("POST", f"tickets/{ref.id}/messages", agent | written)

    def staff_email(self) -> str:
        users = requests.get(f"{self.base}/{self.account}/api/users", auth=API_KEY, timeout=5).json()["data"]
        return next(user["email"] for user in users if user["email"] != self.own_email)

    def make_tag(self, name: str) -> None:
        self._call("POST", "tags", {"name": name})

    def delete_ticket(self, ref: TicketRef) -> None:
        self._call("DELETE", f"tickets/{ref.id}", {})

    def give_ticket_to(self, ref: TicketRef, customer: dict) -> None:
        known = self._call("POST", "customers", customer)
        self._call("PUT", f"tickets/{ref.id}", {"customer": {"id": known["id"]}})

    def we_write_publicly(self, ref: TicketRef) -> None:
        body = {"channel": "email", "via": "api", "from_agent": True, "body_text": "From the application."}
        self._call("POST", f"tickets/{ref.id}/messages", body | {"sent_datetime": "2026-11-20T08:00:00Z"})

    def open_foreign_ticket(self) -> TicketRef:
        sender = {"email": "carol@example.com"}
        message = {"channel": "email", "via": "email", "from_agent": False, "sender": sender, "body_text": "By mail"}
        body = {"via": "email", "customer": sender, "messages": [message], "external_id": "crm-77"}
        return TicketRef(str(self._call("POST", "tickets", body)["id"]), "")

    def add_person(self, email: str, name: str, external_id: str | None) -> None:
        self._call("POST", "customers", {"name": name, "email": email, "external_id": external_id})

    def sent_by_us(self) -> list[dict[str, object]]:
        """Return the e-mails that calls of ours made Gorgias send to customers."""
        return [mail for mail in self.read("sent") if mail["by"] == "api"]

    def _call(self, method: str, path: str, body: dict) -> dict:
        address = f"{self.base}/{self.account}/api/{path}"
        response = requests.request(method, address, json=body, auth=API_KEY, timeout=5)
        response.raise_for_status()
        return response.json() if response.content else {}
