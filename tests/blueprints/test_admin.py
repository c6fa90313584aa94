"""The merchant's pages: Shopify's session token on every call, one store's own data and no other's."""

import json
import re
import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from domain.handoff.delivering import OutgoingState
from domain.handoff.tickets import HandoffMethod
from integrations.shopify.scopes import SCOPES
from runtime.services import Services
from tests.blueprints.callers import (
    give_tokens,
    merchant,
    refused,
    rows,
    session_claims,
    session_token,
    unsigned_token,
    visitor_of,
)
from tests.blueprints.handoffs import choose
from tests.domain.talks import handed_over
from tests.world import World

RETRY = "X-Shopify-Retry-Invalid-Session-Request"
CALLS = [("get", "overview"), ("get", "conversations"), ("post", "import"), ("post", "inbox/me")]
WRONG: dict[str, dict[str, object]] = {
    "no exp": {"exp": None},
    "no nbf": {"nbf": None},
    "expired": {"exp": int(time.time()) - 3600},
    "not yet": {"nbf": int(time.time()) + 3600},
    "another app": {"aud": "another-app"},
    "iss is not dest": {"iss": "https://bob-goods.myshopify.com/admin"},
    "no shop": {"iss": "https://evil.example/admin", "dest": "https://evil.example"},
}


def test_the_overview_is_the_stores_own(world: World) -> None:
    for tenant, other in ((world.alice, world.bob), (world.bob, world.alice)):
        answer = world.client.get("/admin/api/overview", headers=merchant(world, tenant))
        assert answer.status_code == 200
        assert answer.get_json()["store"]["shop"] == str(tenant.store.shop)
        assert answer.get_json()["counts"]["products"] == 1
        assert other.store.name not in answer.get_data(as_text=True)


@pytest.mark.parametrize(("method", "call"), CALLS)
@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_token_is_asked_for_anew(world: World, method: str, call: str, wrong: str) -> None:
    answer = getattr(world.client, method)(f"/admin/api/{call}", headers=merchant(world, world.alice, **WRONG[wrong]))
    refused(answer, 401, "bad_session")
    assert answer.headers[RETRY] == "1"
    assert rows(world, "imports") == rows(world, "handoff_settings") == 0


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b.c", "Bearer \xff", "Bearer " + "x" * 9000]
)
def test_no_token_is_asked_for_anew(world: World, header: str) -> None:
    answer = world.client.get("/admin/api/overview", headers={"Authorization": header})
    refused(answer, 401, "bad_session")


def test_a_token_that_needs_no_signature_is_none(world: World) -> None:
    token = unsigned_token(session_claims(world, world.alice))
    for given in (token, f"{token}AAAA"):
        answer = world.client.get("/admin/api/overview", headers={"Authorization": f"Bearer {given}"})
        refused(answer, 401, "bad_session")


def test_a_token_of_another_secret_is_none(world: World) -> None:
    for secret in ("another app's secret, long enough", world.services.settings.secret_key):
        token = session_token(world, world.alice, secret)
        answer = world.client.get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
        refused(answer, 401, "bad_session")


def test_a_chat_token_is_no_session_token(world: World) -> None:
    caller = visitor_of(world, world.alice)
    refused(world.client.get("/admin/api/overview", headers=caller.headers({})), 401, "bad_session")


@pytest.mark.parametrize(
    "shop", ["bob-goods.myshopify.com", "evil.example", "", "alice-goods.myshopify.com.evil.example"]
)
def test_a_shop_parameter_that_is_not_the_tokens_is_refused(world: World, shop: str) -> None:
    answer = world.client.get(f"/admin/api/overview?shop={shop}", headers=merchant(world, world.alice))
    refused(answer, 401, "bad_session")


def test_the_tokens_own_shop_may_stand_in_the_address_in_any_case(world: World) -> None:
    answer = world.client.get(
        "/admin/api/overview?shop=Alice-Goods.myshopify.com", headers=merchant(world, world.alice)
    )
    assert answer.status_code == 200


def test_takes_a_token_of_the_old_secret_while_secrets_are_rotated(world: World) -> None:
    token = session_token(world, world.alice, "test-secret-before-this-one-and-as-long")
    answer = world.client.get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200


def test_a_document_without_a_token_goes_by_the_bounce_page(world: World) -> None:
    client = world.client
    answer = client.get("/admin/?shop=alice-goods.myshopify.com&host=YWRtaW4&id_token=stale")
    assert answer.status_code == 302
    target = urlsplit(answer.headers["Location"])
    again = parse_qs(target.query)["shopify-reload"][0]
    assert (target.netloc, target.path) == ("", "/auth/bounce")
    assert again.startswith("/admin/?") and "id_token" not in answer.headers["Location"]
    page = client.get(answer.headers["Location"])
    assert page.status_code == 200
    (script,) = re.findall(r"<script[^>]*>", page.get_data(as_text=True))
    assert 'data-api-key="test-client"' in script and "cdn.shopify.com" in script


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "",
    ],
)
def test_the_bounce_page_leads_to_no_page_but_ours(world: World, target: str) -> None:
    answer = world.client.get("/auth/bounce", query_string={"shopify-reload": target})
    refused(answer, 400, "invalid_request")


@pytest.mark.parametrize("shop", ["<b>evil</b>", "evil.myshopify.com", "alice-goods.myshopify.com"])
def test_the_bounce_page_holds_nothing_a_caller_wrote(world: World, shop: str) -> None:
    query = {"shopify-reload": "/<script>alert(1)</script>", "shop": shop}
    page = world.client.get("/auth/bounce", query_string=query)
    assert "alert" not in page.get_data(as_text=True)
    assert shop not in page.get_data(as_text=True) + str(page.headers)
    assert page.headers["Content-Security-Policy"] == "frame-ancestors https://admin.shopify.com"


def test_a_document_whose_address_names_another_shop_is_refused_and_not_bounced(world: World) -> None:
    answer = world.client.get(f"/admin/?shop=bob-goods.myshopify.com&id_token={session_token(world, world.alice)}")
    assert answer.status_code == 401 and "another store" in answer.get_data(as_text=True)
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert "bob-goods" not in answer.get_data(as_text=True) + str(answer.headers)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/admin/", {"Authorization": "Bearer stale"}),
        ("/admin/", {"Sec-Fetch-Dest": "empty"}),
        ("/admin/api/overview", {}),
        ("/connect/zendesk?account=acme", {"Authorization": "Bearer stale"}),
    ],
)
def test_a_script_is_told_to_ask_again(world: World, path: str, headers: dict[str, str]) -> None:
    answer = world.client.get(path, headers=headers)
    refused(answer, 401, "bad_session")
    assert answer.headers[RETRY] == "1"


def test_a_form_that_the_browser_sent_before_its_scripts_were_there_says_that_nothing_was_saved(world: World) -> None:
    headers = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
    answer = world.client.post("/admin/launch/pause", data={}, headers=headers)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 401 and "Nothing was saved yet" in page and 'href="/admin/launch"' in page
    assert answer.headers["Content-Security-Policy"].startswith("frame-ancestors https://admin.shopify.com")


@pytest.mark.parametrize("path", ["/admin/", "/connect/zendesk?account=acme"])
@pytest.mark.parametrize("dest", ["iframe", "document", None])
def test_a_browser_that_opens_a_page_goes_by_the_bounce_page(world: World, path: str, dest: str | None) -> None:
    answer = world.client.get(path, headers={"Sec-Fetch-Dest": dest} if dest else {})
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/auth/bounce?")
    assert RETRY not in answer.headers


def test_other_origins_may_ask_what_is_allowed_and_are_allowed_nothing(world: World) -> None:
    for path in ("/admin/", "/admin/api/overview"):
        asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
        answer = world.client.options(path, headers=asked)
        assert answer.status_code == 200 and "GET" in answer.headers["Allow"]
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")]
        assert answer.get_data() == b""


def test_shopifys_admin_is_led_to_the_guarded_page(world: World) -> None:
    answer = world.client.get("/?shop=alice-goods.myshopify.com&host=x&id_token=y")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/admin/?shop=alice-goods.myshopify.com&host=x&id_token=y"


def test_a_lost_visitor_is_told_where_they_are_and_may_not_frame_it(world: World) -> None:
    answer = world.client.get("/")
    assert answer.status_code == 200 and "Shopfloor" in answer.get_data(as_text=True)
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_only_the_stores_own_admin_may_frame_its_page(world: World) -> None:
    for tenant, other in ((world.alice, world.bob), (world.bob, world.alice)):
        give_tokens(world, tenant)
        answer = world.client.get(f"/admin/?id_token={session_token(world, tenant)}")
        assert answer.status_code == 200
        ancestors = re.search(r"frame-ancestors ([^;]+)", answer.headers["Content-Security-Policy"])
        assert ancestors
        assert set(ancestors.group(1).split()) == {f"https://{tenant.store.shop}", "https://admin.shopify.com"}
        assert str(other.store.shop) not in str(answer.headers)


def test_a_merchant_reads_their_own_conversations_and_no_others(world: World) -> None:
    caller = visitor_of(world, world.alice)
    caller.say("Where is my order?")
    client = world.client
    listed = client.get("/admin/api/conversations", headers=merchant(world, world.alice)).get_json()["conversations"]
    assert [one["id"] for one in listed] == [caller.conversation]
    assert client.get("/admin/api/conversations", headers=merchant(world, world.bob)).get_json()["conversations"] == []
    path = f"/admin/api/conversations/{caller.conversation}"
    seen = client.get(path, headers=merchant(world, world.alice)).get_json()
    assert [entry["author"] for entry in seen["messages"]] == ["shopper", "agent"]
    assert seen["messages"][1]["receipt"]["question"] == "Where is my order?"
    refused(client.get(path, headers=merchant(world, world.bob)), 404, "conversation_not_found")


def test_what_failed_is_sent_again_by_its_own_merchant_alone(world: World) -> None:
    outgoing = handed_over(world, world.alice)
    with world.services.begin() as work:
        work.outbox.change(outgoing.id, state=OutgoingState.FAILED, advice="Fix the form.")
    path = f"/admin/api/conversations/{outgoing.conversation_id}"
    (ticket,) = world.client.get(path, headers=merchant(world, world.alice)).get_json()["tickets"]
    assert (ticket["failed"], ticket["advice"]) == (True, "Fix the form.")
    sent = [
        world.client.post(f"{path}/send", json={}, headers=merchant(world, one)).get_json()
        for one in (world.bob, world.alice, world.alice)
    ]
    assert sent == [{"in_line": 0}, {"in_line": 1}, {"in_line": 0}]
    (ticket,) = world.client.get(path, headers=merchant(world, world.alice)).get_json()["tickets"]
    assert (ticket["failed"], ticket["state"]) == (False, "waiting")


@pytest.mark.parametrize("place", ["x", "0", "%00", "00000000-0000-0000-0000-00000000000g"])
def test_a_conversation_that_is_no_id_is_not_found(world: World, place: str) -> None:
    refused(
        world.client.get(f"/admin/api/conversations/{place}", headers=merchant(world, world.alice)), 404, "not_found"
    )


def test_no_secret_of_a_connected_helpdesk_is_shown(world: World) -> None:
    choose(world, world.alice, HandoffMethod.GORGIAS)
    overview = world.client.get("/admin/api/overview", headers=merchant(world, world.alice)).get_json()
    assert overview["helpdesks"]["gorgias"]["account"] == "acme"
    assert "w" * 32 not in json.dumps(overview) and world.alice.store.key not in json.dumps(overview)


def test_importing_again_is_begun_and_queued_for_one_store(world: World) -> None:
    answer = world.client.post("/admin/api/import", headers=merchant(world, world.alice))
    assert answer.status_code == 202 and answer.get_json()["import"]["state"] == "running"
    assert rows(world, "imports") == 1
    assert world.services.redis.llen("rq:queue:imports") == 1
    with world.services.begin() as work:
        [line] = work.activity.newest(world.alice.store, 9)
        assert (line.who, line.what) == ("71000001", "had the whole store read again")
        assert work.activity.newest(world.bob.store, 9) == []


def test_without_shopifys_keys_there_is_no_admin(world: World) -> None:
    bare = World(Services(replace(world.services.settings, shopify=None)), world.alice, world.bob)
    refused(bare.client.get("/admin/api/overview", headers=merchant(world, world.alice)), 404, "not_found")


def test_the_handoff_page_says_by_itself_what_is_not_allowed(world: World) -> None:
    """Told by a script alone, it would push the page down under the reader's hand."""
    words = "not allowed everything it needs"
    for tenant, scopes in ((world.alice, SCOPES), (world.bob, SCOPES[1:])):
        give_tokens(world, tenant)
        with world.services.begin() as work:
            work.stores.note_scopes(tenant.store, ",".join(scopes), world.services.now())
    shown = [
        world.client.get("/admin/handoff", headers=merchant(world, one)).get_data(as_text=True)
        for one in (world.alice, world.bob)
    ]
    assert [words in one for one in shown] == [False, True]
