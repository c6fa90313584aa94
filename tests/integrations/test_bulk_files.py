"""Files of bulk operations: read record by record, from any place on, whatever is broken in them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from domain.errors import FileGone, RemoteError
from domain.stores import ShopDomain
from integrations.shopify import bulk
from integrations.shopify.admin_api import AdminApi, OnlyToken
from integrations.shopify.source import ShopifySource
from tests.servers import running

SOURCE = ShopifySource(
    AdminApi(ShopDomain.parse("a.myshopify.com"), "https://{shop}", "2026-10", OnlyToken("")), "https://a.example"
)


@dataclass
class Files:
    """A server of one file; `ranges` it answers by, `asked` what it was asked for."""

    url: str = ""
    content: bytes = b""
    status: int = 200
    ranges: bool = True
    asked: list[str] = field(default_factory=list)

    def hold(self, *records: object) -> None:
        self.content = b"".join(one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in records)


@pytest.fixture
def files() -> Iterator[Files]:
    files = Files()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            files.asked.append(asked)
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and files.ranges else 0
            status = files.status if files.status != 200 else 206 if start else 200
            body = files.content[start:] if status < 300 else b""
            self.send_response(416 if start and start >= len(files.content) else status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Nothing: tests are quiet."""

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        files.url = f"{address}/file.jsonl"
        yield files


def product(number: int, **more: object) -> dict[str, object]:
    return {"id": f"gid://shopify/Product/{number}", "title": f"Item {number}", "handle": f"item-{number}", **more}


def variant(number: int, parent: int) -> dict[str, object]:
    made = {"id": f"gid://shopify/ProductVariant/{number}", "title": str(number), "price": "1.00"}
    return {**made, "__parentId": f"gid://shopify/Product/{parent}"}


def test_products_arrive_with_all_their_parts_be_there_none_or_a_thousand(files: Files) -> None:
    collection = {"id": "gid://shopify/Collection/5", "title": "Warm", "__parentId": "gid://shopify/Product/2"}
    note = {"id": "gid://shopify/Metafield/6", "namespace": "care", "key": "wash", "value": "cold"}
    files.hold(
        product(1),
        product(2),
        *(variant(number, 2) for number in range(1000)),
        collection,
        {**note, "__parentId": "gid://shopify/Product/2"},
        product(3),
        variant(9000, 3),
    )
    found = [line.item for line in SOURCE.products(files.url, 0)]
    assert [len(one.variants) for one in found if one] == [0, 1000, 1]
    assert found[1] and (found[1].collections, found[1].metafields) == (("Warm",), (("care.wash", "cold"),))


@pytest.mark.parametrize("ranges", [True, False])
def test_reading_goes_on_behind_any_record(files: Files, ranges: bool) -> None:
    files.ranges = ranges
    files.hold(*(part for number in range(1, 6) for part in (product(number), variant(number, number))))
    whole = list(SOURCE.products(files.url, 0))
    for at, line in enumerate(whole):
        rest = list(SOURCE.products(files.url, line.end))
        assert [one.record_id for one in rest] == [one.record_id for one in whole[at + 1 :]]
        assert [one.end for one in rest] == [one.end for one in whole[at + 1 :]]
        assert all(one.item and len(one.item.variants) == 1 for one in rest)


def test_what_cannot_be_read_is_left_out_alone_and_named(files: Files) -> None:
    files.hold(
        product(1),
        b"{broken\n",
        variant(2, 7),
        product(3),
        b'{"id": "gid://shopify/ProductVariant/4", "__parentId": "gid://shop\n',
        variant(5, 3),
        product(6, options="no list", descriptionHtml=7),
        {"title": "nameless"},
        b"[" * 100_000 + b"\n",
        product(8),
    )
    lines = list(SOURCE.products(files.url, 0))
    assert [line.record_id for line in lines if line.item] == [1, 6, 8]
    assert len([line for line in lines if line.item is None and line.problem]) == 4


def test_a_file_whose_address_has_run_out_is_told_apart_from_a_server_that_is_away(files: Files) -> None:
    files.status = 403
    with pytest.raises(FileGone):
        list(bulk.read(files.url))
    files.status = 503
    with pytest.raises(RemoteError) as caught:
        list(bulk.read(files.url))
    assert not isinstance(caught.value, FileGone)


@pytest.mark.parametrize(
    ("api", "file", "taken"),
    [
        ("https://a.myshopify.com", "https://storage.example/file", True),
        ("https://a.myshopify.com", "http://169.254.169.254/latest", False),
        ("https://a.myshopify.com", "file:///etc/passwd", False),
        ("http://127.0.0.1:9100", "http://127.0.0.1:9100/file", True),
    ],
)
def test_a_file_is_fetched_over_tls_as_the_api_is(api: str, file: str, taken: bool) -> None:
    if taken:
        assert bulk.as_safe_as(api, file) == file
    else:
        with pytest.raises(RemoteError):
            bulk.as_safe_as(api, file)


def test_an_operation_that_found_nothing_has_no_file() -> None:
    assert list(bulk.read("")) == []


class Answering:
    """An Admin API that tells one thing of a bulk operation."""

    url = "https://alice-outfitters.myshopify.com/admin/api/2026-10/graphql.json"

    def __init__(self, **found: str | None) -> None:
        self.found = found

    def ask(self, name: str, **variables: object) -> dict[str, object]:
        return {"bulkOperation": self.found}


@pytest.mark.parametrize(
    ("count", "problem"), [("0", ""), ("3", "NO_FILE"), (None, "NO_FILE")], ids=["nothing", "records", "no word"]
)
def test_a_shop_without_a_file_is_empty_only_where_it_says_so(count: str | None, problem: str) -> None:
    api = Answering(status="COMPLETED", rootObjectCount=count, url=None)
    found = ShopifySource(api, "").bulk("gid://shopify/BulkOperation/1")
    assert (found.ended, found.url, found.problem) == (True, "", problem)
