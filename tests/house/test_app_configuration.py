"""shopify.app.toml asks for what the code needs, no more and no less, and subscribes to what it reads."""

import gzip
import json
import re
import tomllib
from collections.abc import Callable, Iterator

import pytest
from graphql import (
    FieldNode,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_client_schema,
    get_named_type,
    parse,
    visit,
)

from integrations.shopify import admin_api
from integrations.shopify.scopes import SCOPES, missing
from integrations.shopify.source import ShopifySource
from integrations.shopify.topics import COMPLIANCE, Topic, admin_name
from integrations.shopify.updates import READERS
from runtime.settings import Settings
from sandbox.shopify.admin_api import scopes as sandbox_scopes
from sandbox.shopify.admin_api.schema import admin_schema
from sandbox.shopify.configuration_rules import problems
from sandbox.shopify.topics import SCOPES_OF
from tests.house.sources import ROOT
from tests.house.test_graphql_documents import DOCUMENTS, OFFICIAL
from tests.runtime.test_settings import BARE

CONFIGURATION = tomllib.loads((ROOT / "shopify.app.toml").read_text("utf-8"))
SUBSCRIPTIONS = CONFIGURATION["webhooks"]["subscriptions"]
SCOPE = re.compile(r"`([a-z_]+)` access scope")

Needs = dict[str, tuple[str, ...]]  # {"orders_bulk: Order": ("read_orders", "read_marketplace_orders")}, any of which


def requested() -> str:
    scopes: str = CONFIGURATION["access_scopes"]["scopes"]
    return scopes


def topics(kind: str) -> list[str]:
    return [topic for entry in SUBSCRIPTIONS for topic in entry.get(kind, ())]


@pytest.fixture(scope="module", params=["the sandbox's word", "Shopify's word"])
def needs(request: pytest.FixtureRequest) -> Needs:
    """What our documents, topics and the app proxy need."""
    if request.param == "the sandbox's word":
        schema, asked = admin_schema(), sandbox_says
    else:
        schema, asked = official()
    documents = {
        f"{file.stem}: {what}": any_of for file in DOCUMENTS for what, any_of in of_document(file.stem, schema, asked)
    }
    heard = {f"topic {topic}": SCOPES_OF[topic.split("/")[0]] for topic in topics("topics") if is_scoped(topic)}
    return documents | heard | {"app proxy": ("write_app_proxy",)}


def test_every_need_is_covered(needs: Needs) -> None:
    assert {what: any_of for what, any_of in needs.items() if not met(requested(), any_of)} == {}


def test_every_scope_is_needed(needs: Needs) -> None:
    for scope in SCOPES:
        others = ",".join(other for other in SCOPES if other != scope)
        assert any(not met(others, any_of) for any_of in needs.values()), f"nothing needs {scope}"


def test_the_code_grant_asks_for_the_same_scopes() -> None:
    assert requested().split(",") == list(SCOPES)
    assert set(CONFIGURATION["access_scopes"]) == {"scopes"}


def test_the_configuration_subscribes_to_what_we_read() -> None:
    assert set(topics("topics")) == set(Topic) - COMPLIANCE
    assert set(topics("compliance_topics")) == set(COMPLIANCE)
    assert set(READERS) == set(Topic)


def test_the_code_grant_subscribes_to_the_same_topics() -> None:
    api = Api()
    ShopifySource(api, "https://alice.example").subscribe("https://app.example/webhooks/shopify")  # type: ignore[arg-type]
    assert sorted(api.subscribed) == sorted(admin_name(Topic(topic)) for topic in topics("topics"))


def test_everything_comes_to_the_one_address_of_the_app() -> None:
    assert {entry["uri"] for entry in SUBSCRIPTIONS} == {"/webhooks/shopify"}
    assert CONFIGURATION["app_proxy"]["url"] == "/proxy"
    home = CONFIGURATION["application_url"]
    assert CONFIGURATION["auth"]["redirect_urls"] == [f"{home}/install/callback"]


def test_the_configuration_has_the_version_that_we_speak() -> None:
    assert Settings.from_env(BARE).shopify_api_version == CONFIGURATION["webhooks"]["api_version"]


def test_shopify_would_deploy_it() -> None:
    assert problems(CONFIGURATION) == []


def met(scopes: str, any_of: tuple[str, ...]) -> bool:
    return any(not missing(scopes, [scope]) for scope in any_of)


def is_scoped(topic: str) -> bool:
    return topic.split("/")[0] in SCOPES_OF


Asked = Callable[[str, str], tuple[str, ...]]


def of_document(name: str, schema: GraphQLSchema, asked: Asked) -> Iterator[tuple[str, tuple[str, ...]]]:
    finder = Fields(TypeInfo(schema))
    visit(parse(admin_api.document(name)), TypeInfoVisitor(finder.types, finder))
    for parent, field, kind in finder.found:
        for what, any_of in ((f"{parent}.{field}", asked(parent, field)), (kind, asked(kind, ""))):
            if any_of:
                yield what, any_of


def sandbox_says(kind: str, field: str) -> tuple[str, ...]:
    return sandbox_scopes.OF_FIELD.get((kind, field), ()) if field else sandbox_scopes.OF_TYPE.get(kind, ())


def official() -> tuple[GraphQLSchema, Asked]:
    if not OFFICIAL.is_file():
        pytest.skip("Shopify's own schema is not on this machine")
    raw = json.loads(gzip.decompress(OFFICIAL.read_bytes()))["data"]["__schema"]
    required = {(one["name"], ""): one.get("requiredAccess") for one in raw["types"]}
    required |= {
        (one["name"], field["name"]): field.get("requiredAccess")
        for one in raw["types"]
        for field in one["fields"] or ()
    }
    schema = build_client_schema({"__schema": raw}, assume_valid=True)
    return schema, lambda kind, field: tuple(SCOPE.findall(required.get((kind, field)) or ""))


class Fields(Visitor):
    """Every field of a document: its parent's type, its name, its own type."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.found: list[tuple[str, str, str]] = []

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent, kind = self.types.get_parent_type(), self.types.get_type()
        if parent is not None and kind is not None:
            self.found.append((parent.name, node.name.value, get_named_type(kind).name))


class Api:
    """An Admin API without subscriptions, which notes those that are made."""

    def __init__(self) -> None:
        self.subscribed: list[object] = []

    def pages_of(self, name: str, connection: str) -> list[dict[str, str]]:
        return []

    def ask(self, name: str, **variables: object) -> dict[str, object]:
        self.subscribed.append(variables["topic"])
        return {}
