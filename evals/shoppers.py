"""Shoppers as scripts: anonymous, with an order proven in the chat, or signed in as the app proxy vouches."""

import hashlib
import hmac
import time
from typing import Any
from urllib.parse import urlencode

import requests

TIMEOUT = 30  # seconds


class Shopper:
    """One conversation with the app at `app`, in the store `shop`."""

    def __init__(self, app: str, shop: str, session: dict[str, Any]) -> None:
        self.app = app
        self.shop = shop
        self.http = requests.Session()
        self.http.headers["Authorization"] = f"Bearer {session['token']}"

    @classmethod
    def anonymous(cls, app: str, shop: str) -> "Shopper":
        answer = requests.post(f"{app}/chat/session", json={"shop": shop}, timeout=TIMEOUT)
        answer.raise_for_status()
        return cls(app, shop, answer.json())

    @classmethod
    def signed_in(cls, app: str, shop: str, customer_id: int, secret: str) -> "Shopper":
        """Begin as the app proxy would for this customer; `secret` is the app's, which signs for Shopify."""
        url = f"{app}/proxy/session?{signed_query(shop, customer_id, secret)}"
        answer = requests.post(url, json={}, timeout=TIMEOUT)
        answer.raise_for_status()
        return cls(app, shop, answer.json())

    def ask(self, text: str, page: int | None = None) -> dict[str, Any]:
        """Say something, perhaps while looking at the product of the id `page`."""
        return self.post("messages", text=text, **({"page": {"product_id": page}} if page else {}))

    def prove(self, order: str, email: str) -> dict[str, Any]:
        return self.post("identify", order=order, email=email)

    def post(self, path: str, **body: object) -> dict[str, Any]:
        answer = self.http.post(f"{self.app}/chat/{path}", json=body, timeout=TIMEOUT)
        answer.raise_for_status()
        envelope: dict[str, Any] = answer.json()
        return envelope

    def conversation(self) -> dict[str, Any]:
        answer = self.http.get(f"{self.app}/chat/conversation", timeout=TIMEOUT)
        answer.raise_for_status()
        conversation: dict[str, Any] = answer.json()
        return conversation


def signed_query(shop: str, customer_id: int, secret: str) -> str:
    values = {
        "logged_in_customer_id": str(customer_id),
        "path_prefix": "/apps/chat",
        "shop": shop,
        "timestamp": str(int(time.time())),
    }
    message = "".join(sorted(f"{name}={value}" for name, value in values.items()))
    signature = hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()
    return urlencode({**values, "signature": signature})
