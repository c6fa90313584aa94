"""What is said without any look-up: greetings, offers of a person, polite refusals."""

from collections.abc import Sequence
from dataclasses import replace

from babel import Locale

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import listing
from domain.agent.gaps import UNSURE
from domain.agent.intents import ACTIONS, SENSITIVE, SMALL_TALK, TROUBLES, Intent
from domain.agent.orders.answers import order_card, order_source
from domain.agent.orders.figures import before_acting
from domain.agent.orders.lookups import evidence_of, find_orders
from domain.agent.orders.own import meant_among, orders_spoken_of
from domain.agent.orders.wishes import is_known
from domain.agent.phrases import Say
from domain.agent.products.lookups import product_evidence
from domain.agent.replies import HandoffReason, Outcome
from domain.agent.understanding.consent import read_consent
from domain.agent.understanding.tongues import asks_of_tongues, tongues_named
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.languages import Language
from domain.language.vocabulary import COLORS_AND_SIZES
from domain.orders import Order

ACTION_WORDS = {
    Intent.CANCEL_ORDER: Say.CANNOT_CANCEL,
    Intent.CHANGE_ADDRESS: Say.CANNOT_CHANGE,
    Intent.CHANGE_ORDER: Say.CANNOT_CHANGE,
    Intent.RETURN_ITEM: Say.CANNOT_RETURN,
    Intent.EXCHANGE_ITEM: Say.CANNOT_RETURN,
    Intent.ASK_REFUND: Say.CANNOT_REFUND,
}
SMALL_TALK_WORDS = {
    Intent.WHO_ARE_YOU: Say.WHO,
    Intent.GREETING: Say.GREETING,
    Intent.THANKS: Say.THANKS,
}
NEWEST_READ = 12  # products, for examples of what is sold
MOST_EXAMPLES = 2
MOST_TOLD = 3  # orders of which something is to be done
LONGEST_CONSENT = 2  # words: "yes please" asks for nothing, "yes the red one" does
URGENT = frozenset({Intent.SELF_HARM, Intent.THREAT, Intent.ACCOUNT_TAKEOVER, Intent.INJURY})
# What may save somebody is said before all else.
HELP_FIRST = {Intent.SELF_HARM: Say.CRISIS, Intent.INJURY: Say.UNWELL}


def offer_for_sensitive(turn: Turn) -> Draft:
    matters = turn.understood.among(SENSITIVE)
    what = next((said for matter, said in HELP_FIRST.items() if matter in matters), Say.SENSITIVE)
    return _offer(turn, (turn.say(what),), matters, HandoffReason("sensitive", urgent=bool(URGENT & set(matters))))


def offer_human(turn: Turn) -> Draft:
    return _offer(turn, (turn.say(Say.HUMAN),), (Intent.HUMAN,), HandoffReason("customer_request"))


def offer_for_trouble(turn: Turn) -> Draft:
    matters = turn.understood.among(TROUBLES | {Intent.INVOICE})
    what = Say.CANNOT_INVOICE if matters == (Intent.INVOICE,) else Say.TROUBLE
    return _offer(turn, (turn.say(what), turn.say(Say.OFFER_PERSON)), matters, HandoffReason("policy"))


def offer_for_action(turn: Turn) -> Draft:
    """Say where the order is, if it is the shopper's, and that only a person can do what is asked."""
    actions = turn.understood.among(ACTIONS)
    orders = meant_among(turn, orders_spoken_of(turn))
    if named := _all_named(turn):
        orders = named
    order = orders[0] if len(orders) == 1 else None
    told = orders if order or named else ()
    known = dict.fromkeys(sentence for one in told for sentence in before_acting(turn, one))
    if told and actions == (Intent.CANCEL_ORDER,) and all(one.cancelled_at for one in told):
        return _with_orders(turn, Draft(Outcome.ANSWERED, tuple(known), actions), told)
    cannot = dict.fromkeys(turn.say(ACTION_WORDS[action]) for action in actions)
    offered = _offer(turn, (*known, *cannot, turn.say(Say.OFFER_PERSON)), actions, HandoffReason("customer_request"))
    if told:
        return _with_orders(turn, offered, told)
    # Of which thing is told next: "the kettle".
    open_still = is_known(turn) and len(orders) > 1
    return replace(offered, topic=replace(offered.topic, pending_question=turn.text)) if open_still else offered


def _all_named(turn: Turn) -> tuple[Order, ...]:
    """Return the orders that the message names, where it names a few: each is told, whatever is to be done."""
    found = find_orders(turn).readable if len(turn.understood.order_names) > 1 else ()
    return found[:MOST_TOLD]


# With a greeting or thanks they are part of it; alone they may be goods.
COURTESIES = frozenset(
    """morning afternoon evening night day thx thnx ty tysm tks cheers mate bye goodbye appreciate alot lot bunch
    top super prima toll klasse spitze perfekt perfecto perfetto parfait otimo swietnie fajnie fijn""".split()
)


def only_talk(turn: Turn) -> Draft | None:
    """Answer a message that says nothing beside thanks, a greeting, "are you a robot?", or a yes to no question."""
    understood = turn.understood
    if set(understood.intents) - SMALL_TALK or turn.conversation.topic.pending_question:
        return None
    if understood.wants(Intent.WHO_ARE_YOU):
        return small_talk(turn)
    agreed = read_consent(turn.text) if len(understood.words) <= LONGEST_CONSENT else None
    only_word = agreed is not None and len(understood.words) == 1
    words = set(read_wish(turn.text, turn.language).words) - COURTESIES
    tells = set(understood.words) & COLORS_AND_SIZES or words
    if tells and not only_word:
        return None
    if agreed and not understood.wants(Intent.THANKS):
        return Draft(Outcome.CLARIFY, (turn.say(Say.GO_AHEAD),), (Intent.GREETING,), topic=turn.conversation.topic)
    if agreed is False:
        return Draft(Outcome.ANSWERED, (turn.say(Say.THANKS),), (Intent.THANKS,), topic=turn.conversation.topic)
    return small_talk(turn)


def small_talk(turn: Turn) -> Draft | None:
    found = next((intent for intent in SMALL_TALK_WORDS if turn.understood.wants(intent)), None)
    if found is None:
        return None
    text = turn.say(SMALL_TALK_WORDS[found])
    return Draft(Outcome.ANSWERED, (text,), (found,), topic=turn.conversation.topic)


def answer_tongues(turn: Turn) -> Draft | None:
    """Say that a language is one of those answered in, else which are; None where it is not asked."""
    if not asks_of_tongues(turn.text):
        return None
    spoken = [language for language in Language if turn.store.voice.spoken(language) is language]
    asked = tongues_named(turn.text)
    names = [Locale(turn.spoken.value).languages[language.value] for language in spoken]
    one = len(asked) == 1 and asked[0] in spoken
    text = turn.say(Say.SPEAKS) if one else turn.say(Say.SPEAKS_THESE, languages=listing(names))
    return Draft(Outcome.ANSWERED, (text,), (Intent.WHO_ARE_YOU,), topic=turn.conversation.topic)


def unclear(turn: Turn) -> Draft:
    """Say that a message was not understood, and what can be asked here; a person is offered the second time."""
    if turn.conversation.topic.unclear:
        sentences = (turn.say(Say.STILL_UNCLEAR), turn.say(Say.OFFER_PERSON))
        return _offer(turn, sentences, (Intent.UNCLEAR,), HandoffReason(UNSURE))
    examples = _examples(turn)
    kinds = listing(list(dict.fromkeys(product.product_type or product.title for product in examples)))
    return Draft(
        Outcome.NOT_SUPPORTED,
        (turn.say(Say.UNCLEAR), turn.say(Say.CAN_ASK_KINDS, kinds=kinds) if kinds else turn.say(Say.CAN_ASK)),
        (Intent.UNCLEAR,),
        evidence=tuple(product_evidence(turn, product) for product in examples),
        suggestions=(turn.say(Say.SUGGEST_SEARCH), turn.say(Say.ASK_WHERE), turn.say(Say.ASK_RETURNS)),
        topic=turn.conversation.topic,
    )


def _examples(turn: Turn) -> Sequence[Product]:
    """Return one of each of the kinds that came into the store last."""
    newest = turn.reads.catalogue.newest(turn.store, NEWEST_READ)
    return list({product.product_type: product for product in reversed(newest)}.values())[-MOST_EXAMPLES:]


def refuse(turn: Turn, intent: Intent) -> Draft:
    outcome = Outcome.REFUSED if intent is Intent.INJECTION else Outcome.NOT_SUPPORTED
    suggestions = (turn.say(Say.SUGGEST_SEARCH), turn.say(Say.SUGGEST_PERSON))
    return Draft(outcome, (turn.say(Say.OFF_TOPIC),), (intent,), suggestions=suggestions, topic=turn.conversation.topic)


def _offer(turn: Turn, sentences: tuple[str, ...], intents: tuple[Intent, ...], reason: HandoffReason) -> Draft:
    names = turn.understood.order_names
    topic = Topic(turn.conversation.topic.product_id, names[0] if names else turn.conversation.topic.order_name)
    suggestions = (turn.say(Say.SUGGEST_PERSON),)
    return Draft(Outcome.HANDOFF_OFFERED, sentences, intents, suggestions=suggestions, topic=topic, handoff=reason)


def _with_orders(turn: Turn, draft: Draft, orders: Sequence[Order]) -> Draft:
    return Draft(
        draft.outcome,
        draft.sentences,
        draft.intents,
        evidence=evidence_of(turn, orders),
        cards=tuple(order_card(order) for order in orders),
        sources=tuple(order_source(order) for order in orders),
        suggestions=draft.suggestions,
        topic=Topic(draft.topic.product_id, orders[-1].name),
        handoff=draft.handoff,
    )
