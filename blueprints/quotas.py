"""How often a caller may do what costs us something, or what could be guessed at."""

from dataclasses import dataclass

from blueprints.house import ChatCaller, caller_address, services


@dataclass(frozen=True)
class Quota:
    """At most `most` uses in a window of `seconds`, for each key apart."""

    name: str
    most: int
    seconds: int

    def count(self, key: str) -> None:
        """Raises TooManyAttempts."""
        services().limits.count(self.name, key, self.most, self.seconds)


# An office or a mobile network shares one address, so an address may do more than a person would.
INSTALLS_OF_ADDRESS = Quota("install", most=60, seconds=600)
SESSIONS_OF_ADDRESS = Quota("session", most=60, seconds=600)
MESSAGES_OF_ADDRESS = Quota("message-address", most=120, seconds=60)
# Nobody types faster than one message in two seconds for a minute.
MESSAGES_OF_CONVERSATION = Quota("message", most=30, seconds=60)
PROXY_SESSIONS_OF_CUSTOMER = Quota("proxy-session", most=60, seconds=600)
PROXY_SESSIONS_OF_STORE = Quota("proxy-session-store", most=3000, seconds=600)
HANDOFFS_OF_ADDRESS = Quota("handoff-address", most=20, seconds=3600)
# Few tries for one conversation or address, and a ceiling for a store that many addresses probe.
PROOFS_OF_CONVERSATION = Quota("proof", most=5, seconds=900)
PROOFS_OF_ADDRESS = Quota("proof-address", most=10, seconds=900)
PROOFS_OF_STORE = Quota("proof-store", most=300, seconds=900)


def count_install() -> None:
    INSTALLS_OF_ADDRESS.count(caller_address())


def count_session() -> None:
    SESSIONS_OF_ADDRESS.count(caller_address())


def count_proxy_session(store_id: str, customer_id: int | None) -> None:
    """Count a session through the app proxy, whose caller's address is Shopify's own."""
    if customer_id is not None:
        PROXY_SESSIONS_OF_CUSTOMER.count(f"{store_id}:{customer_id}")
    PROXY_SESSIONS_OF_STORE.count(store_id)


def count_handoff() -> None:
    """Count a consent: each may open a ticket in the name of an address that was only typed."""
    HANDOFFS_OF_ADDRESS.count(caller_address())


def count_message(caller: ChatCaller) -> None:
    MESSAGES_OF_CONVERSATION.count(str(caller.conversation_id))
    MESSAGES_OF_ADDRESS.count(caller_address())


def count_proof(caller: ChatCaller) -> None:
    """Count a try to prove an order, right or wrong."""
    PROOFS_OF_CONVERSATION.count(str(caller.conversation_id))
    PROOFS_OF_ADDRESS.count(f"{caller.store.id}:{caller_address()}")
    PROOFS_OF_STORE.count(str(caller.store.id))
