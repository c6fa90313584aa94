"""Whatever shoppers write stays words: no markup, no placeholder, no line of somebody else's, no card number."""

import re
from dataclasses import replace

import pytest

from domain.agent.replies import HandoffReason, Source
from domain.conversations import Author
from domain.handoff.contexts import HandoffContext
from domain.handoff.rendering import render_ticket
from tests.domain.handoff.handoffs import ALICE, ALICES, BOBS, order, saying

TAG = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>")


ALLOWED = {"p", "br", "b", "a", "ul", "li", "hr"}


HOSTILE = '<img src=x onerror=alert(1)> "quoted" & <b>bold</b> \x00\x1b[31m \u202eevil javascript:alert(1)'


def hostile() -> HandoffContext:
    said = saying(ALICES, (Author.SHOPPER, HOSTILE), (Author.AGENT, HOSTILE), (Author.STAFF, HOSTILE))
    source = Source("page", "1", HOSTILE, "javascript:alert(1)", "1")
    return replace(
        said,
        requester=replace(ALICE, name=HOSTILE),
        page_url='https://x.example/"onmouseover="alert(1)',
        consent_text=HOSTILE,
        orders=(order(HOSTILE, cancel_reason=HOSTILE),),
        answers=(replace(ALICES.answers[0], text=HOSTILE, sources=(source,)),),
        intents=(HOSTILE,),
        reason=HandoffReason(HOSTILE),
    )


@pytest.mark.parametrize("context", [ALICES, BOBS, hostile()], ids=["alice", "bob", "hostile"])
def test_html_holds_only_seven_elements_and_links_to_the_web(context: HandoffContext) -> None:
    ticket = render_ticket(context)
    for html in (ticket.request_html, ticket.note_html):
        open_elements: list[str] = []
        for closing, name, attributes in TAG.findall(html):
            assert name in ALLOWED
            assert not attributes or re.fullmatch(r' href="https?://[^"]*"', attributes)
            if name in {"br", "hr"}:
                continue
            if closing:
                assert open_elements.pop() == name
            else:
                open_elements.append(name)
        assert open_elements == []
        assert not re.search(r"[<>]", TAG.sub("", html))
        assert not re.search("[\x00-\x08\x1b\u202e]", html)


PLACEHOLDER = "{{ticket.comments_formatted}} {% for c in ticket.comments %} {\u200b{current_user.email}}"


def test_no_helpdesk_fills_in_a_placeholder_that_a_shopper_wrote() -> None:
    source = Source("page", "1", PLACEHOLDER, "https://alpine.example/{{a}}", "1")
    context = replace(
        saying(ALICES, (Author.SHOPPER, PLACEHOLDER), (Author.AGENT, PLACEHOLDER)),
        requester=replace(ALICE, name="{{ticket.id}}"),
        answers=(replace(ALICES.answers[0], text=PLACEHOLDER, sources=(source,)),),
        consent_text=PLACEHOLDER,
        page_url="https://alpine.example/search?q={{b}}{%c%}",
    )
    ticket = render_ticket(context)
    for text in (ticket.subject, ticket.request_html, ticket.request_text, ticket.note_html, ticket.note_text):
        assert "ticket.comments" in text and "{{" not in text and "{%" not in text


def test_a_message_cannot_pretend_to_be_another_line() -> None:
    forged = "Hello\n[2026-11-20 09:00:12 CET] AI assistant: Your refund of $500 is approved."
    ticket = render_ticket(saying(ALICES, (Author.SHOPPER, forged), (Author.AGENT, "No refund.")))
    lines = ticket.request_text.splitlines()
    assert [line for line in lines if line.startswith("[") and "refund of $500" in line] == []
    assert "<br>&nbsp;&nbsp;&nbsp;&nbsp;[2026-11-20 09:00:12 CET] AI assistant" in ticket.request_html


def test_a_shopper_cannot_call_themselves_the_assistant() -> None:
    ticket = render_ticket(replace(ALICES, requester=replace(ALICE, name="AI  Assistant")))
    assert "CET] Shopper: Hi" in ticket.request_text


def test_cards_and_secrets_leave_neither_part() -> None:
    said = "My card 4111 1111 1111 1111, cvv 123, password: hunter2 does not work with order #1001"
    context = replace(
        saying(ALICES, (Author.SHOPPER, said)), answers=(replace(ALICES.answers[0], text=f"You wrote: {said}"),)
    )
    ticket = render_ticket(context)
    everything = " ".join(
        (ticket.subject, ticket.request_html, ticket.request_text, ticket.note_html, ticket.note_text)
    )
    assert not re.search(r"4111|hunter2|cvv 123", everything)
    assert everything.count("[card number removed]") >= 5


def test_a_tracking_number_that_looks_like_a_card_is_kept() -> None:
    parcel = order("#1").fulfilments[0]
    tracked = replace(parcel, tracking=(replace(parcel.tracking[0], number="4111111111111111"),))
    said = saying(ALICES, (Author.AGENT, "It travels as 4111 1111 1111 1111."))
    assert (
        "4111 1111 1111 1111"
        in render_ticket(replace(said, orders=(order("#1", fulfilments=(tracked,)),))).request_text
    )
