"""`/oauth`: the page where a merchant allows the application in, and the tokens behind it."""

from collections.abc import Mapping

from flask import Blueprint, Response, jsonify, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from sandbox.helpdesks.bodies import form_or_json
from sandbox.helpdesks.consent import Authorization, Exchange, decide, read_authorization
from sandbox.helpdesks.grants import Client, Lifetimes, Policy, refused
from sandbox.zendesk.guards import SCOPES, this_zendesk
from sandbox.zendesk.records import Account

routes = Blueprint("oauth", __name__, url_prefix="/<account>/oauth")
DAY = 86_400
POLICY = Policy(access_ttl=1800, refresh_ttl=30 * DAY, rotates=True, refresh_scope=None, client_credentials=True)


@routes.get("/authorizations/new")
def ask(account: str) -> AnyResponse | str:
    zendesk = this_zendesk()
    desk = zendesk.account(account)
    owner, client = desk.owner, client_of(desk, request.args, zendesk.stand.client)
    wish = read_authorization(request.args, client, SCOPES)
    if not isinstance(wish, Authorization):
        return wish
    return render_template("desk/consent.html", account=account, helpdesk="Zendesk", user=owner.name, wish=wish)


@routes.post("/authorizations/new")
def answer(account: str) -> AnyResponse:
    zendesk = this_zendesk()
    desk = zendesk.account(account)
    wish = read_authorization(request.args, client_of(desk, request.args, zendesk.stand.client), SCOPES)
    if not isinstance(wish, Authorization):
        return wish
    with desk.lock:
        allowed = request.form.get("decision") == "allow"
        return decide(wish, allowed, desk.grants, desk.owner.id, POLICY, zendesk.stand.clock.now(account))


@routes.post("/tokens")
def grant_tokens(account: str) -> Response:
    zendesk = this_zendesk()
    desk, now, form = zendesk.account(account), zendesk.stand.clock.now(account), form_or_json()
    with desk.lock:
        client = client_of(desk, form, zendesk.stand.client)
        desk.token_calls += 1
        token = Exchange(desk.grants, client, POLICY, lifetimes(form, desk), SCOPES, desk.owner.id, form, now).answer()
    zendesk.shelf.save_later(account)
    return jsonify(token.reply(now))


@routes.post("/clients")
def make_client(account: str) -> Response:
    """Make a confidential client of the account's own, as its owner does in the Admin Center.

    `redirects` are addresses with spaces or line ends between.
    """
    zendesk, form = this_zendesk(), form_or_json()
    desk = zendesk.account(account)
    with desk.lock:
        desk.own_client = Client(form["id"], form["secret"], redirects=tuple(form.get("redirects", "").split()))
    zendesk.shelf.save_later(account)
    return jsonify(id=form["id"])


def client_of(desk: Account, form: Mapping[str, str], known: Client) -> Client:
    own = desk.own_client
    return own if own is not None and form.get("client_id") == own.id else known


def lifetimes(form: dict[str, str], account: Account) -> Lifetimes:
    access = within(form, "expires_in", 300, 2 * DAY) or account.settings.access_ttl
    return Lifetimes(access, within(form, "refresh_token_expires_in", 7 * DAY, 90 * DAY) or POLICY.refresh_ttl)


def within(form: dict[str, str], name: str, least: int, most: int) -> int | None:
    """The seconds asked for under `name`, None when not asked."""
    if name not in form:
        return None
    if not form[name].isdigit() or not least <= int(form[name]) <= most:
        raise refused("invalid_request", f"{name} must be between {least} and {most} seconds")
    return int(form[name])
