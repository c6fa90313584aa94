"""Asking for the address at which people can answer, and once more where it looks mistyped."""

from collections.abc import Sequence
from dataclasses import replace

from domain.agent.phrases import say
from domain.agent.replies import Outcome, Reply
from domain.agent.understanding.consent import read_consent
from domain.conversations import Conversation, ConversationState
from domain.handoff.addresses import is_unread, meant_by
from domain.handoff.agreements import Agreement, Doubt
from domain.handoff.gathering import addresses_written
from domain.handoff.matters import AT_ONCE
from domain.handoff.shelves import Shelves
from domain.handoff.tickets import Requester
from domain.handoff.words import Word
from domain.language.languages import of_locale
from domain.stores import Store


def asked_for(conversation: Conversation, word: Word, suggestions: Sequence[str] = (), **values: str) -> Reply:
    words = say(of_locale(conversation.locale), word, **values)
    return Reply(Outcome.CLARIFY, words, suggestions=tuple(suggestions), topic=conversation.topic)


def which(conversation: Conversation, addresses: Sequence[str]) -> Reply:
    """Ask which of several addresses is meant."""
    return asked_for(conversation, Word.EMAIL_WHICH, addresses, emails=", ".join(addresses))


def question_about(store: Store, conversation: Conversation, requester: Requester, shelves: Shelves) -> Reply | None:
    """Return the question that an address raises; None where it is to be taken as it is.

    Who types the same again means it, and so does everybody whose matter cannot wait.
    """
    if requester.verified:
        return None
    if is_unread(requester.email):
        return asked_for(conversation, Word.EMAIL_UNREAD)
    agreed = shelves.conversations.agreement(store, conversation.id)
    before = doubted(conversation, agreed)
    typed_before = (agreed.email.lower(), before.typed.lower() if before else "")
    if requester.email.lower() in typed_before or agreed.reason == AT_ONCE:
        return None
    # What is typed after a doubt is a correction, however near it is to what was typed before.
    known = [] if before else [one for one in addresses_written(store, conversation, shelves) if one != requester.email]
    if (meant := meant_by(requester.email, known)) is None:
        return None
    kept = replace(agreed, doubted=Doubt(requester.email, meant))
    shelves.conversations.change(store, conversation, agreement=kept)
    return asked_for(conversation, Word.EMAIL_MEANT, (meant, requester.email), meant=meant, typed=requester.email)


def doubted(conversation: Conversation, agreed: Agreement) -> Doubt | None:
    """Return what was asked of an address just now, None where nothing was."""
    return agreed.doubted if conversation.state is ConversationState.AWAITING_EMAIL else None


def confirmed(store: Store, conversation: Conversation, text: str, shelves: Shelves) -> str | None:
    """Return the address that a yes or no to our doubt stands for; None where that was not the question."""
    before = doubted(conversation, shelves.conversations.agreement(store, conversation.id))
    consent = read_consent(text) if before else None
    if before is None or consent is None:
        return None
    return before.meant if consent else before.typed
