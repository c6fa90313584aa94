"""What to tell the merchant when Zendesk says no, and which no is not Zendesk's own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from domain.errors import CredentialsRejected
from integrations.remote import RequestRefused

RECONNECT = "Zendesk no longer accepts Shopfloor's connection. Connect Zendesk again on Shopfloor's home page."
FORBIDDEN = (
    "The Zendesk user who connected Shopfloor may not do this. "
    "Connect again as an administrator and allow everything Zendesk lists."
)
NO_SCOPE = "Zendesk's connection lacks the right {scope}. Connect Zendesk again and allow everything Zendesk lists."
SUSPENDED = (
    "Zendesk has suspended your account, often for an unpaid bill. Look under Admin Center → Account → Billing in "
    "Zendesk; tickets wait for two days."
)
ELSEWHERE = (
    "This ticket is in another Zendesk account than the one connected now. Pass on by hand what it lacks, or connect "
    "that account again."
)
ACCOUNT_GONE = "Zendesk does not know this account any more. Check the account's name on Shopfloor's home page."
TICKET_GONE = (
    "This ticket was deleted in Zendesk. Restore it there under Views → Deleted tickets and send again, or answer the "
    "shopper from the conversation here."
)
TICKET_CLOSED = (
    "This ticket is closed in Zendesk, which takes no more words in it. Answer the shopper from the conversation here, "
    "or create a follow-up from the ticket there."
)
RENAMED = (
    "Zendesk's account leads to another address: it was renamed or closed. Connect Zendesk again by its present name "
    "on Shopfloor's home page."
)
TOO_LARGE = "Zendesk does not take a text of this size. Answer the shopper from the conversation here."
INVALID = "Zendesk refused the ticket{fields}. A suspended or deleted requester is the usual cause: look them up there."
ADVICE = {301: RENAMED, 302: RENAMED, 400: INVALID, 403: FORBIDDEN, 404: ACCOUNT_GONE, 413: TOO_LARGE, 422: INVALID}
TICKET_ADVICE = ADVICE | {404: TICKET_GONE}
SCOPE = re.compile(r"\b[a-z_]{1,40}:(?:read|write)\b", re.ASCII)


@contextmanager
def advising(*, in_ticket: bool = False) -> Iterator[None]:
    """Give every refusal that a person must act on the sentence that person needs; `in_ticket`, of one that exists."""
    try:
        yield
    except CredentialsRejected as error:
        error.advice = error.advice or RECONNECT
        raise
    except RequestRefused as error:
        if is_suspended(error):
            # Once the bill is paid, the same request is taken.
            error.advice, error.permanent = SUSPENDED, False
            raise
        error.advice = advice_on(error, TICKET_ADVICE if in_ticket else ADVICE)
        # A page is not Zendesk's own no: a gateway or a guard in front of it says that, and may let us pass later.
        error.permanent = error.permanent and error.answer is not None
        raise


def advice_on(error: RequestRefused, by_status: dict[int, str]) -> str:
    fields = refused_fields(error.answer)
    if error.status == 422 and fields == ["status"]:
        return TICKET_CLOSED
    scope = SCOPE.search(told_in(error)) if error.status == 403 else None
    if scope:
        return NO_SCOPE.format(scope=scope.group())
    return by_status.get(error.status, "").format(fields=f" ({', '.join(fields)})" if fields else "")


def is_suspended(error: RequestRefused) -> bool:
    """Whether the account is. How Zendesk words it is nowhere written down; a requester's suspension is a 422."""
    return error.status in (402, 403) and "suspended" in told_in(error).lower()


def told_in(error: RequestRefused) -> str:
    """Return the words of the refusal, whatever their shape; never to be shown or logged."""
    return str(error.answer or "")


def refused_fields(answer: object) -> list[str]:
    """Name the fields a 422 complains of, never their values: ["requester", "subject"]."""
    details = answer.get("details") if isinstance(answer, dict) else None
    return [str(name) for name in details or () if re.fullmatch(r"[a-z_]{1,40}", str(name))]
