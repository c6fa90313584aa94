"""Zendesk as the contract is tried on it: the adapter, and the hands of the people behind it."""

from typing import Any

import requests

from domain.handoff.tickets import Fate, TicketRef
from integrations.zendesk import oauth as zendesk_oauth
from integrations.zendesk.helpdesk import ZendeskHelpdesk
from tests.integrations.helpdesks.mailboxes import Mailbox
from tests.integrations.helpdesks.sandbox_desk import PATIENCE, SandboxDesk, Written


class ZendeskDesk(SandboxDesk):
    name = "zendesk"
    calls = SandboxDesk.calls | {"comment": ("PUT", "tickets/*")}

    def __init__(self, base: str, account: str, mailbox: Mailbox, mailbox_url: str) -> None:
        super().__init__(base, account, mailbox, mailbox_url)
        self.token = self._new_token()
        self.own_id = self.build("").own_user()
        self.helpdesk = self.build(self.build("").install_webhook(self.hook_url))
        self.foreign = self.build("another-stores-secret")

    def build(self, secret: str, **more: Any) -> ZendeskHelpdesk:
        return ZendeskHelpdesk(
            self.account,
            self.origin,
            lambda: self.token,
            webhook_secret=secret,
            own_user_id=getattr(self, "own_id", ""),
            timeouts=PATIENCE,
            **more,
        )

    def _new_token(self) -> str:
        form = {
            "grant_type": "client_credentials",
            "client_id": "shopfloor-demo",
            "client_secret": "shopfloor-demo-secret",
            "scope": zendesk_oauth.SCOPE,
        }
        return requests.post(f"{self.base}/{self.account}/oauth/tokens", json=form, timeout=5).json()["access_token"]

    def tickets(self) -> list[Written]:
        return [self._written(ticket) for ticket in self.read("tickets")]

    def _written(self, ticket: dict) -> Written:
        comments = ticket["comments"]
        return Written(
            ticket["external_id"],
            ticket["subject"],
            ticket["requester"]["email"],
            ticket["requester"]["name"],
            ticket["requester"]["external_id"],
            comments[0]["author_id"] == ticket["requester_id"] == ticket["submitter_id"],
            tuple(comment["html_body"] for comment in comments if comment["public"]),
            tuple(comment["html_body"] for comment in comments if not comment["public"]),
            frozenset(ticket["tags"]),
            ticket["priority"],
            tuple(comment["author_id"] == ticket["requester_id"] for comment in comments if comment["public"]),
            ticket["status"] == "solved",
        )

    def lock_out(self) -> None:
        self.token = "no-longer-good"

    def staff_solves(self, ref: TicketRef) -> None:
        self._form(ref, {"status": "solved"})

    def staff_puts_away(self, ref: TicketRef, fate: Fate) -> None:
        names = {Fate.MERGED: "merged", Fate.DELETED: "soft_deleted", Fate.SPAM: "marked_as_spam"}
        self._form(ref, {"fate": names[fate]})

    def we_write_publicly(self, ref: TicketRef) -> None:
        body = {"ticket": {"comment": {"body": "From the application.", "public": True}}}
        self._call("PUT", f"tickets/{ref.id}.json", body)

    def open_foreign_ticket(self) -> TicketRef:
        comment = {"body": "Not of the chat."}
        person = {"name": "Carol", "email": "carol@example.com"}
        body = {"ticket": {"subject": "By mail", "comment": comment, "requester": person, "external_id": "crm-77"}}
        return TicketRef(str(self._call("POST", "tickets.json", body)["ticket"]["id"]), "")

    def add_person(self, email: str, name: str, external_id: str | None) -> None:
        self._call("POST", "users.json", {"user": {"name": name, "email": email, "external_id": external_id}})

    def _call(self, method: str, path: str, body: dict) -> dict:
        address = f"{self.base}/{self.account}/api/v2/{path}"
        headers = {"Authorization": f"Bearer {self.token}"}
        response = requests.request(method, address, json=body, headers=headers, timeout=5)
        response.raise_for_status()
        return response.json()
