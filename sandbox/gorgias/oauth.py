"""`/oauth`: the page where a merchant allows the application in, and the tokens behind it."""

from flask import Blueprint, Response, jsonify, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from sandbox.gorgias.guards import SCOPES, this_gorgias
from sandbox.gorgias.seeds import APP_ROLE
from sandbox.helpdesks.bodies import form_or_json
from sandbox.helpdesks.consent import Authorization, Exchange, decide, read_authorization
from sandbox.helpdesks.grants import Lifetimes, Policy

routes = Blueprint("oauth", __name__, url_prefix="/<account>/oauth")
POLICY = Policy(access_ttl=86_400, refresh_ttl=None, rotates=False, refresh_scope="offline", client_credentials=False)


@routes.get("/authorize")
def ask(account: str) -> AnyResponse | str:
    gorgias = this_gorgias()
    owner = gorgias.account(account).user_with("admin")
    wish = read_authorization(request.args, gorgias.stand.client, SCOPES)
    if not isinstance(wish, Authorization):
        return wish
    return render_template("desk/consent.html", account=account, helpdesk="Gorgias", user=owner.name, wish=wish)


@routes.post("/authorize")
def answer(account: str) -> AnyResponse:
    gorgias = this_gorgias()
    desk = gorgias.account(account)
    wish = read_authorization(request.args, gorgias.stand.client, SCOPES)
    if not isinstance(wish, Authorization):
        return wish
    with desk.lock:
        allowed = request.form.get("decision") == "allow"
        app_user = desk.user_with(APP_ROLE).id
        return decide(wish, allowed, desk.grants, app_user, POLICY, gorgias.stand.clock.now(account))


@routes.post("/token")
def grant_tokens(account: str) -> Response:
    gorgias = this_gorgias()
    desk, now = gorgias.account(account), gorgias.stand.clock.now(account)
    life = Lifetimes(desk.settings.access_ttl, POLICY.refresh_ttl)
    with desk.lock:
        owner = desk.user_with(APP_ROLE).id
        token = Exchange(desk.grants, gorgias.stand.client, POLICY, life, SCOPES, owner, form_or_json(), now).answer()
    gorgias.shelf.save_later(account)
    return jsonify(token.reply(now))
