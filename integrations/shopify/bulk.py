"""Bulk operations: a query over everything a store has, answered as a file of JSON lines."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import requests

from domain.errors import RemoteError
from integrations.remote import RemoteSession, Timeouts
from integrations.shopify.admin_api import SYSTEM, AdminApi, document
from integrations.shopify.fields import Record, optional_number, text

ENDED = frozenset({"COMPLETED", "FAILED", "CANCELED", "EXPIRED"})
DOWNLOAD = Timeouts(read=60, total=3600)
REFUSED_WAIT = 10  # seconds; mostly another operation of ours still runs
CHUNK = 1 << 16  # bytes


@dataclass(frozen=True)
class BulkStatus:
    """`roots` counts top-level records so far; `url` is where the file is, "" while there is none."""

    state: str
    roots: int
    url: str
    problem: str

    @property
    def ended(self) -> bool:
        return self.state in ENDED


def start(api: AdminApi, name: str) -> str:
    """Start the bulk query `queries/<name>.graphql` and return the operation's id. Raises RemoteError."""
    answer = api.ask("bulk_run", query=document(name))["bulkOperationRunQuery"]
    if answer["userErrors"]:
        codes = ", ".join(str(error.get("code") or error.get("message")) for error in answer["userErrors"])
        raise RemoteError(SYSTEM, f"bulk {name} refused: {codes}", retry_after=REFUSED_WAIT)
    return str(answer["bulkOperation"]["id"])


def status(api: AdminApi, operation_id: str) -> BulkStatus:
    found: Mapping[str, Any] = api.ask("bulk_status", id=operation_id)["bulkOperation"] or {}
    return BulkStatus(
        state=text(found, "status") or "EXPIRED",
        roots=optional_number(found, "rootObjectCount") or 0,
        url=text(found, "url"),
        problem=text(found, "errorCode"),
    )


def read(url: str) -> Iterator[Record]:
    """Yield each top-level record with its children by kind: {"id": …, "children": {"ProductVariant": [{…}]}}.

    The operation groups objects, so a record's children stand right behind it and one record is held at a time.
    """
    held: dict[str, Any] = {}
    for line in lines(url):
        record: dict[str, Any] = json.loads(line)
        parent = record.pop("__parentId", None)
        if parent is None:
            yield from [held] if held else []
            held = {**record, "children": {}}
        elif held.get("id") == parent:
            held["children"].setdefault(kind_of(record), []).append(record)
    yield from [held] if held else []


def kind_of(record: Record) -> str:
    """`gid://shopify/ProductVariant/1` → `ProductVariant`."""
    parts = text(record, "id").split("/")
    return parts[3] if len(parts) > 3 else ""


def lines(url: str) -> Iterator[bytes]:
    if not url:
        return
    session = RemoteSession(SYSTEM, timeouts=DOWNLOAD)
    with session.get(url, stream=True) as response:
        try:
            yield from (line for line in response.iter_lines(chunk_size=CHUNK) if line)
        except (requests.RequestException, OSError) as error:
            raise RemoteError(SYSTEM, f"bulk file broke off ({type(error).__name__})") from None
