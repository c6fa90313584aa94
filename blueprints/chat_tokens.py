"""The token that opens one conversation: signed with our own key, and kept by the shopper's browser."""

import time
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from itsdangerous import BadData, URLSafeTimedSerializer

from blueprints.house import services
from domain.errors import BadSignature
from domain.stores import Store

CHAT_TOKEN_LIFETIME = 24 * 3600  # seconds; a visit, and the evening after it
LONGEST_CHAT_TOKEN = 256  # characters; ours have 142
TOKENS_IN_MEMORY = 4096  # per process; a conversation sends its own with every message
CHAT_SALT = "shopfloor.chat"


@dataclass(frozen=True)
class ShopperClaims:
    """What a chat token says; `vouched` where Shopify vouched for the page that it was given to."""

    store_id: UUID
    conversation_id: UUID
    vouched: bool


def issue_chat_token(store: Store, conversation_id: UUID, *, vouched: bool = False) -> str:
    """Return what opens the conversation, from any page where Shopify `vouched` for the page that asked."""
    claims = {"s": store.id.hex, "c": conversation_id.hex, "v": int(vouched)}
    token: str = chat_tokens(services().settings.secret_key).dumps(claims)
    return token


def read_chat_token(token: str) -> ShopperClaims:
    """Return what a token says that is ours and not too old. Raises BadSignature."""
    if len(token) > LONGEST_CHAT_TOKEN:  # what is none of its alphabet may be put into a signature without end
        raise BadSignature("chat token is too long")
    try:
        claims, issued = verified(services().settings.secret_key, token)
    except (BadData, KeyError, TypeError, ValueError):
        raise BadSignature("chat token is not ours") from None
    if not 0 <= time.time() - issued <= CHAT_TOKEN_LIFETIME:
        raise BadSignature("chat token has expired")
    return claims


@lru_cache(TOKENS_IN_MEMORY)
def verified(secret_key: str, token: str) -> tuple[ShopperClaims, float]:
    """Return what a token that is ours says, and when it was issued, in Unix time; its age is for the caller to check.

    Raises BadData, KeyError, TypeError or ValueError.
    """
    claims, issued = chat_tokens(secret_key).loads(token, return_timestamp=True)
    return ShopperClaims(UUID(claims["s"]), UUID(claims["c"]), bool(claims.get("v"))), issued.timestamp()


def chat_tokens(secret_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_key, salt=CHAT_SALT)
