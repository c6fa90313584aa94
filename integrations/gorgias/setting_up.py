"""What of a Gorgias account only its merchant can set, and whether the key they give lets us in."""

from requests.auth import HTTPBasicAuth

from domain.errors import CredentialsRejected, InvalidRequest
from domain.handoff.setting_up import OUR_TAG, Instruction
from integrations.gorgias.connection import GorgiasConnection
from integrations.remote import RequestRefused, Timeouts

STEPS = (
    Instruction(
        "Keep chats apart from e-mails",
        "In Gorgias open Settings → Productivity → Rules → Create rule, and set: WHEN Ticket created · "
        f"IF Ticket tags contains one of {OUR_TAG} · THEN Exclude ticket from auto-merge. Save it and turn it on.",
        "Auto-merge would put the ticket into an older one of the same customer, and your answers would not come back "
        "into the chat.",
    ),
    Instruction(
        "Keep auto-replies out of chats",
        f"To every rule that answers new e-mails by itself add: IF Ticket tags does not contain any of {OUR_TAG}.",
        "The shopper has been told in the chat when your team answers; a second, automatic answer confuses them.",
    ),
    Instruction(
        "Answer from the right address",
        "Under Settings → Channels → Email mark the address that shoppers know as the default one.",
        "Tickets arrive as e-mails to that address, and your answers leave from it.",
    ),
)
LEFT_BEHIND = (
    "Shopfloor has forgotten your Gorgias account, but Gorgias did not confirm it. In Gorgias delete the HTTP "
    "integration “Shopfloor” under Settings → App Store → HTTP."
)
WRONG_KEY = (
    "Gorgias does not take this e-mail and API key. Copy both from Settings → REST API in Gorgias, "
    "signed in as an administrator."
)
NO_ACCOUNT = "There is no Gorgias account of that name. It is the first part of your Gorgias address."
LEADS_ELSEWHERE = frozenset({301, 302, 307, 308, 404})


def check_key(origin: str, login: str, key: str, timeouts: Timeouts | None = None) -> None:
    """Raise InvalidRequest, with the sentence that helps, unless the key is good at that account. Or RemoteError."""
    # A header holds no other signs, and Gorgias gives out none.
    if not (login + key).isascii():
        raise InvalidRequest(WRONG_KEY)
    try:
        GorgiasConnection(origin, HTTPBasicAuth(login, key), timeouts).read("users/0")
    except CredentialsRejected:
        raise InvalidRequest(WRONG_KEY) from None
    except RequestRefused as error:
        if error.status in LEADS_ELSEWHERE:
            raise InvalidRequest(NO_ACCOUNT) from None
        raise
