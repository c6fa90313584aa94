"""The handoff page: where conversations go, the helpdesks with the way into each, and when people are there."""

from dataclasses import dataclass, field

from flask.typing import ResponseReturnValue

from blueprints.access_views import access_view
from blueprints.house import caller_store, services
from blueprints.merchant.hours_form import DAYS, HoursForm, When, kept_form
from blueprints.merchant.rendering import REFUSED, rendered
from domain.agent.intents import Intent
from domain.handoff.choosing import NO_MAIL
from domain.handoff.hours_told import away, back
from domain.handoff.setting_up import Instruction
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HELPDESKS, HandoffMethod
from domain.language.languages import Language
from runtime.services import Services, Work
from runtime.setting_up import KEYS, STEPS, Keys

METHODS = {
    HandoffMethod.ZENDESK: ("Zendesk", "Opens a ticket. Replies from Zendesk appear in the chat."),
    HandoffMethod.GORGIAS: ("Gorgias", "Opens a ticket. Replies from Gorgias appear in the chat."),
    HandoffMethod.INBOX: ("Shopfloor inbox", "Keeps the conversation here, under Inbox, for your team to answer."),
    HandoffMethod.EMAIL: (
        "E-mail",
        "Sends the conversation to an address of your team. Answers go to the shopper by e-mail, not to the chat.",
    ),
    HandoffMethod.MESSAGE: (
        "A message of yours",
        "Offers no person; shows your own words instead, such as your phone hours.",
    ),
}
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


@dataclass(frozen=True)
class DeskView:
    """A helpdesk as the page shows it; `account` is "" where none is connected."""

    name: str
    suffix: str
    available: bool
    account: str
    advice: str
    keys: Keys
    redirect_url: str
    steps: tuple[Instruction, ...]


@dataclass(frozen=True)
class Typed:
    """What was typed into the form of the methods, and what is wrong with it, by the fields' names."""

    method: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def shown(
    work: Work, told: str = "", *, hours: HoursForm | None = None, typed: Typed | None = None, advice: str = ""
) -> ResponseReturnValue:
    """`advice` is what is left to do elsewhere after what was done."""
    house, store = services(), caller_store()
    kept = work.handoffs.settings(store)
    form, ways = hours or kept_form(kept, store), typed or as_typed(kept)
    return rendered(
        "handoff",
        REFUSED if form.problems or ways.problems else 200,
        methods={method.value: words for method, words in METHODS.items()},
        ways=ways,
        desks={kind.value: desk_view(house, kind, work) for kind in sorted(HELPDESKS)},
        no_mail="" if house.mail else NO_MAIL,
        form=form,
        answers=ANSWERS,
        days=DAYS,
        topics=TOPICS,
        heard="" if form.problems else heard_now(form),
        access=access_view(house, store, work),
        told=told,
        advice=advice,
    )


def as_typed(kept: HandoffSettings) -> Typed:
    return Typed(kept.method.value, {"email": kept.email, "message": kept.message})


def desk_view(house: Services, kind: HandoffMethod, work: Work) -> DeskView:
    connected, vendor = work.handoffs.connected(caller_store(), kind), house.helpdesks.vendors[kind]
    return DeskView(
        name=kind.label,
        suffix=f".{kind.value}.com",
        available=house.helpdesks.available(kind),
        account=connected.account if connected else "",
        advice=connected.advice if connected else "",
        keys=KEYS[kind],
        redirect_url=vendor.redirect_uri,
        steps=STEPS.get(kind, ()),
    )


def heard_now(form: HoursForm) -> str:
    """Return what a shopper who is handed over in this moment hears of the hours, in English."""
    hours, now = form.hours, services().now()
    if hours is None:
        return ""
    if hours.open_at(now):
        return "nothing of when, for your team is there."
    opening = hours.next_opening(now)
    return f"“{away(hours, now, Language.ENGLISH)} {back(hours, opening, hours.timezone, now, Language.ENGLISH)}”"
