"""What the law lets a customer ask of the merchant: to see what is stored, to have it erased."""

from __future__ import annotations

from sandbox.shopify.records import Json, Records, Refused

CONTACTS = ("id", "email", "phone")


class PrivacyOperations(Records):
    """Both tell the app. A person is a customer of the shop, or just an e-mail address or a phone number.

    `only` is "email" or "phone" where the platform's record of a customer holds nothing else; without
    `with_orders` none is named.
    """

    def request_customer_data(
        self,
        customer_id: int | None = None,
        email: str | None = None,
        phone: str | None = None,
        only: str = "",
        with_orders: bool = True,
    ) -> Json:
        body = self._body("orders_requested", self._contacts(customer_id, email, phone, only), with_orders)
        body["data_request"] = {"id": self.next_number()}
        return self._told("customers/data_request", body)

    def redact_customer(
        self,
        customer_id: int | None = None,
        email: str | None = None,
        phone: str | None = None,
        only: str = "",
        with_orders: bool = True,
    ) -> Json:
        contacts = self._contacts(customer_id, email, phone, only)
        return self._told("customers/redact", self._body("orders_to_redact", contacts, with_orders))

    def _told(self, topic: str, body: Json) -> Json:
        with self.acting() as action:
            action.announce(topic, body)
            return body

    def _contacts(self, customer_id: int | None, email: str | None, phone: str | None, only: str) -> Json:
        customer = self.find("customers", customer_id) if customer_id is not None else {}
        if only not in ("", *CONTACTS):
            raise Refused(f"only is one of {', '.join(CONTACTS)}")
        known = {key: customer.get(key) for key in CONTACTS}
        known |= {key: given for key, given in (("email", email), ("phone", phone)) if given is not None}
        told = {key: known[key] for key in CONTACTS if only in ("", key) and (customer or known[key] is not None)}
        if not any(told.values()):
            raise Refused("nobody is named")
        return told

    def _body(self, orders_key: str, contacts: Json, with_orders: bool) -> Json:
        theirs = [order["id"] for order in list(self.orders.values()) if with_orders and _is_of(order, contacts)]
        return {"shop_id": self.id, "shop_domain": self.domain, orders_key: theirs, "customer": contacts}


def _is_of(order: Json, contacts: Json) -> bool:
    number = (order.get("customer") or {}).get("id")
    return any(
        wanted is not None and wanted == held
        for wanted, held in ((contacts.get("id"), number), (contacts.get("email"), order.get("email")))
    )
