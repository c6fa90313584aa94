"""How urgent a ticket is and what it is tagged with: rules over what was understood, never the shopper's own say."""

import re

from domain.agent.intents import ACTIONS, SENSITIVE, SMALL_TALK, Intent
from domain.handoff.contexts import HandoffContext
from domain.handoff.routing import RoutingRule
from domain.handoff.setting_up import OUR_TAG
from domain.handoff.tickets import HandoffMethod, Priority
from domain.orders import Order

TIME_CRITICAL = frozenset({Intent.CANCEL_ORDER, Intent.CHANGE_ADDRESS, Intent.CHANGE_ORDER})
PRESSING = frozenset({Intent.COMPLAINT, Intent.PAYMENT_PROBLEM, Intent.ACCOUNT_PROBLEM})
UNTAGGED = SMALL_TALK | {Intent.HUMAN}
NOT_TAG = re.compile(r"[^a-z0-9]+")


def priority(context: HandoffContext) -> Priority:
    """Return how urgent it is; a rule of the merchant's changes it, except where somebody may be in danger."""
    own = [one.priority for one in rules_of(context) if one.priority]
    found = understood_priority(context)
    return found if found is Priority.URGENT or not own else own[-1]


def understood_priority(context: HandoffContext) -> Priority:
    intents = known_intents(context)
    if context.reason.urgent or intents & SENSITIVE:
        return Priority.URGENT
    if context.reason.code == "sensitive" or intents & PRESSING or _runs_out_of_time(context, intents):
        return Priority.HIGH
    if intents and intents <= SMALL_TALK:
        return Priority.LOW
    return Priority.NORMAL


def tags(context: HandoffContext) -> tuple[str, ...]:
    """Return lower-case tags with underscores, which both helpdesks accept as they are."""
    named = [
        OUR_TAG,
        f"ai_reason_{_tag(context.reason.code)}",
        *(f"intent_{_tag(intent)}" for intent in context.intents if intent not in UNTAGGED),
        f"channel_{_tag(context.channel)}",
        f"lang_{_tag(context.conversation.locale.replace('_', '-').split('-')[0]) or 'unknown'}",
        "identity_verified" if context.requester.verified else "identity_unverified",
        *(tag for one in rules_of(context) for tag in one.tags),
    ]
    return tuple(dict.fromkeys(named))


def rules_of(context: HandoffContext) -> list[RoutingRule]:
    intents, locale = known_intents(context), context.conversation.locale
    return [one for one in context.rules if one.holds(intents, locale)]


def known_intents(context: HandoffContext) -> frozenset[Intent]:
    return frozenset(Intent(name) for name in context.intents if name in Intent.__members__.values())


def next_step(context: HandoffContext) -> str:
    """Return what a person could do first, in one sentence."""
    intents = known_intents(context)
    if intents & SENSITIVE or context.reason.code == "sensitive":
        return "Read the whole conversation first and answer in person; the assistant has stopped writing."
    wished = next((intent for intent in NEXT_STEPS if intent in intents), None)
    if wished in ACTIONS and not context.requester.verified:
        return f"{NEXT_STEPS[wished]} First make sure that they are the buyer: their e-mail was only typed."
    return NEXT_STEPS[wished] if wished else ANSWER_BY.get(context.method, ANSWER_BY_TICKET)


ANSWER_BY_TICKET = "Answer in the ticket; it appears in the chat, and comes by e-mail."
ANSWER_BY = {
    HandoffMethod.INBOX: "Answer in the chat, where the shopper wrote.",
    HandoffMethod.EMAIL: "Answer by e-mail; it does not appear in the chat.",
}

# Of several wishes the first here is told: what cannot wait, then what went wrong, then what is only asked.
NEXT_STEPS = {
    Intent.CANCEL_ORDER: "Decide about the cancellation before the order is packed.",
    Intent.CHANGE_ADDRESS: "Correct the address before the order is packed.",
    Intent.CHANGE_ORDER: "Change the order before it is packed, or explain why that is too late.",
    Intent.ORDER_PROBLEM: "Apologise, and offer a replacement or refund as the policy allows.",
    Intent.PAYMENT_PROBLEM: "Check the payment in the order.",
    Intent.ASK_REFUND: "Decide about the refund.",
    Intent.RETURN_ITEM: "Open a return, or explain why the policy does not allow it.",
    Intent.EXCHANGE_ITEM: "Arrange the exchange, or explain why the policy does not allow it.",
    Intent.COMPLAINT: "Apologise, and answer the complaint in person.",
    Intent.ORDER_REFUND: "Check the refund in the order, and tell the shopper when the money arrives.",
    Intent.ORDER_TRACKING: "Check the tracking with the carrier, and tell the shopper where the parcel is.",
    Intent.ORDER_STATUS: "Check the order and its tracking, and tell the shopper where it is.",
    Intent.ACCOUNT_PROBLEM: "Help the shopper into their account.",
    Intent.INVOICE: "Send the invoice.",
}


def _runs_out_of_time(context: HandoffContext, intents: frozenset[Intent]) -> bool:
    """Changing an order is urgent only as long as something of it is still here."""
    return bool(intents & TIME_CRITICAL) and (not context.orders or any(map(_is_still_here, context.orders)))


def _is_still_here(order: Order) -> bool:
    return order.cancelled_at is None and order.fulfilment_status != "fulfilled"


def _tag(text: str) -> str:
    return NOT_TAG.sub("_", text.lower()).strip("_")
