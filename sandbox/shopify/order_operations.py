"""What happens to an order: it is placed, sent, tracked, held, cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sandbox.shopify.catalogue_operations import CatalogueOperations
from sandbox.shopify.new_orders import Draft, build_order
from sandbox.shopify.records import Action, Json, NoSuchRecord, Refused, cents

SHIPMENT_STATUSES = (
    "label_printed",
    "confirmed",
    "in_transit",
    "out_for_delivery",
    "attempted_delivery",
    "ready_for_pickup",
    "delivered",
    "delayed",
    "failure",
)
CANCEL_REASONS = ("customer", "fraud", "inventory", "declined", "staff", "other")


class OrderOperations(CatalogueOperations):
    def create_order(self, lines: list[tuple[int, int]], **details: Any) -> Json:
        """Place an order; `details` are the other fields of Draft. Tells orders/create, orders/paid and stock."""
        unknown = set(details) - set(Draft.__dataclass_fields__)
        if unknown:
            raise Refused(f"an order has no {', '.join(sorted(unknown))}")
        with self.acting() as action:
            order = build_order(self, Draft(lines=[(int(v), int(q)) for v, q in lines], **details), action.at)
            self.put_order(order)
            order = self.orders[order["id"]]
            action.announce("orders/create", order)
            action.announce("orders/paid", order)
            self._count_customer_order(action, order)
            for line in order["line_items"]:
                self._move_stock(action, line["variant_id"], -line["quantity"])
            # The platform tells both, in either order, within the same second.
            action.announce("orders/updated", order)
            return order

    def fulfil_order(
        self,
        order_id: int,
        lines: Mapping[int, int] | None = None,
        company: str | None = None,
        number: str | None = None,
        url: str | None = None,
        estimated_delivery_at: str | None = None,
    ) -> Json:
        """Send a parcel: `lines` is {line item id: quantity}, everything left by default. Returns the fulfilment."""
        with self.acting() as action:
            order = self._open_order(order_id)
            if int(order_id) in self.holds:
                raise Refused("the order is on hold")
            chosen = self._chosen_lines(order, lines)
            fulfilment = self._new_fulfilment(action, order, chosen, company, number, url)
            if estimated_delivery_at:
                self.delivery_estimates[fulfilment["id"]] = estimated_delivery_at
            order["fulfillments"].append(fulfilment)
            left = any(line["fulfillable_quantity"] for line in order["line_items"])
            order["fulfillment_status"] = "partial" if left else "fulfilled"
            action.announce("fulfillments/create", fulfilment)
            self._touch_order(action, order)
            action.announce("orders/partially_fulfilled" if left else "orders/fulfilled", order)
            return fulfilment

    def advance_shipment(
        self,
        order_id: int,
        status: str,
        fulfilment_id: int | None = None,
        city: str | None = None,
        message: str | None = None,
    ) -> Json:
        """Record a carrier's news on one parcel (the last by default). Returns the fulfilment event."""
        if status not in SHIPMENT_STATUSES:
            raise Refused(f"status is one of {', '.join(SHIPMENT_STATUSES)}")
        with self.acting() as action:
            order = self.find("orders", order_id)
            fulfilment = self._fulfilment_of(order, fulfilment_id)
            event = self._new_shipment_event(action, order, fulfilment, status, city, message)
            self.put_fulfillment_event(event)
            fulfilment.update(shipment_status=status, updated_at=self.local_time(action.at))
            action.announce("fulfillment_events/create", event)
            action.announce("fulfillments/update", fulfilment)
            self._touch_order(action, order)
            return event

    def hold_order(self, order_id: int, reason: str = "other") -> None:
        """Stop the rest of an order from being sent, until release_order."""
        with self.acting() as action:
            order = self._open_order(order_id)
            self.put_hold(order["id"], reason)
            self._touch_order(action, order)

    def release_order(self, order_id: int) -> None:
        with self.acting() as action:
            if self.holds.pop(int(order_id), None) is None:
                raise Refused("the order is not on hold")
            self._touch_order(action, self.find("orders", order_id))

    def cancel_order(self, order_id: int, reason: str = "customer", restock: bool = True) -> Json:
        """Cancel what was not sent. The money is a matter of its own: refund_order."""
        if reason not in CANCEL_REASONS:
            raise Refused(f"reason is one of {', '.join(CANCEL_REASONS)}")
        with self.acting() as action:
            order = self._open_order(order_id)
            if any(parcel["status"] == "success" for parcel in order["fulfillments"]):
                raise Refused("an order with sent items can't be cancelled")
            now = self.local_time(action.at)
            order.update(cancelled_at=now, cancel_reason=reason, closed_at=now)
            for line in order["line_items"] if restock else ():
                self._move_stock(action, line.get("variant_id"), line["fulfillable_quantity"])
            for line in order["line_items"]:
                line.update(fulfillable_quantity=0, current_quantity=0)
            self._touch_order(action, order)
            action.announce("orders/cancelled", order)
            return order

    def edit_order(
        self,
        order_id: int,
        quantities: Mapping[int, int] | None = None,
        shipping: str | None = None,
        city: str | None = None,
    ) -> Json:
        """Change what was not sent: pieces left of a line, what postage costs, where it goes. Tells orders/updated."""
        with self.acting() as action:
            order = self._open_order(order_id)
            kept = {int(line): int(count) for line, count in (quantities or {}).items()}
            for line in order["line_items"]:
                self._keep_pieces(line, kept.get(line["id"], line["current_quantity"]))
            if shipping is not None:
                self._charge_shipping(order, Decimal(shipping))
            if city is not None and order.get("shipping_address"):
                order["shipping_address"]["city"] = city
            order["edited"] = True
            self._touch_order(action, order)
            return order

    # -- parts ------------------------------------------------------------------------------------------

    def _open_order(self, order_id: int) -> Json:
        order = self.find("orders", order_id)
        if order["cancelled_at"]:
            raise Refused("the order was cancelled")
        return order

    def _keep_pieces(self, line: Json, left: int) -> None:
        gone = line["current_quantity"] - left
        if not 0 <= gone <= line["fulfillable_quantity"]:
            raise Refused(f"line {line['id']} has {line['fulfillable_quantity']} pieces that can be taken off")
        line.update(current_quantity=left, fulfillable_quantity=line["fulfillable_quantity"] - gone)

    def _charge_shipping(self, order: Json, price: Decimal) -> None:
        if order.get("presentment_currency", order["currency"]) != order["currency"] or not order.get("shipping_lines"):
            raise Refused("only postage in the shop's own currency can be changed")
        before = sum((Decimal(line["price"]) for line in order["shipping_lines"]), Decimal(0))
        total = Decimal(order["total_price"]) - before + price
        order["shipping_lines"][0].update(price=cents(price), price_set=self.money_set(price))
        order.update(
            total_price=cents(total),
            total_price_set=self.money_set(total),
            total_shipping_price_set=self.money_set(price),
        )

    def _touch_order(self, action: Action, order: Json) -> None:
        order["updated_at"] = self.local_time(action.at)
        action.announce("orders/updated", order)

    def _chosen_lines(self, order: Json, wanted: Mapping[int, int] | None) -> list[tuple[Json, int]]:
        left = {line["id"]: line["fulfillable_quantity"] for line in order["line_items"]}
        chosen = {int(k): int(v) for k, v in wanted.items()} if wanted else left
        for line_id, quantity in chosen.items():
            if quantity > left.get(line_id, 0) or quantity < 0:
                raise Refused(f"line {line_id} has {left.get(line_id, 0)} left to send, not {quantity}")
        picked = [(line, chosen.get(line["id"], 0)) for line in order["line_items"] if chosen.get(line["id"])]
        if not picked:
            raise Refused("nothing is left to send")
        return picked

    def _new_fulfilment(
        self,
        action: Action,
        order: Json,
        chosen: list[tuple[Json, int]],
        company: str | None,
        number: str | None,
        url: str | None,
    ) -> Json:
        for line, quantity in chosen:
            line["fulfillable_quantity"] -= quantity
            line["fulfillment_status"] = "partial" if line["fulfillable_quantity"] else "fulfilled"
        fulfilment_id = self.next_number()
        now = self.local_time(action.at)
        return {
            "id": fulfilment_id,
            "admin_graphql_api_id": f"gid://shopify/Fulfillment/{fulfilment_id}",
            "created_at": now,
            "location_id": self.locations[0]["id"],
            "name": f"{order['name']}.{len(order['fulfillments']) + 1}",
            "order_id": order["id"],
            "origin_address": {},
            "receipt": {},
            "service": "manual",
            "shipment_status": None,
            "status": "success",
            "tracking_company": company,
            "tracking_number": number,
            "tracking_numbers": [number] if number else [],
            "tracking_url": url,
            "tracking_urls": [url] if url else [],
            "updated_at": now,
            "line_items": [{**line, "quantity": quantity} for line, quantity in chosen],
        }

    def _fulfilment_of(self, order: Json, fulfilment_id: int | None) -> Json:
        parcels: list[Json] = order["fulfillments"]
        found = [p for p in parcels if fulfilment_id is None or p["id"] == int(fulfilment_id)]
        if not found:
            raise NoSuchRecord("the order has no such parcel")
        return found[-1]

    def _new_shipment_event(
        self, action: Action, order: Json, fulfilment: Json, status: str, city: str | None, message: str | None
    ) -> Json:
        event_id = self.next_number()
        now = self.local_time(action.at)
        return {
            "id": event_id,
            "fulfillment_id": fulfilment["id"],
            "status": status,
            "message": message,
            "happened_at": now,
            "city": city,
            "province": None,
            "country": None,
            "zip": None,
            "address1": None,
            "latitude": None,
            "longitude": None,
            "shop_id": self.id,
            "created_at": now,
            "updated_at": now,
            "estimated_delivery_at": self.delivery_estimates.get(fulfilment["id"]),
            "order_id": order["id"],
            "admin_graphql_api_id": f"gid://shopify/FulfillmentEvent/{event_id}",
        }

    def _move_stock(self, action: Action, variant_id: int | None, difference: int) -> None:
        """Change a tracked variant's stock; a variant which is gone or not tracked stays as it is."""
        for product in self.products.values():
            for variant in product["variants"]:
                if variant["id"] == variant_id and variant.get("inventory_management") and difference:
                    self._set_quantity(action, variant, variant.get("inventory_quantity", 0) + difference)
                    self._touch_product(action, product)

    def _count_customer_order(self, action: Action, order: Json) -> None:
        customer = self.customers.get((order.get("customer") or {}).get("id", 0))
        if customer is None:
            return
        customer.update(
            orders_count=customer.get("orders_count", 0) + 1,
            last_order_id=order["id"],
            last_order_name=order["name"],
            updated_at=self.local_time(action.at),
        )
        action.announce("customers/update", customer)
