from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.sandbox.shopify.world import MORNING, World

QUERIES = Path(__file__).parents[4] / "shared" / "reference" / "queries"
PRODUCTS = """query P($first: Int!, $after: String, $query: String) {
  products(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor } nodes { id title updatedAt variants(first: 5) { nodes { id price } } } } }"""


@pytest.mark.parametrize("token", ["", "shpat_wrong", "\u00e9"])
def test_refuses_an_unknown_token(world: World, token: str) -> None:
    answer = world.ask(world.alice, token, "{ shop { name } }")
    assert answer.status_code == 401
    expected = "[API] Invalid API key or access token (unrecognized login or wrong password)"
    assert answer.json == {"errors": expected}


def test_refuses_bobs_token_at_alices_shop(world: World) -> None:
    token = world.install(world.bob)["access_token"]
    world.install(world.alice)
    assert world.ask(world.bob, token, "{ shop { name } }").json["data"]["shop"]["name"] == "Bob"
    assert world.ask(world.alice, token, "{ shop { name } }").status_code == 401


def test_refuses_an_expired_token(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    world.now[0] += 3600
    assert world.ask(world.alice, token, "{ shop { name } }").status_code == 401


def test_an_uninstalled_apps_token_is_dead(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    world.alice.uninstall_app()
    assert world.ask(world.alice, token, "{ shop { name } }").status_code == 401


@pytest.mark.parametrize(
    ("asked", "status", "served"),
    [
        ("2026-10", 200, "2026-10"),
        ("2026-01", 200, "2026-01"),
        ("2024-07", 200, "2026-01"),
        ("2027-01", 404, None),
        ("2026-11", 404, None),
        ("v1", 404, None),
    ],
)
def test_versions_are_served_fall_forward_or_do_not_exist(
    world: World, asked: str, status: int, served: str | None
) -> None:
    token = world.install(world.alice)["access_token"]
    answer = world.ask(world.alice, token, "{ shop { name } }", version=asked)
    assert (answer.status_code, answer.headers.get("X-Shopify-API-Version")) == (status, served)


def test_refuses_a_body_without_a_query(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    path = f"/{world.alice.domain}/admin/api/2026-10/graphql.json"
    for body in (b"", b"{", b"[]", b"{}"):
        answer = world.client.post(
            path, data=body, headers={"X-Shopify-Access-Token": token}, content_type="application/json"
        )
        assert answer.status_code == 400


@pytest.mark.parametrize("query", ["{ shop { nonsense } }", "{ shop { ", "query { products { nodes { id } } } }"])
def test_a_wrong_document_is_answered_200_with_errors(world: World, query: str) -> None:
    token = world.install(world.alice)["access_token"]
    answer = world.ask(world.alice, token, query)
    assert answer.status_code == 200
    assert answer.json["errors"] and "data" not in answer.json


def test_a_connection_wants_first_or_last(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    assert world.ask(world.alice, token, "{ products { nodes { id } } }").json["errors"]
    too_many = world.ask(world.alice, token, "{ products(first: 251) { nodes { id } } }")
    assert too_many.json["errors"]


def test_a_missing_scope_is_access_denied_at_the_field(world: World) -> None:
    token = world.install(world.alice, "read_products")["access_token"]
    answer = world.ask(world.alice, token, '{ order(id: "gid://shopify/Order/1") { id } shop { name } }').json
    error = answer["errors"][0]
    assert error["extensions"]["code"] == "ACCESS_DENIED" and error["path"] == ["order"]
    assert "`read_orders` access scope" in error["extensions"]["requiredAccess"]
    assert answer["data"] == {"order": None, "shop": {"name": "Alice"}}


def test_a_write_scope_reads_too(world: World) -> None:
    token = world.install(world.alice, "write_products")["access_token"]
    assert "errors" not in world.ask(world.alice, token, "{ products(first: 1) { nodes { id } } }").json


def test_pages_join_though_a_record_changes_between_them(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    first = world.ask(world.alice, token, PRODUCTS, first=1).json["data"]["products"]
    assert first["pageInfo"]["hasNextPage"] is True
    world.alice.delete_product(int(first["nodes"][0]["id"].rsplit("/", 1)[1]))
    rest = world.ask(world.alice, token, PRODUCTS, first=5, after=first["pageInfo"]["endCursor"])
    titles = [node["title"] for node in rest.json["data"]["products"]["nodes"]]
    assert len(titles) == 1 and titles != [first["nodes"][0]["title"]]


def test_updated_at_finds_what_changed_since(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    world.alice.set_price(90_000_000_011, "25")
    since = world.ask(world.alice, token, PRODUCTS, first=5, query="updated_at:>'2024-11-02T00:00:00Z'")
    nodes = since.json["data"]["products"]["nodes"]
    assert [node["title"] for node in nodes] == ["Wool Coat"]
    assert nodes[0]["updatedAt"].endswith("Z") and nodes[0]["variants"]["nodes"][0]["price"] == "25.00"


def test_an_unknown_filter_is_ignored_and_told(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    answer = world.ask(world.alice, token, PRODUCTS, first=5, query="colour:red").json
    assert len(answer["data"]["products"]["nodes"]) == 2
    assert answer["extensions"]["search"][0]["warnings"][0]["code"] == "invalid_field"


def test_an_order_is_found_by_name_and_email_and_by_customer(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    ann, ben = sorted(world.alice.customers)
    for buyer in (ann, ben):
        world.alice.create_order([(90_000_000_011, 1)], customer_id=buyer)
    query = "query Q($q: String!) { orders(first: 5, query: $q) { nodes { name email customer { id } } } }"

    def names(text: str) -> list[str]:
        answer = world.ask(world.alice, token, query, q=text).json
        return [node["name"] for node in answer["data"]["orders"]["nodes"]]

    assert names('name:"#1001" email:"ann@shop.example"') == ["#1001"]
    assert names('name:"#1001" email:"ben@shop.example"') == []
    assert names(f"customer_id:{ben}") == ["#1002"]
    assert names("name:1001 OR name:1002") == ["#1001", "#1002"]
    assert names("-name:1001") == ["#1002"]


def test_money_ids_and_counts_have_the_platforms_shapes(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    order = world.alice.create_order([(90_000_000_011, 2)], customer_id=9_000_000_011)
    query = """query O($id: ID!) { order(id: $id) { legacyResourceId customer { numberOfOrders }
      totalPriceSet { shopMoney { amount currencyCode } } } }"""
    shown = world.ask(world.alice, token, query, id=order["admin_graphql_api_id"]).json["data"]["order"]
    assert shown["legacyResourceId"] == str(order["id"])
    assert shown["customer"]["numberOfOrders"] == "1"
    assert shown["totalPriceSet"]["shopMoney"] == {"amount": "40.0", "currencyCode": "USD"}


def test_an_order_tells_its_parcels_refunds_and_returns(world: World) -> None:
    shop = world.alice
    token = world.install(shop)["access_token"]
    order = shop.create_order([(90_000_000_011, 2)], customer_id=9_000_000_011)
    line = order["line_items"][0]["id"]
    shop.fulfil_order(order["id"], {line: 1}, "UPS", "1Z999", "https://ups.example/1Z999")
    shop.advance_shipment(order["id"], "out_for_delivery")
    shop.request_return(order["id"], {line: 1})
    shop.refund_order(order["id"], {line: 1})
    query = """query O($id: ID!) { order(id: $id) { displayFulfillmentStatus displayFinancialStatus returnStatus
      fulfillments(first: 5) { displayStatus trackingInfo(first: 2) { company number url }
        events(first: 5) { nodes { status } } fulfillmentLineItems(first: 5) { nodes { quantity } } }
      refunds(first: 5) { totalRefundedSet { shopMoney { amount } } }
      returns(first: 5) { nodes { status totalQuantity } } } }"""
    shown = world.ask(shop, token, query, id=order["admin_graphql_api_id"]).json["data"]["order"]
    assert shown["displayFulfillmentStatus"] == "PARTIALLY_FULFILLED"
    assert shown["displayFinancialStatus"] == "PARTIALLY_REFUNDED"
    assert shown["returnStatus"] == "RETURN_REQUESTED"
    parcel = shown["fulfillments"][0]
    assert parcel["displayStatus"] == "OUT_FOR_DELIVERY"
    assert parcel["trackingInfo"] == [{"company": "UPS", "number": "1Z999", "url": "https://ups.example/1Z999"}]
    assert parcel["fulfillmentLineItems"]["nodes"] == [{"quantity": 1}]
    assert shown["refunds"][0]["totalRefundedSet"]["shopMoney"]["amount"] == "20.0"
    assert shown["returns"]["nodes"] == [{"status": "REQUESTED", "totalQuantity": 1}]


def test_an_app_sees_sixty_days_of_orders_unless_it_may_see_all(build: Callable[..., World]) -> None:
    world = build(order_days=60)
    shop = world.alice
    old = shop.create_order([(90_000_000_011, 1)], customer_id=9_000_000_011)
    new = shop.create_order([(90_000_000_011, 1)], customer_id=9_000_000_011)
    old["created_at"] = MORNING
    new["created_at"] = datetime.fromtimestamp(world.now[0] - 86_400, UTC).isoformat()
    query = """query O($id: ID!) { order(id: $id) { name } node(id: $id) { id } ordersCount { count }
      customer(id: "gid://shopify/Customer/9000000011") { numberOfOrders orders(first: 5) { nodes { name } } } }"""
    token = world.install(shop)["access_token"]
    seen = world.ask(shop, token, query, id=old["admin_graphql_api_id"]).json["data"]
    assert (seen["order"], seen["node"], seen["ordersCount"]) == (None, None, {"count": 1})
    assert seen["customer"] == {"numberOfOrders": "2", "orders": {"nodes": [{"name": new["name"]}]}}
    token = world.install(shop, "read_orders,read_all_orders,read_customers")["access_token"]
    seen = world.ask(shop, token, query, id=old["admin_graphql_api_id"]).json["data"]
    assert seen["order"] == {"name": old["name"]} and seen["ordersCount"] == {"count": 2}


def test_nodes_reads_several_kinds_and_leaves_gaps(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    ids = ["gid://shopify/Product/9000000001", "gid://shopify/Product/1", "gid://shopify/ProductVariant/90000000011"]
    query = "query N($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { title } ... on ProductVariant { price } } }"
    nodes = world.ask(world.alice, token, query, ids=ids).json["data"]["nodes"]
    assert nodes == [{"id": ids[0], "title": "Wool Coat"}, None, {"id": ids[2], "price": "20.00"}]


def test_subscriptions_are_made_listed_and_deleted(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    create = """mutation C($topic: WebhookSubscriptionTopic!, $sub: WebhookSubscriptionInput!) {
      webhookSubscriptionCreate(topic: $topic, webhookSubscription: $sub) {
        webhookSubscription { id topic uri name apiVersion { handle } } userErrors { field message } } }"""
    sub = {"uri": "https://app.example/hooks", "name": "orders"}
    made = world.ask(world.alice, token, create, topic="ORDERS_CREATE", sub=sub).json["data"]
    entry = made["webhookSubscriptionCreate"]["webhookSubscription"]
    assert entry["topic"] == "ORDERS_CREATE" and entry["apiVersion"] == {"handle": "2026-10"}
    for wrong in (sub, {"uri": "http://app.example/x"}, {}, {"uri": "https://a.example", "name": "no spaces"}):
        refused = world.ask(world.alice, token, create, topic="ORDERS_CREATE", sub=wrong).json["data"]
        assert refused["webhookSubscriptionCreate"]["userErrors"]
    unscoped = world.ask(world.alice, token, create, topic="THEMES_UPDATE", sub={"uri": "https://a.example"})
    assert unscoped.json["data"]["webhookSubscriptionCreate"]["userErrors"][0]["field"] == ["topic"]
    listing = "{ webhookSubscriptions(first: 5) { nodes { id } } }"
    assert len(world.ask(world.alice, token, listing).json["data"]["webhookSubscriptions"]["nodes"]) == 1
    delete = "mutation D($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }"
    assert not world.ask(world.alice, token, delete, id=entry["id"]).json["data"]["webhookSubscriptionDelete"][
        "userErrors"
    ]
    again = world.ask(world.alice, token, delete, id=entry["id"]).json["data"]["webhookSubscriptionDelete"]
    assert again["userErrors"]


@pytest.mark.skipif(not QUERIES.is_dir(), reason="the collected documents are not on this machine")
def test_the_collected_documents_run_as_they_are(world: World) -> None:
    shop = world.alice
    everything = world.platform.registration.scopes + ",read_locations"
    token = world.install(shop, everything)["access_token"]
    order = shop.create_order([(90_000_000_011, 2)], customer_id=9_000_000_011)
    shop.fulfil_order(order["id"], company="UPS", number="1Z")
    inner = (QUERIES / "11b_bulk_products_inner.graphql").read_text()
    subscription = {"topic": "ORDERS_CREATE", "sub": {"uri": "https://app.example/x"}}
    variables: dict[str, dict[str, object]] = {
        "01": {"first": 5},
        "02": {"id": "gid://shopify/Product/9000000001"},
        "03": {"inventoryItemId": "gid://shopify/InventoryItem/900000000101"},
        "04": {"id": order["admin_graphql_api_id"]},
        "05": {"query": "name:1001"},
        "06": {"customerId": "gid://shopify/Customer/9000000011", "first": 5},
        "07": {"email": "ann@shop.example"},
        "08": {},
        "09": {"first": 5},
        "10": {"first": 5},
        "11": {"query": inner},
        "12": {"id": "gid://shopify/BulkOperation/1"},
        "13": subscription,
        "14": {},
        "15": {"id": "gid://shopify/WebhookSubscription/1"},
        "16": {},
        "20": {"first": 5, "query": "updated_at:>'2024-01-01'"},
    }
    for number, given in variables.items():
        path = next(QUERIES.glob(f"{number}_*.graphql"))
        answer = world.ask(shop, token, path.read_text(), **given).json
        assert "errors" not in answer, (path.name, answer["errors"])
