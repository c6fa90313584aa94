"""Shopify's token endpoint, through authlib: expiring offline tokens only."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import requests
from authlib.oauth2.client import OAuth2Client

from domain.errors import AppRejected, BadSignature
from domain.stores import AdminTokens, ShopDomain
from integrations.oauth import OAuthClient, asking_for_tokens, token_client
from integrations.remote import RequestRefused
from integrations.shopify.scopes import SCOPES

SYSTEM = "shopify"
ACCESS_LIFETIME = 3600  # seconds; what Shopify documents, for answers that leave it out
REFRESH_LIFETIME = 90 * 86400  # seconds; the same
LONGEST_LIFETIME = 3650 * 86400  # seconds; more is no lifetime but a mistake
LIFETIMES = ("expires_in", "refresh_token_expires_in")
TOKEN_EXCHANGE = {
    "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
    "subject_token_type": "urn:ietf:params:oauth:token-type:id_token",
    "requested_token_type": "urn:shopify:params:oauth:token-type:offline-access-token",
    "expiring": "1",
}
# One answer of Shopify's for both.
UNKNOWN = (
    "Shopify says that the app is not in this shop, or does not know this server's key. Open the app from the shop's "
    "admin. If this stays, whoever runs the server must check SHOPIFY_API_KEY and SHOPIFY_API_SECRET."
)


class ShopifyOAuth:
    """Our app's registration with Shopify. `origin` is a template such as "https://{shop}"."""

    def __init__(self, client_id: str, client_secret: str, origin: str, redirect_uri: str) -> None:
        self.client_id = client_id
        self.client_secret = client_secret
        self.origin = origin
        self.redirect_uri = redirect_uri

    def authorize_url(self, shop: ShopDomain, state: str) -> str:
        """Return where the merchant grants us access."""
        query = {
            "client_id": self.client_id,
            "scope": ",".join(SCOPES),
            "redirect_uri": self.redirect_uri,
            "state": state,
        }
        return f"{self.origin.format(shop=shop)}/admin/oauth/authorize?{urlencode(query)}"

    def install_url(self, shop: ShopDomain) -> str:
        """Return Shopify's own page for installing us, or for allowing us more where it manages the installation."""
        return f"{self.origin.format(shop=shop)}/admin/oauth/install?{urlencode({'client_id': self.client_id})}"

    def exchange_code(self, shop: ShopDomain, code: str) -> AdminTokens:
        """Trade the callback's code for a pair. Raises CredentialsRejected for a code Shopify refuses."""
        client = self.client()
        return self.read(lambda: client.fetch_token(self.endpoint(shop), code=code, expiring="1"))

    def exchange_token(self, shop: ShopDomain, session_token: str) -> AdminTokens:
        """Trade a session token, which must be verified and made for `shop`, for a pair.

        Raises BadSignature for a session token Shopify refuses, AppRejected where the shop does not have the app.
        """
        client = self.client()
        return self.read(lambda: client.fetch_token(self.endpoint(shop), subject_token=session_token, **TOKEN_EXCHANGE))

    def refresh(self, shop: ShopDomain, refresh_token: str) -> AdminTokens:
        """Return a new pair; the old access token stays good until its own end. Raises CredentialsRejected."""
        client = self.client()
        return self.read(lambda: client.refresh_token(self.endpoint(shop), refresh_token=refresh_token))

    def endpoint(self, shop: ShopDomain) -> str:
        return f"{self.origin.format(shop=shop)}/admin/oauth/access_token"

    def client(self) -> OAuth2Client:
        registered = OAuthClient(self.client_id, self.client_secret, self.redirect_uri)
        client = token_client(SYSTEM, registered, "client_secret_post")
        for kind in ("access_token_response", "refresh_token_response"):
            client.register_compliance_hook(kind, without_odd_lifetimes)
        return client

    def read(self, fetch: Callable[[], Mapping[str, object]]) -> AdminTokens:
        asked_at = datetime.now(UTC)
        with asking_for_tokens(SYSTEM), naming_refusals():
            return parse_tokens(fetch(), asked_at)


@contextmanager
def naming_refusals() -> Iterator[None]:
    """Tell apart what is wrong where Shopify says so: the merchant's proof, or our own registration."""
    try:
        yield
    except RequestRefused as error:
        code = error.answer.get("error") if isinstance(error.answer, dict) else None
        if code == "invalid_subject_token":
            raise BadSignature("Shopify refused the session token") from None
        if code == "invalid_client":
            raise AppRejected(SYSTEM, "invalid_client", advice=UNKNOWN) from None
        raise


def without_odd_lifetimes(answer: requests.Response) -> requests.Response:
    """Drop lifetimes that are none from an answer: authlib would fail on them, and the pair be lost."""
    found = answer.json()
    if isinstance(found, dict):
        odd = [name for name in LIFETIMES if name in found and not is_lifetime(found[name])]
        answer._content = json.dumps({name: value for name, value in found.items() if name not in odd}).encode()
    return answer


def is_lifetime(value: object) -> bool:
    return str(value).isascii() and str(value).isdecimal() and 0 < int(str(value)) <= LONGEST_LIFETIME


def parse_tokens(answer: Mapping[str, object], asked_at: datetime) -> AdminTokens:
    """Raise ValueError without a refresh token: a pair that cannot be renewed is none."""
    if not answer.get("refresh_token"):
        raise ValueError("no refresh token")
    return AdminTokens(
        access=str(answer["access_token"]),
        refresh=str(answer["refresh_token"]),
        access_expires_at=asked_at + lifetime(answer.get("expires_in"), ACCESS_LIFETIME),
        refresh_expires_at=asked_at + lifetime(answer.get("refresh_token_expires_in"), REFRESH_LIFETIME),
        scope=str(answer.get("scope") or ""),
    )


def lifetime(seconds: object, otherwise: int) -> timedelta:
    # A pair kept without an end would never be renewed (shopify-app-js#3400).
    return timedelta(seconds=int(str(seconds)) if seconds else otherwise)
