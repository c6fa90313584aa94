"""OAuth 2 as both helpdesks speak it: codes, PKCE, tokens, refresh."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sandbox.helpdesks.refusals import Refusal


@dataclass(frozen=True)
class Client:
    id: str
    secret: str = field(repr=False)
    redirects: tuple[str, ...]

    def accepts(self, client_id: str, secret: str) -> bool:
        return hmac.compare_digest(self.id, client_id) and hmac.compare_digest(self.secret, secret)


@dataclass(frozen=True)
class Policy:
    """How one helpdesk grants. Times in seconds; None never ends."""

    access_ttl: int
    refresh_ttl: int | None
    rotates: bool  # a refresh kills the pair before it
    refresh_scope: str | None  # a refresh token is given only with this scope
    client_credentials: bool
    code_ttl: int = 120


@dataclass(frozen=True)
class Code:
    client_id: str
    redirect_uri: str
    scopes: tuple[str, ...]
    user_id: int
    challenge: str | None
    expires_at: datetime


@dataclass(frozen=True)
class Token:
    access: str
    refresh: str | None
    client_id: str
    scopes: tuple[str, ...]
    user_id: int
    expires_at: datetime
    refresh_expires_at: datetime | None

    def reply(self, now: datetime) -> dict[str, object]:
        left = int((self.expires_at - now).total_seconds())
        fields: dict[str, object] = {
            "access_token": self.access,
            "token_type": "bearer",
            "scope": " ".join(self.scopes),
            "expires_in": left,
        }
        if self.refresh is not None:
            fields["refresh_token"] = self.refresh
        if self.refresh_expires_at is not None:
            fields["refresh_token_expires_in"] = int((self.refresh_expires_at - now).total_seconds())
        return fields


@dataclass(frozen=True)
class Lifetimes:
    access: int
    refresh: int | None


@dataclass
class Grants:
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)  # by access token

    def add_code(self, code: Code) -> str:
        value = secrets.token_hex(24)
        self.codes[value] = code
        return value

    def redeem(self, value: str, client_id: str, redirect_uri: str, verifier: str | None, now: datetime) -> Code:
        """The code behind `value`, which is spent by asking."""
        code = self.codes.pop(value, None)
        given_to = None if code is None or code.expires_at <= now else (code.client_id, code.redirect_uri)
        if code is None or given_to != (client_id, redirect_uri):
            raise refused("invalid_grant", "The provided authorization grant is invalid, expired or revoked.")
        if code.challenge is not None and not proves(code.challenge, verifier):
            raise refused("invalid_grant", "The code verifier does not match the code challenge.")
        return code

    def issue(self, token: Token) -> Token:
        self.tokens[token.access] = token
        return token

    def active(self, access: str, now: datetime) -> Token | None:
        token = self.tokens.get(access)
        return token if token is not None and token.expires_at > now else None

    def refreshable(self, refresh: str, client_id: str, now: datetime) -> Token:
        for token in self.tokens.values():
            if token.refresh == refresh and token.client_id == client_id:
                if token.refresh_expires_at is None or token.refresh_expires_at > now:
                    return token
        raise refused("invalid_grant", "The refresh token is invalid, expired or revoked.")

    def revoke(self, token: Token) -> None:
        self.tokens.pop(token.access, None)

    def end_access(self, now: datetime) -> None:
        """End every access token before its time; what may be refreshed still may."""
        self.tokens = {access: replace(token, expires_at=now) for access, token in self.tokens.items()}


def make_token(client_id: str, scopes: tuple[str, ...], user_id: int, policy: Policy, life: Lifetimes,
               now: datetime, with_refresh: bool) -> Token:  # fmt: skip
    wants = with_refresh and (policy.refresh_scope is None or policy.refresh_scope in scopes)
    refresh_ends = now + timedelta(seconds=life.refresh) if wants and life.refresh is not None else None
    return Token(
        access=secrets.token_hex(32),
        refresh=secrets.token_hex(32) if wants else None,
        client_id=client_id,
        scopes=scopes,
        user_id=user_id,
        expires_at=now + timedelta(seconds=life.access),
        refresh_expires_at=refresh_ends,
    )


def renew(grants: Grants, old: Token, policy: Policy, life: Lifetimes, now: datetime) -> Token:
    fresh = make_token(old.client_id, old.scopes, old.user_id, policy, life, now, with_refresh=True)
    if policy.rotates:
        grants.revoke(old)
        return grants.issue(fresh)
    return grants.issue(replace(fresh, refresh=old.refresh, refresh_expires_at=old.refresh_expires_at))


def proves(challenge: str, verifier: str | None) -> bool:
    if verifier is None or not 43 <= len(verifier) <= 128:  # RFC 7636, section 4.1
        return False
    digest = hashlib.sha256(verifier.encode()).digest()
    return hmac.compare_digest(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), challenge)


def refused(error: str, description: str, status: int = 400) -> Refusal:
    return Refusal(status, {"error": error, "error_description": description})


def credentials(form: Mapping[str, str], basic: tuple[str, str] | None) -> tuple[str, str]:
    return basic or (form.get("client_id", ""), form.get("client_secret", ""))
