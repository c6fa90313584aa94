"""Who is calling, with which scope, how often. Every API route passes here."""

import functools
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Response, current_app, jsonify, request
from werkzeug.exceptions import NotFound

from sandbox.gorgias.hooks import tell_integrations
from sandbox.gorgias.records import Account, User
from sandbox.gorgias.refusals import bad_request, forbidden, not_authenticated, too_many_calls
from sandbox.gorgias.tickets import Change
from sandbox.gorgias.validation import Field, faults
from sandbox.helpdesks.bodies import Json, json_body
from sandbox.helpdesks.limits import Allowance
from sandbox.helpdesks.snapshots import Shelf
from sandbox.helpdesks.stand import Stand

RESOURCES = ("account", "users", "customers", "tickets", "custom_fields", "events", "integrations")
SCOPES = frozenset({"openid", "email", "profile", "offline"} | {
    f"{name}:{right}" for name in RESOURCES for right in ("read", "write")
})  # fmt: skip
WINDOW = 20  # seconds


@dataclass(frozen=True)
class Gorgias:
    """The whole stand-in."""

    stand: Stand
    shelf: Shelf[Account]

    def account(self, name: str) -> Account:
        account = self.shelf.find(name)
        if account is None:
            raise NotFound
        return account


@dataclass(frozen=True)
class Caller:
    user: User
    scopes: frozenset[str] | None  # None: an API key, which may do all
    limit: int


@dataclass(frozen=True)
class Call:
    """One permitted call. The account is locked while it lasts."""

    gorgias: Gorgias
    account: Account
    user: User
    now: datetime

    def body(self, shape: Field, msg: str) -> Json:
        """The JSON body, checked against `shape`; `msg` heads the refusal."""
        body = json_body()
        if body is None:
            raise bad_request("Invalid JSON in the request body.")
        if (wrong := faults(shape, body)) is not None:
            raise bad_request(msg, wrong)
        return body

    def tell(self, change: Change) -> None:
        tell_integrations(self.account, change, self.gorgias.stand.courier, self.now)


def this_gorgias() -> Gorgias:
    gorgias = current_app.extensions["gorgias"]
    assert isinstance(gorgias, Gorgias)
    return gorgias


def answer(status: int, body: object) -> Response:
    response = jsonify(body)
    response.status_code = status
    return response


def needs(scope: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Guard a view: this account's API key, or a live token that holds `scope`, within the rate."""

    def guard(view: Callable[..., Response]) -> Callable[..., Response]:
        @functools.wraps(view)
        def guarded(account: str, **values: object) -> Response:
            gorgias = this_gorgias()
            owner, now = gorgias.account(account), gorgias.stand.clock.now(account)
            with owner.lock:
                caller = authenticate(owner, now)
                allowance = take_turn(gorgias, owner, caller)
                if caller.scopes is not None and scope not in caller.scopes:
                    raise forbidden(scope)
                response = view(Call(gorgias, owner, caller.user, now), **values)
            if request.method != "GET":
                gorgias.shelf.save_later(account)
            response.headers["X-Gorgias-Account-Api-Call-Limit"] = f"{allowance.used}/{allowance.limit}"
            return response

        return guarded

    return guard


def authenticate(account: Account, now: datetime) -> Caller:
    given = request.authorization
    settings = account.settings
    if given is not None and given.type == "basic":
        pair = (settings.api_email, settings.api_key)
        offered = (given.username or "", given.password or "")
        if all(hmac.compare_digest(a.encode(), b.encode()) for a, b in zip(pair, offered, strict=True)):
            return Caller(account.user_with("admin"), None, settings.key_limit)
    if given is not None and given.type == "bearer" and given.token:
        token = account.grants.active(given.token, now)
        if token is not None:
            return Caller(account.users[token.user_id], frozenset(token.scopes), settings.oauth_limit)
    raise not_authenticated()


def take_turn(gorgias: Gorgias, account: Account, caller: Caller) -> Allowance:
    kind = "key" if caller.scopes is None else "oauth"
    allowance = gorgias.stand.windows.take(account.name, kind, caller.limit, WINDOW)
    if allowance.refused:
        raise too_many_calls(allowance.reset, allowance.limit)
    return allowance
