"""The helpdesks the contract is tried on, each with the hands of the people behind it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests
from requests.auth import HTTPBasicAuth

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import Fate, TicketRef, TicketStatus
from domain.ports import Helpdesk
from integrations.gorgias.helpdesk import GorgiasHelpdesk
from integrations.remote import Timeouts
from integrations.zendesk import oauth as zendesk_oauth
from integrations.zendesk.helpdesk import ZendeskHelpdesk
from tests.fakes_helpdesk import Delivery, FakeHelpdesk
from tests.integrations.helpdesks.mailboxes import Mailbox

PAGE = "https://admin.example/?conversation={conversation}"
PATIENCE = Timeouts(connect=2, read=0.8, total=3)
API_KEY = HTTPBasicAuth("demo@shopfloor.example", "demo-key")


@dataclass(frozen=True)
class Written:
    """A ticket as the helpdesk's own people see it."""

    external_id: str
    subject: str
    requester: str
    requester_name: str
    requester_external_id: str | None
    first_author_is_requester: bool
    public: tuple[str, ...]
    private: tuple[str, ...]
    tags: frozenset[str]
    priority: str
    by_requester: tuple[bool, ...] = ()
    at_rest: bool = False


class FakeDesk:
    name = "fake"

    def __init__(self) -> None:
        self._fake = FakeHelpdesk("ours")
        self.helpdesk: Helpdesk = self._fake
        self.foreign: Helpdesk = FakeHelpdesk("theirs")
        self._deliveries: list[Delivery] = []

    def tickets(self) -> list[Written]:
        return [
            Written(
                ticket.external_id,
                ticket.subject,
                ticket.requester.email,
                ticket.requester.name,
                ticket.requester.profile_id if ticket.requester.verified else None,
                True,
                (ticket.request_html, *self._comments_on(ticket.external_id)),
                tuple(note.note_html for note in self._fake.noted if note.key == ticket.key),
                frozenset(ticket.tags),
                str(ticket.priority),
                (True,) * (1 + len(self._comments_on(ticket.external_id))),
                ticket.external_id in self._fake.at_rest,
            )
            for ticket in self._fake.opened
        ]

    def _comments_on(self, external_id: str) -> tuple[str, ...]:
        ref = self._fake.find_by_external_id(external_id)
        return tuple(comment.html for known, comment in self._fake.commented if known == ref)

    def fail(
        self, status: int, after_commit: bool = False, html: bool = False, on: str = "creation", times: int = 1
    ) -> None:
        del html, on, times
        permanent = status in (400, 422)
        advice = "Check the ticket." if permanent else ""
        retry_after = 7 if status == 429 else None
        error = RemoteError("fake", str(status), retry_after=retry_after, permanent=permanent, advice=advice)
        self._fake.fail(error, after_commit)

    def lose_answer(self, on: str = "creation") -> None:
        del on
        self._fake.fail(RemoteError("fake", "connection lost"), after_commit=True)

    def answer_late(self) -> None:
        self._fake.fail(RemoteError("fake", "timeout"), after_commit=True)

    def lock_out(self) -> None:
        self._fake.fail(CredentialsRejected("fake", "401", advice="Connect again."))
        self._fake.ail("Connect again.")

    def staff_writes(self, ref: TicketRef, text: str, public: bool = True) -> None:
        if public:
            self._deliveries.append(self._fake.replied(self._external_id(ref), text))

    def staff_solves(self, ref: TicketRef) -> None:
        self._deliveries.append(self._fake.changed(self._external_id(ref), TicketStatus.SOLVED))

    def we_write_publicly(self, ref: TicketRef) -> None:
        """The fake tells nobody of it."""

    def open_foreign_ticket(self) -> TicketRef:
        return TicketRef("0", "")

    def deliveries(self, at_least: int = 1) -> list[Delivery]:
        arrived, self._deliveries = self._deliveries, []
        return arrived

    def _external_id(self, ref: TicketRef) -> str:
        place = int(ref.id) - 1
        return self._fake.opened[place].external_id if place >= 0 else "somebody-elses"


class SandboxDesk:
    """What both sandboxes share: faults, settings, deliveries."""

    api_root = ""
    calls = {"creation": ("POST", "tickets"), "comment": ("POST", "tickets/*/messages")}

    def __init__(self, base: str, account: str, mailbox: Mailbox, mailbox_url: str) -> None:
        self.base, self.account, self._mailbox = base, account, mailbox
        self.hook_path = f"webhooks/{self.name}/{account}"
        self.hook_url = f"{mailbox_url}/{self.hook_path}"
        self.steer("settings", {"duplicate_every": 1})

    name = ""

    @property
    def origin(self) -> str:
        return self.base + "/{account}"

    def fail(
        self, status: int, after_commit: bool = False, html: bool = False, on: str = "creation", times: int = 1
    ) -> None:
        order = {"status": status, "after_commit": after_commit, "html": html, "retry_after": 7, "times": times}
        self.steer("faults", self._call_of(on) | order)

    def lose_answer(self, on: str = "creation") -> None:
        self.steer("faults", self._call_of(on) | {"after_commit": True, "drop": True})

    def answer_late(self) -> None:
        """The ticket is made while the caller's patience (0.8 s) ends."""
        self.steer("faults", self._call_of("creation") | {"after_commit": True, "delay": 1.0})

    def _call_of(self, what: str) -> dict[str, object]:
        method, path = self.calls[what]
        return {"method": method, "path": path}

    def deliveries(self, at_least: int = 1) -> list[Delivery]:
        return self._mailbox.take(self.hook_path, at_least)

    def staff_writes(self, ref: TicketRef, text: str, public: bool = True) -> None:
        self._form(ref, {"text": text, "public": "yes" if public else "no"})

    def _form(self, ref: TicketRef, fields: dict[str, str]) -> None:
        address = f"{self.base}/{self.account}/agent/tickets/{ref.id}"
        requests.post(address, data=fields, timeout=5, allow_redirects=False).raise_for_status()

    def steer(self, what: str, body: dict[str, object]) -> None:
        requests.post(f"{self.base}/{self.account}/_sandbox/{what}", json=body, timeout=5).raise_for_status()

    def read(self, what: str) -> list[dict[str, object]]:
        return requests.get(f"{self.base}/{self.account}/_sandbox/{what}", timeout=5).json()


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


Desk = FakeDesk | ZendeskDesk | GorgiasDesk
