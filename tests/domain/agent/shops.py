"""Two stores that sell the same words for different things, two shoppers with an order each, and one way to ask."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from domain.agent.answering import answer
from domain.agent.drafts import Turn
from domain.agent.replies import Reply
from domain.agent.understanding.messages import understand
from domain.catalogue import Option, Product, ProductStatus, Variant
from domain.conversations import Conversation, ConversationState, Page, Shopper, Topic
from domain.knowledge.documents import DocumentKind, Passage
from domain.language.languages import Language
from domain.orders import Address, Fulfilment, LineItem, Order, Refund, Tracking
from domain.stores import ShopDomain, Store, StoreState
from tests.fakes import FakeReads

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
ALICE, BOB = 501, 502


def store_of(name: str) -> Store:
    shop = ShopDomain.parse(f"{name}.myshopify.com")
    return Store(
        UUID(int=len(name)),
        shop,
        name,
        StoreState.INSTALLED,
        name.title(),
        "USD",
        "UTC",
        "a@b.example",
        f"https://{name}.example",
    )


ALPINE, BAZAAR = store_of("alpine"), store_of("bazaars")


def product_of(
    number: int,
    title: str,
    names: tuple[str, ...],
    rows: tuple[tuple[tuple[str, ...], str, int], ...],
    description: str = "",
) -> Product:
    """Build a product from rows of (option values, price, stock)."""
    variants = tuple(
        Variant(
            id=number * 100 + at,
            title=" / ".join(values) or "Default Title",
            sku=f"SKU{number}-{at}",
            price=Decimal(price),
            compare_at_price=None,
            available=stock > 0,
            quantity=stock,
            options=tuple(zip(names, values, strict=True)),
            inventory_item_id=None,
        )
        for at, (values, price, stock) in enumerate(rows, 1)
    )
    options = tuple(Option(name, tuple({row[0][at]: None for row in rows})) for at, name in enumerate(names))
    handle = title.lower().replace(" ", "-")
    return Product(
        id=number,
        handle=handle,
        title=title,
        status=ProductStatus.ACTIVE,
        published=True,
        vendor="Northbound",
        product_type=title.split()[-1],
        tags=(),
        description=description,
        url=f"https://shop.example/products/{handle}",
        image="",
        options=options,
        variants=variants,
        collections=(),
        metafields=(),
        version=NOW,
    )


TRAIL_JACKET = product_of(
    11,
    "Trail Jacket",
    ("Color", "Size", "Material / Lining"),
    (
        (("Red", "M", "nylon / mesh"), "80.00", 4),
        (("Red", "L", "nylon / mesh"), "80.00", 0),
        (("Navy", "M", "nylon / fleece"), "95.50", 2),
        (("Navy", "L", "wool / fleece"), "110.00", 1),
    ),
    "A light shell for wet days.\nThe jacket weighs 310 grams.\nIt folds into its own pocket.",
)
CAMP_STOVE = product_of(12, "Camp Stove", (), (((), "45.00", 0),), "Burns gas. Boils one litre in 4 minutes.")
RAIN_JACKET = product_of(13, "Rain Jacket", ("Size",), ((("M",), "60.00", 3), (("L",), "60.00", 3)))
OTHER_STOVE = product_of(21, "Camp Stove", (), (((), "12.34", 9),), "Burns wood.")

RETURNS = Passage(
    DocumentKind.POLICY,
    "refund",
    "Refund policy",
    "https://shop.example/policies/refund-policy",
    "",
    "You can return unworn items within 45 days of delivery.\nRefunds are paid within 3 business days.\n"
    "Gift cards cannot be refunded.",
    "2026-10-01",
    0.3,
)
OTHER_RETURNS = replace(RETURNS, text="Returns are accepted within 7 days only.")


def line_of(number: int, product: Product, at: int, *, quantity: int = 1) -> LineItem:
    variant = product.variants[at]
    return LineItem(
        id=number,
        title=product.title,
        variant_title=variant.title,
        sku=variant.sku,
        quantity=quantity,
        current_quantity=quantity,
        fulfillable_quantity=quantity,
        price=variant.price,
        product_id=product.id,
        variant_id=variant.id,
        requires_shipping=True,
        gift_card=False,
        properties=(),
    )


def parcel_of(number: int, status: str, lines: tuple[tuple[int, int], ...], code: str) -> Fulfilment:
    at = NOW - timedelta(days=3)
    delivered = at if status == "delivered" else None
    tracking = (Tracking("DHL", code, f"https://track.example/{code}"),) if code else ()
    return Fulfilment(number, "success", status, tracking, lines, at, at, None, delivered)


def refund_of(amount: str) -> Refund:
    return Refund(1, NOW - timedelta(days=2), Decimal(amount), ())


def order_of(number: int, name: str, customer_id: int | None, email: str) -> Order:
    return Order(
        id=number,
        name=name,
        confirmation_number=f"CONF{number}X",
        email=email,
        phone="",
        customer_id=customer_id,
        customer_name="",
        locale="en",
        created_at=NOW - timedelta(days=9),
        cancelled_at=None,
        cancel_reason="",
        closed_at=None,
        financial_status="paid",
        fulfilment_status="",
        currency="USD",
        subtotal=Decimal("125.00"),
        shipping=Decimal("7.90"),
        tax=Decimal(0),
        discounts=Decimal(0),
        total=Decimal("132.90"),
        lines=(line_of(1, TRAIL_JACKET, 0), line_of(2, CAMP_STOVE, 0)),
        fulfilments=(),
        refunds=(),
        returns=(),
        shipping_address=Address("A", "1 Hidden Lane", "", "Lisbon", "", "1100-048", "Portugal"),
        shipping_method="Standard",
        tags=(),
        attributes=(),
        status_url="",
        version=NOW,
    )


ALICES = order_of(1, "#1001", ALICE, "alice@example.com")
BOBS = replace(
    order_of(2, "#1002", BOB, "bob@example.com"),
    total=Decimal("777.77"),
    shipping_address=Address("B", "9 Secret Road", "", "Oslo", "", "0150", "Norway"),
)


@dataclass
class Shop:
    """A store as the agent sees it; `ask` is one message by one shopper."""

    store: Store
    reads: FakeReads = field(default_factory=FakeReads)
    timezone: str = ""

    def ask(
        self,
        text: str,
        *,
        shopper: Shopper | None = None,
        topic: Topic = Topic(),  # noqa: B008 - frozen, so it may be shared
        page: int | None = None,
        locale: str = "en",
    ) -> Reply:
        who = shopper or visitor()
        begun = (UUID(int=9), ConversationState.OPEN, who, locale, NOW)
        conversation = Conversation(*begun, topic=topic, timezone=self.timezone)
        return answer(self.store, conversation, text, Page(product_id=page), self.reads, NOW)

    def keep(self, order: Order) -> None:
        held = self.reads.orders.kept.setdefault(self.store.id, [])
        held[:] = [other for other in held if other.id != order.id] + [order]


def visitor(customer_id: int | None = None, orders: frozenset[int] = frozenset()) -> Shopper:
    return Shopper(UUID(int=7), "visitor", customer_id, orders)


def turn_in(shop: Shop, language: Language) -> Turn:
    """Return an empty turn of a visitor who speaks the language."""
    conversation = Conversation(UUID(int=9), ConversationState.OPEN, visitor(), language.value, NOW)
    understood = replace(understand("", conversation), language=language)
    return Turn(shop.store, conversation, understood, Page(), shop.reads, NOW)


def open_shops() -> tuple[Shop, Shop]:
    """Return both shops over the same storage, so that a forgotten store would show."""
    reads = FakeReads()
    reads.catalogue.add(ALPINE, TRAIL_JACKET, CAMP_STOVE, RAIN_JACKET)
    reads.catalogue.add(BAZAAR, OTHER_STOVE)
    reads.knowledge.add(ALPINE, RETURNS)
    reads.knowledge.add(BAZAAR, OTHER_RETURNS)
    reads.orders.add(ALPINE, ALICES, BOBS)
    reads.orders.add(BAZAAR, replace(order_of(3, "#1001", ALICE, "alice@example.com"), total=Decimal("3.21")))
    return Shop(ALPINE, reads), Shop(BAZAAR, reads)
