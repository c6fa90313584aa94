"""The chat that a browser had before its shopper signed in."""

from typing import Any
from uuid import UUID

from blueprints import bodies
from blueprints.guards import chat_of
from domain.errors import BadSignature
from domain.stores import Store

LONGEST_TOKEN = 512  # characters


def earlier_chat(store: Store, body: dict[str, Any]) -> UUID | None:
    """Return the conversation of this store whose token the browser holds; None for a token of anything else."""
    token = bodies.words(body, "continues", LONGEST_TOKEN)
    try:
        chat = chat_of(token)
    except BadSignature:
        return None
    return chat.conversation_id if chat.store_id == store.id else None
