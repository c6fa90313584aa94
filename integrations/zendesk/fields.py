"""Fields of the merchant's tickets that we fill, for views, triggers and searches of theirs."""

from collections.abc import Callable, Mapping

from zenpy import Zenpy
from zenpy.lib.api_objects import TicketField

from domain.handoff.rounds import conversation_of
from domain.handoff.tickets import Ticket
from integrations.remote import RequestRefused
from integrations.zendesk.setting_up import OwnField

NOT_THERE = frozenset({403, 404, 422})  # the plan or the role has no custom fields; tickets go without


DESCRIPTIONS = {
    OwnField.PROFILE: "Shopfloor's id of the shopper; two tickets with the same one come from the same person.",
    OwnField.CONVERSATION: "The conversation with the assistant in Shopfloor.",
    OwnField.ORDERS: "The orders the shopper has proven to be theirs and spoke of.",
}


def prepare_fields(client: Zenpy) -> dict[str, int]:
    """Return the ids of our fields by title, made where they are missing.

    Left out are those the account refuses, and those the merchant has switched off.
    """
    try:
        held = {one.title: one for one in client.ticket_fields()}
    except RequestRefused as error:
        if error.status in NOT_THERE:
            return {}
        raise
    found = {name: held.get(name) or _created(client, name) for name in OwnField}
    return {name.value: int(field.id) for name, field in found.items() if field and field.active}


def filled(fields: Mapping[str, int], ticket: Ticket, conversation_page: str) -> list[dict[str, object]]:
    """Return `custom_fields` of the ticket; a field with nothing to say is left out."""
    values = {name: VALUES[name](ticket, conversation_page) for name in OwnField if name.value in fields}
    return [{"id": fields[name.value], "value": value} for name, value in values.items() if value]


def _created(client: Zenpy, name: OwnField) -> TicketField | None:
    field = TicketField(type="text", title=name.value, agent_description=DESCRIPTIONS[name], visible_in_portal=False)
    try:
        return client.ticket_fields.create(field)
    except RequestRefused as error:
        if error.status in NOT_THERE:
            return None
        raise


def conversation_address(ticket: Ticket, page: str) -> str:
    """Return where staff read the conversation; `page` has a "{conversation}" in it, or is ""."""
    return page.replace("{conversation}", str(conversation_of(ticket.external_id))) if page else ""


VALUES: dict[OwnField, Callable[[Ticket, str], str]] = {
    OwnField.PROFILE: lambda ticket, page: ticket.requester.profile_id,
    OwnField.CONVERSATION: conversation_address,
    OwnField.ORDERS: lambda ticket, page: ", ".join(ticket.order_names),
}
