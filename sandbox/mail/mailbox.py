"""What arrived, and trouble on order for what is to come."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Arrived:
    """One mail as it came, for the addresses that the envelope named."""

    number: int
    at: datetime
    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @cached_property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def id(self) -> str:
        return self.header("Message-ID")

    def header(self, name: str) -> str:
        return str(self.message.get(name, ""))

    def part(self, kind: str) -> str:
        """Return the "plain" or the "html" body."""
        body = self.message.get_body((kind,))
        return str(body.get_content()) if body is not None else ""


@dataclass(frozen=True)
class Fault:
    """The next `times` mails are answered with `reply` ("451 4.3.0 Try again"), or lose their answer with `drop`.

    `on` names the step: "rcpt" or "data". With `after_commit` the mail is kept all the same. `delay` in seconds.
    """

    on: str = "data"
    reply: str = ""
    times: int = 1
    after_commit: bool = False
    drop: bool = False
    delay: float = 0.0

    @classmethod
    def parse(cls, body: Mapping[str, object]) -> "Fault":
        known = {name: value for name, value in body.items() if name in cls.__dataclass_fields__}
        return cls(**known)  # type: ignore[arg-type]  # a test's own order, checked by use


@dataclass
class Mailbox:
    """Everybody's mail, in one pile. With a `folder` it is there again after a restart.

    With a `password` only who knows it may send.
    """

    folder: Path | None = None
    password: str = ""
    faults: list[Fault] = field(default_factory=list)
    kept: list[Arrived] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            for place, file in enumerate(sorted(self.folder.glob("*.eml")), 1):
                self.kept.append(read_back(place, file))

    def keep(self, sender: str, recipients: list[str], raw: bytes) -> Arrived:
        with self.lock:
            arrived = Arrived(len(self.kept) + 1, datetime.now(UTC), sender, tuple(recipients), raw)
            self.kept.append(arrived)
        if self.folder is not None:
            (self.folder / f"{arrived.number:06}.eml").write_bytes(raw)
        return arrived

    def shown(self) -> list[Arrived]:
        """Return each mail once, as a mail program shows what came twice under one Message-ID; the newest first."""
        once = {arrived.id: arrived for arrived in reversed(self.kept)}
        return sorted(once.values(), key=lambda arrived: -arrived.number)

    def order(self, fault: Fault) -> None:
        with self.lock:
            self.faults.append(fault)

    def take_fault(self, step: str) -> Fault | None:
        """Return the first fault of that step, one use of it spent."""
        with self.lock:
            for place, fault in enumerate(self.faults):
                if fault.on == step:
                    left = replace(fault, times=fault.times - 1)
                    self.faults[place : place + 1] = [left] if left.times > 0 else []
                    return fault
        return None


def read_back(number: int, file: Path) -> Arrived:
    raw = file.read_bytes()
    message = message_from_bytes(raw, policy=policy.default)
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Arrived(number, at, str(message.get("From", "")), (str(message.get("To", "")),), raw)
