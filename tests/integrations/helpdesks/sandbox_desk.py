"""What the stand-ins of both helpdesks share: tickets as their people see them, faults, settings, deliveries."""

from dataclasses import dataclass

import requests

from domain.handoff.tickets import TicketRef
from integrations.remote import Timeouts
from tests.fakes_helpdesk import Delivery
from tests.integrations.helpdesks.mailboxes import Mailbox

PAGE = "https://admin.example/?conversation={conversation}"


PATIENCE = Timeouts(connect=2, read=0.8, total=3)


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
