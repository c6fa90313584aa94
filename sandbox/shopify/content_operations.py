"""What a person does to policies, pages, customers and the shop itself in the back office.

Policies and pages tell nobody: the platform has no webhook for them.
"""

from __future__ import annotations

from typing import Any

from sandbox.shopify.records import Json, Records, Refused

POLICY_TITLES = {
    "CONTACT_INFORMATION": "Contact information",
    "LEGAL_NOTICE": "Legal notice",
    "PRIVACY_POLICY": "Privacy policy",
    "REFUND_POLICY": "Refund policy",
    "SHIPPING_POLICY": "Shipping policy",
    "SUBSCRIPTION_POLICY": "Cancellation policy",
    "TERMS_OF_SALE": "Terms of sale",
    "TERMS_OF_SERVICE": "Terms of service",
}
LONGEST_POLICY = 512 * 1024  # bytes
CUSTOMER_FIELDS = {"first_name", "last_name", "email", "phone", "note", "tags", "state", "verified_email"}


class ContentOperations(Records):
    def update_policy(self, type: str, body: str) -> Json:  # noqa: A002 - the platform's own word
        """Write a policy's HTML, making the policy when the shop had none of this type."""
        if type not in POLICY_TITLES:
            raise Refused(f"{type} is not a policy type")
        if len(body.encode()) > LONGEST_POLICY:
            raise Refused("a policy holds 512 kB at most")
        with self.acting() as action:
            now = self.local_time(action.at)
            policy = self.policy_of(type) or self._new_policy(type, now)
            policy.update(body=body, updated_at=now)
            return policy

    def delete_policy(self, type: str) -> None:  # noqa: A002 - the platform's own word
        with self.acting():
            policy = self.policy_of(type)
            if policy is None:
                raise Refused(f"the shop has no {type}")
            del self.policies[policy["id"]]

    def policy_of(self, type: str) -> Json | None:  # noqa: A002 - the platform's own word
        return next((policy for policy in self.policies.values() if policy["type"] == type), None)

    def update_page(self, page_id: int, **changes: Any) -> Json:
        """Change a page's title, body_html or handle, or publish it (published=True/False)."""
        with self.acting() as action:
            page = self.find("pages", page_id)
            now = self.local_time(action.at)
            if "published" in changes:
                page["published_at"] = now if changes.pop("published") else None
            if set(changes) - {"title", "body_html", "handle"}:
                raise Refused("a page has title, body_html, handle and published")
            page.update(changes, updated_at=now)
            return page

    def delete_page(self, page_id: int) -> None:
        with self.acting():
            self.find("pages", page_id)
            del self.pages[int(page_id)]

    def update_customer(self, customer_id: int, **changes: Any) -> Json:
        if set(changes) - CUSTOMER_FIELDS:
            raise Refused(f"a customer has {', '.join(sorted(CUSTOMER_FIELDS))}")
        with self.acting() as action:
            customer = self.find("customers", customer_id)
            customer.update(changes, updated_at=self.local_time(action.at))
            action.announce("customers/update", customer)
            return customer

    def delete_customer(self, customer_id: int) -> None:
        """Refused while the customer has orders, as the platform refuses it."""
        with self.acting() as action:
            self.find("customers", customer_id)
            if any((order.get("customer") or {}).get("id") == int(customer_id) for order in self._orders()):
                raise Refused("a customer with orders can't be deleted")
            del self.customers[int(customer_id)]
            gid = f"gid://shopify/Customer/{customer_id}"
            action.announce("customers/delete", {"id": int(customer_id), "admin_graphql_api_id": gid})

    def update_shop(self, **changes: Any) -> Json:
        """Change name, contact_email, currency, timezone or primary_url. Tells shop/update."""
        if set(changes) - {"name", "contact_email", "currency", "timezone", "primary_url"}:
            raise Refused("a shop has name, contact_email, currency, timezone and primary_url")
        with self.acting() as action:
            for name, value in changes.items():
                setattr(self, name, value)
            record = self.rest_record()
            action.announce("shop/update", record)
            return record

    def rest_record(self) -> Json:
        """The shop resource as shop/update and app/uninstalled carry it."""
        return {
            "id": self.id,
            "name": self.name,
            "email": self.contact_email,
            "domain": self.primary_url.split("://")[-1],
            "country": "US",
            "country_code": "US",
            "primary_locale": "en",
            "created_at": self.created_at,
            "updated_at": self.created_at,
            "customer_email": self.contact_email,
            "currency": self.currency,
            "iana_timezone": self.timezone,
            "shop_owner": "Demo Merchant",
            "money_format": "${{amount}}",
            "plan_name": "basic",
            "plan_display_name": "Basic",
            "myshopify_domain": self.domain,
            "primary_location_id": self.locations[0]["id"],
        }

    def _orders(self) -> list[Json]:
        return list(self.orders.values())

    def _new_policy(self, type: str, now: str) -> Json:  # noqa: A002 - the platform's own word
        handle = type.lower().replace("_", "-")
        number = self.next_number()
        self.policies[number] = {
            "id": number,
            "type": type,
            "title": POLICY_TITLES[type],
            "handle": handle,
            "url": f"{self.primary_url}/policies/{handle}",
            "created_at": now,
        }
        return self.policies[number]
