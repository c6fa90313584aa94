"""One message in, one reply out: understand, look up, compose, verify. Nothing is written here."""

import re
from dataclasses import replace
from datetime import datetime

from domain.agent.chosen_goods import answer_choice
from domain.agent.clauses.answers import answer_case
from domain.agent.clauses.cases import case_of
from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.intents import (
    ABOUT_ORDERS,
    ABOUT_PRODUCTS,
    ACTIONS,
    SENSITIVE,
    SMALL_TALK,
    TROUBLES,
    Intent,
)
from domain.agent.keywords import answer_keywords
from domain.agent.order_answers import answer_orders
from domain.agent.order_wishes import asks_after_orders
from domain.agent.page_answers import answer_from_page
from domain.agent.phrases import Say
from domain.agent.policy_answers import ENOUGH, SURE, find_policy, parts_of, unanswered
from domain.agent.product_answers import answer_products
from domain.agent.product_facts import answer_fact
from domain.agent.product_mentions import ProductsFound, find_products
from domain.agent.product_search import find
from domain.agent.questions import asks_where_to
from domain.agent.replies import Evidence, Outcome, Reply
from domain.agent.routing.settling import VectorOf
from domain.agent.support import asks_of_the_store, is_about_shopping
from domain.agent.talk import (
    offer_for_action,
    offer_for_sensitive,
    offer_for_trouble,
    offer_human,
    only_talk,
    refuse,
    small_talk,
)
from domain.agent.understanding import Understanding, says_little, understand
from domain.agent.verification import Checked, verify
from domain.agent.wishes import read_wish
from domain.agent.words import fold
from domain.conversations import Conversation, Page
from domain.ports import Reads
from domain.stores import Store

SURE_FACT = 0.6  # share of a question that a fact of the product pointed to must hold, to be told instead of a rule
QUESTION = re.compile(
    r"^(?:\W*(?:hi|hello|hey|so|and|ok|please|hallo|hola|czesc)\W+)*(?:how|can|could|may|what|whats|when|where|wheres|why|who|do"
    r"|does|is|are|am|should|will|would|until|wie|kann|darf|was|wann|wo|puedo|que|cuando|donde|como|czy|jak|kiedy|gdzie"
    r"|comment|puis)\b|\?\s*$"
)
OFFERED = re.compile(r"\b(?:sell|have|got|stock|buy|looking|show|need|want|any|carry|habt|haben|tienen|macie)\b")
LONGEST_COURTESY = 2  # words: "thank you" completes no question, "the red one, thanks" does
# Of two outcomes in one reply, the one the shopper has to act on stands for both.
WEIGHT = (
    Outcome.HANDOFF_OFFERED,
    Outcome.VERIFY_IDENTITY,
    Outcome.CLARIFY,
    Outcome.ANSWERED,
    Outcome.NOT_SUPPORTED,
    Outcome.REFUSED,
)


def answer(store: Store, conversation: Conversation, text: str, page: Page, reads: Reads, now: datetime) -> Reply:
    """Return the reply to one message of a shopper. Reads only what that shopper may know. May raise RemoteError."""
    understood = understand_in(conversation, text, reads.knowledge.vector)
    turn = Turn(store, conversation, understood, page, reads, now)
    return _verified(turn, _merged(_drafts(turn)))


def understand_in(conversation: Conversation, text: str, vector_of: VectorOf) -> Understanding:
    """Understand a message; one that only completes our last question is read together with what was asked then."""
    understood = understand(text, conversation, vector_of)
    pending = conversation.topic.pending_question
    only_courtesy = is_courtesy(understood) and len(understood.words) <= LONGEST_COURTESY
    if not pending or only_courtesy or not says_little(text, conversation):
        return understood
    joint, asked = understand(f"{text}. {pending}", conversation), understand(pending, conversation, vector_of)
    language = understood.language if len(understood.words) > 1 else joint.language
    return replace(joint, language=language, intents=asked.intents)


def is_courtesy(understood: Understanding) -> bool:
    return bool(understood.intents) and set(understood.intents) <= {Intent.GREETING, Intent.THANKS}


def _drafts(turn: Turn) -> list[Draft]:
    goods = answer_keywords(turn) or answer_choice(turn)
    return [goods] if goods else _by_intents(turn)


def _by_intents(turn: Turn) -> list[Draft]:
    understood = turn.understood
    if understood.among(SENSITIVE):
        return [offer_for_sensitive(turn)]
    if understood.wants(Intent.INJECTION):
        return [refuse(turn, Intent.INJECTION)]
    if understood.wants(Intent.HUMAN):
        return [offer_human(turn)]
    if page := answer_from_page(turn):
        return [page]
    if _is_off_topic(turn) and case_of(turn) is None:
        return [refuse(turn, Intent.OFF_TOPIC)]
    if talk := only_talk(turn):
        return [talk]
    if case := answer_case(turn):
        return [case] if _only_asks(turn) else [case, offer_for_action(turn)]
    if understood.among(ACTIONS):
        rule = find_policy(turn, SURE) if QUESTION.search(fold(turn.text)) else None
        return [draft for draft in (rule, offer_for_action(turn)) if draft]
    if understood.among(TROUBLES | {Intent.INVOICE}):
        return [offer_for_trouble(turn)]
    answers = [draft for part in _parts(turn) for draft in _answers(part)]
    return answers or [_otherwise(turn)]


def _is_off_topic(turn: Turn) -> bool:
    """Whether a message is no business of a store, and names nothing that this one sells."""
    understood = turn.understood
    only = understood.wants(Intent.OFF_TOPIC) and set(understood.intents) <= SMALL_TALK
    return only and not understood.backward and not find_products(turn).proper


def _only_asks(turn: Turn) -> bool:
    """Whether a message wants to know and nothing done: "can jeans be returned after a week?"."""
    return bool(QUESTION.search(fold(turn.text))) and not turn.understood.among(ACTIONS | TROUBLES)


def _parts(turn: Turn) -> list[Turn]:
    """Take a message apart that asks after a product and a rule, each in a sentence of its own."""
    if not (turn.understood.wants(Intent.POLICY) and turn.understood.among(ABOUT_PRODUCTS)):
        return [turn]
    parts = [understand(part, turn.conversation, turn.reads.knowledge.vector) for part in parts_of(turn.text)]
    apart = all(part.wants(Intent.POLICY) != bool(part.among(ABOUT_PRODUCTS)) for part in parts)
    return [replace(turn, understood=part) for part in parts] if len(parts) > 1 and apart else [turn]


def _answers(turn: Turn) -> list[Draft]:
    """Return an answer to each part of the message that has one."""
    understood = turn.understood
    if understood.order_names or asks_after_orders(turn):
        return [answer_orders(turn), *_beside_orders(turn)]
    found = find_products(turn)
    if _policy_first(turn, found) and (rule := find_policy(turn, _needed(turn, found))):
        return [rule]
    if understood.wants(Intent.POLICY) and not _about_goods(turn, found):
        return _rest_of_policy(turn)
    if asks_where_to(turn.text) and not found.proper:
        return [unanswered(turn)]
    product = answer_products(turn, found)
    if product and product.outcome is not Outcome.NOT_SUPPORTED:
        return [product]
    if product and found.proper and not understood.wants(Intent.POLICY):
        return [product]
    policy = find_policy(turn, SURE if product else ENOUGH)
    if not policy and not product and (found.named or found.alternatives):
        return [unanswered(turn)]
    if product and not policy and not product.cards and asks_of_the_store(turn):
        return [unanswered(turn)]
    return [draft for draft in (policy or product,) if draft]


def _policy_first(turn: Turn, found: ProductsFound) -> bool:
    """Whether the store's texts are asked before its products: where no product is meant, or only a kind of them."""
    understood = turn.understood
    if found.proper:
        return False
    if understood.wants(Intent.POLICY):
        return not _about_goods(turn, found)
    if found.pointed:
        return asks_where_to(turn.text)
    if not understood.among(ABOUT_PRODUCTS):
        only_price = find(turn).exact and not read_wish(turn.text, turn.language).words
        return not only_price and (bool(QUESTION.search(fold(turn.text))) or not find(turn).sure)
    return _of_a_kind(turn, found)


def _needed(turn: Turn, found: ProductsFound) -> float:
    return SURE if turn.understood.among(ABOUT_PRODUCTS) and _of_a_kind(turn, found) else ENOUGH


def _of_a_kind(turn: Turn, found: ProductsFound) -> bool:
    """Whether a question names no product, only a kind of thing or none that is sold: "size for a 100 cm chest?"."""
    if found.proper or found.pointed:
        return False
    unknown = not (found.named or found.alternatives or find(turn).sure)
    return unknown or turn.understood.wants(Intent.PRODUCT_OPTIONS, Intent.PRODUCT_FACT)


def _about_goods(turn: Turn, found: ProductsFound) -> bool:
    """Whether a message that speaks of rules is after goods all the same: "do you have gift cards?"."""
    if found.proper:
        return True
    if found.pointed and turn.understood.backward:
        return answer_fact(turn, found.pointed, SURE_FACT) is not None
    offered = turn.understood.wants(Intent.PRODUCT_SEARCH) and OFFERED.search(fold(turn.text))
    return bool(offered) and find(turn).exact


def _beside_orders(turn: Turn) -> list[Draft]:
    """Return answers to what else was asked in a message about an order: a rule, or the stock of a named product."""
    named = turn.understood.among(ABOUT_ORDERS) or turn.understood.order_names
    policy = find_policy(turn) if named and turn.understood.wants(Intent.POLICY) else None
    shopping = turn.understood.wants(Intent.PRODUCT_STOCK, Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST)
    found = find_products(turn) if shopping else None
    product = answer_products(turn, found) if found and found.named else None
    return [draft for draft in (policy, product) if draft]


def _rest_of_policy(turn: Turn) -> list[Draft]:
    return [answer_orders(turn)] if turn.understood.among(ABOUT_ORDERS) else [unanswered(turn)]


def _otherwise(turn: Turn) -> Draft:
    """Nothing was found: small talk, an open support question, or something that is no business of a store."""
    talk = small_talk(turn)
    if talk:
        return talk
    return unanswered(turn) if is_about_shopping(turn.understood) else refuse(turn, Intent.OFF_TOPIC)


def _merged(drafts: list[Draft]) -> Draft:
    outcome = min((draft.outcome for draft in drafts), key=WEIGHT.index)
    return Draft(
        outcome,
        tuple(dict.fromkeys(sentence for draft in drafts for sentence in draft.sentences)),
        tuple(dict.fromkeys(intent for draft in drafts for intent in draft.intents)),
        evidence=tuple(record for draft in drafts for record in draft.evidence),
        cards=tuple(card for draft in drafts for card in draft.cards),
        sources=tuple(source for draft in drafts for source in draft.sources),
        suggestions=tuple(dict.fromkeys(words for draft in drafts for words in draft.suggestions))[:3],
        topic=drafts[-1].topic,
        handoff=next((draft.handoff for draft in drafts if draft.handoff), None),
    )


def _verified(turn: Turn, draft: Draft) -> Reply:
    """Send only the sentences whose facts are bound; without any left, say that we do not know."""
    checked = verify(draft.sentences, draft.evidence, turn.language, turn.store.timezone)
    kept = [line for line in checked if line.passed]
    lost = bool(checked) and not any(line.bindings for line in kept) and any(line.bindings for line in checked)
    text = turn.say(Say.NO_ANSWER) if lost or not kept else laid_out([line.sentence for line in kept])
    return Reply(
        outcome=Outcome.NOT_SUPPORTED if lost or not kept else draft.outcome,
        text=text,
        intents=tuple(intent.value for intent in draft.intents),
        cards=() if lost else draft.cards,
        sources=() if lost else draft.sources,
        suggestions=draft.suggestions,
        evidence=() if lost else _used(draft.evidence, kept),
        checks=_checks(checked),
        topic=draft.topic,
        handoff=draft.handoff,
    )


def laid_out(sentences: list[str]) -> str:
    """Join sentences to a text, list lines each on a line of their own."""
    text = ""
    for sentence in sentences:
        listed = sentence.startswith(BULLET)
        text += ("\n" if listed or text.rpartition("\n")[2].startswith(BULLET) else " ") + sentence
    return text.strip()


def _used(records: tuple[Evidence, ...], kept: list[Checked]) -> tuple[Evidence, ...]:
    """Keep of each record the fields that the answer speaks of, so that a receipt holds no more than was said."""
    bound = {(binding.record, binding.field) for line in kept for binding in line.bindings}
    return tuple(
        replace(
            record, fields={field: record.fields[field] for field in record.fields if _is_used(record, field, bound)}
        )
        for record in records
    )


def _is_used(record: Evidence, field: str, bound: set[tuple[str, str]]) -> bool:
    return field in ("name", "title", "currency", "state") or (record.id or record.kind, field) in bound


def _checks(checked: tuple[Checked, ...]) -> tuple[str, ...]:
    dropped = (f"dropped: {words}" for line in checked for words in line.unbound)
    return (f"sentences: {len(checked)}", f"bound: {sum(len(line.bindings) for line in checked)}", *dropped)
