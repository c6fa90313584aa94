"""Money back and goods back: refunds and returns."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sandbox.shopify.order_operations import OrderOperations
from sandbox.shopify.records import Action, Json, Refused, cents

DECLINE_REASONS = ("FINAL_SALE", "OTHER", "RETURN_PERIOD_ENDED")


class RefundOperations(OrderOperations):
    def refund_order(
        self,
        order_id: int,
        lines: Mapping[int, int] | None = None,
        amount: str | None = None,
        note: str | None = None,
        restock: bool = False,
    ) -> Json:
        """Give money back for {line item id: quantity}; everything by default. Tells refunds/create."""
        with self.acting() as action:
            order = self.find("orders", order_id)
            paid_back = refunded_amount(order)
            left = Decimal(order["total_price"]) - paid_back
            returned = self._refund_lines(order, lines, restock)
            money = Decimal(cents(amount)) if amount is not None else self._worth(returned, left, lines)
            if money <= 0 or money > left:
                raise Refused(f"{money} can't be refunded; {left} of the order is left")
            refund = self._new_refund(action, order, returned, money, note, restock)
            order.setdefault("refunds", []).append(refund)
            _take_off(order, returned)
            whole = money == left
            order["financial_status"] = "refunded" if whole else "partially_refunded"
            order["current_total_price"] = cents(left - money)
            order["current_total_price_set"] = self.money_set(left - money)
            for entry in returned if restock else ():
                self._move_stock(action, entry["line_item"].get("variant_id"), entry["quantity"])
            action.announce("refunds/create", refund)
            self._touch_order(action, order)
            return refund

    def request_return(self, order_id: int, lines: Mapping[int, int], reason: str = "unwanted", note: str = "") -> Json:
        """A shopper asks to send back {line item id: quantity}. Tells returns/request."""
        with self.acting() as action:
            order = self.find("orders", order_id)
            entry = self._new_return(action, order, lines, reason, note)
            self.returns[entry["id"]] = entry
            action.announce("returns/request", return_body(entry))
            self._touch_order(action, order)
            return entry

    def approve_return(self, return_id: int) -> Json:
        return self._move_return(return_id, "requested", "open", "returns/approve")

    def close_return(self, return_id: int) -> Json:
        return self._move_return(return_id, "open", "closed", "returns/close")

    def decline_return(self, return_id: int, reason: str = "OTHER", note: str = "") -> Json:
        if reason not in DECLINE_REASONS:
            raise Refused(f"reason is one of {', '.join(DECLINE_REASONS)}")
        told = {"reason": reason, "note": note}
        return self._move_return(return_id, "requested", "declined", "returns/decline", decline=told)

    # -- parts ------------------------------------------------------------------------------------------

    def _refund_lines(self, order: Json, wanted: Mapping[int, int] | None, restock: bool) -> list[Json]:
        refunded = refunded_quantities(order)
        left = {line["id"]: line["quantity"] - refunded.get(line["id"], 0) for line in order["line_items"]}
        chosen = {int(k): int(v) for k, v in wanted.items()} if wanted is not None else left
        for line_id, quantity in chosen.items():
            if quantity > left.get(line_id, 0):
                raise Refused(f"line {line_id} has {left.get(line_id, 0)} left to refund, not {quantity}")
        entries = []
        for line in order["line_items"]:
            quantity = chosen.get(line["id"], 0)
            if quantity:
                entries.append(self._refund_line(line, quantity, restock))
        return entries

    def _refund_line(self, line: Json, quantity: int, restock: bool) -> Json:
        discount = sum((Decimal(a["amount"]) for a in line.get("discount_allocations") or ()), Decimal(0))
        share = discount / line["quantity"] * quantity
        subtotal = Decimal(line["price"]) * quantity - share
        tax = sum((Decimal(t["price"]) for t in line.get("tax_lines") or ()), Decimal(0))
        return {
            "id": self.next_number(),
            "line_item_id": line["id"],
            "line_item": dict(line),
            "location_id": self.locations[0]["id"] if restock else None,
            "quantity": quantity,
            "restock_type": "return" if restock else "no_restock",
            "subtotal": float(cents(subtotal)),
            "subtotal_set": self.money_set(subtotal),
            "total_tax": float(cents(tax / line["quantity"] * quantity)),
            "total_tax_set": self.money_set(tax / line["quantity"] * quantity),
        }

    @staticmethod
    def _worth(returned: list[Json], left: Decimal, wanted: Mapping[int, int] | None) -> Decimal:
        if wanted is None:
            return left  # a whole refund gives shipping back too
        return sum((Decimal(str(e["subtotal"])) + Decimal(str(e["total_tax"])) for e in returned), Decimal(0))

    def _new_refund(
        self, action: Action, order: Json, returned: list[Json], money: Decimal, note: str | None, restock: bool
    ) -> Json:
        refund_id, transaction_id = self.next_number(), self.next_number()
        now = self.local_time(action.at)
        transaction = {
            "id": transaction_id,
            "admin_graphql_api_id": f"gid://shopify/OrderTransaction/{transaction_id}",
            "order_id": order["id"],
            "kind": "refund",
            "gateway": (order.get("payment_gateway_names") or ["bogus"])[0],
            "status": "success",
            "amount": cents(money),
            "currency": order["currency"],
            "created_at": now,
            "processed_at": now,
            "test": False,
        }
        return {
            "id": refund_id,
            "admin_graphql_api_id": f"gid://shopify/Refund/{refund_id}",
            "order_id": order["id"],
            "created_at": now,
            "processed_at": now,
            "note": note,
            "restock": restock,
            "user_id": None,
            "return": None,
            "duties": [],
            "total_duties_set": self.money_set("0"),
            "order_adjustments": [],
            "refund_shipping_lines": [],
            "refund_line_items": returned,
            "transactions": [transaction],
        }

    def _new_return(self, action: Action, order: Json, lines: Mapping[int, int], reason: str, note: str) -> Json:
        sent = self._sent_lines(order)
        entries = []
        for line_id, quantity in lines.items():
            line, parcel_line, available = sent.get(int(line_id), ({}, 0, 0))
            if not 0 < int(quantity) <= available:
                raise Refused(f"line {line_id} has {available} delivered, {quantity} can't come back")
            entries.append(self._return_line(line, parcel_line, int(quantity), reason, note))
        return_id = self.next_number()
        return {
            "id": return_id,
            "order_id": order["id"],
            "name": f"{order['name']}-R{len(self.returns_of(order['id'])) + 1}",
            "status": "requested",
            "created_at": self.local_time(action.at),
            "decline": None,
            "return_line_items": entries,
        }

    def _return_line(self, line: Json, parcel_line: int, quantity: int, reason: str, note: str) -> Json:
        number = self.next_number()
        return {
            "id": number,
            "admin_graphql_api_id": f"gid://shopify/ReturnLineItem/{number}",
            "fulfillment_line_item": {
                "id": parcel_line,
                "admin_graphql_api_id": f"gid://shopify/FulfillmentLineItem/{parcel_line}",
                "line_item": {"id": line["id"], "admin_graphql_api_id": f"gid://shopify/LineItem/{line['id']}"},
            },
            "quantity": quantity,
            "return_reason": reason,
            "return_reason_note": note,
            "customer_note": note,
        }

    @staticmethod
    def _sent_lines(order: Json) -> dict[int, tuple[Json, int, int]]:
        sent: dict[int, tuple[Json, int, int]] = {}
        for parcel in order["fulfillments"]:
            for line in parcel["line_items"] if parcel["status"] == "success" else ():
                before = sent.get(line["id"], ({}, 0, 0))[2]
                sent[line["id"]] = (line, fulfilment_line_number(parcel, line), before + line["quantity"])
        return sent

    def _move_return(self, return_id: int, before: str, after: str, topic: str, **told: Json) -> Json:
        with self.acting() as action:
            entry = self.find("returns", return_id)
            if entry["status"] != before:
                raise Refused(f"the return is {entry['status']}, not {before}")
            entry.update(status=after, **told)
            action.announce(topic, return_body(entry))
            action.announce("returns/update", return_body(entry))
            self._touch_order(action, self.find("orders", entry["order_id"]))
            return entry


def _take_off(order: Json, returned: list[Json]) -> None:
    gone = {entry["line_item_id"]: entry["quantity"] for entry in returned}
    for line in order["line_items"]:
        current = line.get("current_quantity", line["quantity"])
        line["current_quantity"] = max(0, current - gone.get(line["id"], 0))


def fulfilment_line_number(parcel: Json, line: Json) -> int:
    """Payloads may lack the id of a fulfilment line; this one is the same at every reading."""
    return int(line.get("fulfillment_line_item_id") or (parcel["id"] + line["id"]) % 10**13)


def return_body(entry: Json) -> Json:
    """A return as returns/* webhooks carry it."""
    order_gid = f"gid://shopify/Order/{entry['order_id']}"
    return {
        "id": entry["id"],
        "admin_graphql_api_id": f"gid://shopify/Return/{entry['id']}",
        "status": entry["status"],
        "decline": entry.get("decline"),
        "name": entry["name"],
        "order": {"id": entry["order_id"], "admin_graphql_api_id": order_gid},
        "total_return_line_items": sum(line["quantity"] for line in entry["return_line_items"]),
        "return_line_items": entry["return_line_items"],
    }


def refunded_amount(order: Json) -> Decimal:
    return sum(
        (
            Decimal(str(transaction["amount"]))
            for refund in order.get("refunds") or ()
            for transaction in refund["transactions"]
            if transaction["kind"] == "refund" and transaction["status"] == "success"
        ),
        Decimal(0),
    )


def refunded_quantities(order: Json) -> dict[int, int]:
    quantities: dict[int, int] = {}
    for refund in order.get("refunds") or ():
        for entry in refund["refund_line_items"]:
            quantities[entry["line_item_id"]] = quantities.get(entry["line_item_id"], 0) + entry["quantity"]
    return quantities
