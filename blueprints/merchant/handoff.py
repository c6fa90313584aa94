"""Where conversations go when a person should take over, and when people are there."""

from dataclasses import replace

from flask import Blueprint
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.hours_form import DAYS, HoursForm, When, kept_form, typed_form
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import REFUSED, rendered
from domain.agent.intents import Intent
from domain.handoff.hours_told import away, back
from domain.language.languages import Language

blueprint = Blueprint("merchant_handoff", __name__)

SAVED = "Saved. Shoppers hear of it from the next handoff on."
ANSWERS = {
    When.UNSAID: ("Say nothing of when", "Shoppers hear that your team answers, and not when."),
    When.WEEK: ("At these hours", "Outside of them shoppers hear when you are back, by your clock and by theirs."),
    When.ALWAYS: ("Always", "But for the holidays below."),
    When.NEVER: ("Not at all for now", "Shoppers hear that you are away, and on which holiday, not until when."),
}
TOPICS = {
    Intent.RETURN_ITEM: "Returns",
    Intent.EXCHANGE_ITEM: "Exchanges",
    Intent.ASK_REFUND: "Asking for a refund",
    Intent.ORDER_REFUND: "Where a refund is",
    Intent.CANCEL_ORDER: "Cancelling an order",
    Intent.CHANGE_ORDER: "Changing an order",
    Intent.CHANGE_ADDRESS: "Changing an address",
    Intent.ORDER_PROBLEM: "Something wrong with an order",
    Intent.PAYMENT_PROBLEM: "Payments",
    Intent.ACCOUNT_PROBLEM: "Accounts",
    Intent.INVOICE: "Invoices",
    Intent.COMPLAINT: "Complaints",
}


@blueprint.get("/admin/handoff")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    with services().begin() as work:
        kept = work.handoffs.settings(caller_store())
    return shown(kept_form(kept, caller_store()))


@blueprint.post("/admin/handoff/hours")
@by_installed_merchant
def choose_hours() -> ResponseReturnValue:
    form, store = typed_form(), caller_store()
    if form.problems:
        return shown(form)
    with services().begin() as work:
        kept = work.handoffs.settings(store)
        chosen = replace(kept, hours=form.hours, topics=form.topics)
        work.handoffs.choose(store, chosen)
        note_change(work, "changed when the team is there", form.when.value)
    return shown(kept_form(chosen, store), SAVED)


def shown(form: HoursForm, told: str = "") -> ResponseReturnValue:
    return rendered(
        "handoff",
        REFUSED if form.problems else 200,
        form=form,
        problems=form.problems,
        answers=ANSWERS,
        days=DAYS,
        topics=TOPICS,
        heard="" if form.problems else heard_now(form),
        told=told,
    )


def heard_now(form: HoursForm) -> str:
    """Return what a shopper who is handed over in this moment hears of the hours, in English."""
    hours, now = form.hours, services().now()
    if hours is None:
        return ""
    if hours.open_at(now):
        return "Your team is there now, so nothing is said of when."
    opening = hours.next_opening(now)
    return f"“{away(hours, now, Language.ENGLISH)} {back(hours, opening, hours.timezone, now, Language.ENGLISH)}”"
