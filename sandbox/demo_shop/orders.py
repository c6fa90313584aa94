"""Orders as Shopify's REST API and webhooks show them, told from their stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from sandbox.demo_shop import refunds, trade
from sandbox.demo_shop.customers import Person, customer_in_order, people, postal_address
from sandbox.demo_shop.lines import Line, Variants, price_lines, rest_line, tax_line
from sandbox.demo_shop.money import ZERO, Exchange, Money, total
from sandbox.demo_shop.parcels import Destination, Parcel, send
from sandbox.demo_shop.products import Json, Setting
from sandbox.demo_shop.refunds import Refund
from sandbox.demo_shop.stories import Story

ARCHIVED_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class Place:
    """The shop's own numbers, which records refer to."""

    shop_id: int
    location_id: int


@dataclass(frozen=True)
class Told:
    """One order and the records around it, which an order's payload does not carry."""

    order: Json
    events: list[Json]
    estimates: dict[int, str]
    returned: Json | None
    hold: str | None


@dataclass(frozen=True)
class Bill:
    exchange: Exchange
    lines: list[Line]
    tax: trade.Tax | None
    discount: trade.Discount | None
    shipping: trade.Shipping | None
    postage: Money

    @property
    def goods(self) -> Money:
        return total(line.goods for line in self.lines)

    @property
    def reduction(self) -> Money:
        return total(line.discount for line in self.lines)

    @property
    def taxes(self) -> Money:
        return total(line.tax for line in self.lines)

    @property
    def total(self) -> Money:
        return self.goods - self.reduction + self.taxes + self.postage


def tell(setting: Setting, place: Place, story: Story, variants: Variants) -> Told:
    person = people()[story.by or story.ship_to or ""]
    order_id = setting.number("order", story.name)
    bill = _bill(setting, story, person, variants)
    rest_lines = {line.sku: _line(bill, story, line) for line in bill.lines}
    parcels = [
        send(setting, place.shop_id, place.location_id, order_id, story, position, _to(person), rest_lines)
        for position in range(1, len(story.parcels) + 1)
    ]
    by_sku = {line.sku: line for line in bill.lines}
    refund = refunds.refund(setting, bill.exchange, story, order_id, by_sku, rest_lines, bill.total)
    order = {
        **_head(setting, story, person, order_id),
        **_state(setting, story, parcels, refund),
        **_totals(bill, refund, story),
        "line_items": list(rest_lines.values()),
        "shipping_lines": [_shipping_line(setting, bill, story)] if bill.shipping else [],
        "fulfillments": [parcel.record for parcel in parcels],
        "refunds": [refund.record] if refund else [],
    }
    return Told(
        order=order | {"updated_at": _updated(order)},
        events=[event for parcel in parcels for event in parcel.events],
        estimates={parcel.record["id"]: parcel.estimate for parcel in parcels if parcel.estimate},
        returned=refunds.rest_return(setting, story, story.back, order_id, parcels[0].record) if story.back else None,
        hold=story.hold,
    )


def _bill(setting: Setting, story: Story, person: Person, variants: Variants) -> Bill:
    exchange = Exchange(setting.currency, story.currency, trade.rate(story.currency))
    tax = trade.tax(person.address["province_code"])
    discount = trade.discount(story.code)
    wanted = [(*variants[sku], quantity) for sku, quantity in story.quantities.items()]
    lines = price_lines(setting, exchange, story.name, wanted, discount, tax)
    goods = total(line.goods - line.discount for line in lines)
    sent = any(line.variant["requires_shipping"] for line in lines)
    method = trade.shipping(person.country, story.ship) if sent else None
    postage = exchange.of(method.price_for(goods.shop)) if method else ZERO
    return Bill(exchange, lines, tax, discount, method, postage)


def _line(bill: Bill, story: Story, line: Line) -> Json:
    sent = sum(parcel.quantities.get(line.sku, 0) for parcel in story.parcels)
    refunded = story.refund.quantities.get(line.sku, 0) if story.refund else 0
    return rest_line(bill.exchange, line, bill.tax, sent, refunded)


def _head(setting: Setting, story: Story, person: Person, order_id: int) -> Json:
    placed = setting.stamp(setting.now - story.age)
    email = story.email or person.email
    token = sha256(f"{setting.domain} {story.name}".encode()).hexdigest()
    address = _address(story, person)
    return {
        "id": order_id,
        "admin_graphql_api_id": f"gid://shopify/Order/{order_id}",
        "app_id": 580111,
        "browser_ip": None,
        "buyer_accepts_marketing": "newsletter" in person.tags and story.by is not None,
        "cart_token": token[:32],
        "checkout_token": token[32:],
        "confirmation_number": token[:9].upper(),
        "confirmed": True,
        "contact_email": email,
        "created_at": placed,
        "processed_at": placed,
        "currency": setting.currency,
        "presentment_currency": story.currency,
        "customer_locale": person.locale if story.by else "en-US",
        "email": email,
        "name": story.name,
        "note": story.note,
        "note_attributes": [{"name": k, "value": setting.dated(v)} for k, v in story.note_attributes.items()],
        "number": story.number - 1000,
        "order_number": story.number,
        "order_status_url": f"{setting.url}/account/orders/{order_id}",
        "payment_gateway_names": ["shopify_payments"],
        "payment_terms": None,
        "phone": person.phone if story.by else None,
        "po_number": None,
        "source_name": "web",
        "tags": story.tags,
        "tax_exempt": False,
        "taxes_included": False,
        "test": False,
        "token": token[:32],
        "user_id": None,
        "billing_address": address,
        "shipping_address": address,
        "customer": customer_in_order(setting, person) if story.by else None,
    }


def _state(setting: Setting, story: Story, parcels: list[Parcel], refund: Refund | None) -> Json:
    sent = sum(sum(parcel.quantities.values()) for parcel in story.parcels)
    done = sent == sum(story.quantities.values())
    cancelled = setting.ago(story.refund.days) if story.cancelled and story.refund else None
    archived = done and story.age > ARCHIVED_AFTER
    return {
        "cancel_reason": story.cancelled,
        "cancelled_at": cancelled,
        "closed_at": cancelled or (parcels[-1].record["updated_at"] if archived else None),
        "fulfillment_status": "fulfilled" if done else "partial" if sent else None,
        "financial_status": _financial(story, refund),
    }


def _financial(story: Story, refund: Refund | None) -> str:
    if refund is None:
        return story.financial
    whole = story.refund is not None and story.refund.quantities == story.quantities
    return "refunded" if whole else "partially_refunded"


def _totals(bill: Bill, refund: Refund | None, story: Story) -> Json:
    given = refund or Refund({}, ZERO, ZERO, ZERO, ZERO)
    subtotal = bill.goods - bill.reduction
    amounts = {
        "total_line_items_price": bill.goods,
        "total_discounts": bill.reduction,
        "subtotal_price": subtotal,
        "total_tax": bill.taxes,
        "total_price": bill.total,
        "current_subtotal_price": subtotal - given.goods,
        "current_total_discounts": bill.reduction - given.discount,
        "current_total_tax": bill.taxes - given.tax,
        "current_total_price": bill.total - given.paid,
    }
    told: Json = {name: str(amount) for name, amount in amounts.items()}
    told |= {f"{name}_set": bill.exchange.both(amount) for name, amount in amounts.items()}
    return told | {
        "total_shipping_price_set": bill.exchange.both(bill.postage),
        "total_outstanding": str(bill.total) if story.financial == "pending" else "0.00",
        "total_tip_received": "0.00",
        "total_weight": sum(line.variant["grams"] * line.quantity for line in bill.lines),
        "tax_lines": [tax_line(bill.exchange, bill.tax, bill.taxes)] if bill.tax and bill.taxes.shop else [],
        "discount_codes": _codes(bill),
        "discount_applications": _applications(bill),
    }


def _codes(bill: Bill) -> list[Json]:
    given = bill.discount
    return [{"code": given.code, "amount": str(bill.reduction), "type": given.type}] if given else []


def _applications(bill: Bill) -> list[Json]:
    if bill.discount is None:
        return []
    return [
        {
            "target_type": "line_item",
            "type": "discount_code",
            "value": f"{bill.discount.value:.1f}",
            "value_type": bill.discount.type,
            "allocation_method": "across",
            "target_selection": "all",
            "code": bill.discount.code,
        }
    ]


def _shipping_line(setting: Setting, bill: Bill, story: Story) -> Json:
    method = bill.shipping
    title = method.title if method else ""
    return {
        "id": setting.number("shipping", story.name),
        "carrier_identifier": None,
        "code": title,
        "title": title,
        "price": str(bill.postage),
        "price_set": bill.exchange.both(bill.postage),
        "discounted_price": str(bill.postage),
        "discounted_price_set": bill.exchange.both(bill.postage),
        "is_removed": False,
        "phone": None,
        "requested_fulfillment_service_id": None,
        "source": "shopify",
        "tax_lines": [],
        "discount_allocations": [],
    }


def _address(story: Story, person: Person) -> Json:
    """A guest's parcel goes to the person's house under the guest's own name."""
    address = postal_address(person)
    if story.email is None:
        return address
    first, last = (part.title() for part in story.email.partition("@")[0].split("."))
    return address | {"first_name": first, "last_name": last, "name": f"{first} {last}", "phone": None}


def _to(person: Person) -> Destination:
    address = person.address
    return Destination(address["country_code"], address["country"], address["city"], address["zip"])


def _updated(order: Json) -> str:
    moments = [order["created_at"], order["cancelled_at"]]
    moments += [entry["updated_at"] for entry in order["fulfillments"]]
    moments += [entry["created_at"] for entry in order["refunds"]]
    return str(max(moment for moment in moments if moment))
