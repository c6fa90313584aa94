"""A page of the merchant's within the frame that all of them share."""

from flask import Response, g, request

from blueprints.frames import framed
from blueprints.house import caller_store
from blueprints.merchant.navigation import LINKS

REFUSED = 422  # the same page, with a sentence beside each field that cannot be kept


def rendered(template: str, status: int = 200, **words: object) -> Response:
    """Return `admin/<template>.html` in the frame, for the store that the guard proved.

    The templates read `store`, `links` and `here` besides `words`.
    """
    response = framed(
        f"admin/{template}.html", g.shop, status, store=caller_store(), links=LINKS, here=request.path, **words
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def refused(template: str, problems: dict[str, str], **words: object) -> Response:
    """Return the page again with what was typed; `problems` are sentences by the fields' names."""
    return rendered(template, REFUSED, problems=problems, **words)
