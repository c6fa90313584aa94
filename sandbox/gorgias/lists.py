"""Lists with opaque cursors."""

import base64
from collections.abc import Sequence

from flask import Response, request

from sandbox.gorgias.guards import answer
from sandbox.gorgias.refusals import bad_request

DEFAULT = 30
MOST = 100


def listed(items: Sequence[dict[str, object]], uri: str) -> Response:
    size, start = page_size(), offset(request.args.get("cursor"))
    more, less = start + size < len(items), start > 0
    meta = {
        "next_cursor": cursor(start + size) if more else None,
        "prev_cursor": cursor(max(0, start - size)) if less else None,
    }
    return answer(200, {"data": items[start : start + size], "object": "list", "uri": uri, "meta": meta})


def page_size() -> int:
    limit = request.args.get("limit", str(DEFAULT))
    if not limit.isdigit() or not 1 <= int(limit) <= MOST:
        raise bad_request("Invalid query parameters.", {"limit": [f"Must be between 1 and {MOST}."]})
    return int(limit)


def cursor(start: int) -> str:
    return base64.urlsafe_b64encode(f"from:{start}".encode()).decode()


def offset(value: str | None) -> int:
    if not value:
        return 0
    try:
        return int(base64.urlsafe_b64decode(value).decode().removeprefix("from:"))
    except ValueError as error:
        raise bad_request("Invalid query parameters.", {"cursor": ["Invalid cursor."]}) from error
