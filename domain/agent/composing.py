"""One draft for all that a message wants: each wish is answered by itself, and what is said of them is put together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.agent.choosing import drafts_of
from domain.agent.drafts import Draft, Turn
from domain.agent.gaps import UNSURE, gap_of
from domain.agent.intents import Intent
from domain.agent.left_alone import left_alone
from domain.agent.parting import Part, parts_of
from domain.agent.policies.answers import answer_written
from domain.agent.policies.origins import answer_origin
from domain.agent.products.mentions import find_products
from domain.agent.reading import read_part
from domain.agent.remembering import remembered
from domain.agent.replies import HandoffReason, OrderCard, Outcome, ProductCard
from domain.agent.talk import answer_tongues
from domain.conversations import About, Page, Topic

MOST_WISHES = 3  # that are answered in one reply
MOST_SUGGESTED = 3
# Of two outcomes in one reply, the one the shopper has to act on stands for both, and is said last.
WEIGHT = (
    Outcome.HANDOFF_OFFERED,
    Outcome.VERIFY_IDENTITY,
    Outcome.CLARIFY,
    Outcome.ANSWERED,
    Outcome.NOT_SUPPORTED,
    Outcome.REFUSED,
)
ASKING = frozenset({Outcome.HANDOFF_OFFERED, Outcome.VERIFY_IDENTITY, Outcome.CLARIFY})
HELPLESS = frozenset({Intent.OFF_TOPIC, Intent.UNCLEAR})


def compose(turn: Turn) -> Draft:
    """Return what is said to the whole message. May raise RemoteError."""
    if matter := left_alone(turn):
        return matter
    parts = parts_of(turn)
    drafts = _worth_saying(list(_of_each(turn, parts))) if parts else [_of_one(turn)]
    topic = _joined([draft.topic for draft in drafts])
    merged = merge(sorted(drafts, key=_urgency))
    return merged if merged.topic is topic else replace(merged, topic=topic)


def merge(drafts: Sequence[Draft]) -> Draft:
    """Return one draft of several, in this order; what two of them say is said by the later."""
    if len(drafts) == 1:  # whose table may say the same of two products
        suggested = drafts[0].suggestions
        few = len(suggested) <= MOST_SUGGESTED
        return drafts[0] if few else replace(drafts[0], suggestions=suggested[:MOST_SUGGESTED])
    return Draft(
        min((draft.outcome for draft in drafts), key=WEIGHT.index),
        _last_of_each(sentence for draft in drafts for sentence in draft.sentences),
        tuple(dict.fromkeys(intent for draft in drafts for intent in draft.intents)),
        evidence=tuple(record for draft in drafts for record in draft.evidence),
        cards=_one_of_each(card for draft in drafts for card in draft.cards),
        sources=tuple(source for draft in drafts for source in draft.sources),
        suggestions=tuple(dict.fromkeys(words for draft in drafts for words in draft.suggestions))[:MOST_SUGGESTED],
        topic=_joined([draft.topic for draft in drafts]),
        handoff=_reason([draft.handoff for draft in drafts if draft.handoff]),
        decided=any(draft.decided for draft in drafts),
    )


def _of_one(turn: Turn) -> Draft:
    """Return the draft for a message, or a part of one, with what is remembered of it."""
    if talk := answer_tongues(turn):
        draft = answer_written(turn, "") or talk
    else:
        draft = merge(drafts_of(turn))
        draft = _written(turn, draft) or draft
    return replace(draft, topic=remembered(turn, draft))


def _written(turn: Turn, draft: Draft) -> Draft | None:
    """Return what the merchant wrote for a question that the records and texts do not answer.

    What we take for no business of a store's may be this one's: some hire out skis and train dogs.
    """
    gap = gap_of(draft)
    if gap is None and not _is_helpless(draft):
        return None
    product = turn.product(gap.product_id) if gap and gap.product_id else None
    return answer_written(turn, product.title if product else "") or (answer_origin(turn, product) if product else None)


def _is_helpless(draft: Draft) -> bool:
    return draft.outcome is Outcome.NOT_SUPPORTED and not HELPLESS.isdisjoint(draft.intents)


def _of_each(turn: Turn, parts: Sequence[Part]) -> Iterator[Draft]:
    """Yield the draft for each part; "it" in one is what the part before spoke of."""
    topic, page = turn.conversation.topic, turn.page
    for part in parts:
        wish = read_part(turn, part.text, _topic_of(part, topic), page)
        draft = _of_one(wish)
        yield draft
        topic = _spoken_of(wish, replace(draft.topic, pending_question="", unclear=False))
        page = Page(page.url) if topic.product_id else page


def _topic_of(part: Part, topic: Topic) -> Topic:
    """Return what a part goes on from: goods are asked of no rule before, and goods named anew of no order either."""
    if part.names_goods:
        return replace(topic, order_name="", about=About.NOTHING)
    return replace(topic, about=About.NOTHING) if part.of_goods and topic.about is About.RULES else topic


def _spoken_of(wish: Turn, topic: Topic) -> Topic:
    """Return the topic with the product that a wish named, whatever it was answered with."""
    named = find_products(wish).named
    return replace(topic, product_id=named[0].id, chosen=()) if len(named) == 1 and not topic.product_id else topic


def _worth_saying(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep what helps, in order; of many, what has to be acted on before what only tells."""
    helpful = [draft for draft in drafts if not HELPLESS.intersection(draft.intents)] or list(drafts[:1])
    first = sorted(range(len(helpful)), key=lambda at: (helpful[at].outcome not in ASKING, at))[:MOST_WISHES]
    return [helpful[at] for at in sorted(first)]


def _urgency(draft: Draft) -> int:
    """What only tells keeps its order; the rest is said after it, what weighs most last."""
    return -WEIGHT.index(draft.outcome) if draft.outcome in ASKING else -len(WEIGHT)


def _last_of_each(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(reversed(dict.fromkeys(reversed(list(sentences)))))


def _one_of_each(cards: Iterable[ProductCard | OrderCard]) -> tuple[ProductCard | OrderCard, ...]:
    return tuple({card.id if isinstance(card, ProductCard) else card.name: card for card in cards}.values())


def _joined(topics: Sequence[Topic]) -> Topic:
    """Return the last of the topics, with what the ones before it speak of and it leaves open."""
    topic = topics[-1]
    for before in reversed(topics[:-1]):
        if topic.product_id is None:
            topic = replace(topic, product_id=before.product_id, chosen=before.chosen)
        topic = replace(
            topic,
            order_name=topic.order_name or before.order_name,
            pending_question=topic.pending_question or before.pending_question,
        )
    return topic


def _reason(reasons: Sequence[HandoffReason]) -> HandoffReason | None:
    """Return the gravest of the reasons for which a person is offered."""
    return min(reasons, key=lambda one: (not one.urgent, one.code == UNSURE), default=None)
