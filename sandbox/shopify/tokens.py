"""Access and refresh tokens of the app in one shop, with the platform's rotation rules."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.shopify.installations import Installation
from sandbox.shopify.records import Json
from sandbox.shopify.session_tokens import DEMO_USER

REFRESH_LIFETIME = 90 * 86_400  # seconds
REUSE_WINDOW = 30 * 86_400  # seconds a used refresh token lasts while its replacement is unused
ONLINE_LIFETIME = 86_399  # seconds

Clock = Callable[[], float]


class TokenRefused(Exception):
    """Answered as HTTP 400 with `{"error": code, "error_description": …}`."""

    def __init__(self, code: str, description: str) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code
        self.description = description


@dataclass(frozen=True)
class TokenIssuer:
    """Issues tokens into an Installation. Call it under the shop's lock."""

    access_lifetime: int = 3600  # seconds
    clock: Clock = time.time

    def issue_expiring(self, installation: Installation) -> Json:
        """A new acquisition: every older refresh token dies, older access tokens run out by themselves."""
        installation.refresh_tokens.clear()
        return self._pair(installation)

    def issue_permanent(self, installation: Installation) -> Json:
        """The old kind, which the token endpoint still gives and the Admin API no longer takes."""
        token = f"shpat_{secrets.token_hex(16)}"
        installation.access_tokens[token] = {"kind": "permanent", "expires": None}
        return {"access_token": token, "scope": installation.scopes}

    def issue_online(self, installation: Installation) -> Json:
        token = f"shpua_{secrets.token_hex(16)}"
        expires = self.clock() + ONLINE_LIFETIME
        installation.access_tokens[token] = {"kind": "online", "expires": expires}
        user = {
            "id": int(DEMO_USER),
            "first_name": "Demo",
            "last_name": "Merchant",
            "email": "merchant@shop.example",
            "email_verified": True,
            "account_owner": True,
            "locale": "en",
            "collaborator": False,
        }
        return {
            "access_token": token,
            "scope": installation.scopes,
            "expires_in": ONLINE_LIFETIME,
            "associated_user_scope": installation.scopes,
            "associated_user": user,
        }

    def refresh(self, installation: Installation, token: str) -> Json:
        """Rotate: `token` stays usable until its replacement is used, at most 30 days from first use."""
        held = installation.refresh_tokens
        now = self.clock()
        entry = held.get(token)
        if entry is None or not _usable(entry, now):
            raise TokenRefused("invalid_grant", "The refresh token is unknown, expired or was replaced.")
        for older in [key for key, other in held.items() if other["replaced_by"] == token]:
            del held[older]
        if entry["replaced_by"]:
            held.pop(entry["replaced_by"], None)
        entry["first_used"] = entry["first_used"] or now
        pair = self._pair(installation)
        entry["replaced_by"] = pair["refresh_token"]
        return pair

    def migrate(self, installation: Installation, token: str) -> Json:
        """Exchange a non-expiring token for an expiring pair."""
        entry = installation.access_tokens.get(token)
        if entry is None or entry["kind"] != "permanent":
            raise TokenRefused("invalid_subject_token", "The subject token is not a non-expiring token.")
        return self.issue_expiring(installation)

    def problem_with(self, installation: Installation, token: str) -> str | None:
        """None when the Admin API may serve this token, else "unknown" or "permanent"."""
        entry = installation.access_tokens.get(token)
        if entry is None:
            return "unknown"
        if entry["kind"] == "permanent":
            return "permanent"
        return "unknown" if entry["expires"] <= self.clock() else None

    def _pair(self, installation: Installation) -> Json:
        now = self.clock()
        access, refresh = f"shpat_{secrets.token_hex(16)}", f"shprt_{secrets.token_hex(16)}"
        _forget_expired(installation, now)
        installation.access_tokens[access] = {"kind": "offline", "expires": now + self.access_lifetime}
        installation.refresh_tokens[refresh] = {
            "expires": now + REFRESH_LIFETIME,
            "first_used": None,
            "replaced_by": None,
        }
        return {
            "access_token": access,
            "expires_in": self.access_lifetime,
            "refresh_token": refresh,
            "refresh_token_expires_in": REFRESH_LIFETIME,
            "scope": installation.scopes,
        }


def _usable(entry: Json, now: float) -> bool:
    if now >= entry["expires"]:
        return False
    return entry["first_used"] is None or now < entry["first_used"] + REUSE_WINDOW


def _forget_expired(installation: Installation, now: float) -> None:
    tokens = installation.access_tokens
    for token in [key for key, entry in tokens.items() if entry["expires"] and entry["expires"] < now]:
        del tokens[token]
