"""What a shopper says by a button or a form: it stands in the conversation as their own words would."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from domain.agent.phrases import Label, say
from domain.conversations import Author, Conversation, ConversationState, Message
from domain.language.languages import of_locale


def pressed(conversation: Conversation, consent: bool, email: str | None, now: datetime) -> Conversation:
    """Return it with the button's words, or with the address that was asked for. It answers no message that waits."""
    words = say(of_locale(conversation.locale), Label.CONNECT if consent else Label.DECLINE)
    if consent and email:
        waiting = conversation.state is ConversationState.AWAITING_EMAIL
        words = email if waiting else f"{words}\n{email}"
    message = Message(uuid4(), Author.SHOPPER, words, now, unasked=True)
    return replace(conversation, messages=(*conversation.messages, message))
