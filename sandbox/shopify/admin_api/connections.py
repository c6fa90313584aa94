"""Pages of records: cursors that survive inserts and deletes, as the platform's do."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from graphql import GraphQLError

from sandbox.shopify.admin_api.context import Info, context_of
from sandbox.shopify.admin_api.search import Values, instant, parse
from sandbox.shopify.records import Json

LARGEST_PAGE = 250
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Rank = tuple[Any, int]


def connect(
    records: Iterable[Json],
    info: Info,
    arguments: Mapping[str, Any],
    fields: Mapping[str, Values] | None = None,
    in_given_order: bool = False,
) -> Json:
    """Filter by `query`, sort by `sortKey` and `reverse`, cut by `first/after/last/before`."""
    chosen = _searched(records, info, arguments.get("query"), fields or {})
    ranked = _ranked(chosen, arguments, in_given_order)
    if context_of(info).window is not None:
        start, stop = context_of(info).window or (0, 0)
        return _page(ranked[start:stop] if info.path.prev is None else ranked, False, False)
    return _cut(ranked, arguments)


def _searched(records: Iterable[Json], info: Info, query: str | None, fields: Mapping[str, Values]) -> list[Json]:
    search = parse(query, fields)
    for name in search.unknown:
        context_of(info).warnings.append(
            {"path": info.path.as_list(), "query": query, "warnings": [_invalid_field(name)]}
        )
    return [record for record in records if search.test(record)]


def _ranked(records: list[Json], arguments: Mapping[str, Any], in_given_order: bool) -> list[tuple[Rank, Json]]:
    reverse = bool(arguments.get("reverse"))
    if in_given_order:
        ranked = [((position, 0), record) for position, record in enumerate(records)]
        return ranked[::-1] if reverse else ranked
    value = _sort_value(arguments.get("sortKey"))
    return sorted(
        (((value(record), record["id"]), record) for record in records), key=lambda pair: pair[0], reverse=reverse
    )


def _sort_value(sort_key: str | None) -> Callable[[Json], Any]:
    name = (sort_key or "ID").lower()
    if name.endswith("_at"):
        return lambda record: (instant(record.get(name)) or EPOCH).astimezone(UTC).isoformat()
    if name in ("title", "handle", "vendor", "product_type", "name", "sku"):
        return lambda record: str(record.get(name) or "").casefold()
    if name in ("position", "order_number"):
        return lambda record: record.get(name) or 0
    return lambda record: 0


def _cut(ranked: list[tuple[Rank, Json]], arguments: Mapping[str, Any]) -> Json:
    first, last = arguments.get("first"), arguments.get("last")
    if first is None and last is None:
        raise refusal("you must provide one of first or last")
    if first is not None and last is not None:
        raise refusal("providing both first and last is not supported")
    size = int(last if first is None else first)  # type: ignore[arg-type]
    if not 0 <= size <= LARGEST_PAGE:
        raise refusal(f"the page size must be between 0 and {LARGEST_PAGE}")
    start, stop = 0, len(ranked)
    ranks = [rank for rank, _ in ranked]
    if arguments.get("after"):
        start = _place(ranks, arguments["after"], bool(arguments.get("reverse")), after=True)
    if arguments.get("before"):
        stop = _place(ranks, arguments["before"], bool(arguments.get("reverse")), after=False)
    if first is not None:
        end = min(stop, start + size)
        return _page(ranked[start:end], start > 0, end < stop)
    begin = max(start, stop - size)
    return _page(ranked[begin:stop], begin > start, stop < len(ranked))


def _place(ranks: list[Rank], cursor: str, reverse: bool, after: bool) -> int:
    """Where the records after (or from) this cursor start, though its own record may be gone."""
    mark = _uncursor(cursor)
    for place, rank in enumerate(ranks):
        passed = rank < mark if reverse else rank > mark
        if passed or (not after and rank == mark):
            return place
    return len(ranks)


def _page(ranked: list[tuple[Rank, Json]], has_previous: bool, has_next: bool) -> Json:
    edges = [{"cursor": _cursor(rank), "node": record} for rank, record in ranked]
    info = {
        "has_next_page": has_next,
        "has_previous_page": has_previous,
        "start_cursor": edges[0]["cursor"] if edges else None,
        "end_cursor": edges[-1]["cursor"] if edges else None,
    }
    return {"edges": edges, "nodes": [record for _, record in ranked], "page_info": info}


def _cursor(rank: Rank) -> str:
    text = json.dumps({"last_id": rank[1], "last_value": rank[0]}, separators=(",", ":"))
    return base64.b64encode(text.encode()).decode()


def _uncursor(cursor: str) -> Rank:
    try:
        saved = json.loads(base64.b64decode(cursor, validate=True))
        return saved["last_value"], saved["last_id"]
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise refusal("Invalid cursor for current pagination sort.", "BAD_REQUEST") from error


def refusal(message: str, code: str = "BAD_REQUEST") -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


def _invalid_field(name: str) -> Json:
    return {"field": name, "message": "Invalid search field for this query.", "code": "invalid_field"}


def text_of(*names: str) -> Values:
    """A search field over these keys of a record."""
    return lambda record: [record.get(name) for name in names]


def time_of(name: str) -> Values:
    return lambda record: [instant(record.get(name))]


TIMES: dict[str, Values] = {
    name: time_of(name) for name in ("created_at", "updated_at", "published_at", "processed_at")
}
