"""Tickets that staff or auto-merge put into others: found again, and read for what is ours."""

from collections.abc import Callable
from typing import TypeVar

from domain.errors import RemoteError
from domain.handoff.rounds import external_id_in, key_of
from integrations.gorgias.connection import SYSTEM, GorgiasConnection, TicketMerged
from integrations.gorgias.payloads import Payload
from integrations.remote import RequestRefused

MOST_MERGES = 5  # one after the other that are followed
Done = TypeVar("Done")


def wherever(ticket_id: int, work: Callable[[int], Done]) -> Done:
    """Do `work` in that ticket, or else in the one that took it in."""
    for _ in range(MOST_MERGES):
        try:
            return work(ticket_id)
        except TicketMerged as merged:
            ticket_id = merged.into
    raise RemoteError(SYSTEM, "ticket merged too often", permanent=True, answered=True)


def messages_since(messages: list[Payload], external_id: str) -> list[Payload] | None:
    """Return what was written from the round's own request on, None where its request is not among them.

    A ticket that took in others begins with words which were never meant for this chat.
    """
    request = next((one for one in messages if one.get("external_id") == key_of(external_id)), None)
    # Ids grow as messages are written, and no two clocks are compared.
    return None if request is None else [one for one in messages if int(one["id"]) >= int(request["id"])]


def taken_in(api: GorgiasConnection, ticket_id: int) -> set[str]:
    """Return the external ids of our rounds whose requests lie in a ticket, whoever began it."""
    try:
        messages = list(wherever(ticket_id, lambda found: list(api.read_all(f"tickets/{found}/messages"))))
    except RequestRefused as error:
        if error.status == 404:
            return set()
        raise
    return {found for message in messages if (found := external_id_in(message.get("external_id")))}
