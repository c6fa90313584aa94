"""The webhook by which Zendesk tells us what becomes of tickets: installed, looked after, tried out."""

import json
from urllib.parse import urlsplit

from zenpy import Zenpy
from zenpy.lib.api_objects import Webhook

from integrations.remote import RequestRefused
from integrations.zendesk.webhooks import READERS

NAME = "Shopfloor"
SUBSCRIPTIONS = sorted(READERS)
TEST_EVENT = json.dumps({"type": "shopfloor:test", "detail": {}})
HEARD = frozenset({200, 401})  # a test that Zendesk signs with its public test secret reaches us, too, and is refused
NO_TESTS = frozenset({400, 403, 404, 422})  # an account that lets nobody try proves nothing
MISSING = (
    "Zendesk no longer tells Shopfloor what staff answer: its webhook was removed. "
    "Connect Zendesk again on Shopfloor's home page."
)
DISABLED = (
    "Zendesk no longer tells Shopfloor what staff answer: the webhook “Shopfloor” is inactive. "
    "Activate it in Zendesk's Admin Center under Apps and integrations, Webhooks."
)
UNHEARD = (
    "Zendesk's test event did not reach Shopfloor{status}, so staff's answers will not reach shoppers. "
    "Make sure that Shopfloor's address is open to the internet, then connect Zendesk again."
)


def install(client: Zenpy, url: str) -> str:
    """Leave one active webhook of ours to this path, whatever was there before; return the secret it signs with."""
    ours = _ours(client, url)
    current = [hook for hook in ours if _is_current(hook, url) and hook.status == "active"]
    for outdated in ours:
        if outdated not in current[:1]:
            client.webhooks.delete(outdated)
    hook = current[0] if current else client.webhooks.create(_webhook(url))
    return str(client.webhooks.show_secret(hook.id).secret)


def remove(client: Zenpy, url: str) -> None:
    for hook in _ours(client, url):
        client.webhooks.delete(hook)


def trouble(client: Zenpy, url: str) -> str:
    """Return the sentence that helps where the webhook is gone or asleep, else ""."""
    current = [hook for hook in _ours(client, url) if _is_current(hook, url)]
    if any(hook.status == "active" for hook in current):
        return ""
    return DISABLED if current else MISSING


def try_out(client: Zenpy, url: str) -> str:
    """Have Zendesk send a test event; return the sentence that helps where nobody took it, else ""."""
    hook = next((hook for hook in _ours(client, url) if _is_current(hook, url)), None)
    if hook is None:
        return MISSING
    try:
        status = _status_of(client.webhooks.test(hook.id, {"payload": TEST_EVENT}))
    except RequestRefused as error:
        if error.status in NO_TESTS:
            return ""
        raise
    return "" if status in HEARD else UNHEARD.format(status=f" (it was answered {status})" if status else "")


def _status_of(answer: object) -> int:
    response = answer.get("response", answer) if isinstance(answer, dict) else answer
    status = response.get("status") if isinstance(response, dict) else getattr(response, "status", None)
    return int(str(status)) if str(status).isdecimal() else 0


def _ours(client: Zenpy, url: str) -> list[Webhook]:
    """Return our webhooks of this store, whatever host they point at: the path carries the store's own key."""
    path = urlsplit(url).path
    return [hook for hook in client.webhooks.list() if hook.name == NAME and urlsplit(hook.endpoint).path == path]


def _is_current(hook: Webhook, url: str) -> bool:
    return bool(hook.endpoint == url and sorted(hook.subscriptions) == SUBSCRIPTIONS)


def _webhook(url: str) -> Webhook:
    return Webhook(
        name=NAME,
        endpoint=url,
        http_method="POST",
        request_format="json",
        status="active",
        subscriptions=SUBSCRIPTIONS,
    )
