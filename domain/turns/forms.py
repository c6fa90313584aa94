"""Turns that no message begins: a button that agrees or declines, and a form that proves an order."""

from time import perf_counter
from uuid import UUID

from domain.agent.answering import answer_proof
from domain.conversations import AGENT_MAY_SPEAK, Page
from domain.handoff import agreeing
from domain.handoff.machine import Happening, move
from domain.handoff.writing_on import as_words, write_on
from domain.identity import Proof
from domain.proving import prove, question_about
from domain.stores import Store
from domain.turns.buttons import pressed
from domain.turns.concluding import concluded, left_to_people, paused
from domain.turns.contexts import Envelope, Shelves, TurnContext
from domain.turns.keeping import locked, said, spoken


def agree(
    store: Store, conversation_id: UUID, consent: bool, email: str | None, shelves: Shelves, context: TurnContext
) -> Envelope:
    """Take a yes or no given by a button, with the e-mail where the shopper typed one. A repeat changes nothing.

    The envelope has the line that this leaves of the shopper's, as `heard`.
    """
    started = perf_counter()
    conversation = locked(store, conversation_id, shelves, in_line=False)
    if conversation.state not in AGENT_MAY_SPEAK:
        step = left_to_people(store, conversation, shelves)
        return context.wrap(spoken(step.reply, context), step.reply, conversation)
    conversation = pressed(conversation, consent, email, context.now())
    line = conversation.messages[-1]
    step = agreeing.decide(store, conversation, consent, email, context.now(), shelves)
    told = said(store, conversation, "", step, started, shelves, context, heard=line, unasked=True)
    return {**told, "heard": {"id": str(line.id), "author": line.author.value, "text": line.text}}


def identify(
    store: Store,
    conversation_id: UUID,
    proof: Proof,
    shelves: Shelves,
    context: TurnContext,
) -> Envelope:
    """Take a proof that an order is the shopper's, and answer what they wanted of it. Raises TooManyAttempts.

    A wrong proof and an unknown order end in the same words: that there is no order with these two.
    """
    started, now = perf_counter(), context.now()
    before = locked(store, conversation_id, shelves, in_line=False)
    conversation = prove(store, before, proof, shelves, context.hasher, context.attempts)
    holds = conversation is not before
    question = question_about(proof.order_name, conversation.topic.pending_question)
    if conversation.state not in AGENT_MAY_SPEAK:
        words = as_words(proof, holds=holds)
        step = write_on(store, conversation, words, now, shelves)
        return said(store, conversation, question, step, started, shelves, context, unasked=True)
    if store.launch.paused:
        return said(store, conversation, question, paused(conversation), started, shelves, context, unasked=True)
    # A proof is no answer to an offer of a person: that lapses.
    conversation = move(conversation.state, Happening.LAPSED).on(conversation)
    reply = answer_proof(store, conversation, question, shelves, now, holds=holds)
    step = concluded(store, conversation, reply, Page(), now, shelves)
    return said(store, conversation, question, step, started, shelves, context, unasked=True)
