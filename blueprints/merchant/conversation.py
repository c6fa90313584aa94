"""One conversation: what was said, what each answer stands on, the orders and the tickets in it; and erasing it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.admin_views import ticket_view
from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant import conversations
from blueprints.merchant.activity import note_change
from blueprints.merchant.opening import opening
from blueprints.merchant.receipts import Account, accounts
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.merchant.wanted import query_of
from blueprints.privacy import note_reading
from domain.activity import ActivityKind
from domain.agent.replies import Outcome
from domain.conversations import Author, Message
from domain.drafting.prompts import NAMES
from domain.errors import ConversationNotFound
from domain.language.languages import of_locale
from domain.privacy.accesses import Seen
from domain.privacy.leaving import erase_for_store
from domain.rehearsing.rehearsals import Exchange
from runtime.services import Work
from storage.conversations import LogEntry

blueprint = Blueprint("merchant_conversation", __name__)

HANDED_OVER = "Handed over"
SENT = "It is on its way. Look again in a moment."
NOTHING_SENT = "Nothing waits to be sent again."
ERASED = "The conversation is erased, with its messages, receipts and whatever else hung on it."
ELSEWHERE = "Please delete there yourself, Shopfloor cannot: {tickets}."
NOT_SURE = "Nothing was erased. Please confirm it at the end of the page."


@dataclass(frozen=True)
class Said:
    """A message; `why` is what stands behind it, None where nothing does. `thumb` is "up", "down" or ""."""

    message: Message
    thumb: str
    why: Account | None


@blueprint.get("/admin/conversations/<uuid:conversation_id>")
@by_merchant
@opening
def page(conversation_id: UUID) -> ResponseReturnValue:
    return shown(conversation_id)


@blueprint.post("/admin/conversations/<uuid:conversation_id>/send")
@by_installed_merchant
def send_again(conversation_id: UUID) -> ResponseReturnValue:
    """Put in line again what a helpdesk refused; the sweep delivers it within seconds."""
    house = services()
    with house.begin() as work:
        count = work.outbox.retry(caller_store(), house.now(), conversation_id)
    return shown(conversation_id, told=SENT if count else NOTHING_SENT)


@blueprint.post("/admin/conversations/<uuid:conversation_id>/erase")
@by_installed_merchant
def erase(conversation_id: UUID) -> ResponseReturnValue:
    if request.form.get("sure") != "yes":
        return shown(conversation_id, told=NOT_SURE, status=REFUSED)
    with services().begin() as work:
        done = erase_for_store(caller_store(), conversation_id, work)
        note_change(work, ActivityKind.ERASED_CONVERSATION, str(conversation_id))
    tickets = ", ".join(f"{one.method.title()} ticket {one.ticket_id}" for one in done.tickets)
    response = conversations.shown(f"{ERASED} {ELSEWHERE.format(tickets=tickets) if tickets else ''}".strip())
    response.headers["Content-Location"] = f"/admin/conversations{query_of(request.args)}"
    return response


def shown(conversation_id: UUID, *, told: str = "", status: int = 200) -> ResponseReturnValue:
    store = caller_store()
    with services().begin() as work:
        found = work.conversations.conversation(store, conversation_id, newest=0)
        if found is None:
            raise ConversationNotFound(str(conversation_id))
        said = read(work.conversations.log(store, conversation_id), work)
        rounds = [work.outbox.parts(store, one) for one in work.rounds.all(store, conversation_id)]
        note_reading(work, Seen.CONVERSATION, str(conversation_id))
    return rendered(
        "conversation",
        status,
        conversation=found,
        said=said,
        tickets=[ticket_view(parts) for parts in rounds if parts],
        orders=orders_in(said),
        language=NAMES[of_locale(found.locale)],
        query=query_of(request.args),
        told=told,
    )


def read(log: Sequence[LogEntry], work: Work) -> list[Said]:
    """Return what was said, each answer of the agent's with its account."""
    answers = [one for one in log if one.message.author is Author.AGENT and one.envelope and one.receipt]
    exchanges = [Exchange(one.receipt.get("question", ""), one.envelope, one.receipt) for one in answers]  # type: ignore[union-attr,arg-type]  # chosen for having both
    behind = {
        entry.message.id: as_it_was(exchange, why)
        for entry, exchange, why in zip(answers, exchanges, accounts(caller_store(), exchanges, work), strict=True)
    }
    return [Said(one.message, thumb(one), behind.get(one.message.id)) for one in log]


def as_it_was(exchange: Exchange, why: Account) -> Account:
    """Return the account of an answer that was given in earnest."""
    handed = exchange.envelope["outcome"] == Outcome.HANDED_OFF
    return replace(why, outcome=HANDED_OVER) if handed else why


def thumb(entry: LogEntry) -> str:
    return "" if entry.helpful is None else "up" if entry.helpful else "down"


def orders_in(said: Sequence[Said]) -> list[tuple[str, str]]:
    """Return the orders that answers told of, with where they stand in Shopify's admin."""
    records = [record for one in said if one.why for record in one.why.records]
    return list(dict.fromkeys((one.title, one.link) for one in records if one.kind == "Order"))
