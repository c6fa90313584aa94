import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from domain.agent.replies import HandoffReason, Outcome, Source
from domain.conversations import Author
from domain.handoff.contexts import GivenAnswer
from domain.handoff.rendering import LONGEST_BODY, render_ticket
from domain.handoff.tickets import HandoffMethod, Priority
from domain.orders import Refund
from tests.domain.handoff.handoffs import ALICE, ALICES, BOBS, CONSENT, START, order, saying


def test_the_ticket_is_named_after_the_conversation() -> None:
    ticket = render_ticket(ALICES)
    assert ticket.external_id == "conv_a11ce000000040008000000000000001"
    assert ticket.key == f"{ticket.external_id}-1"
    assert ticket.opened_at == ALICES.consented_at
    assert ticket.requester is ALICE


def test_the_same_handoff_gives_the_same_bytes() -> None:
    assert render_ticket(ALICES) == render_ticket(ALICES)


def test_the_subject_is_what_the_shopper_wants_not_how_they_asked_for_a_person() -> None:
    assert render_ticket(ALICES).subject.startswith("Where is my order #1001?")
    assert render_ticket(BOBS).subject == "Czy mogę zwrócić buty po 40 dniach? (chat, handed over by AI)"


def test_a_conversation_without_a_request_still_has_a_subject() -> None:
    assert render_ticket(saying(ALICES)).subject == "Conversation (chat, handed over by AI)"
    assert render_ticket(saying(ALICES, (Author.SHOPPER, "human"))).subject.startswith("human (")


def test_the_whole_conversation_stands_in_the_public_part_with_times_of_the_store() -> None:
    text = render_ticket(ALICES).request_text
    assert "Chat transcript (times in Europe/Warsaw)" in text
    assert "[2026-11-20 09:00:12 CET] Alice Kim: Hi" in text
    assert "[2026-11-20 09:00:42 CET] AI assistant: Hello! How can I help?" in text
    assert "[2026-11-20 09:03:12 CET] Alice Kim: yes please" in text
    assert sum(message.text in text for message in ALICES.conversation.messages) == 7


def test_a_shopper_without_a_name_is_the_shopper() -> None:
    assert "[2026-11-20 03:00:12 EST] Shopper: Czy mogę" in render_ticket(BOBS).request_text


def test_nothing_private_stands_where_the_shopper_reads() -> None:
    ticket = render_ticket(ALICES)
    private = ("admin.shopify.com", ALICE.profile_id, "Suggested", "verified", "706405506930370000", "44.90", "Consent")
    for word in private:
        assert word not in ticket.request_html + ticket.request_text
        assert word in ticket.note_html


def test_the_note_tells_what_a_person_needs() -> None:
    note = render_ticket(ALICES).note_text
    for fact in (
        "Wanted: “Where is my order #1001?",
        "About: order status, order #1001",
        "Tried: 1 of 1 answers rested on the store's records",
        "Why a person: The shopper asked for a person.",
        "Suggested next step: Check the order and its tracking",
        "E-mail: alice@example.com (verified: signed in to the store)",
        f"Profile id: {ALICE.profile_id}",
        "https://admin.shopify.com/store/alpine/customers/706405506930370000",
        "Language: en-US",
        "Order #1001 (https://admin.shopify.com/store/alpine/orders/820982911946154508)",
        ": paid, fulfilled · 44.90 USD · placed 2026-11-17 09:00 CET",
        "2 × Wool beanie – Green / M (BEANIE-G-M), 19.95 USD each",
        "in transit, expected 2026-11-22",
        "UPS 1Z999AA10123456784 (https://www.ups.com/track?tracknum=1Z999AA10123456784)",
        "Shipping policy (policy) (https://alpine.example/policies/shipping)",
        f"Consent: “{CONSENT}”, 2026-11-20 09:04:12 CET",
        "Page: https://alpine.example/products/beanie?variant=21",
    ):
        assert fact in note, fact


def test_what_was_wanted_and_what_to_do_are_the_first_lines_of_the_note() -> None:
    first = render_ticket(ALICES).note_text.splitlines()[2:4]
    assert [line.split(":")[0] for line in first] == ["- Wanted", "- Suggested next step"]


@pytest.mark.parametrize(
    ("method", "step"),
    [
        (HandoffMethod.INBOX, "Answer in the chat, where the shopper wrote."),
        (HandoffMethod.ZENDESK, "Answer in the ticket; it appears in the chat, and comes by e-mail."),
        (HandoffMethod.EMAIL, "Answer by e-mail; it does not appear in the chat."),
    ],
)
def test_where_to_answer_is_where_people_have_it(method: HandoffMethod, step: str) -> None:
    note = render_ticket(replace(BOBS, method=method)).note_text
    assert f"Suggested next step: {step}" in note.splitlines()[3]


def test_a_newest_order_that_never_came_up_is_told_but_is_not_what_it_is_about() -> None:
    silent = saying(ALICES, (Author.SHOPPER, "Are the beanies warm?"))
    note = render_ticket(replace(silent, intents=("product_search",))).note_text
    assert "- About: product search" in note.splitlines()
    assert "Order #1001" in note


def test_an_order_that_was_answered_about_or_proven_is_what_it_is_about() -> None:
    silent = saying(ALICES, (Author.SHOPPER, "Where is my order?"))
    told = GivenAnswer("It is in transit.", Outcome.ANSWERED, (Source("order", "gid", "#1001", "", ""),))
    assert "order #1001" in render_ticket(replace(silent, answers=(told,))).note_text
    guest = replace(silent.conversation.shopper, customer_id=None, proven_orders=frozenset({ALICES.orders[0].id}))
    proven = replace(silent, conversation=replace(silent.conversation, shopper=guest))
    assert "order #1001" in render_ticket(proven).note_text


def test_of_several_wishes_what_went_wrong_comes_before_what_is_asked() -> None:
    several = replace(ALICES, intents=("order_status", "return_item", "order_problem"))
    assert "Suggested next step: Apologise, and offer a replacement" in render_ticket(several).note_text


def test_of_several_parcels_each_tells_what_is_in_it_and_a_delivered_one_when() -> None:
    plain = order("#1001")
    lines = (plain.lines[0], replace(plain.lines[0], id=2, title="Mittens"))
    came = replace(plain.fulfilments[0], lines=((2, 1),), shipment_status="delivered", delivered_at=START)
    split = replace(plain, lines=lines, fulfilments=(*plain.fulfilments, came))
    note = render_ticket(replace(ALICES, orders=(split,))).note_text
    assert re.search("Parcel: in transit, .* · with 2 × Wool beanie", note)
    assert re.search("Parcel: delivered 2026-11-20 09:00 CET · .* · with 1 × Mittens", note)
    assert "· with" not in render_ticket(ALICES).note_text


def test_a_day_without_a_time_is_the_same_day_to_whoever_takes_over() -> None:
    plain, day = order("#1001"), datetime(2026, 11, 24, tzinfo=UTC)
    coming = replace(plain.fulfilments[0], estimated_delivery_at=day, estimated_whole_day=True)
    west = replace(ALICES, store=replace(ALICES.store, timezone="America/New_York"))
    note = render_ticket(replace(west, orders=(replace(plain, fulfilments=(coming,)),))).note_text
    assert "in transit, expected 2026-11-24 ·" in note
    timed = replace(coming, estimated_whole_day=False)
    note = render_ticket(replace(west, orders=(replace(plain, fulfilments=(timed,)),))).note_text
    assert "in transit, expected 2026-11-23 19:00 EST" in note


def test_the_offer_of_a_person_is_no_answer_of_the_assistants() -> None:
    offer = GivenAnswer(CONSENT, Outcome.HANDOFF_OFFERED)
    offered = render_ticket(replace(ALICES, answers=(*ALICES.answers, offer)))
    assert offered.note_text == render_ticket(ALICES).note_text
    alone = render_ticket(replace(ALICES, answers=(offer,))).note_text
    assert "Tried: The assistant had no answer, and offered a person." in alone


def test_small_talk_and_asking_back_are_no_answers_and_an_offer_that_told_something_is() -> None:
    source = Source("policy", "1", "Shipping policy", "https://alpine.example/policies/shipping", "v1")
    said = (
        GivenAnswer("Hello! How can I help?", Outcome.ANSWERED),
        GivenAnswer("At which address can our team answer you?", Outcome.CLARIFY),
        GivenAnswer("I do not know that.", Outcome.NOT_SUPPORTED),
        GivenAnswer(f"A parcel counts as lost after 10 days. {CONSENT}", Outcome.HANDOFF_OFFERED, (source,)),
        GivenAnswer("Please give the order number.", Outcome.VERIFY_IDENTITY),
    )
    note = render_ticket(replace(ALICES, answers=said)).note_text
    assert "Tried: 1 of 3 answers rested on the store's records; the last was “A parcel counts as lost" in note
    assert "Hello!" not in note and "At which address" not in note
    assert "“I do not know that.” [not supported] No sources." in note
    assert "Sources: Shipping policy (policy)" in note


def test_an_order_that_was_named_and_not_proven_is_told_to_staff_as_that_alone() -> None:
    typed = render_ticket(saying(BOBS, (Author.SHOPPER, "Where is my order #4711? And 4711 again")))
    assert "Orders named: #4711 (not proven to be theirs)" in typed.note_text
    assert "not proven" not in typed.request_text
    assert "Orders named" not in render_ticket(ALICES).note_text
    card = saying(BOBS, (Author.SHOPPER, "4111 1111 1111 1111"), (Author.SHOPPER, "4111111111111111"))
    assert "4111" not in render_ticket(card).note_text and "Orders named" not in render_ticket(card).note_text


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (f"It costs 10.50 EUR. Is it late? A pity. {CONSENT}", CONSENT),
        ("It came. I can connect you with a person. Shall I?", "I can connect you with a person. Shall I?"),
        ("Shall I?", "Shall I?"),
        ("届きません。担当者におつなぎしますか？", "担当者におつなぎしますか？"),
        ("A person goes on from here.", "A person goes on from here."),
    ],
)
def test_of_a_whole_answer_only_what_was_asked_is_what_they_agreed_to(told: str, asked: str) -> None:
    assert f"Consent: “{asked}”," in render_ticket(replace(ALICES, consent_text=told)).note_text


def test_a_long_conversation_goes_along_whole_and_a_short_one_does_not() -> None:
    lines = [(Author.SHOPPER, f"Message number {number} about my order. " * 5) for number in range(1000)]
    whole = render_ticket(saying(ALICES, *lines)).transcript
    assert all(f"Message number {number} about" in whole for number in range(1000))
    short = render_ticket(ALICES)
    assert (short.transcript, short.order_names) == ("", ("#1001",))


def test_the_note_of_a_typed_address_says_so() -> None:
    note = render_ticket(BOBS).note_text
    assert "bob@example.com (typed in the chat, not verified)" in note
    assert "Shopify customer: not signed in" in note
    assert "The assistant had not answered anything yet." in note


def test_a_cancelled_and_refunded_order_is_shown_as_such() -> None:
    refunds = (Refund(1, START, Decimal("44.90"), ((1, 2),)),)
    changed = order("#1002", cancelled_at=START, cancel_reason="customer", refunds=refunds, fulfilments=())
    note = render_ticket(replace(ALICES, orders=(changed,))).note_text
    assert ": cancelled 2026-11-20 09:00 CET (customer), paid, fulfilled · 44.90 USD, refunded 44.90 USD ·" in note


def test_tags_are_lower_case_words_both_helpdesks_accept() -> None:
    assert render_ticket(ALICES).tags == (
        "ai_handover",
        "ai_reason_customer_request",
        "intent_order_status",
        "channel_web_chat",
        "lang_en",
        "identity_verified",
    )
    assert {"ai_reason_low_confidence", "intent_policy", "lang_pl", "identity_unverified"} <= set(
        render_ticket(BOBS).tags
    )
    odd = replace(ALICES, reason=HandoffReason("Tool-Failure!"), intents=("A b",))
    assert {"ai_reason_tool_failure", "intent_a_b"} <= set(render_ticket(odd).tags)


@pytest.mark.parametrize(
    ("intents", "reason", "fulfilled", "expected"),
    [
        (("order_status",), HandoffReason("customer_request"), "", Priority.NORMAL),
        (("self_harm",), HandoffReason("sensitive"), "", Priority.URGENT),
        (("chargeback",), HandoffReason("sensitive"), "", Priority.URGENT),
        (("policy",), HandoffReason("sensitive", urgent=True), "", Priority.URGENT),
        (("policy",), HandoffReason("sensitive"), "", Priority.HIGH),
        (("complaint",), HandoffReason("customer_request"), "", Priority.HIGH),
        (("cancel_order",), HandoffReason("policy"), "", Priority.HIGH),
        (("cancel_order",), HandoffReason("policy"), "fulfilled", Priority.NORMAL),
        (("thanks",), HandoffReason("customer_request"), "", Priority.LOW),
        (("human",), HandoffReason("customer_request"), "", Priority.NORMAL),
        ((), HandoffReason("low_confidence"), "", Priority.NORMAL),
        (("unheard_of",), HandoffReason("low_confidence"), "", Priority.NORMAL),
    ],
)
def test_priority_follows_rules(
    intents: tuple[str, ...], reason: HandoffReason, fulfilled: str, expected: Priority
) -> None:
    context = replace(ALICES, intents=intents, reason=reason, orders=(order("#1", fulfilment_status=fulfilled),))
    assert render_ticket(context).priority is expected


def test_a_shopper_cannot_make_their_own_ticket_urgent() -> None:
    context = saying(ALICES, (Author.SHOPPER, "priority: urgent!!! where is order #1001"))
    assert render_ticket(context).priority is Priority.NORMAL


def test_a_very_long_conversation_loses_its_middle_and_says_so() -> None:
    lines = [(Author.SHOPPER, f"Message number {number} about my order & more. " * 5) for number in range(1000)]
    ticket = render_ticket(saying(ALICES, *lines))
    assert len(ticket.request_html) <= LONGEST_BODY
    assert len(ticket.request_html) > LONGEST_BODY * 0.9
    assert "Message number 0 about" in ticket.request_html
    assert "Message number 999 about" in ticket.request_html
    assert "Message number 500 about" not in ticket.request_html
    left_out = re.search(r"… (\d+) parts of a long conversation are left out here", ticket.request_text)
    assert left_out
    assert 600 < int(left_out[1]) < 1000


@pytest.mark.parametrize("sign", ["a", '"', "\n", "&", "가"])
def test_one_endless_message_is_cut_in_its_own_middle(sign: str) -> None:
    said = saying(ALICES, (Author.SHOPPER, "Begins: " + sign * 200_000 + " :ends"), (Author.AGENT, "Goodness."))
    ticket = render_ticket(said)
    for part in (ticket.request_html, ticket.request_text, ticket.note_html, ticket.note_text):
        assert len(part) <= LONGEST_BODY
    assert "[shortened]" in ticket.request_html
    assert "Begins:" in ticket.request_html
    assert ":ends" in ticket.request_html
    assert "Goodness." in ticket.request_html


def test_a_store_with_an_unknown_timezone_falls_back_to_utc() -> None:
    ticket = render_ticket(replace(ALICES, store=replace(ALICES.store, timezone="Mars/Olympus")))
    assert "[2026-11-20 08:00:12 UTC] Alice Kim: Hi" in ticket.request_text


def test_times_follow_summer_and_winter() -> None:
    summer = ALICES.conversation.messages[0].at - timedelta(days=150)
    message = replace(ALICES.conversation.messages[0], at=summer)
    context = replace(ALICES, conversation=replace(ALICES.conversation, messages=(message,)))
    assert "10:00:12 CEST] Alice Kim: Hi" in render_ticket(context).request_text


def test_notices_of_the_system_are_not_part_of_what_was_said() -> None:
    context = saying(ALICES, (Author.SHOPPER, "Where is #1001?"), (Author.SYSTEM, "outbox row 7 created"))
    assert "outbox row" not in render_ticket(context).request_html
