"""Who is calling, with which scope, how often. Every API route passes here."""

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, current_app, jsonify, request
from werkzeug.exceptions import NotFound

from sandbox.helpdesks.bodies import Json, as_object, json_body
from sandbox.helpdesks.grants import Token
from sandbox.helpdesks.limits import Allowance
from sandbox.helpdesks.snapshots import Shelf
from sandbox.helpdesks.stand import Stand
from sandbox.zendesk.records import Account, Answered, User
from sandbox.zendesk.refusals import (
    insufficient_scope,
    invalid_attribute,
    invalid_token,
    key_mismatch,
    key_too_long,
    not_authenticated,
    too_many_calls,
    unreadable_json,
    wrong_media_type,
)

RESOURCES = ("tickets", "users", "organizations", "hc", "apps", "triggers", "automations", "targets", "webhooks")
SCOPES = frozenset({"read", "write", "impersonate", "auditlogs:read"} | {
    f"{name}:{right}" for name in RESOURCES for right in ("read", "write")
})  # fmt: skip
ANY = ""  # no scope at all
KEY_LIFE = timedelta(hours=2)
KEY_LENGTH = 255


@dataclass(frozen=True)
class Zendesk:
    """The whole stand-in."""

    stand: Stand
    shelf: Shelf[Account]

    def account(self, name: str) -> Account:
        account = self.shelf.find(name)
        if account is None:
            raise NotFound
        return account


@dataclass(frozen=True)
class Call:
    """One permitted call. The account is locked while it lasts."""

    zendesk: Zendesk
    account: Account
    token: Token
    user: User
    now: datetime

    def body(self, name: str) -> Json:
        """The object under `name` in the JSON body."""
        if not request.is_json:
            raise wrong_media_type()
        whole = json_body()
        if whole is None:
            raise unreadable_json()
        inner = as_object(whole.get(name))
        if inner is None:
            raise invalid_attribute(name, "an object")
        return inner

    def limit(self, key: str, calls: int, seconds: int) -> None:
        allowance = self.zendesk.stand.windows.take(self.account.name, key, calls, seconds)
        if allowance.refused:
            raise too_many_calls(allowance.reset)


def answer(status: int, **body: object) -> Response:
    response = jsonify(body)
    response.status_code = status
    return response


def this_zendesk() -> Zendesk:
    zendesk = current_app.extensions["zendesk"]
    assert isinstance(zendesk, Zendesk)
    return zendesk


def needs(scope: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Guard a view: a live token of this account that holds `scope`, within the account's rate."""

    def guard(view: Callable[..., Response]) -> Callable[..., Response]:
        @functools.wraps(view)
        def guarded(account: str, **values: object) -> Response:
            zendesk = this_zendesk()
            owner = zendesk.account(account)
            with owner.lock:
                call = authenticate(zendesk, owner)
                allowance = take_turn(call)
                demand_scope(call.token, scope)
                response = view(call, **values)
            if request.method != "GET":
                zendesk.shelf.save_later(account)
            return with_rate_headers(response, allowance)

        return guarded

    return guard


def authenticate(zendesk: Zendesk, account: Account) -> Call:
    header = request.headers.get("Authorization", "")
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "bearer":
        raise not_authenticated()
    now = zendesk.stand.clock.now(account.name)
    token = account.grants.active(value.strip(), now)
    if token is None:
        raise invalid_token()
    return Call(zendesk, account, token, account.users[token.user_id], now)


def take_turn(call: Call) -> Allowance:
    windows = call.zendesk.stand.windows
    allowance = windows.take(call.account.name, "all", call.account.settings.rate_limit, 60)
    if allowance.refused:
        raise too_many_calls(allowance.reset)
    return allowance


def demand_scope(token: Token, scope: str) -> None:
    _, _, right = scope.partition(":")
    if scope != ANY and scope not in token.scopes and right not in token.scopes:
        raise insufficient_scope(scope)


def with_rate_headers(response: Response, allowance: Allowance) -> Response:
    limit, remaining = str(allowance.limit), str(allowance.remaining)
    response.headers["X-Rate-Limit"] = response.headers["ratelimit-limit"] = limit
    response.headers["X-Rate-Limit-Remaining"] = response.headers["ratelimit-remaining"] = remaining
    response.headers["ratelimit-reset"] = str(allowance.reset)
    return response


def once(call: Call, create: Callable[[], Response]) -> Response:
    """Run `create` at most once for the request's Idempotency-Key; a repeat gets the first answer."""
    key = request.headers.get("Idempotency-Key")
    if not key:
        return create()
    if len(key) > KEY_LENGTH:
        raise key_too_long()
    fingerprint = json.dumps(json_body(), sort_keys=True)
    kept = call.account.answered.get(key)
    if kept is not None and call.now - kept.at < KEY_LIFE:
        if kept.fingerprint != fingerprint:
            raise key_mismatch()
        return looked_up(Response(kept.body, status=201, mimetype="application/json"), "hit")
    response = create()
    call.account.answered[key] = Answered(fingerprint, response.get_data(as_text=True), call.now)
    return looked_up(response, "miss")


def looked_up(response: Response, outcome: str) -> Response:
    response.headers["x-idempotency-lookup"] = outcome
    return response
