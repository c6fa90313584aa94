"""Connecting a store's helpdesk: out to Zendesk or Gorgias, and back with a code."""

from dataclasses import replace

from flask import Blueprint, g, jsonify, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.guards import by_anyone, by_installed_merchant
from blueprints.house import caller_store, services
from blueprints.logins import arrive, leave_with, state_of_browser, turn_back
from domain.activity import ActivityKind
from domain.errors import BadSignature, InvalidRequest, RemoteError, StoreNotFound
from domain.handoff.tickets import HandoffMethod
from domain.installing import LOGIN_LIFETIME
from domain.stores import Store, is_installed
from jobs.helpdesks import tend_later
from runtime.helpdesks import new_verifier
from runtime.setting_up import why_refused, why_turned_back
from runtime.settings import OAuthKeys

CLIENT = "zendesk-client"  # a client of the merchant's own, between our page and theirs
LONGEST_KEY = 500  # characters

blueprint = Blueprint("connect", __name__, url_prefix="/connect")


@blueprint.get("/<any(zendesk, gorgias):desk>")
@by_installed_merchant
def begin(desk: str) -> ResponseReturnValue:
    """Send the merchant to their helpdesk, to let us open tickets there."""
    house, kind = services(), HandoffMethod(desk)
    own, named = brought_client(kind)
    if own is None and not house.helpdesks.available(kind):
        raise InvalidRequest(f"{desk.title()} is not set up on this server.")
    vendor = house.helpdesks.vendors[kind]
    account, verifier = vendor.parse_account(named), new_verifier()
    kept = {"store": caller_store().id.hex, "account": account, "verifier": verifier, "staff": str(g.staff)}
    with house.begin() as work:
        secret = {"client": own.id, "secret": own.secret} if own else None
        state = work.oauth_states.issue(desk, kept, house.now(), LOGIN_LIFETIME, secret)
    return leave_with(state, vendor.authorize_url(account, state, verifier, own), f"/connect/{desk}/callback")


@blueprint.post("/zendesk/client")
@by_installed_merchant
def bring_client() -> ResponseReturnValue:
    """Keep a client that the merchant made in their Zendesk until their browser leaves to sign in with it.

    A secret has no place in an address, so this answers the name under which `begin` finds it, once.
    """
    account, login, key = keys_given()
    house, store = services(), caller_store()
    named = {"store": store.id.hex, "account": house.helpdesks.vendors[HandoffMethod.ZENDESK].parse_account(account)}
    with house.begin() as work:
        confidential = {"client": login, "secret": key}
        client = work.oauth_states.issue(CLIENT, named, house.now(), LOGIN_LIFETIME, confidential)
    return jsonify(client=client)


@blueprint.get("/<any(zendesk, gorgias):desk>/callback")
@by_anyone
def callback(desk: str) -> ResponseReturnValue:
    """Take the code for the log-in this browser began, once; hand off to this helpdesk from now on."""
    house, kind = services(), HandoffMethod(desk)
    store, began = begun(desk)
    if "code" not in request.args:
        return turn_back(store.shop, kind, why_turned_back(kind, request.args.get("error", "")))
    own = OAuthKeys(began["client"], began["secret"]) if "client" in began else None
    try:
        house.helpdesks.connect(store, kind, began["account"], request.args["code"], began["verifier"], own)
    except RemoteError as error:
        return turn_back(store.shop, kind, why_refused(kind, error))
    hand_over_there(store, kind)
    if who := began.get("staff"):
        with house.begin() as work:
            work.activity.note(store, who, ActivityKind.CONNECTED_HELPDESK, kind.label)
    return arrive(store.shop)


def brought_client(kind: HandoffMethod) -> tuple[OAuthKeys | None, str]:
    """Return the client that the merchant brought, and the account's name. Raises BadSignature for another store's."""
    name = request.args.get("client", "")
    if not name or kind is not HandoffMethod.ZENDESK:
        return None, request.args.get("account", "")
    with services().begin() as work:
        brought = work.oauth_states.take(CLIENT, name, services().now())
    if brought is None or brought["store"] != caller_store().id.hex:
        raise BadSignature("no such client was brought")
    return OAuthKeys(brought["client"], brought["secret"]), brought["account"]


def keys_given() -> tuple[str, str, str]:
    """Return account, login and key. Raises InvalidRequest."""
    body = bodies.json_object()
    account, login, key = (bodies.words(body, name, LONGEST_KEY, required=True) for name in ("account", "login", "key"))
    return account, login.strip(), key.strip()


def hand_over_there(store: Store, kind: HandoffMethod) -> None:
    """Do so from now on, and find out whether what the helpdesk tells reaches us."""
    with services().begin() as work:
        work.stores.alone(store)
        work.handoffs.choose(store, replace(work.handoffs.settings(store), method=kind))
        work.changed.note_grounds(store)
    tend_later(services().redis, str(store.id), kind)


def begun(desk: str) -> tuple[Store, dict[str, str]]:
    """Return the store this browser left for, with what was kept meanwhile. Raises BadSignature or StoreNotFound."""
    house, state = services(), state_of_browser()
    with house.begin() as work:
        began = work.oauth_states.take(desk, state, house.now())
        if began is None:
            raise BadSignature("no such log-in under way")
        store = work.stores.of_id(began["store"])
    if not is_installed(store):
        raise StoreNotFound(began["store"])
    return store, began
