"""A chat that is to be gone, by the wish of its shopper or of the store: nobody need know who wrote it."""

from uuid import UUID

from domain.agent.phrases import Say, say
from domain.conversations import AGENT_MAY_SPEAK
from domain.errors import ConversationNotFound, InvalidRequest
from domain.language.languages import of_locale
from domain.privacy.records import Done
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


def erase_for_store(store: Store, conversation_id: UUID, shelves: Shelves) -> Done:
    """Delete one conversation, with people or not, for the store whose it is. Raises ConversationNotFound.

    Return how much went, and the tickets that only the merchant can delete, at the helpdesk they went to.
    """
    if shelves.conversations.conversation(store, conversation_id, newest=0, lock=True) is None:
        raise ConversationNotFound(str(conversation_id))
    return shelves.persons.forget(store, Subject(), [conversation_id])
