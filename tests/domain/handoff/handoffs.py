"""Two stores, two shoppers, two conversations that end with a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from domain.agent.replies import HandoffReason, Outcome, Source
from domain.conversations import Author, Conversation, ConversationState, Message, Shopper
from domain.handoff.contexts import GivenAnswer, HandoffContext
from domain.handoff.tickets import HandoffMethod, Requester
from domain.orders import Fulfilment, LineItem, Order, Tracking
from domain.stores import ShopDomain, Store, StoreState

START = datetime(2026, 11, 20, 8, 0, 12, tzinfo=UTC)
CONSENT = "Shall I connect you with a person? They will answer by e-mail."


def store_of(name: str, timezone: str) -> Store:
    shop = ShopDomain.parse(f"{name}.myshopify.com")
    return Store(
        UUID(int=len(name)),
        shop,
        f"key-of-{name}",
        StoreState.INSTALLED,
        name.title(),
        "USD",
        timezone,
        f"hello@{name}.example",
        f"https://{name}.example",
    )


ALPINE, BAZAAR = store_of("alpine", "Europe/Warsaw"), store_of("bazaar", "America/New_York")
ALICE = Requester("alice@example.com", "Alice Kim", True, "3f2b8c1e-0000-4000-8000-00000000a11c")
BOB = Requester("bob@example.com", "", False, "9a51f2b8-0000-4000-8000-000000000b0b")


def talk(*lines: tuple[Author, str]) -> tuple[Message, ...]:
    return tuple(
        Message(UUID(int=index), author, text, START + timedelta(seconds=30 * index))
        for index, (author, text) in enumerate(lines)
    )


def order(name: str, **changes: object) -> Order:
    line = LineItem(1, "Wool beanie", "Green / M", "BEANIE-G-M", 2, 2, 0, Decimal("19.95"), 11, 21, True, False, ())
    tracking = Tracking("UPS", "1Z999AA10123456784", "https://www.ups.com/track?tracknum=1Z999AA10123456784")
    parcel = Fulfilment(
        5, "success", "in_transit", (tracking,), ((1, 2),), START, START, START + timedelta(days=2), None
    )
    plain = Order(
        id=820982911946154508,
        name=name,
        confirmation_number="ABC",
        email="alice@example.com",
        phone="",
        customer_id=706405506930370000,
        customer_name="Alice Kim",
        locale="en",
        created_at=START - timedelta(days=3),
        cancelled_at=None,
        cancel_reason="",
        closed_at=None,
        financial_status="paid",
        fulfilment_status="fulfilled",
        currency="USD",
        subtotal=Decimal("39.90"),
        shipping=Decimal("5.00"),
        tax=Decimal("0.00"),
        discounts=Decimal("0.00"),
        total=Decimal("44.90"),
        lines=(line,),
        fulfilments=(parcel,),
        refunds=(),
        returns=(),
        shipping_address=None,
        shipping_method="Standard",
        tags=(),
        attributes=(),
        status_url="https://alpine.example/orders/1",
        version=START,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


POLICY = Source("policy", "shipping", "Shipping policy", "https://alpine.example/policies/shipping", "2026-11-01")

ALICES = HandoffContext(
    store=ALPINE,
    conversation=Conversation(
        id=UUID("a11ce000-0000-4000-8000-000000000001"),
        state=ConversationState.OFFERED,
        shopper=Shopper(UUID(int=1), "visitor-1", customer_id=706405506930370000),
        locale="en-US",
        started_at=START,
        messages=talk(
            (Author.SHOPPER, "Hi"),
            (Author.AGENT, "Hello! How can I help?"),
            (Author.SHOPPER, "Where is my order #1001? <script>alert(1)</script> It was due yesterday."),
            (Author.AGENT, "Order #1001 is in transit with UPS 1Z999AA10123456784."),
            (Author.SHOPPER, "I want to talk to a person"),
            (Author.AGENT, CONSENT),
            (Author.SHOPPER, "yes please"),
        ),
    ),
    requester=ALICE,
    reason=HandoffReason("customer_request"),
    consent_text=CONSENT,
    consented_at=START + timedelta(minutes=4),
    external_id="conv_a11ce000000040008000000000000001",
    method=HandoffMethod.ZENDESK,
    intents=("order_status", "human"),
    orders=(order("#1001"),),
    answers=(GivenAnswer("Order #1001 is in transit.", Outcome.ANSWERED, (POLICY,)),),
    page_url="https://alpine.example/products/beanie?variant=21",
)

BOBS = HandoffContext(
    store=BAZAAR,
    conversation=Conversation(
        id=UUID("b0b00000-0000-4000-8000-000000000002"),
        state=ConversationState.AWAITING_EMAIL,
        shopper=Shopper(UUID(int=2), "visitor-2"),
        locale="pl",
        started_at=START,
        messages=talk(
            (Author.SHOPPER, "Czy mogę zwrócić buty po 40 dniach?"),
            (Author.AGENT, "Nie mam pewnej odpowiedzi. Połączyć z człowiekiem?"),
            (Author.SHOPPER, "tak"),
            (Author.SHOPPER, "bob@example.com"),
        ),
    ),
    requester=BOB,
    reason=HandoffReason("low_confidence"),
    consent_text="Połączyć z człowiekiem?",
    consented_at=START + timedelta(minutes=2),
    external_id="conv_b0b00000000040008000000000000002",
    method=HandoffMethod.ZENDESK,
    intents=("policy",),
)


def saying(context: HandoffContext, *lines: tuple[Author, str]) -> HandoffContext:
    return replace(context, conversation=replace(context.conversation, messages=talk(*lines)))
