"""Connecting a store's helpdesk: out to Zendesk or Gorgias, and back with a code."""

from dataclasses import replace

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.guards import by_anyone, by_installed_merchant
from blueprints.house import caller_store, services
from blueprints.logins import arrive, leave_with, state_of_browser
from domain.errors import BadSignature, InvalidRequest, StoreNotFound
from domain.handoff.tickets import HandoffMethod
from domain.installing import LOGIN_LIFETIME
from domain.stores import Store
from jobs.helpdesks import tend_later
from runtime.helpdesks import new_verifier

LONGEST_KEY = 500  # characters

blueprint = Blueprint("connect", __name__, url_prefix="/connect")


@blueprint.get("/<any(zendesk, gorgias):desk>")
@by_installed_merchant
def begin(desk: str) -> ResponseReturnValue:
    """Send the merchant to their helpdesk, to let us open tickets there."""
    house, kind = services(), HandoffMethod(desk)
    if not house.helpdesks.available(kind):
        raise InvalidRequest(f"{desk.title()} is not set up on this server.")
    vendor = house.helpdesks.vendors[kind]
    account, verifier = vendor.parse_account(request.args.get("account", "")), new_verifier()
    kept = {"store": caller_store().id.hex, "account": account, "verifier": verifier}
    with house.begin() as work:
        state = work.oauth_states.issue(desk, kept, house.now(), LOGIN_LIFETIME)
    return leave_with(state, vendor.authorize_url(account, state, verifier), f"/connect/{desk}/callback")


@blueprint.post("/<any(zendesk, gorgias):desk>/keys")
@by_installed_merchant
def connect_by_keys(desk: str) -> ResponseReturnValue:
    """Connect by the merchant's own keys: a confidential OAuth client made in their Zendesk, a Gorgias API key."""
    body = bodies.json_object()
    account, login, key = (bodies.words(body, name, LONGEST_KEY, required=True) for name in ("account", "login", "key"))
    house, store, kind = services(), caller_store(), HandoffMethod(desk)
    house.helpdesks.connect_directly(store, kind, account, login.strip(), key.strip())
    hand_over_there(store, kind)
    return jsonify(connected=True)


@blueprint.get("/<any(zendesk, gorgias):desk>/callback")
@by_anyone
def callback(desk: str) -> ResponseReturnValue:
    """Take the code for the log-in this browser began, once; hand off to this helpdesk from now on."""
    house, kind = services(), HandoffMethod(desk)
    store, began = begun(desk)
    if "code" in request.args:
        house.helpdesks.connect(store, kind, began["account"], request.args["code"], began["verifier"])
        hand_over_there(store, kind)
    return arrive(store.shop)


def hand_over_there(store: Store, kind: HandoffMethod) -> None:
    """Do so from now on, and find out whether what the helpdesk tells reaches us."""
    with services().begin() as work:
        work.handoffs.choose(store, replace(work.handoffs.settings(store), method=kind))
    tend_later(services().redis, str(store.id), kind)


def begun(desk: str) -> tuple[Store, dict[str, str]]:
    """Return the store this browser left for, with what was kept meanwhile. Raises BadSignature or StoreNotFound."""
    house, state = services(), state_of_browser()
    with house.begin() as work:
        began = work.oauth_states.take(desk, state, house.now())
        if began is None:
            raise BadSignature("no such log-in under way")
        store = work.stores.of_id(began["store"])
    if store is None:
        raise StoreNotFound(began["store"])
    return store, began
