"""The services of the running app, and who the guard found to be calling."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from flask import current_app, g, request

from domain.stores import Store
from runtime.services import Services

KEY = "shopfloor"


@dataclass(frozen=True)
class ChatCaller:
    """The holder of a chat token: one conversation of one store.

    `mark` is that of the store's row where the store was not read for this request, "" where it was.
    """

    store: Store
    conversation_id: UUID
    mark: str = ""


def services() -> Services:
    return cast(Services, current_app.extensions[KEY])


def caller_store() -> Store:
    """Return the store that the guard proved. Only for views whose guard proves one."""
    return cast(Store, g.store)


def chat_caller() -> ChatCaller:
    """Only for views behind `by_shopper`."""
    return cast(ChatCaller, g.chat)


def caller_address() -> str:
    return request.remote_addr or "unknown"
