"""Those who call us: shoppers, merchants, Shopify's proxy and helpdesks, honest and otherwise."""

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

import jwt
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from domain.stores import AdminTokens, Store
from integrations.shopify.scopes import SCOPES
from tests.world import Tenant, World

Json = dict[str, Any]
DELIVERED = {"id": 8_000_000_000_001, "title": "Rain Jacket"}  # the body of a delivery
DEEP = b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@dataclass(frozen=True)
class ChatShopper:
    """Somebody with a chat open in a store."""

    client: FlaskClient
    token: str
    conversation: str

    def post(self, path: str, body: object, **headers: str) -> TestResponse:
        return self.client.post(f"/chat/{path}", json=body, headers=self.headers(headers))

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(f"/chat/{path}", headers=self.headers(headers))

    def say(self, text: str, **headers: str) -> Json:
        answer = self.post("messages", {"text": text}, **headers)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def messages(self) -> list[Json]:
        return self.get("conversation").get_json()["messages"]

    def headers(self, more: dict[str, str]) -> dict[str, str]:
        own = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        return own | {name.replace("_", "-"): value for name, value in more.items()}


def visitor_of(world: World, tenant: Tenant, client: FlaskClient | None = None) -> ChatShopper:
    """Open a chat as nobody in particular."""
    client = client or world.client
    answer = client.post("/chat/session", json={"shop": str(tenant.store.shop)})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return shopper(client, answer)


def signed_in(
    world: World, tenant: Tenant, customer_id: int, client: FlaskClient | None = None, **about: object
) -> ChatShopper:
    """Open a chat through the app proxy, where Shopify vouches for the customer; `about` is what the browser adds."""
    client = client or world.client
    path = f"/proxy/session?{proxied(world, tenant, logged_in_customer_id=str(customer_id))}"
    answer = client.post(path, json=about or None)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return shopper(client, answer)


def shopper(client: FlaskClient, answer: TestResponse) -> ChatShopper:
    opened = answer.get_json()
    return ChatShopper(client, opened["token"], opened["conversation"]["id"])


def proxied(world: World, tenant: Tenant, **parameters: str) -> str:
    """Return the query Shopify's app proxy would add, signed; keywords replace its parameters."""
    values = {
        "shop": str(tenant.store.shop),
        "logged_in_customer_id": "",
        "path_prefix": "/apps/chat",
        "timestamp": str(int(time.time())),
        **parameters,
    }
    return sign_proxy(world.services.settings.shopify_secrets[0], urlencode(values))


def sign_proxy(secret: str, query: str) -> str:
    """Append the signature of the app proxy's rule: sorted `name=value,value` with nothing between."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        values.setdefault(name, []).append(value)
    message = "".join(sorted(f"{name}={','.join(found)}" for name, found in values.items()))
    return f"{query}&signature={hexadecimal(secret, message)}"


def sign_query(secret: str, parameters: dict[str, str]) -> str:
    """Return the query with the `hmac` Shopify adds to install and callback addresses."""
    message = "&".join(f"{name}={parameters[name]}" for name in sorted(parameters))
    return urlencode({**parameters, "hmac": hexadecimal(secret, message)})


def hexadecimal(secret: str, message: str) -> str:
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def session_claims(world: World, tenant: Tenant) -> Json:
    """Return what Shopify's admin says of a member of the store's staff."""
    now, shop = int(time.time()), tenant.store.shop
    settings = world.services.settings
    assert settings.shopify
    return {
        "iss": f"https://{shop}/admin",
        "dest": f"https://{shop}",
        "aud": settings.shopify.id,
        "sub": "71000001",
        "exp": now + 60,
        "nbf": now,
        "iat": now,
        "jti": "b0a6c1e4",
        "sid": "5a1f",
    }


def session_token(world: World, tenant: Tenant, secret: str | None = None, **claims: object) -> str:
    """Return a session token; keyword claims replace Shopify's, None leaves one out."""
    changed = {**session_claims(world, tenant), **claims}
    kept = {name: value for name, value in changed.items() if value is not None}
    return jwt.encode(kept, secret or world.services.settings.shopify_secrets[0], algorithm="HS256")


def merchant(world: World, tenant: Tenant, **claims: object) -> dict[str, str]:
    return {"Authorization": f"Bearer {session_token(world, tenant, **claims)}"}


def unsigned_token(claims: Json) -> str:
    """Return a token that claims to need no signature."""
    parts = (json.dumps(part).encode() for part in ({"alg": "none", "typ": "JWT"}, claims))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."


def origin_of(store: Store) -> str:
    return f"https://{store.shop}"


def rows(world: World, table: str) -> int:
    with world.services.begin() as work:
        return work.connection.scalar(text(f"SELECT count(*) FROM {table}"))


def refused(answer: TestResponse, status: int, code: str) -> None:
    """Check status, code and shape, and that nothing of the inside stands in it."""
    body = answer.get_json()
    assert (answer.status_code, body["error"]) == (status, code)
    assert set(body) == {"error", "detail"}
    assert body["detail"].endswith(".") and len(body["detail"]) < 200
    whole = answer.get_data(as_text=True) + str(answer.headers)
    for inside in ("Traceback", "psycopg", "sqlalchemy", ".py", "SELECT", "Error:", "test-secret"):
        assert inside not in whole


def give_tokens(world: World, tenant: Tenant) -> None:
    """Let us into the store with all that we need, so that opening a page asks nobody for more."""
    ends = world.services.now() + timedelta(days=1)
    with world.services.begin() as work:
        work.tokens.put(tenant.store, AdminTokens("access", "refresh", ends, ends, ",".join(SCOPES)))
