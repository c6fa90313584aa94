"""The page on which a merchant allows the application in, and the token endpoint behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from sandbox.helpdesks.grants import (
    Client,
    Code,
    Grants,
    Lifetimes,
    Policy,
    Token,
    credentials,
    make_token,
    refused,
    renew,
)


@dataclass(frozen=True)
class Authorization:
    """What the application asked for in the browser's address."""

    client_id: str
    redirect_uri: str
    scopes: tuple[str, ...]
    state: str
    challenge: str | None

    def back(self, **answer: str) -> Response:
        given = {**answer, **({"state": self.state} if self.state else {})}
        joint = "&" if "?" in self.redirect_uri else "?"
        return redirect(self.redirect_uri + joint + urlencode(given))


def read_authorization(
    args: Mapping[str, str], client: Client, known_scopes: frozenset[str]
) -> Authorization | Response:
    """The wish, or the answer to a bad one. An unknown client or address is never redirected to."""
    wish = Authorization(
        client_id=args.get("client_id", ""),
        redirect_uri=args.get("redirect_uri", ""),
        scopes=tuple(args.get("scope", "").split()),
        state=args.get("state", ""),
        challenge=args.get("code_challenge") or None,
    )
    if wish.client_id != client.id:
        return refusal_page("invalid_client", "No such client is registered here.")
    if wish.redirect_uri not in client.redirects:
        return refusal_page("invalid_request", "The redirect address is not registered for this client.")
    if args.get("response_type") != "code":
        return wish.back(error="unsupported_response_type")
    if not wish.scopes or not set(wish.scopes) <= known_scopes:
        return wish.back(error="invalid_scope", error_description="The requested scope is invalid or unknown.")
    if wish.challenge and args.get("code_challenge_method") != "S256":
        return wish.back(error="invalid_request", error_description="The code challenge method must be S256.")
    return wish


def refusal_page(error: str, description: str) -> Response:
    page = render_template("desk/refused.html", error=error, description=description)
    return Response(page, status=400, mimetype="text/html")


def decide(wish: Authorization, allowed: bool, grants: Grants, user_id: int, policy: Policy, now: datetime) -> Response:
    if not allowed:
        return wish.back(error="access_denied", error_description="The end-user denied the authorization request.")
    ends = now + timedelta(seconds=policy.code_ttl)
    code = Code(wish.client_id, wish.redirect_uri, wish.scopes, user_id, wish.challenge, ends)
    return wish.back(code=grants.add_code(code))


@dataclass(frozen=True)
class Exchange:
    """One call of the token endpoint."""

    grants: Grants
    client: Client
    policy: Policy
    life: Lifetimes
    known_scopes: frozenset[str]
    owner_id: int
    form: Mapping[str, str]
    now: datetime

    def answer(self) -> Token:
        basic = request.authorization
        pair = (basic.username or "", basic.password or "") if basic and basic.type == "basic" else None
        if not self.client.accepts(*credentials(self.form, pair)):
            raise refused("invalid_client", "Client authentication failed.", status=401)
        grant = GRANTS.get(self.form.get("grant_type", ""))
        if grant is None or (grant is Exchange.from_client and not self.policy.client_credentials):
            raise refused("unsupported_grant_type", "The authorization grant type is not supported.")
        return grant(self)

    def from_code(self) -> Token:
        form = self.form
        spent, back_to, verifier = form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier")
        code = self.grants.redeem(spent, self.client.id, back_to, verifier, self.now)
        return self._issue(code.scopes, code.user_id, with_refresh=True)

    def from_refresh(self) -> Token:
        old = self.grants.refreshable(self.form.get("refresh_token", ""), self.client.id, self.now)
        return renew(self.grants, old, self.policy, self.life, self.now)

    def from_client(self) -> Token:
        scopes = tuple(self.form.get("scope", "").split())
        if not scopes or not set(scopes) <= self.known_scopes:
            raise refused("invalid_scope", "The requested scope is invalid, unknown, or malformed.")
        return self._issue(scopes, self.owner_id, with_refresh=False)

    def _issue(self, scopes: tuple[str, ...], user_id: int, with_refresh: bool) -> Token:
        token = make_token(self.client.id, scopes, user_id, self.policy, self.life, self.now, with_refresh)
        return self.grants.issue(token)


GRANTS = {
    "authorization_code": Exchange.from_code,
    "refresh_token": Exchange.from_refresh,
    "client_credentials": Exchange.from_client,
}
