"""What the merchant's pages show, as JSON."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from blueprints.access_views import access_view
from blueprints.envelopes import moment
from blueprints.handoff_choices import choice_view
from domain.conversations import Conversation
from domain.handoff.delivering import Outgoing, OutgoingState, PartKind
from domain.handoff.tickets import HELPDESKS, HandoffMethod
from domain.imports import ImportProgress, ImportState
from domain.inbox import DeliveryState
from domain.privacy.records import LATE
from domain.readings import told_problem
from domain.stores import Store
from runtime.services import Services, Work
from runtime.setting_up import KEYS, STEPS
from storage.conversations import ConversationSummary, LogEntry

Json = dict[str, Any]

RECENTLY = timedelta(days=7)
NOT_SENT = {
    PartKind.TICKET: "{count} ticket{s} could not be opened; the conversations show why.",
    PartKind.COMMENT: "{count} message{s} could not be added to a ticket; the conversations show why.",
}


def overview_view(house: Services, store: Store, work: Work) -> Json:
    progress = work.imports.progress(store)
    desks = {kind.value: helpdesk_view(house, store, kind, work) for kind in sorted(HELPDESKS)}
    inbox = {**{state.value: 0 for state in DeliveryState}, **work.inbox.counts(store)}
    failed = {kind: work.outbox.counts(store, kind).get(OutgoingState.FAILED, 0) for kind in PartKind}
    return {
        "store": store_view(store),
        "access": access_view(house, store, work),
        "import": import_view(house, progress),
        "counts": held_counts(store, work),
        "handoff": choice_view(work.handoffs.settings(store)),
        "helpdesks": desks,
        "sends_mail": house.mail is not None,
        "inbox": inbox,
        "storefront_url": store.url,
        "problems": [
            *problems(progress, desks, failed),
            *filter(None, map(told_problem, work.readings.all(store))),
            *unsent(work.letters.failed_since(store, house.now() - RECENTLY)),
            *late_requests(work.privacy.late(store, house.now() - LATE)),
        ],
    }


def store_view(store: Store) -> Json:
    return {
        "shop": store.shop.value,
        "name": store.name,
        "state": store.state.value,
        "currency": store.currency,
        "timezone": store.timezone,
    }


def held_counts(store: Store, work: Work) -> dict[str, int]:
    """Return how many records of each kind are held: {"products": 60, "orders": 60, "policy": 5, "page": 4}."""
    counted = {"products": work.catalogue.count(store), "orders": work.orders.count(store)}
    return counted | work.documents.counts(store)


def import_view(house: Services, progress: ImportProgress | None) -> Json:
    if progress is None:
        return {"state": "none", "phase": "", "done": 0, "total": None, "counts": {}, "problem": ""}
    now = house.now()
    return {
        "state": progress.state.value,
        "phase": progress.phase.value,
        "done": progress.done,
        "total": progress.total,
        "rate": round(progress.rate(now), 1),
        "seconds_left": progress.seconds_left(now),
        "counts": progress.counts,
        "denied": list(progress.denied),
        "problem": progress.problem,
        "finished_at": moment(progress.finished_at) if progress.finished_at else None,
    }


def helpdesk_view(house: Services, store: Store, kind: HandoffMethod, work: Work) -> Json:
    connected = work.handoffs.connected(store, kind)
    return {
        "available": house.helpdesks.available(kind),
        "account": connected.account if connected else None,
        "advice": connected.advice if connected else "",
        "keys": asdict(KEYS[kind]),
        "redirect_url": house.helpdesks.vendors[kind].redirect_uri,
        "steps": [asdict(step) for step in STEPS.get(kind, ())],
    }


def problems(progress: ImportProgress | None, desks: Json, failed: dict[PartKind, int]) -> list[str]:
    """Return a sentence for each thing the merchant should know of."""
    failed_import = progress.problem if progress and progress.state is ImportState.FAILED else ""
    sentences = (
        failed_import,
        *(progress.left_out() if progress else []),
        *(desk["advice"] for desk in desks.values()),
        *(NOT_SENT[kind].format(count=count, s="" if count == 1 else "s") for kind, count in failed.items() if count),
    )
    return [sentence for sentence in sentences if sentence]


def unsent(count: int) -> list[str]:
    words = "An e-mail to a shopper" if count == 1 else f"{count} e-mails to shoppers"
    return [f"{words} could not be sent in the last week; what they say stands in the conversations."] if count else []


def late_requests(count: int) -> list[str]:
    words = "A request about a customer's data is" if count == 1 else f"{count} requests about customers' data are"
    return [f"{words} near the legal deadline: see Privacy."] if count else []


def summary_view(one: ConversationSummary) -> Json:
    return {
        "id": str(one.id),
        "state": one.state.value,
        "opening": one.opening,
        "messages": one.messages,
        "started_at": moment(one.started_at),
        "last_at": moment(one.last_at),
        "signed_in": one.signed_in,
    }


def conversation_view(conversation: Conversation, said: list[LogEntry], rounds: list[list[Outgoing]]) -> Json:
    """`rounds` are the parts of each time it was handed to a helpdesk."""
    return {
        "conversation": {
            "id": str(conversation.id),
            "state": conversation.state.value,
            "started_at": moment(conversation.started_at),
            "locale": conversation.locale,
            "profile_id": conversation.shopper.profile_id.hex,
            "customer_id": conversation.shopper.customer_id,
        },
        "messages": [entry_view(entry) for entry in said],
        "tickets": [ticket_view(parts) for parts in rounds if parts],
    }


def entry_view(entry: LogEntry) -> Json:
    message = entry.message
    return {
        "id": str(message.id),
        "author": message.author.value,
        "author_name": message.author_name,
        "text": message.text,
        "at": moment(message.at),
        "outcome": (entry.envelope or {}).get("outcome"),
        "helpful": entry.helpful,
        "receipt": entry.receipt,
    }


def ticket_view(parts: list[Outgoing]) -> Json:
    """Return a ticket with how many of the shopper's later messages follow it, and how many are there."""
    outgoing, comments = parts[0], parts[1:]
    return {
        "method": outgoing.method.value,
        "state": outgoing.state,
        "id": outgoing.ref.id,
        "url": outgoing.ref.url,
        "advice": next((one.advice for one in parts if one.advice), ""),
        "failed": any(one.state is OutgoingState.FAILED for one in parts),
        "comments": len(comments),
        "comments_there": sum(one.state is OutgoingState.DONE for one in comments),
    }
