"""How often a caller may do what costs us something, or what could be guessed at."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address

from blueprints.house import ChatCaller, caller_address, services
from domain.orders import normalise_order_name


@dataclass(frozen=True)
class Quota:
    """At most `most` uses in a window of `seconds`, for each key apart."""

    name: str
    most: int
    seconds: int

    def count(self, key: str) -> None:
        """Raises TooManyAttempts."""
        services().limits.count(self.name, key, self.most, self.seconds)


WITH_PORT = re.compile(r"\[(?P<v6>[^\]]+)\](:[0-9]+)?|(?P<v4>[0-9.]+):[0-9]+")
SITE = 64  # bits of an IPv6 address; the rest is the caller's own to choose, for each request anew
# An office or a mobile network shares one address, so an address may do more than a person would.
INSTALLS_OF_ADDRESS = Quota("install", most=60, seconds=600)
SESSIONS_OF_ADDRESS = Quota("session", most=60, seconds=600)
MESSAGES_OF_ADDRESS = Quota("message-address", most=120, seconds=60)
# Nobody types faster than one message in two seconds for a minute.
MESSAGES_OF_CONVERSATION = Quota("message", most=30, seconds=60)
PROXY_SESSIONS_OF_CUSTOMER = Quota("proxy-session", most=60, seconds=600)
PROXY_SESSIONS_OF_STORE = Quota("proxy-session-store", most=3000, seconds=600)
HANDOFFS_OF_ADDRESS = Quota("handoff-address", most=20, seconds=3600)
# The widget looks every four seconds while people may answer, and a shopper may have some tabs open.
READINGS_OF_CONVERSATION = Quota("reading", most=120, seconds=60)
READINGS_OF_ADDRESS = Quota("reading-address", most=900, seconds=60)
RATINGS_OF_CONVERSATION = Quota("rating", most=30, seconds=60)
# What bounds guessing is few tries for one conversation, address and order. A ceiling for a whole store would let a few
# dozen strangers shut it for everybody, so only postcodes have one, which can be guessed for any order: e-mails,
# which cannot, are still taken.
PROOFS_OF_CONVERSATION = Quota("proof", most=5, seconds=900)
PROOFS_OF_ADDRESS = Quota("proof-address", most=10, seconds=900)
# Half of an order's, so that no address alone can keep its owner out for long.
PROOFS_OF_ORDER_BY_ADDRESS = Quota("proof-order-address", most=10, seconds=3600)
PROOFS_OF_ORDER = Quota("proof-order", most=20, seconds=3600)
POSTCODES_OF_STORE = Quota("proof-postcode", most=120, seconds=900)


def count_install() -> None:
    INSTALLS_OF_ADDRESS.count(caller_network())


def count_session() -> None:
    SESSIONS_OF_ADDRESS.count(caller_network())


def count_proxy_session(store_id: str, customer_id: int | None) -> None:
    """Count a session through the app proxy, whose caller's address is Shopify's own.

    Who is signed in is counted alone, so that a crowd of strangers keeps no customer out. Strangers beyond the ceiling
    can still begin by themselves, where their own addresses are counted.
    """
    if customer_id is not None:
        PROXY_SESSIONS_OF_CUSTOMER.count(f"{store_id}:{customer_id}")
    else:
        PROXY_SESSIONS_OF_STORE.count(store_id)


def count_handoff() -> None:
    """Count a consent: each may open a ticket in the name of an address that was only typed."""
    HANDOFFS_OF_ADDRESS.count(caller_network())


def count_message(caller: ChatCaller) -> None:
    MESSAGES_OF_CONVERSATION.count(str(caller.conversation_id))
    MESSAGES_OF_ADDRESS.count(caller_network())


def count_reading(caller: ChatCaller) -> None:
    READINGS_OF_CONVERSATION.count(str(caller.conversation_id))
    READINGS_OF_ADDRESS.count(caller_network())


def count_rating(caller: ChatCaller) -> None:
    RATINGS_OF_CONVERSATION.count(str(caller.conversation_id))


def count_proof(caller: ChatCaller, order_name: str, *, postcode: bool = False) -> None:
    """Count a try to prove an order, right or wrong, whether there is such an order or not."""
    store = caller.store
    PROOFS_OF_CONVERSATION.count(str(caller.conversation_id))
    PROOFS_OF_ADDRESS.count(f"{store.id}:{caller_network()}")
    if postcode:
        POSTCODES_OF_STORE.count(str(store.id))
    # Last, so that tries refused above do not use up those of the order's owner.
    order = services().storage.hasher.digest(store, "order", normalise_order_name(order_name))
    PROOFS_OF_ORDER_BY_ADDRESS.count(f"{store.id}:{order}:{caller_network()}")
    PROOFS_OF_ORDER.count(f"{store.id}:{order}")


def caller_network() -> str:
    """Return what an address is counted as: itself in IPv4, its site in IPv6."""
    address = without_port(caller_address())
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or IPv6Network((int(parsed), SITE), strict=False))


def without_port(address: str) -> str:
    """Some proxies tell the caller's port too, which is another for each connection."""
    found = WITH_PORT.fullmatch(address)
    return (found["v6"] or found["v4"]) if found else address
