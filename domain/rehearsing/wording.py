"""A rehearsal whose newest answer a language model words, as it does for shoppers: no transaction is open meanwhile."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from domain import turns
from domain.agent.replies import Reply
from domain.drafting import turns as drafting
from domain.drafting.answers import completed
from domain.drafting.drafting import Draft
from domain.drafting.turns import Drafter, DraftingShelf, Opening
from domain.rehearsing import rehearsals
from domain.rehearsing.rehearsals import Rehearsal, Script, asked, page_of, rehearsed, unpaused
from domain.stores import Store
from domain.turns import Envelope, TurnContext


class Shelves(rehearsals.Shelves, Protocol):
    @property
    def drafting(self) -> DraftingShelf: ...


Begin = Callable[[], AbstractContextManager[Shelves]]


def worded(store: Store, script: Script, begin: Begin, drafter: Drafter, context: TurnContext) -> Rehearsal | None:
    """Return the conversation with its newest answer in the model's words; None where no model words it.

    What was said before stands in the composer's words. Raises InvalidRequest.
    """
    store = unpaused(store)
    opening = opened(store, script, begin, drafter, context)
    if opening is None or not paid(opening, begin, drafter):
        return None
    reply = drafted(opening, drafter)
    with begin() as shelves, shelves.undone():
        page = page_of(store, script, shelves)
        conversation_id, said = asked(store, script, script.questions[:-1], page, shelves, context)
        said.append(answered(store, conversation_id, opening, reply, shelves, context))
        return rehearsed(store, conversation_id, script.questions, said, shelves)


def opened(store: Store, script: Script, begin: Begin, drafter: Drafter, context: TurnContext) -> Opening | None:
    """Compose the newest answer, and take a place with the model where it is to word that."""
    with begin() as shelves, shelves.undone():
        page = page_of(store, script, shelves)
        conversation_id, _ = asked(store, script, script.questions[:-1], page, shelves, context)
        found = drafting.opened(store, conversation_id, script.questions[-1], page, shelves, drafter, context)
    return found if isinstance(found, Opening) else None


def paid(opening: Opening, begin: Begin, drafter: Drafter) -> bool:
    """Reserve what it may cost, for good: what was reserved with the opening is undone, but the model takes money."""
    day = drafting.day_of(opening.store, opening.turn.now)
    with drafting.place_kept(drafter), begin() as shelves:
        done = shelves.drafting.reserve(
            opening.store, day, drafter.bounds.tokens, drafter.bounds.most_a_turn, drafter.bounds
        )
    if not done:
        drafter.patience.leave(failed=False)
    return done


def drafted(opening: Opening, drafter: Drafter) -> Reply:
    draft: Draft | None = None
    try:
        draft = Draft.begun(drafting.task_of(opening, drafter))
        for _ in draft.run():
            pass
        return to_the_end(completed(draft, opening.composed, opening.turn))
    finally:
        drafting.leave(opening, draft, drafter)


def to_the_end(wording: Generator[str, None, Reply]) -> Reply:
    while True:
        try:
            next(wording)
        except StopIteration as done:
            reply: Reply = done.value
            return reply


def answered(
    store: Store, conversation_id: UUID, opening: Opening, reply: Reply, shelves: Shelves, context: TurnContext
) -> Envelope:
    """Keep the question and its answer, with what it leads to."""
    now = context.now()
    before = turns.locked(store, conversation_id, shelves)
    conversation = replace(turns.heard(store, before, opening.question, now), shopper=opening.conversation.shopper)
    step = turns.concluded(store, conversation, reply, opening.page, now, shelves)
    heard = conversation.messages[-1]
    return turns.said(store, conversation, opening.question, step, opening.started, shelves, context, heard=heard)
