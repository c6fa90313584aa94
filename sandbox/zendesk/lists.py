"""Lists in both of Zendesk's page styles: offset, and cursor when `page[size]` is asked for."""

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Response, jsonify, request

from sandbox.zendesk.refusals import invalid_attribute

PAGE = 100


def listed(name: str, items: Sequence[dict[str, object]], **more: object) -> Response:
    if "page[size]" in request.args:
        return by_cursor(name, items, more)
    page, size = number("page", 1), min(number("per_page", PAGE), PAGE)
    start = (page - 1) * size
    before = address(page=str(page - 1)) if page > 1 else None
    after = address(page=str(page + 1)) if start + size < len(items) else None
    body = {name: items[start : start + size], "count": len(items), "next_page": after, "previous_page": before}
    return jsonify(body | more)


def by_cursor(name: str, items: Sequence[dict[str, object]], more_to_tell: dict[str, object]) -> Response:
    size, start = min(number("page[size]", PAGE), PAGE), number("page[after]", 0)
    more = start + size < len(items)
    cursor = str(start + size) if more else None
    meta = {"has_more": more, "after_cursor": cursor, "before_cursor": str(start) if start else None}
    links = {"next": address(**{"page[after]": cursor}) if cursor else None, "prev": None}
    return jsonify({name: items[start : start + size], "meta": meta, "links": links} | more_to_tell)


def number(name: str, default: int) -> int:
    value = request.args.get(name, str(default))
    if not value.isdigit():
        raise invalid_attribute(name, "an integer")
    return int(value)


def address(**changes: str) -> str:
    return f"{request.base_url}?{urlencode({**request.args.to_dict(), **changes})}"
