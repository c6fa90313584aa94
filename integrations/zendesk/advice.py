"""What to tell the merchant when Zendesk says no."""

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
ACCOUNT_GONE = (
    "Zendesk does not know this account or ticket any more. Check the account's name on Shopfloor's home page."
)
ELSEWHERE = (
    "This ticket is in another Zendesk account than the one connected now. Pass on by hand what it lacks, or connect "
    "that account again."
)
INVALID = "Zendesk refused the ticket{fields}. A suspended or deleted requester is the usual cause: look them up there."
ADVICE = {400: INVALID, 403: FORBIDDEN, 404: ACCOUNT_GONE, 422: INVALID}


@contextmanager
def advising() -> Iterator[None]:
    """Give every refusal that a person must act on the sentence that person needs."""
    try:
        yield
    except CredentialsRejected as error:
        error.advice = error.advice or RECONNECT
        raise
    except RequestRefused as error:
        error.advice = ADVICE.get(error.status, "").format(fields=_refused_fields(error.answer))
        raise


def _refused_fields(answer: object) -> str:
    """Name the fields a 422 complains of, never their values: " (requester, subject)" or ""."""
    details = answer.get("details") if isinstance(answer, dict) else None
    names = [name for name in details or () if re.fullmatch(r"[a-z_]{1,40}", str(name))]
    return f" ({', '.join(names)})" if names else ""
