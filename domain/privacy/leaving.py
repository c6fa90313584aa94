"""A shopper who wants a chat of theirs gone: it holds whatever they wrote in it, and nobody need know who they are."""

from uuid import UUID

from domain.agent.phrases import Say, say
from domain.conversations import AGENT_MAY_SPEAK
from domain.errors import ConversationNotFound, InvalidRequest
from domain.language.languages import of_locale
from domain.privacy.shelves import Shelves
from domain.privacy.subjects import Subject
from domain.stores import Store


def erase_chat(store: Store, conversation_id: UUID, shelves: Shelves) -> None:
    """Delete one conversation with all that hangs on it. Raises ConversationNotFound.

    Raises InvalidRequest where people of the store have it: their ticket is theirs to keep or to delete.
    """
    conversation = shelves.conversations.conversation(store, conversation_id, newest=0, lock=True)
    if conversation is None:
        raise ConversationNotFound(str(conversation_id))
    if conversation.state not in AGENT_MAY_SPEAK or shelves.outbox.tickets(store, conversation_id):
        raise InvalidRequest(say(of_locale(conversation.locale), Say.ERASE_TEAM))
    shelves.persons.forget(store, Subject(), [conversation_id])
