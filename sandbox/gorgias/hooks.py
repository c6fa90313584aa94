"""HTTP integrations: the event feed, and requests rendered from each integration's own form."""

import base64
import hashlib
import hmac
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from urllib.parse import urlencode

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sandbox.gorgias.records import Account, Event, Integration, Message, SignatureStyle, Ticket
from sandbox.gorgias.shapes import message_shape, whole_ticket
from sandbox.gorgias.tickets import Change
from sandbox.helpdesks.deliveries import Courier, Letter

# Templates are Liquid-like and their values arrive as Python writes them: "False", "None".
TEMPLATES = ImmutableSandboxedEnvironment(autoescape=False)


def tell_integrations(account: Account, change: Change, courier: Courier, now: datetime) -> None:
    """Record every event of `change` and send it to the integrations that chose it, some of it twice."""
    for kind, message in happenings(change):
        context = str(uuid.uuid4())
        actor = change.actor.id if change.actor else None
        account.events.append(Event(account.next_id(), kind, change.after.id, actor, context, now))
        values = describe(account, change.after, message, kind, context)
        for integration in list(account.integrations.values()):
            if account.settings.deliver and chosen(integration, kind):
                account.deliveries += 1
                every = account.settings.duplicate_every
                twice = every > 0 and account.deliveries % every == 0
                courier.send(address(account, integration, kind, context, values), copies=2 if twice else 1)


def happenings(change: Change) -> Iterator[tuple[str, Message | None]]:
    before, after = change.before, change.after
    if before is None:
        yield "ticket-created", change.added[0]
    for message in change.added:
        yield "ticket-message-created", message
    if before is None:
        return
    yield "ticket-updated", None
    if before.status != after.status:
        yield "ticket-status-updated", None
    if before.assignee_id != after.assignee_id:
        yield "ticket-assignment-updated", None


def chosen(integration: Integration, kind: str) -> bool:
    if integration.deactivated_at is not None:
        return False
    triggers = integration.http.get("triggers")
    return isinstance(triggers, dict) and triggers.get(kind) is True


def describe(account: Account, ticket: Ticket, message: Message | None, kind: str, context: str) -> dict[str, object]:
    words: dict[str, object] = {"ticket": whole_ticket(account, ticket), "context": context, "event": {"type": kind}}
    if message is not None:
        words["message"] = message_shape(account, ticket, message)
    return words


def render(template: str, values: Mapping[str, object]) -> str:
    """The text of one form field. What a template names in vain is empty."""
    try:
        return TEMPLATES.from_string(template).render(**values)
    except TemplateError:
        return ""


def readable(template: str) -> bool:
    try:
        TEMPLATES.from_string(template)
    except TemplateError:
        return False
    return True


def address(
    account: Account, integration: Integration, kind: str, context: str, values: Mapping[str, object]
) -> Letter:
    http = integration.http
    form = {name: render(template, values) for name, template in texts(http.get("form")).items()}
    encoded_as = str(http["request_content_type"])
    body = (json.dumps(form, ensure_ascii=False) if encoded_as == "application/json" else urlencode(form)).encode()
    headers = {name: render(value, values) for name, value in texts(http.get("headers")).items()}
    headers |= {"Content-Type": encoded_as, "User-Agent": "Gorgias", **sign(account, integration, body)}
    return Letter(account.name, kind, context, str(http["method"]), str(http["url"]), headers, body)


def texts(value: object) -> dict[str, str]:
    return {str(name): str(text) for name, text in value.items()} if isinstance(value, dict) else {}


def sign(account: Account, integration: Integration, body: bytes) -> dict[str, str]:
    if integration.hmac_secret is None:
        return {}
    digest = hmac.new(integration.hmac_secret.encode(), body, hashlib.sha256).digest()
    return STYLES[SignatureStyle(account.settings.signature_style)](digest)


STYLES: dict[SignatureStyle, Callable[[bytes], dict[str, str]]] = {
    SignatureStyle.HEX: lambda digest: {"X-Gorgias-Signature": digest.hex()},
    SignatureStyle.PREFIXED: lambda digest: {"X-Gorgias-Signature": f"sha256={digest.hex()}"},
    SignatureStyle.BASE64: lambda digest: {"X-Gorgias-Hmac-Sha256": base64.b64encode(digest).decode()},
    SignatureStyle.NONE: lambda digest: {},
}
