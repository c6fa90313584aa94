"""Something went wrong with what was ordered: the order, the store's rule for that, and a person who can help."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ACTIONS, TROUBLES, Intent
from domain.agent.orders.answers import answer_orders, order_card, order_meant, order_source
from domain.agent.orders.lookups import order_evidence, product_of
from domain.agent.orders.mishap_kinds import (
    CODE,
    FAULTY,
    GIFT_CARD,
    LATE_FAULT,
    MISHAPS,
    MISSING,
    NO_CODE_TO_SIGN_IN,
    NOT_PAID,
    ON_ARRIVAL,
    SIGNS,
    STUCK,
    WRONG,
    Mishap,
)
from domain.agent.orders.parcels_meant import asks_for_parcel
from domain.agent.orders.progress import state_sentences
from domain.agent.orders.standing import is_incomplete
from domain.agent.orders.wishes import asked_here, lines_meant
from domain.agent.phrases import Say
from domain.agent.policies.answers import ENOUGH, SURE, find_policy
from domain.agent.policies.clauses.answers import answer_case
from domain.agent.policies.clauses.case_words import JUST_CAME
from domain.agent.policies.clauses.cases import is_late_fault
from domain.agent.products.facts import own_terms
from domain.agent.replies import HandoffReason, Outcome
from domain.agent.understanding.messages import cued
from domain.conversations import Topic
from domain.language.openings import may_hold
from domain.language.words import WORD, fold
from domain.orders import LineItem, Order

OF_NO_ORDER = (CODE, GIFT_CARD, NOT_PAID, NO_CODE_TO_SIGN_IN)
KEPT_BY_ACTION = ACTIONS - {Intent.RETURN_ITEM, Intent.EXCHANGE_ITEM}


def answer_mishap(turn: Turn) -> Draft | None:
    """Answer a shopper who may read the one order in which something went wrong; None for all others."""
    understood = turn.understood
    if understood.among(KEPT_BY_ACTION):
        return None
    told = _mishap(turn, ())
    if told in OF_NO_ORDER:
        return _of_no_order(turn, told)
    if told is None and asks_for_parcel(turn) and not cued(turn.text, turn.conversation) & TROUBLES:
        return answer_orders(turn)
    if told is None and (asked_here(turn) or not understood.among(TROUBLES)):
        return None
    order = order_meant(turn, told=True)
    mishap = _mishap(turn, order.lines) if order else None
    if order and mishap is None and told:
        return answer_orders(turn)  # the word was one of a name
    if order and mishap is MISSING and is_incomplete(order):
        return _offer(turn, order, ())  # what comes in another parcel is not lost
    if order is None or (mishap is None and not understood.among(TROUBLES)) or answer_case(turn):
        return None
    return _offer(turn, order, (turn.say(Say.TROUBLE),), *_rules(turn, mishap, order))


def rule_of_mishap(turn: Turn) -> Draft | None:
    """Return what the store surely writes of the mishap that is told, whoever tells it."""
    mishap = _mishap(turn, ())
    return _rule(turn, _asked_for(turn, mishap, None), SURE) if mishap else None


def rule_of_parcel(turn: Turn) -> Draft | None:
    """Return what the store writes of parcels that are lost, do not move, or hold the wrong thing, where one is told
    to be so: what its words are near to is often another matter, such as a wrong price."""
    mishap = _mishap(turn, ())
    return _rule(turn, mishap.rule, SURE) if mishap in (STUCK, WRONG) else None


def _of_no_order(turn: Turn, mishap: Mishap) -> Draft:
    told = _rule(turn, mishap.rule, SURE)
    rule = told if told and any(mishap.told.search(fold(line)) for line in told.sentences) else None
    return Draft(
        Outcome.HANDOFF_OFFERED,
        (turn.say(Say.TROUBLE), *(rule.sentences if rule else ()), turn.say(Say.OFFER_PERSON)),
        (Intent.ORDER_PROBLEM,),
        evidence=rule.evidence if rule else (),
        sources=rule.sources if rule else (),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=turn.conversation.topic,
        handoff=HandoffReason("policy"),
    )


def _rules(turn: Turn, mishap: Mishap | None, order: Order) -> list[Draft]:
    """Return what the store's texts say of the mishap; of a late fault, what the records of the things promise, too."""
    if mishap is None:
        return []
    asked = _asked_for(turn, mishap, order)
    promised = _promises(turn, order) if asked == LATE_FAULT else []
    rule = _rule(turn, asked)
    return [*promised, *([rule] if rule else [])]


def _asked_for(turn: Turn, mishap: Mishap, order: Order | None) -> str:
    if mishap is not FAULTY:
        return mishap.rule
    if is_late_fault(turn, order):
        return LATE_FAULT
    return ON_ARRIVAL if JUST_CAME.search(fold(turn.text)) else mishap.rule


def _promises(turn: Turn, order: Order) -> list[Draft]:
    lines = lines_meant(order, turn.understood.words) or (order.lines if len(order.lines) == 1 else ())
    asking = replace(turn, understood=replace(turn.understood, words=("warranty",)))
    products = {product.id: product for line in lines if (product := product_of(turn, line))}
    return [told for product in products.values() if (told := own_terms(asking, product))]


def _offer(turn: Turn, order: Order, lead: Sequence[str], *rules: Draft) -> Draft:
    """Tell where the order is and what the store writes of such a case, and offer a person."""
    said = [sentence for rule in rules for sentence in rule.sentences]
    return Draft(
        Outcome.HANDOFF_OFFERED,
        (*lead, *state_sentences(turn, order), *said, turn.say(Say.OFFER_PERSON)),
        turn.understood.among(TROUBLES) or (Intent.ORDER_PROBLEM,),
        evidence=(order_evidence(turn, order), *(one for rule in rules for one in rule.evidence)),
        cards=(order_card(order),),
        sources=(order_source(order), *(one for rule in rules for one in rule.sources)),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=Topic(turn.conversation.topic.product_id, order.name),
        handoff=HandoffReason("policy"),
    )


def _mishap(turn: Turn, lines: Iterable[LineItem]) -> Mishap | None:
    folded = fold(turn.text)
    if not may_hold(folded, SIGNS):
        return None
    titles = {word for line in lines for word in WORD.findall(fold(line.title))}
    said = " ".join(word for word in WORD.findall(folded) if word not in titles)
    return next((mishap for mishap in MISHAPS if mishap.said.search(said)), None)


def _rule(turn: Turn, rule: str, enough: float = ENOUGH) -> Draft | None:
    words = tuple(WORD.findall(fold(rule)))
    asking = replace(turn.understood, text=rule, intents=(Intent.POLICY,), order_names=(), email=None, words=words)
    return find_policy(replace(turn, understood=asking), enough)
