"""How often a caller may do what costs us something, or what could be guessed at."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address

from redis.exceptions import RedisError

from blueprints.house import ChatCaller, caller_address, services
from domain.stores import Store
from runtime.limits import Use


@dataclass(frozen=True)
class Quota:
    """At most `most` uses in a window of `seconds`, for each key apart."""

    name: str
    most: int
    seconds: int

    def count(self, key: str) -> None:
        """Raises TooManyAttempts."""
        services().limits.count(self.name, key, self.most, self.seconds)

    def use(self, key: str) -> Use:
        return Use(self.name, key, self.most, self.seconds)

    def tally(self, key: str) -> tuple[int, int]:
        """Count and refuse nobody. Return which use of its window this is, and the seconds until that ends."""
        return services().limits.tally(self.name, key, self.seconds)

    def give_back(self, key: str) -> None:
        services().limits.give_back(self.name, key)


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
# Whoever typed somebody else's address cannot flood them.
TRANSCRIPTS_OF_ADDRESS = Quota("transcript-address", most=10, seconds=3600)
TRANSCRIPTS_OF_RECIPIENT = Quota("transcript", most=5, seconds=86400)
# The widget looks every four seconds while people may answer, and a shopper may have some tabs open.
READINGS_OF_CONVERSATION = Quota("reading", most=120, seconds=60)
READINGS_OF_ADDRESS = Quota("reading-address", most=900, seconds=60)
# Each page asks once in some minutes whether it offers the chat.
ASKINGS_OF_ADDRESS = Quota("asking-address", most=900, seconds=60)
RATINGS_OF_CONVERSATION = Quota("rating", most=30, seconds=60)
# Each is a whole conversation, and takes as long as all of its turns.
REHEARSALS_OF_STAFF = Quota("rehearsal", most=60, seconds=60)


def count_install() -> None:
    INSTALLS_OF_ADDRESS.count(caller_network())


def count_session() -> None:
    SESSIONS_OF_ADDRESS.count(caller_network())


def count_asking() -> None:
    ASKINGS_OF_ADDRESS.count(caller_network())


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
    """Count a ticket, agreed to by a button or in words: each may be in the name of an address that was only typed."""
    HANDOFFS_OF_ADDRESS.count(caller_network())


def count_transcript(store: Store, recipient: str) -> None:
    """Count a chat that is sent by e-mail. Addresses are counted by their keyed hashes."""
    TRANSCRIPTS_OF_ADDRESS.count(caller_network())
    TRANSCRIPTS_OF_RECIPIENT.count(f"{store.id}:{services().storage.hasher.email(store, recipient)}")


def count_message(caller: ChatCaller) -> None:
    of_conversation = MESSAGES_OF_CONVERSATION.use(str(caller.conversation_id))
    services().limits.count_all([of_conversation, MESSAGES_OF_ADDRESS.use(caller_network())])


def count_reading(caller: ChatCaller) -> bool:
    """Return False where nobody can count: what staff answer is read all the same while Redis is away."""
    uses = [READINGS_OF_CONVERSATION.use(str(caller.conversation_id)), READINGS_OF_ADDRESS.use(caller_network())]
    try:
        services().limits.count_all(uses)
    except RedisError:
        return False
    return True


def count_rating(caller: ChatCaller) -> None:
    RATINGS_OF_CONVERSATION.count(str(caller.conversation_id))


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


def count_rehearsal(store: Store, staff: str) -> None:
    """Raises TooManyAttempts. Shoppers' limits do not know of it."""
    REHEARSALS_OF_STAFF.count(f"{store.id}:{staff}")
