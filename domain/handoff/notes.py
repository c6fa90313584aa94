"""The private note: what a person needs to take over, for staff alone."""

import re
from datetime import UTC, datetime, tzinfo

from domain.agent.formatting import coded_money, due_whole_day
from domain.agent.replies import Outcome
from domain.agent.understanding.mentions import find_order_names, visible
from domain.conversations import Author
from domain.handoff.contexts import EarlierTicket, GivenAnswer, HandoffContext
from domain.handoff.gathering import names_spoken_of
from domain.handoff.markup import Block, Bold, Bullets, Line, Link, Paragraph, Rule, one_line, paragraph
from domain.handoff.redaction import redact
from domain.handoff.transcripts import clock_time, harmless_numbers, redacted_messages, shopper_name, store_zone
from domain.handoff.triage import UNTAGGED, next_step
from domain.orders import Fulfilment, LineItem, Order, bare_number, normalise_order_name

SUMMARY_WORDS = 200  # characters; the whole text is in the transcript
ANSWER_WORDS = 300  # characters
MOST_ANSWERS = 20  # the latest
MOST_ORDERS = 10  # the newest
MOST_LINES = 30  # of an order
MOST_SOURCES = 5  # of an answer
TAKEN_OVER = "taken_over"  # the reason for which nobody was asked
REASONS = {
    TAKEN_OVER: "A person of the team took the conversation over.",
    "customer_request": "The shopper asked for a person.",
    "low_confidence": "The assistant found nothing reliable to answer with.",
    "policy": "The store's settings leave this matter to people.",
    "sensitive": "The matter is sensitive.",
    "tool_failure": "A system the assistant needed did not answer.",
    "limit_reached": "A limit of the assistant was reached.",
}
NOT_ASKED = {
    "sensitive": "not asked for, since this cannot wait",
    TAKEN_OVER: "not asked for, since the team took the conversation over",
}
# Where it rests on nothing: a greeting, a question, the words around a handoff.
SAYS_NOTHING = frozenset({Outcome.ANSWERED, Outcome.CLARIFY, Outcome.HANDOFF_OFFERED, Outcome.HANDED_OFF})
SHORT_QUESTION = 12  # characters
SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")


def note_blocks(context: HandoffContext, wanted: str) -> list[Block]:
    zone = store_zone(context.store)
    blocks: list[Block] = [
        paragraph(Bold("Summary")),
        _summary(context, wanted),
        *_earlier(context, zone),
        paragraph(Bold("Customer")),
        _customer(context),
    ]
    for order in context.orders[:MOST_ORDERS]:
        blocks += _order(context, order, zone)
    blocks += _answers(context)
    return [*blocks, Rule(), _circumstances(context, zone)]


def _summary(context: HandoffContext, wanted: str) -> Block:
    subjects = [
        *(intent.replace("_", " ") for intent in context.intents if intent not in UNTAGGED),
        *(f"order {o.name}" for o in context.orders if is_spoken_of(o, context)),
    ]
    lines = {
        "Wanted": f"“{one_line(wanted, SUMMARY_WORDS)}”" if wanted else "not said",
        "Suggested next step": next_step(context),
        "Why a person": REASONS.get(context.reason.code, context.reason.code.replace("_", " ")),
        "About": ", ".join(dict.fromkeys(subjects)) or "not clear",
        "Tried": _tried(context),
    }
    return Bullets(tuple(_fact(name, value) for name, value in lines.items()))


def is_spoken_of(order: Order, context: HandoffContext) -> bool:
    """Whether it came up in the chat. Of who is signed in and named none, the newest are told all the same."""
    answered = {source.title for answer in context.answers for source in answer.sources if source.kind == "order"}
    named = normalise_order_name(order.name) in set(names_spoken_of(context.conversation))
    return named or order.name in answered or order.id in context.conversation.shopper.proven_orders


def _earlier(context: HandoffContext, zone: tzinfo) -> list[Block]:
    """Lead to the tickets of earlier rounds."""
    if not context.earlier:
        return []
    lines = tuple(_earlier_line(one, zone) for one in context.earlier)
    return [paragraph(Bold("Handed over before")), Bullets(lines)]


def _earlier_line(one: EarlierTicket, zone: tzinfo) -> Line:
    named = (Link(f"ticket {one.ref.id}", one.ref.url),) if one.ref and one.ref.id else ("no ticket",)
    return (f"{clock_time(one.began_at, zone)}: ", *named)


def _tried(context: HandoffContext) -> str:
    if not context.answers:
        return "The assistant had not answered anything yet."
    tried = told(context)
    if not tried:
        return "The assistant had no answer, and offered a person."
    founded = [answer for answer in tried if answer.sources]
    last = one_line(redact((founded or tried)[-1].text, harmless_numbers(context.orders)), SUMMARY_WORDS)
    return f"{len(founded)} of {len(tried)} answers rested on the store's records; the last was “{last}”"


def told(context: HandoffContext) -> tuple[GivenAnswer, ...]:
    """Return what the assistant told the shopper, and what it did not know, without small talk and asking back."""
    return tuple(answer for answer in context.answers if answer.sources or answer.outcome not in SAYS_NOTHING)


def _customer(context: HandoffContext) -> Block:
    requester, shopper = context.requester, context.conversation.shopper
    proof = "verified: signed in to the store" if requester.verified else "typed in the chat, not verified"
    lines = [
        _fact("Name", shopper_name(context.requester)),
        _fact("E-mail", f"{requester.email} ({proof})" if requester.email else "not given"),
        _fact("Profile id", requester.profile_id),
        _fact("Shopify customer", *_customer_link(context, shopper.customer_id)),
        _fact("Language", context.conversation.locale or "not known"),
    ]
    if unproven := _unproven(context):
        lines.append(_fact("Orders named", f"{', '.join(unproven)} (not proven to be theirs)"))
    return Bullets(tuple(lines))


def _unproven(context: HandoffContext) -> list[str]:
    """Return the orders that the shopper named and nobody has shown to be theirs."""
    proven = {name for order in context.orders for name in (normalise_order_name(order.name), bare_number(order.name))}
    # Of what may be read again: a card's number, typed by itself, looks like an order's name.
    said = redacted_messages(context.conversation, harmless_numbers(context.orders))
    spoken = (find_order_names(visible(text)) for one, text in said if one.author is Author.SHOPPER)
    named = dict.fromkeys(normalise_order_name(name) for names in spoken for name in names)
    return [f"#{name}" for name in named if name not in proven][:MOST_ORDERS]


def _customer_link(context: HandoffContext, customer_id: int | None) -> Line:
    if customer_id is None:
        return ("not signed in",)
    return (Link(str(customer_id), context.store.admin_url("customers", customer_id)),)


def _order(context: HandoffContext, order: Order, zone: tzinfo) -> list[Block]:
    """Tell how it stands in its heading, then what it holds and where that is."""
    standing = f": {_order_status(order, zone)} · {_total(order)} · placed {_minute(order.created_at, zone)}"
    title = (Bold("Order "), Link(order.name, context.store.admin_url("orders", order.id)), standing)
    lines: list[Line] = [
        *((_item(order, line),) for line in order.lines[:MOST_LINES]),
        *(_fact("Parcel", *_parcel(order, parcel, zone)) for parcel in order.fulfilments),
        *(_fact("Return", f"{back.name} {back.status}") for back in order.returns),
    ]
    return [Paragraph((title,)), Bullets(tuple(lines))]


def _total(order: Order) -> str:
    refunded = f", refunded {coded_money(order.refunded, order.currency)}" if order.refunds else ""
    return f"{coded_money(order.total, order.currency)}{refunded}"


def _minute(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")


def _order_status(order: Order, zone: tzinfo) -> str:
    states = [order.financial_status or "payment unknown", order.fulfilment_status or "unfulfilled"]
    if order.cancelled_at:
        states.insert(0, f"cancelled {_minute(order.cancelled_at, zone)} ({order.cancel_reason or 'no reason given'})")
    return ", ".join(state.replace("_", " ") for state in states)


def _item(order: Order, line: LineItem) -> str:
    variant = f" – {line.variant_title}" if line.variant_title else ""
    sku = f" ({line.sku})" if line.sku else ""
    price = coded_money(line.price, order.currency)
    return f"{line.quantity} × {line.title}{variant}{sku}, {price} each{fewer(order, line)}"


def fewer(order: Order, line: LineItem) -> str:
    """Tell how many pieces are no longer in the order, with a comma before; nothing of one that was cancelled whole."""
    if order.cancelled_at or not line.gone:
        return ""
    return f", {f'{line.gone} of them ' if line.gone < line.quantity else ''}no longer in the order"


def _parcel(order: Order, parcel: Fulfilment, zone: tzinfo) -> Line:
    links: list[str | Link] = []
    for tracking in parcel.tracking:
        links += [" · ", Link(f"{tracking.company} {tracking.number}".strip(), tracking.url)]
    return (_whereabouts(parcel, zone), *(links or (" · no tracking number",)), _held(order, parcel))


def _whereabouts(parcel: Fulfilment, zone: tzinfo) -> str:
    if parcel.delivered_at:
        return f"delivered {_minute(parcel.delivered_at, zone)}"
    state = (parcel.shipment_status or parcel.status or "no news").replace("_", " ")
    expected = parcel.estimated_delivery_at
    if not expected:
        return state
    # A day without a time is the day that the shopper was told, and no hour of the store's clock.
    day = expected.astimezone(UTC).date().isoformat() if due_whole_day(parcel) else _minute(expected, zone)
    return f"{state}, expected {day}"


def _held(order: Order, parcel: Fulfilment) -> str:
    """Tell what is in it where an order has several parcels."""
    if len(order.fulfilments) < 2:
        return ""
    titles = {line.id: line.title for line in order.lines}
    held = [f"{count} × {titles[line]}" for line, count in parcel.lines if line in titles]
    return f" · with {', '.join(held)}" if held else ""


def _answers(context: HandoffContext) -> list[Block]:
    items = tuple(_answer(context, answer) for answer in told(context)[-MOST_ANSWERS:])
    if not items:
        return []
    return [paragraph(Bold("What the assistant answered, and from what")), Bullets(items)]


def _answer(context: HandoffContext, answer: GivenAnswer) -> Line:
    text = one_line(redact(answer.text, harmless_numbers(context.orders)), ANSWER_WORDS)
    sources: list[str | Link] = []
    for source in answer.sources[:MOST_SOURCES]:
        sources += [", " if sources else " Sources: ", Link(f"{source.title} ({source.kind})", source.url)]
    return (f"“{text}” [{answer.outcome.replace('_', ' ')}]", *(sources or (" No sources.",)))


def _circumstances(context: HandoffContext, zone: tzinfo) -> Block:
    lines = [
        _fact("Consent", f"{_consent(context)}, {clock_time(context.consented_at, zone)}"),
        _fact("Channel", context.channel.replace("_", " ")),
        _fact("Store", f"{context.store.name} ({context.store.shop})"),
    ]
    if context.page_url:
        lines.append(_fact("Page", Link(context.page_url, context.page_url)))
    return Bullets(tuple(lines))


def _consent(context: HandoffContext) -> str:
    if context.consent_text:
        return f"“{one_line(asked_in(context.consent_text), ANSWER_WORDS)}”"
    return NOT_ASKED.get(context.reason.code, "the shopper asked for it")


def asked_in(text: str) -> str:
    """Return the last question of a text, with what follows it; an offer may stand behind a whole answer.

    A question as short as "Shall I?" leans on the sentence before it.
    """
    sentences = SENTENCES.split(text)
    questions = [place for place, sentence in enumerate(sentences) if sentence.endswith(("?", "？"))]
    if not questions:
        return text
    first = questions[-1] - (len(sentences[questions[-1]]) < SHORT_QUESTION)
    return " ".join(sentences[max(0, first) :])


def _fact(name: str, *value: str | Link | Bold) -> Line:
    return (Bold(f"{name}: "), *value)
