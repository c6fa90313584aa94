"""Two shoppers with a ticket each: Alice is signed in, Bob typed his address."""

from datetime import UTC, datetime

from domain.handoff.tickets import Priority, Requester, Ticket

ALICE = Requester("alice+shop@example.com", "Alice Kim", True, "3f2b8c1e-5d0a-4a3e-9a51-0d2f1c9b7a11")
BOB = Requester("bob@example.com", "Bob", False, "9a51f2b8-1c1e-4a3e-8d0a-7a110d2f1c9b")


def ticket_of(requester: Requester, conversation: str) -> Ticket:
    return Ticket(
        external_id=f"conv_{conversation}",
        key=f"conv_{conversation}-1",
        subject="Where is order #1001? (chat, handed over by AI)",
        requester=requester,
        request_html="<p>Where is my order &lt;#1001&gt;?</p><hr><p>[2026-11-20 08:00:12 UTC] Said: Where?</p>",
        request_text="Where is my order <#1001>?\n\n[2026-11-20 08:00:12 UTC] Said: Where?",
        note_html="<p><b>Summary</b></p><ul><li>For staff alone</li></ul>",
        note_text="Summary\n- For staff alone",
        tags=("ai_handover", "ai_reason_customer_request", "intent_order_status", "lang_en"),
        priority=Priority.URGENT,
        language="en-US",
        opened_at=datetime(2026, 11, 20, 8, 9, tzinfo=UTC),
    )


ALICES = ticket_of(ALICE, "a11ce000000000000000000000000001")
BOBS = ticket_of(BOB, "b0b00000000000000000000000000002")
