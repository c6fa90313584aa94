"""A turn with a language model: no transaction is open while it writes, and a burst of messages gets one reply."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter
from typing import Protocol
from uuid import UUID

from domain import turns
from domain.agent.answering import answer_turn
from domain.agent.drafts import Turn
from domain.agent.formatting import zone_of
from domain.agent.reading import read_turn
from domain.agent.replies import Evidence, Outcome, Reply
from domain.bursts import Left, Waiting, awaited, burst
from domain.conversations import AGENT_MAY_SPEAK, Author, Conversation, Message, Page
from domain.drafting.answers import completed, may_be_drafted
from domain.drafting.bounds import Bounds, Patience, Purse
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.levelling import level
from domain.drafting.checking.parts import Scene
from domain.drafting.drafting import Draft, End, Task
from domain.drafting.histories import trimmed
from domain.drafting.lookups import Found, look_up, seed
from domain.drafting.models import LanguageModel, Line, Role
from domain.drafting.prompts import fenced, new_fence, rules, without_addresses
from domain.handoff import topics
from domain.handoff.agreeing import Step
from domain.handoff.machine import Happening
from domain.ports import Embedder
from domain.stores import Store
from domain.turns import Envelope, TurnContext

LOOK_EVERY = 0.15  # seconds, while another turn answers ours
GRACE = 2.0  # seconds beyond the time of a draft, for the turn that took ours over
RECENT = 20  # messages in which a burst shows
REMEMBERED = 40  # messages of which a model is told those that matter
BROKEN = frozenset({End.FAILED, End.OUT_OF_TIME})


class DraftingShelf(Purse, Protocol):
    def voice(self, store: Store) -> str:
        """Return how the merchant wants the agent to sound, "" where they have not said."""


class Shelves(turns.Shelves, Protocol):
    @property
    def drafting(self) -> DraftingShelf: ...


@dataclass(frozen=True)
class Drafter:
    """A language model, and what drafting with it takes. `begin` opens a transaction of its own."""

    begin: Callable[[], AbstractContextManager[Shelves]]
    model: LanguageModel
    bounds: Bounds
    patience: Patience
    embedder: Embedder
    clock: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(frozen=True)
class Opening:
    """A turn whose message is kept and whose answer is composed, before the model is asked."""

    message: Message
    question: str
    turn: Turn
    page: Page
    composed: Reply
    found: Found
    voice: str
    started: float

    @property
    def store(self) -> Store:
        return self.turn.store

    @property
    def conversation(self) -> Conversation:
        return self.turn.conversation


def take_turn(
    store: Store, conversation_id: UUID, text: str, page: Page, drafter: Drafter, context: TurnContext
) -> Generator[str, None, Envelope]:
    """Keep the message, yield the answer as it passes, and return its envelope once it is kept.

    Where nothing is yielded, the envelope says it all. Raises ConversationNotFound.
    """
    with drafter.begin() as shelves:
        opening = opened(store, conversation_id, text, page, shelves, drafter, context)
    if not isinstance(opening, Opening):
        return opening
    draft: Draft | None = None
    try:
        draft = Draft.begun(task_of(opening, drafter))
        yield from draft.run()
        reply = opening.composed
        if draft.end is not End.OVERTAKEN:
            reply = yield from completed(draft, opening.composed, opening.turn)
    except GeneratorExit:
        # The shopper is gone; what was said to them is kept all the same.
        if draft:
            keep(opening, replied(draft, opening), bool(draft.sent), drafter, context)
        raise
    finally:
        leave(opening, draft, drafter)
    return keep(opening, reply, bool(draft.sent), drafter, context)


def opened(
    store: Store, conversation_id: UUID, text: str, page: Page, shelves: Shelves, drafter: Drafter, context: TurnContext
) -> Opening | Envelope:
    """Keep the message and compose its answer; return that where no model is to word it."""
    started, now = perf_counter(), context.now()
    kept = turns.locked(store, conversation_id, shelves, newest=REMEMBERED)
    if again := turns.sent_before(kept, context):
        return turns.answer_late(store, conversation_id, Left(again), page, shelves, context)
    conversation = turns.heard(store, kept, text, now, context.sent_as)
    message, question = conversation.messages[-1], burst(conversation, now)
    known = turns.before_answering(store, conversation, question, page, now, shelves, context)
    if isinstance(known, Step):
        return turns.said(store, conversation, question, known, started, shelves, context, heard=message)
    turn = read_turn(store, known, question, page, shelves, now)
    composed = topics.left_to_people(store, known, answer_turn(turn), shelves)
    if not (may_be_drafted(composed) and admitted(store, now, shelves, drafter)):
        step = turns.concluded(store, known, composed, page, now, shelves)
        return turns.said(store, known, question, step, started, shelves, context, heard=message)
    with place_kept(drafter):
        shelves.conversations.add(store, conversation, message, locale=conversation.locale)
        found, voice = seed(turn, composed), shelves.drafting.voice(store)
    return Opening(message, question, turn, page, composed, found, voice, started)


def admitted(store: Store, now: datetime, shelves: Shelves, drafter: Drafter) -> bool:
    """Whether the model may be asked for this turn: it answers of late, there is room, and the store's day can pay."""
    if not drafter.patience.enter():
        return False
    tokens, money = drafter.bounds.tokens, drafter.bounds.most_a_turn
    paid = shelves.drafting.reserve(store, day_of(store, now), tokens, money, drafter.bounds)
    if not paid:
        drafter.patience.leave(failed=False)
    return paid


@contextmanager
def place_kept(drafter: Drafter) -> Iterator[None]:
    """Give the place back where what stands inside fails; the reservation goes with the transaction."""
    try:
        yield
    except BaseException:
        drafter.patience.leave(failed=False)
        raise


def leave(opening: Opening, draft: Draft | None, drafter: Drafter) -> None:
    """Give back the place and what was not taken of the reservation: all of it, where no draft was begun."""
    drafter.patience.leave(failed=draft is not None and draft.end in BROKEN)
    read, written = (draft.read, draft.written) if draft else (0, 0)
    tokens = read + written - drafter.bounds.tokens
    money = drafter.bounds.cost(read, written) - drafter.bounds.most_a_turn
    with drafter.begin() as shelves:
        shelves.drafting.settle(opening.store, day_of(opening.store, opening.turn.now), tokens, money)


def day_of(store: Store, now: datetime) -> date:
    return now.astimezone(zone_of(store.timezone)).date()


def task_of(opening: Opening, drafter: Drafter) -> Task:
    turn, fence = opening.turn, new_fence()

    def show(records: Sequence[Evidence]) -> str:
        return fenced(records, turn.spoken, turn.timezone, fence)

    def find(tool: str, argument: str) -> Found:
        with drafter.begin() as shelves:
            return look_up(turn.reading(shelves), tool, argument)

    history = trimmed(turn.conversation.messages[:-1], opening.question, drafter.embedder)
    told = rules(turn.store, turn.spoken, opening.voice, fence, turn.now.astimezone(zone_of(turn.timezone)))
    asked = f"{without_addresses(opening.question)}\n\n{show(opening.found.evidence)}"
    lines = [Line(Role.SYSTEM, told), *history, Line(Role.SHOPPER, asked)]
    return Task(
        model=drafter.model,
        bounds=drafter.bounds,
        lines=lines,
        found=opening.found,
        look_up=find,
        show=show,
        check=lambda found: DraftCheck(scene_of(opening, found)),
        overtaken=lambda: is_overtaken(opening, drafter),
        clock=drafter.clock,
        voice=turn.store.voice,
        in_vain=opening.composed.outcome is Outcome.NOT_SUPPORTED and opening.composed.handoff is None,
    )


def scene_of(opening: Opening, found: Found) -> Scene:
    turn = opening.turn
    today = turn.now.astimezone(zone_of(turn.timezone)).date()
    composed, name = opening.composed, turn.store.name
    holdings = tuple(hold(found.evidence, composed.evidence, turn.timezone, today))
    unmade = any(one.kind == "message" for one in composed.evidence)
    return Scene(holdings, opening.question, turn.spoken, today, name, asked_makes(composed), unmade)


def asked_makes(composed: Reply) -> dict[str, frozenset[str]]:
    """Return the option values, level, that the shopper means of the product the composer answered about, by its id."""
    topic = composed.topic
    ids = (one.id for one in composed.evidence if one.kind == "product" and one.id.endswith(f"/{topic.product_id}"))
    return {gid: frozenset(level(value) for _, value in topic.chosen) for gid in ids}


def is_overtaken(opening: Opening, drafter: Drafter) -> bool:
    """Whether the shopper has written again: that turn answers both."""
    with drafter.begin() as shelves:
        conversation = shelves.conversations.conversation(opening.store, opening.conversation.id, newest=RECENT)
    return conversation is not None and has_newer(conversation, opening.message)


def has_newer(conversation: Conversation, message: Message) -> bool:
    ids = [one.id for one in conversation.messages]
    later = conversation.messages[ids.index(message.id) + 1 :] if message.id in ids else ()
    return any(one.author is Author.SHOPPER and not one.unasked for one in later)


def replied(draft: Draft, opening: Opening) -> Reply:
    """Return the reply of a draft that nobody reads on."""
    if not draft.sent:
        return opening.composed
    rest = completed(draft, opening.composed, opening.turn)
    while True:
        try:
            next(rest)
        except StopIteration as done:
            reply: Reply = done.value
            return reply


def keep(opening: Opening, reply: Reply, spoken: bool, drafter: Drafter, context: TurnContext) -> Envelope:
    """Keep the reply, unless the shopper wrote again before any of it was spoken: then that turn's reply is ours."""
    with drafter.begin() as shelves:
        conversation = turns.locked(opening.store, opening.conversation.id, shelves)
        if spoken or not has_newer(conversation, opening.message):
            return kept(opening, conversation, reply, spoken, shelves, context)
    said = awaited(opening.store, opening.conversation.id, opening.message, waiting_in(drafter))
    return said or kept_late(opening, drafter, context)


def kept(
    opening: Opening, conversation: Conversation, reply: Reply, spoken: bool, shelves: Shelves, context: TurnContext
) -> Envelope:
    step = concluded(opening, conversation, reply, spoken, shelves, context)
    return turns.said(opening.store, conversation, opening.question, step, opening.started, shelves, context)


def concluded(
    opening: Opening, conversation: Conversation, reply: Reply, spoken: bool, shelves: Shelves, context: TurnContext
) -> Step:
    """Return what the reply leads to. Where people took over meanwhile, theirs is the conversation."""
    if conversation.state not in AGENT_MAY_SPEAK:
        theirs = turns.left_to_people(opening.store, conversation, shelves)
        return Step(reply, Happening.WROTE_ON) if spoken else theirs
    return turns.concluded(opening.store, conversation, reply, opening.page, context.now(), shelves)


def waiting_in(drafter: Drafter) -> Waiting:
    return Waiting(drafter.begin, drafter.clock, drafter.sleep, drafter.bounds.seconds + GRACE, LOOK_EVERY)


def kept_late(opening: Opening, drafter: Drafter, context: TurnContext) -> Envelope:
    """Answer ourselves after all, with what was composed."""
    with drafter.begin() as shelves:
        conversation = turns.locked(opening.store, opening.conversation.id, shelves)
        return kept(opening, conversation, opening.composed, False, shelves, context)
