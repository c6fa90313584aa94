"""Shopify's token endpoint, through authlib: expiring offline tokens only."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from authlib.oauth2.client import OAuth2Client

from domain.stores import AdminTokens, ShopDomain
from integrations.oauth import OAuthClient, asking_for_tokens, token_client
from integrations.shopify.scopes import SCOPES

SYSTEM = "shopify"
ACCESS_LIFETIME = 3600  # seconds; what Shopify documents, for answers that leave it out
REFRESH_LIFETIME = 90 * 86400  # seconds; the same


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

    def exchange_code(self, shop: ShopDomain, code: str) -> AdminTokens:
        """Trade the callback's code for a pair. Raises CredentialsRejected for a code Shopify refuses."""
        client = self.client()
        return self.read(lambda: client.fetch_token(self.endpoint(shop), code=code, expiring="1"))

    def refresh(self, shop: ShopDomain, refresh_token: str) -> AdminTokens:
        """Return a new pair; the old access token stays good until its own end. Raises CredentialsRejected."""
        client = self.client()
        return self.read(lambda: client.refresh_token(self.endpoint(shop), refresh_token=refresh_token))

    def endpoint(self, shop: ShopDomain) -> str:
        return f"{self.origin.format(shop=shop)}/admin/oauth/access_token"

    def client(self) -> OAuth2Client:
        registered = OAuthClient(self.client_id, self.client_secret, self.redirect_uri)
        return token_client(SYSTEM, registered, "client_secret_post")

    def read(self, fetch: Callable[[], Mapping[str, object]]) -> AdminTokens:
        asked_at = datetime.now(UTC)
        with asking_for_tokens(SYSTEM):
            return parse_tokens(fetch(), asked_at)


def parse_tokens(answer: Mapping[str, object], asked_at: datetime) -> AdminTokens:
    """Raise ValueError without a refresh token: a pair that cannot be renewed is none."""
    if not answer.get("refresh_token"):
        raise ValueError("no refresh token")
    return AdminTokens(
        access=str(answer["access_token"]),
        refresh=str(answer["refresh_token"]),
        access_expires_at=asked_at + seconds(answer.get("expires_in"), ACCESS_LIFETIME),
        refresh_expires_at=asked_at + seconds(answer.get("refresh_token_expires_in"), REFRESH_LIFETIME),
        scope=str(answer.get("scope") or ""),
    )


def seconds(value: object, otherwise: int) -> timedelta:
    # A pair kept without an end would never be renewed (shopify-app-js#3400).
    return timedelta(seconds=int(str(value)) if value else otherwise)
