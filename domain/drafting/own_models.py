"""Which language model words a store's answers, and what the merchant lets it cost in a month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from urllib.parse import urlsplit

from domain.errors import InvalidRequest

LONGEST_ADDRESS = 300  # characters
LONGEST_NAME = 100  # characters
MOST_MONEY = Decimal(1_000_000)
FINEST = 6  # digits after the point, as spending is kept
# Of an address as every client writes it: an endpoint is asked at this very address, and nowhere else.
PLAIN = re.compile(r"(?!.*/\.{1,2}(?:/|$))[\w.~!$&'()*+,;=:@%/\[\]-]*", re.ASCII)


class ModelUse(StrEnum):
    """SERVER is the model of whoever runs the app; without one, answers are composed as with NONE."""

    SERVER = "server"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True)
class OwnModel:
    """`address` is what stands before "/chat/completions". Prices are for a million tokens; `monthly` is the most
    that a month may cost at them, 0 where nothing bounds it."""

    use: ModelUse = ModelUse.SERVER
    address: str = ""
    name: str = ""
    read_price: Decimal = Decimal(0)
    written_price: Decimal = Decimal(0)
    monthly: Decimal = Decimal(0)
    sealed_key: bytes = field(default=b"", repr=False)


def address_in(typed: str) -> str:
    """Return an endpoint's address as it is kept. Raises InvalidRequest."""
    address = typed.strip().rstrip("/").removesuffix("/chat/completions").rstrip("/")
    wrong = "Give the address of the endpoint, such as https://api.openai.com/v1."
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InvalidRequest(wrong) from None
    if not host or parts.query or parts.fragment or len(address) > LONGEST_ADDRESS or not PLAIN.fullmatch(address):
        raise InvalidRequest(wrong)
    if parts.username or parts.password:
        raise InvalidRequest("Leave name and password out of the address: the key has a field of its own.")
    if parts.scheme != "https" or port not in (None, 443):
        raise InvalidRequest(
            "The address must begin with https://, so that the key and what shoppers write are sealed."
        )
    return f"https://{f'[{host}]' if ':' in host else host}{parts.path}"


def money_in(typed: str) -> Decimal:
    """Return a sum as a merchant types it, "" as nothing. Raises InvalidRequest."""
    try:
        sum_of = Decimal(typed.strip().replace(",", ".") or "0")
    except InvalidOperation:
        raise InvalidRequest("Give a sum such as 20 or 0.15.") from None
    if not sum_of.is_finite() or not 0 <= sum_of <= MOST_MONEY or round(sum_of, FINEST) != sum_of:
        raise InvalidRequest("Give a sum such as 20 or 0.15.")
    return sum_of


def require_countable(monthly: Decimal, prices: Sequence[Decimal]) -> None:
    """Raises InvalidRequest where a bound is given of what nothing is known to cost."""
    if monthly and not any(prices):
        raise InvalidRequest("Give the prices, too: without them nobody can count what is spent.")
