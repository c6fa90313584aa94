"""Where conversations go when a person should take over, and when people are there."""

from dataclasses import replace

from flask import Blueprint
from flask.typing import ResponseReturnValue

from blueprints.connect import hand_over_there
from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.forms import CHOOSE, typed
from blueprints.merchant.handoff_page import ANSWERS, METHODS, Typed, shown
from blueprints.merchant.hours_form import typed_form
from blueprints.merchant.opening import opening
from domain.activity import ActivityKind
from domain.errors import InvalidRequest, NotConnected, RemoteError
from domain.handoff.choosing import choose_handoff
from domain.handoff.tickets import HandoffMethod
from runtime.setting_up import KEYS, why_refused

blueprint = Blueprint("merchant_handoff", __name__)

SAVED = "Saved. It counts from the next handoff on."
CONNECTED = "Connected. New conversations are handed over there."
LEFT = "Disconnected. New conversations go to the Shopfloor inbox."
LONGEST = {"email": 254, "message": 1000}  # characters
LONGEST_KEY = 500  # characters
DESK = "<any(zendesk, gorgias):desk>"


@blueprint.get("/admin/handoff")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    with services().begin() as work:
        return shown(work)


@blueprint.post("/admin/handoff")
@by_installed_merchant
def choose() -> ResponseReturnValue:
    house, store = services(), caller_store()
    email, message = (typed(name)[:longest] for name, longest in LONGEST.items())
    with house.begin() as work:
        work.stores.alone(store)
        try:
            require_short()
            method = HandoffMethod(typed("method"))
            chosen = replace(work.handoffs.settings(store), method=method, email=email, message=message)
            choose_handoff(store, chosen, work, house.now(), sends_mail=house.mail is not None)
        except (InvalidRequest, NotConnected, ValueError) as error:
            fields = {"email": email, "message": message}
            return shown(work, typed=Typed(typed("method"), fields, problem_of(error, typed("method"))))
        work.changed.note_grounds(store)
        note_change(work, ActivityKind.CHOSE_HANDOFF, METHODS[method][0])
        return shown(work, SAVED)


def require_short() -> None:
    """Raises InvalidRequest for words that are too long, of the way that is chosen."""
    longest = LONGEST.get(typed("method"))
    if longest and len(typed(typed("method"))) > longest:
        raise InvalidRequest(f"Please write at most {longest} characters.")


def problem_of(error: Exception, method: str) -> dict[str, str]:
    """Return a sentence by the field that it belongs to."""
    if isinstance(error, NotConnected):
        return {f"{method}-account": f"Connect {HandoffMethod(method).label} first, then save."}
    if isinstance(error, InvalidRequest):
        return {method if method in LONGEST else "method": error.detail}
    return {"method": CHOOSE}


@blueprint.post("/admin/handoff/hours")
@by_installed_merchant
def choose_hours() -> ResponseReturnValue:
    form, store = typed_form(), caller_store()
    with services().begin() as work:
        if form.problems:
            return shown(work, hours=form)
        work.stores.alone(store)
        work.handoffs.choose(store, replace(work.handoffs.settings(store), hours=form.hours, topics=form.topics))
        work.changed.note_grounds(store)
        note_change(work, ActivityKind.CHANGED_HOURS, ANSWERS[form.when][0])
        return shown(work, SAVED)


@blueprint.post(f"/admin/handoff/{DESK}/keys")
@by_installed_merchant
def connect_by_keys(desk: str) -> ResponseReturnValue:
    """Connect by keys of the merchant's own, tried before they are kept."""
    house, store, kind = services(), caller_store(), HandoffMethod(desk)
    account, login, key = (typed(f"{desk}-{name}")[:LONGEST_KEY] for name in ("account", "login", "key"))
    if problem := connecting(kind, account, login, key):
        ways = Typed(desk, {f"{desk}-account": account, f"{desk}-login": login}, {f"{desk}-account": problem})
        with house.begin() as work:
            return shown(work, typed=ways)
    hand_over_there(store, kind)
    with house.begin() as work:
        note_change(work, ActivityKind.CONNECTED_HELPDESK, kind.label)
        return shown(work, CONNECTED)


def connecting(kind: HandoffMethod, account: str, login: str, key: str) -> str:
    """Connect, and return "", or the sentence on what is wrong."""
    if not (account and login and key):
        return f"Please give all three: your account, {KEYS[kind].login} and {KEYS[kind].key}."
    try:
        services().helpdesks.connect_directly(caller_store(), kind, account, login, key)
    except InvalidRequest as error:
        return error.detail
    except RemoteError as error:
        return why_refused(kind, error)
    return ""


@blueprint.post(f"/admin/handoff/{DESK}/end")
@by_installed_merchant
def disconnect(desk: str) -> ResponseReturnValue:
    house, kind = services(), HandoffMethod(desk)
    advice = house.helpdesks.disconnect(caller_store(), kind)
    with house.begin() as work:
        note_change(work, ActivityKind.LEFT_HELPDESK, kind.label)
        return shown(work, LEFT, advice=advice)
