"""Bulk operations: a query over everything a store has, answered as a file of JSON lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import urlsplit

import requests

from domain.errors import FileGone, RemoteError
from integrations.remote import RemoteSession, RequestRefused, Timeouts
from integrations.shopify.admin_api import SYSTEM, AdminApi, document
from integrations.shopify.fields import Record, optional_number, text
from integrations.values import parse_object

ENDED = frozenset({"COMPLETED", "FAILED", "CANCELED", "EXPIRED"})
DOWNLOAD = Timeouts(read=60, total=3600)
REFUSED_WAIT = 10  # seconds; mostly five other operations still run
CHUNK = 1 << 18  # bytes
PARTIAL, PAST_THE_END = 206, 416  # HTTP
GONE = frozenset({400, 403, 404, 410})  # how storages answer an address that has run out


@dataclass(frozen=True)
class BulkStatus:
    """`roots` counts top-level records so far; `url` is where the file is, or a part of it; "" while there is none."""

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
    state, roots = text(found, "status") or "EXPIRED", optional_number(found, "rootObjectCount")
    url = as_safe_as(api.url, text(found, "url") or text(found, "partialDataUrl"))
    # Only a shop that says it has nothing has nothing: a file gone astray must not empty what we hold.
    astray = state == "COMPLETED" and not url and roots != 0
    return BulkStatus(state, roots or 0, url, text(found, "errorCode") or ("NO_FILE" if astray else ""))


def as_safe_as(ours: str, url: str) -> str:
    """Return the address. Raises RemoteError for one without TLS, unless the API itself, a stand-in, has none."""
    if url and urlsplit(url).scheme not in ("https", urlsplit(ours).scheme):
        raise RemoteError(SYSTEM, "bulk file at an address without TLS", permanent=True)
    return url


def read(url: str, position: int = 0) -> Iterator[tuple[Record, int]]:
    """Yield each top-level record with its children by kind: {"id": …, "children": {"ProductVariant": [{…}]}}.

    With it comes the byte behind it, from where a later reading may go on. A record that is not JSON is empty. The
    operation groups objects, so a record's children stand right behind it and one record is held at a time.
    Raises FileGone or RemoteError.
    """
    held: dict[str, Any] | None = None
    end = position
    for line in lines(url, position):
        record = parse_object(line) or {}
        parent = record.pop("__parentId", None)
        if parent is None and not is_broken_child(record, line):
            if held is not None:
                yield held, end
            held = {**record, "children": {}}
        elif held is not None and held.get("id") == parent:
            held["children"].setdefault(kind_of(record), []).append(record)
        elif held is not None and not record:
            held = {}
        end += len(line)
    if held is not None:
        yield held, end


def is_broken_child(record: Record, line: bytes) -> bool:
    """Whether part of a record cannot be read, so that the rest of it would be half the truth."""
    return not record and b'"__parentId"' in line


def kind_of(record: Record) -> str:
    """`gid://shopify/ProductVariant/1` → `ProductVariant`."""
    parts = text(record, "id").split("/")
    return parts[3] if len(parts) > 3 else ""


def lines(url: str, position: int) -> Iterator[bytes]:
    """Yield the lines from byte `position` on. The file is fetched first: taking it in may take longer than a server
    waits for a slow reader."""
    if not url:
        return
    with TemporaryFile() as file:
        file.seek(fetch(url, position, file))
        yield from file


def fetch(url: str, position: int, file: IO[bytes]) -> int:
    """Write what is behind `position`, or all of it, to `file`. Return where in `file` that position is."""
    # The bytes are counted as they are written here, so they must not come compressed.
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={position}-"} if position else {})}
    session = RemoteSession(SYSTEM, timeouts=DOWNLOAD)
    try:
        with session.get(url, stream=True, headers=headers) as response:
            for chunk in response.iter_content(CHUNK):
                file.write(chunk)
            return 0 if response.status_code == PARTIAL else position
    except RequestRefused as error:
        if error.status == PAST_THE_END:
            return 0
        if error.status in GONE:
            raise FileGone(SYSTEM, "bulk file is gone") from None
        raise
    except (requests.RequestException, OSError) as error:
        raise RemoteError(SYSTEM, f"bulk file broke off ({type(error).__name__})") from None
