"""Whatever is thrown at the doors: the right 4xx with a code, nothing kept, nothing told."""

from typing import Any

import pytest

from tests.blueprints.callers import ChatShopper, merchant, proxied, refused, rows, visitor_of
from tests.world import Tenant, World

MEGABYTE = 1024 * 1024
NOT_JSON = {
    "cut": b'{"text": "a',
    "python": b"{'text': 'a'}",
    "bytes": b"\xff\xfe\xfd",
    "latin-1": '{"text": "é"}'.encode("latin-1"),
    "digits": b'{"text": ' + b"9" * 5000 + b"}",
    "trailing": b'{"text": "a"} {"text": "b"}',
    "null byte": b'{"text": "a\x00"}',
}
NOT_AN_OBJECT = {
    "list": b"[]",
    "null": b"null",
    "text": b'"text"',
    "number": b"1e400",
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "deep inside": b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
}
# Every address that reads a JSON body of an ordinary caller.
DOORS = ["/chat/session", "/chat/messages", "/chat/handoff", "/chat/identify", "/chat/feedback"]
DOORS += ["/proxy/session", "/admin/api/inbox/me"]


class Doors:
    """Knocks at each door as somebody who may come in."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.caller = visitor_of(world, world.alice)
        self.kept = self.count()

    def knock(self, door: str, **request: Any) -> Any:
        headers = {**self.key(door), **request.pop("headers", {})}
        query = f"?{proxied(self.world, self.world.alice)}" if door.startswith("/proxy") else ""
        return self.caller.client.post(f"{door}{query}", headers=headers, **request)

    def key(self, door: str) -> dict[str, str]:
        return merchant(self.world, self.world.alice) if door.startswith("/admin") else self.caller.headers({})

    def count(self) -> list[int]:
        return [rows(self.world, table) for table in ("conversations", "messages", "outbox", "team_members")]

    def nothing_kept(self) -> bool:
        return self.count() == self.kept


@pytest.fixture
def doors(world: World) -> Doors:
    return Doors(world)


@pytest.mark.parametrize("door", DOORS)
def test_refuses_a_body_that_is_no_json(doors: Doors, door: str) -> None:
    for body in NOT_JSON.values():
        refused(doors.knock(door, data=body, content_type="application/json"), 400, "bad_request")
    assert doors.nothing_kept()


@pytest.mark.parametrize("door", DOORS)
def test_refuses_json_that_is_no_object(doors: Doors, door: str) -> None:
    for body in NOT_AN_OBJECT.values():
        refused(doors.knock(door, data=body, content_type="application/json"), 400, "invalid_request")
    assert doors.nothing_kept()


@pytest.mark.parametrize("door", DOORS)
def test_refuses_another_content_type(doors: Doors, door: str) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        answer = doors.knock(door, data=b'{"text": "a"}', content_type=kind)
        refused(answer, 415, "unsupported_media_type")
    assert doors.nothing_kept()


@pytest.mark.parametrize("door", DOORS)
def test_refuses_a_body_over_one_megabyte(doors: Doors, door: str) -> None:
    body = b'{"text": "' + b"x" * MEGABYTE + b'"}'
    refused(doors.knock(door, data=body, content_type="application/json"), 413, "too_large")
    assert doors.nothing_kept()


@pytest.mark.parametrize("door", [*DOORS, "/webhooks/shopify", "/admin/api/import"])
def test_refuses_another_method(doors: Doors, door: str) -> None:
    for method in ("GET", "PUT", "DELETE", "PATCH"):
        answer = doors.caller.client.open(door, method=method, headers=doors.key(door))
        refused(answer, 405, "method_not_allowed")
        assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "path", ["/nothing", "/chat", "/chat/", "/admin/api", "/%00", "/chat/../admin", "/proxy/", "/é"]
)
def test_an_address_that_does_not_exist_is_not_found(world: World, path: str) -> None:
    refused(world.client.get(path), 404, "not_found")


@pytest.mark.parametrize(
    "name", ["..%2f..%2fapp.py", "%00", "shopfloor-chat%00", "x" * 5000, "..\\..\\app", ".env", "%2e%2e"]
)
def test_the_widgets_address_gives_out_nothing_else(world: World, name: str) -> None:
    assert world.client.get(f"/chat/{name}.js").status_code == 404


@pytest.mark.parametrize("text", ["", "   ", "\0", "\0\0 \n", None, 5, ["a"], {"a": 1}, True, "x" * 2001, "\ud800"])
def test_refuses_a_message_that_says_nothing_or_too_much(world: World, text: Any) -> None:
    caller = visitor_of(world, world.alice)
    refused(caller.post("messages", {"text": text}), 400, "invalid_request")
    assert rows(world, "messages") == 0


@pytest.mark.parametrize(
    "text",
    [
        "Hello\0 there",
        "Half a pair \ud83d of emoji",
        "\u202eright to left",
        "<script>alert(1)</script>",
        "'; DROP TABLE messages; --",
        "{{ 7 * 7 }} ${7*7} %s %(a)s {0}",
        "x" * 2000,
        "\U0001f600" * 2000,
        "\u0301" * 2000,
        "﷽" * 2000,
        "?" * 2000,
        "1" * 2000,
        "#" * 2000,
        "a@" * 1000,
        "😀 Rain Jacket price",
        "\r\n\r\nevent: done\r\ndata: {}",
    ],
    ids=lambda text: ascii(text)[:24],
)
def test_answers_any_text_and_keeps_what_can_be_kept(world: World, text: str) -> None:
    caller = visitor_of(world, world.alice)
    said = caller.say(text)
    assert said["message"]["text"].strip()
    asked = caller.messages()[0]["text"]
    assert "\0" not in asked and asked.encode()


@pytest.mark.parametrize(
    "page",
    [
        "x",
        [],
        5,
        {"product_id": "²"},
        {"product_id": "9" * 5000},
        {"product_id": 2**70},
        {"product_id": -1},
        {"product_id": True},
        {"product_id": 1.5},
        {"product_id": ""},
        {"product_id": "gid://shopify/Product/x"},
        {"product_id": {"a": 1}},
        {"url": 5},
        {"url": "x" * 2001},
    ],
    ids=lambda page: str(page)[:30],
)
def test_refuses_a_page_that_is_none(world: World, page: Any) -> None:
    caller = visitor_of(world, world.alice)
    refused(caller.post("messages", {"text": "How much is it?", "page": page}), 400, "invalid_request")
    assert rows(world, "messages") == 0


def test_refuses_a_page_with_a_deep_nest_for_an_id(world: World) -> None:
    caller = visitor_of(world, world.alice)
    body = '{"text": "Hello", "page": {"product_id": ' + "[" * 900 + "]" * 900 + "}}"
    answer = caller.client.post(
        "/chat/messages", data=body, content_type="application/json", headers=caller.headers({})
    )
    refused(answer, 400, "invalid_request")


@pytest.mark.parametrize("product", ["own", "gid", "text", "other", 0, 2**63 - 1])
def test_a_page_that_exists_nowhere_or_elsewhere_is_no_error(world: World, product: Any) -> None:
    own = world.alice.product
    known = {"own": own, "gid": f"gid://shopify/Product/{own}?x=1", "text": str(own), "other": world.bob.product}
    caller = visitor_of(world, world.alice)
    page = {"url": "https://a.example/x\0", "product_id": known.get(product, product)}
    answer = caller.post("messages", {"text": "How much does it cost?", "page": page})
    assert answer.status_code == 200
    text = answer.get_json()["message"]["text"]
    assert ("89.00" in text) is (product in ("own", "gid", "text"))
    assert "Bob" not in text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid_request"),
        ({"shop": None}, "invalid_request"),
        ({"shop": 5}, "invalid_request"),
        ({"shop": ""}, "invalid_request"),
        ({"shop": "x" * 256}, "invalid_request"),
        ({"shop": "evil.com"}, "invalid_shop"),
        ({"shop": "alice-goods.myshopify.com.evil.com"}, "invalid_shop"),
        ({"shop": "alice-goods.myshopify.com", "visitor": "short"}, "invalid_request"),
        ({"shop": "alice-goods.myshopify.com", "visitor": "x" * 65}, "invalid_request"),
        ({"shop": "alice-goods.myshopify.com", "visitor": "white space"}, "invalid_request"),
        ({"shop": "alice-goods.myshopify.com", "visitor": ["x" * 8]}, "invalid_request"),
        ({"shop": "alice-goods.myshopify.com", "visitor": "ünïcödé-visitor"}, "invalid_request"),
    ],
    ids=lambda body: str(body)[:50],
)
def test_refuses_a_session_for_nobody(world: World, body: dict[str, Any], code: str) -> None:
    refused(world.client.post("/chat/session", json=body), 400, code)
    assert rows(world, "conversations") == 0


def test_an_unknown_store_has_no_chat(world: World) -> None:
    refused(world.client.post("/chat/session", json={"shop": "nobody.myshopify.com"}), 404, "store_not_found")


@pytest.mark.parametrize("tenant", ["alice", "bob"])
def test_a_visitor_of_one_store_is_somebody_else_in_the_other(world: World, tenant: str) -> None:
    """The same browser id in both stores names two profiles."""
    where: Tenant = getattr(world, tenant)
    for one in (world.alice, world.bob):
        body = {"shop": str(one.store.shop), "visitor": "the-same-visitor"}
        assert world.client.post("/chat/session", json=body).status_code == 201
    with world.services.begin() as work:
        own = [one.id for one in work.conversations.newest(where.store, 10)]
    assert own == [] and rows(world, "profiles") == 2


def test_an_error_nobody_foresaw_says_nothing_of_itself(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("the secret is test-secret-of-the-app-long-enough-for-hmac")

    caller = visitor_of(world, world.alice)
    monkeypatch.setattr("domain.turns.take_turn_in_line", break_down)
    refused(caller.post("messages", {"text": "Hello"}), 500, "internal_error")
    assert isinstance(caller, ChatShopper)


NAVIGATION = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    "accept", ["", "*/*", "application/json", "application/json, text/plain, */*", "text/html;q=0, */*"]
)
def test_a_script_is_refused_in_json(world: World, accept: str) -> None:
    answer = world.client.get("/install?shop=bogus", headers={"Accept": accept})
    refused(answer, 400, "invalid_shop")


def test_a_person_is_refused_on_a_page_that_tells_what_to_do(world: World) -> None:
    answer = world.client.get("/install?shop=<b>bogus</b>", headers=NAVIGATION)
    assert (answer.status_code, answer.mimetype) == (400, "text/html")
    assert "not a myshopify.com domain" in answer.text and "?shop=your-store.myshopify.com" in answer.text
    assert "bogus" not in answer.text
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"


@pytest.mark.parametrize("accept", ["*/*", NAVIGATION["Accept"]])
@pytest.mark.parametrize("path", ["/nothing", "/chat/session"])
def test_no_cache_shows_a_script_the_page_or_a_person_the_json(world: World, path: str, accept: str) -> None:
    answer = world.client.get(path, headers={"Accept": accept})
    assert answer.status_code in (404, 405) and "Accept" in answer.vary


def test_a_page_that_comes_later_says_when(world: World) -> None:
    answers = [world.client.get("/install?shop=bogus", headers=NAVIGATION) for _ in range(200)]
    limited = answers[-1]
    assert limited.status_code == 429 and "Not just now" in limited.text
    assert int(limited.headers["Retry-After"]) > 0
