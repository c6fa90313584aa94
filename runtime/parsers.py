"""Reading one setting: from its text to a value, or a ValueError that says what was expected."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from cryptography.fernet import Fernet, MultiFernet

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SHORTEST_SECRET = 32  # characters
MOST_SCALE = 1_000_000
MOST_DAYS = 3650  # of keeping anything
MAIL_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class MailKeys:
    """A mail server, and the address that our mails come from. `tls` from the first byte, or by STARTTLS."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    starttls: bool = True


def sum_of_money(text: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,6})?", text):
        raise ValueError("must be a sum such as 0.25, 0 for none")
    return Decimal(text)


def address(text: str) -> str:
    """An https address, or http on this machine alone."""
    parts = parsed_address(text)
    if not text.isprintable() or " " in text:
        raise ValueError("must be one address without spaces")
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValueError("must be an https:// address")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError("must be https:// unless it is on this machine")
    return text


def mail_server(text: str) -> MailKeys:
    """Read `smtp://user:password@host:587` or `smtps://…`. Without encryption it is one on this machine alone."""
    parts = parsed_address(text)
    asked = parse_qs(parts.query, keep_blank_values=True)
    if parts.scheme not in MAIL_PORTS or not parts.hostname or set(asked) - {"starttls"} or parts.path.strip("/"):
        raise ValueError("must be smtp://user:password@host:port or smtps://")
    own = parts.hostname in LOOPBACK
    starttls = asked.get("starttls", ["off" if own else "required"])[-1]
    if starttls not in ("required", "off"):
        raise ValueError("may say ?starttls=required or, on this machine, ?starttls=off")
    tls = parts.scheme == "smtps"
    if starttls == "off" and not (own or tls):
        raise ValueError("must be encrypted unless it is on this machine")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise ValueError("must name a user with a password, or neither")
    port = parts.port or MAIL_PORTS[parts.scheme]
    return MailKeys(parts.hostname, port, "", user, password, tls, starttls == "required" and not tls)


def mailbox(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
        raise ValueError("must be one bare address such as support@shop.example")
    return text


def parsed_address(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise ValueError("must be an address whose host and port can be read") from None
    return parts


def origin_with(placeholder: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.count(placeholder) != 1 or "{" in text.replace(placeholder, ""):
            raise ValueError(f"must contain {placeholder} once")
        address(text.replace(placeholder, "name"))
        return text.rstrip("/")

    return parse


def api_version(text: str) -> str:
    if not re.fullmatch(r"20\d\d-(01|04|07|10)", text):
        raise ValueError("must be a quarterly version such as 2026-10")
    return text


def long_secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise ValueError(f"must be at least {SHORTEST_SECRET} characters of randomness")
    return text


def fernet_keys(text: str) -> tuple[str, ...]:
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise ValueError("must be url-safe base64 keys of 32 bytes, comma-separated, the newest first") from None
    return keys


def postgres_url(text: str) -> str:
    """Return the address for the driver we use, whatever common spelling it came in."""
    if not re.match(r"postgres(ql)?(\+psycopg)?://", text):
        raise ValueError("must be a postgresql:// address")
    parsed_address(text)
    return re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql+psycopg://", text)


def redis_url(text: str) -> str:
    if not text.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must be a redis://, rediss:// or unix:// address")
    parsed_address(text)
    return text


def one_of(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        found = next((word for word in words if word.lower() == text.lower()), None)
        if found is None:
            raise ValueError(f"must be one of {', '.join(words)}")
        return found

    return parse


def positive(text: str) -> float:
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) or not 0 < float(text) <= MOST_SCALE:
        raise ValueError(f"must be a number above 0, at most {MOST_SCALE}")
    return float(text)


def whole_number(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return parse


def days(text: str) -> timedelta:
    return timedelta(days=whole_number(1, MOST_DAYS)(text))


def port_number(text: str) -> int:
    return whole_number(1, 65535)(text)
