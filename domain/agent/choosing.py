"""Which of the answers a message gets: of all that could speak, who does, and in what order they are asked."""

from collections.abc import Sequence

from domain.agent.belonging import points_back
from domain.agent.drafts import Draft, Turn
from domain.agent.guarding import is_sure
from domain.agent.intents import ACTIONS, SENSITIVE, SMALL_TALK, TROUBLES, Intent
from domain.agent.orders.answers import answer_asked
from domain.agent.orders.asked import Asked
from domain.agent.orders.mishaps import answer_mishap, rule_of_mishap, rule_of_parcel
from domain.agent.orders.wishes import asked_here
from domain.agent.policies.accounts import answer_account
from domain.agent.policies.answers import find_policy, told_all_the_same
from domain.agent.policies.clauses.answers import answer_case
from domain.agent.policies.clauses.cases import case_of, tells_of_a_fault
from domain.agent.policies.material_care import answer_material
from domain.agent.policies.our_ways import answer_our_ways, fits_not, rule_for_action, rule_for_waiting
from domain.agent.products.amounts import answer_amount
from domain.agent.products.assortments import answer_assortment
from domain.agent.products.bare_sizes import answer_bare_size
from domain.agent.products.buying import answer_buying
from domain.agent.products.chosen_goods import answer_choice, answer_named, choices_alone
from domain.agent.products.facts import told_in_signs
from domain.agent.products.kinds import calls, is_called
from domain.agent.products.listed_prices import answer_listed_prices
from domain.agent.products.measured_makes import answer_within
from domain.agent.products.mentions import find_products
from domain.agent.products.offers import answer_range
from domain.agent.products.outdoing import answer_outdoing
from domain.agent.products.page_answers import answer_bare_word, answer_briefly, answer_from_page, left_unsaid
from domain.agent.products.recommending import asks_for_more
from domain.agent.products.restocking import answer_restock
from domain.agent.products.sent_later import answer_sent_later
from domain.agent.products.size_charts import answer_size
from domain.agent.products.totals import answer_total
from domain.agent.products.warnings import answer_warning
from domain.agent.replies import Outcome
from domain.agent.retrieving import answer_question, beside_orders
from domain.agent.talk import offer_for_action, offer_for_sensitive, offer_for_trouble, offer_human, only_talk, refuse
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.devices import names_device
from domain.agent.understanding.keywords import answer_keywords
from domain.agent.understanding.messages import cued, says_little
from domain.agent.understanding.questions import asks_of_a_thing, asks_where_to, begins_as_question
from domain.agent.understanding.support import asks_of_the_house
from domain.agent.understanding.wishes import read_wish
from domain.conversations import About

FEW_WORDS = 2  # that no cue tells anything of: "the total?" is no matter of another world
TOLD_A_RULE = frozenset({Intent.ORDER_PROBLEM, Intent.INVOICE, Intent.POLICY})  # of which a store may write what to do
GRAVE = SENSITIVE | {Intent.INJECTION}  # what only people see to, and an attack, which nobody does
SURE_RULE = 0.95  # that it is about the trouble that is told


def drafts_of(turn: Turn) -> list[Draft]:
    """Return the answers to a message, or the part of one, that is one wish; one at least."""
    if told := answer_assortment(turn):
        return [told]
    of_one = answer_size(turn) or answer_bare_size(turn) or answer_restock(turn) or answer_outdoing(turn)
    if told := of_one or answer_sent_later(turn) or answer_buying(turn):
        return [told]
    grave = turn.understood.among(GRAVE)
    if not grave and (order := _of_an_order(turn)):
        return [*order, *beside_orders(turn)]
    if goods := _of_goods(turn):
        return [goods]
    return [_of_grave(turn, grave)] if grave else _by_intents(turn)


def _of_goods(turn: Turn) -> Draft | None:
    """Return what is told of goods that the message plainly asks for; None where something is wrong with them."""
    if fits_not(turn) or _troubled(turn) or cued(turn.text, turn.conversation) & SENSITIVE or tells_of_a_fault(turn):
        return None
    return (
        answer_warning(turn)
        or answer_amount(turn)
        or answer_total(turn)
        or answer_listed_prices(turn)
        or answer_range(turn)
        or answer_within(turn)
        or answer_choice(turn)
        or answer_briefly(turn)
        or answer_bare_word(turn)
        or answer_material(turn)
        or told_in_signs(turn)
        or answer_keywords(turn)
        or answer_named(turn)
    )


def _troubled(turn: Turn) -> bool:
    """Whether something went wrong with goods, which then are not asked for: "only one boot in the box"."""
    troubles = turn.understood.among(TROUBLES)
    return bool(troubles and not choices_alone(turn)) and (
        bool(cued(turn.text, turn.conversation).intersection(troubles)) or is_sure(turn, TROUBLES)
    )


def _of_an_order(turn: Turn) -> list[Draft]:
    """Return what the record of an order says; where trouble is told as well, a person is offered beside it."""
    understood = turn.understood
    of_refund = Asked.REFUND in asked_here(turn)
    if choices_alone(turn) and not of_refund:
        return []  # "parka 160 olive" names no order
    if understood.wants(Intent.CHANGE_ADDRESS) and asked_here(turn) == (Asked.ADDRESS,):
        return []  # "where do I edit my address" asks for no city
    if ours := answer_our_ways(turn):
        return [ours]
    if mishap := answer_mishap(turn):
        return [mishap]
    case = case_of(turn)
    if case and case.order and case.asks_for_amends and (rule := answer_case(turn)):
        return [rule, offer_for_action(turn)]
    asked, troubled = answer_asked(turn), understood.among(TROUBLES | {Intent.INVOICE})
    if asked is None:
        return []
    takes = rule_for_waiting(turn, asked) if of_refund or understood.wants(Intent.ORDER_REFUND) else None
    return [draft for draft in (asked, takes, offer_for_trouble(turn) if troubled else None) if draft]


def _of_grave(turn: Turn, grave: Sequence[Intent]) -> Draft:
    attack = set(grave) == {Intent.INJECTION}
    return refuse(turn, Intent.INJECTION) if attack else offer_for_sensitive(turn)


def _by_intents(turn: Turn) -> list[Draft]:
    understood = turn.understood
    if understood.wants(Intent.HUMAN):
        return [offer_human(turn)]
    if told := answer_account(turn):
        return told
    put = case_of(turn)
    if (put is None or put.broken) and (page := answer_from_page(turn)):
        return [page]
    if _is_off_topic(turn) and put is None:
        return [told_all_the_same(turn) or refuse(turn, Intent.OFF_TOPIC)]
    if talk := only_talk(turn):
        return [talk]
    if case := answer_case(turn):
        return [case] if _only_asks(turn) else [case, offer_for_action(turn)]
    if understood.among(ACTIONS):
        return [draft for draft in (rule_for_action(turn), offer_for_action(turn)) if draft]
    if understood.among(TROUBLES | {Intent.INVOICE}):
        return _of_trouble(turn)
    told = answer_question(turn)
    unsaid = left_unsaid(turn) if all(_is_helpless(draft) for draft in told) else None
    return [unsaid] if unsaid else told


def _is_helpless(draft: Draft) -> bool:
    return draft.outcome in (Outcome.NOT_SUPPORTED, Outcome.CLARIFY) and not draft.cards


def _of_trouble(turn: Turn) -> list[Draft]:
    """Return what the store writes of the trouble, where it surely does, and the offer of a person."""
    understood = turn.understood
    told = understood.among(TOLD_A_RULE)
    rule = rule_of_parcel(turn) or find_policy(turn, SURE_RULE) or rule_of_mishap(turn) if told else None
    only_asked = rule is not None and asks_where_to(turn.text) and not understood.own
    return [draft for draft in (rule, None if only_asked else offer_for_trouble(turn)) if draft]


def _is_off_topic(turn: Turn) -> bool:
    """Whether a message is no business of a store, and names nothing that this one sells."""
    understood = turn.understood
    only = understood.wants(Intent.OFF_TOPIC) and set(understood.intents) <= SMALL_TALK
    few = len(understood.words) <= FEW_WORDS and says_little(turn.text, turn.conversation)
    goes_on = understood.backward and turn.conversation.topic.about is not About.NOTHING
    leans = goes_on or points_back(turn) or _asks_a_price_here(turn) or _wants_anything_priced(turn)
    return only and not (few or leans or asks_of_the_house(turn) or names_device(turn.text) or _speaks_of_goods(turn))


def _asks_a_price_here(turn: Turn) -> bool:
    """Whether a price is asked on a product's page, of what can only be that: "how much per month"."""
    return bool(turn.page.product_id) and Intent.PRODUCT_PRICE in cued(turn.text, turn.conversation)


def _wants_anything_priced(turn: Turn) -> bool:
    """Whether something at a price is wanted, and nothing said of what it is: "coś poniżej 100 zł"."""
    return read_limits(turn.text).on_price and not read_wish(turn.text, turn.language).words


def _speaks_of_goods(turn: Turn) -> bool:
    """Whether one product is asked about, or of a kind that is sold what a record or a guide tells."""
    found = find_products(turn)
    goods = (*found.named, *found.alternatives)
    said = kind_asked(turn.text) is not None and any(is_called(turn, product) for product in goods)
    asked = asks_of_a_thing(turn.text) and any(calls(turn, product) for product in goods)
    return found.proper or said or asked or asks_for_more(turn, found)


def _only_asks(turn: Turn) -> bool:
    """Whether a message wants to know and nothing done: "can jeans be returned after a week?"."""
    understood = turn.understood
    asks = understood.wants(Intent.POLICY) or begins_as_question(turn.text)
    return asks and not understood.among(ACTIONS | TROUBLES)
