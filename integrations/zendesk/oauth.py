"""Connecting a Zendesk account. Source: developer.zendesk.com, OAuth migration, 2026."""

from integrations import oauth
from integrations.oauth import HelpdeskTokens, OAuthClient, OAuthEndpoints

# What is called, no more. A connection made before its last word was added lacks the help centre alone.
SCOPE = "tickets:read tickets:write users:read users:write webhooks:read webhooks:write hc:read"
REFRESH_LIFETIME = "7776000"  # seconds; 90 days, the longest: a quiet store stays connected


def parse_account(text: str) -> str:
    return oauth.parse_account(text, "zendesk.com")


def authorization_url(origin: str, client: OAuthClient, state: str, code_verifier: str) -> str:
    """Return where to send the merchant. `origin` is the account's; keep `code_verifier` (43–128 characters)."""
    return oauth.authorization_url(_endpoints(origin), client, state, code_verifier)


def exchange_code(origin: str, client: OAuthClient, code: str, code_verifier: str) -> HelpdeskTokens:
    """Trade the code (good for 120 s, once) for tokens. Raises CredentialsRejected or RemoteError."""
    lifetimes = {"scope": SCOPE, "refresh_token_expires_in": REFRESH_LIFETIME}
    return oauth.exchange_code(_endpoints(origin), client, code, code_verifier, **lifetimes)


def refresh(origin: str, client: OAuthClient, refresh_token: str) -> HelpdeskTokens:
    """Return a new pair; Zendesk deletes the old one, so hold the account's lock. Raises as `exchange_code`."""
    return oauth.refresh(_endpoints(origin), client, refresh_token, refresh_token_expires_in=REFRESH_LIFETIME)


def client_credentials(origin: str, client: OAuthClient) -> HelpdeskTokens:
    """Return a token that acts as the owner of the merchant's own client; it comes without a refresh token."""
    return oauth.client_credentials(_endpoints(origin), client)


def _endpoints(origin: str) -> OAuthEndpoints:
    return OAuthEndpoints(
        system="zendesk",
        authorization=f"{origin}/oauth/authorizations/new",
        token=f"{origin}/oauth/tokens",
        scope=SCOPE,
        client_auth="client_secret_post",
    )
