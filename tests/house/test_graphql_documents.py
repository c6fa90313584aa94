"""Every GraphQL document we send is one that Shopify understands."""

import gzip
import json
from pathlib import Path

import pytest
from graphql import (
    FieldNode,
    GraphQLSchema,
    NoDeprecatedCustomRule,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_client_schema,
    get_named_type,
    parse,
    specified_rules,
    validate,
    visit,
)

from integrations.shopify import admin_api
from integrations.shopify.source import BULK_QUERIES
from integrations.shopify.topics import COMPLIANCE, Topic, admin_name
from sandbox.shopify.admin_api.schema import admin_schema
from tests.house.sources import ROOT

OFFICIAL = ROOT.parent / "shared/reference/schemas/shopify_admin_2026-10.json.gz"
DOCUMENTS = sorted(admin_api.QUERIES.glob("*.graphql"))
BULK = sorted(BULK_QUERIES.values())
MOST_CONNECTIONS = 5  # in a bulk query; Shopify's limit
DEEPEST = 2  # a connection within a connection, and no further


@pytest.fixture(scope="module", params=["the sandbox's schema", "Shopify's schema"])
def schema(request: pytest.FixtureRequest) -> GraphQLSchema:
    if request.param == "the sandbox's schema":
        return admin_schema()
    if not OFFICIAL.is_file():
        pytest.skip("Shopify's own schema is not on this machine")
    saved = json.loads(gzip.decompress(OFFICIAL.read_bytes()))
    return build_client_schema({"__schema": saved["data"]["__schema"]}, assume_valid=True)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_a_document_is_valid_and_asks_for_nothing_deprecated(schema: GraphQLSchema, file: Path) -> None:
    problems = validate(schema, parse(file.read_text("utf-8")), [*specified_rules, NoDeprecatedCustomRule])
    assert problems == []


def test_every_topic_we_subscribe_to_exists(schema: GraphQLSchema) -> None:
    known = schema.type_map["WebhookSubscriptionTopic"].values
    assert {admin_name(topic) for topic in Topic if topic not in COMPLIANCE} <= set(known)


@pytest.mark.parametrize("name", BULK)
def test_a_bulk_query_keeps_within_the_limits_of_bulk_operations(schema: GraphQLSchema, name: str) -> None:
    counter = Connections(TypeInfo(schema))
    visit(parse(admin_api.document(name)), TypeInfoVisitor(counter.types, counter))
    assert 1 <= counter.count <= MOST_CONNECTIONS
    assert counter.deepest <= DEEPEST


@pytest.mark.parametrize("name", BULK)
def test_every_node_of_a_bulk_query_has_its_id(name: str) -> None:
    """A line without an id could not be told from another; its kind is read from the id."""
    finder = Nodes()
    visit(parse(admin_api.document(name)), finder)
    assert finder.found and all("id" in fields for fields in finder.found)


def test_every_document_is_used_and_every_name_used_is_a_document() -> None:
    code = "".join(file.read_text("utf-8") for file in admin_api.QUERIES.parent.glob("*.py"))
    assert DOCUMENTS
    assert [file.stem for file in DOCUMENTS if f'"{file.stem}"' not in code] == []


class Connections(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.count = self.depth = self.deepest = 0

    def enter_field(self, node: FieldNode, *_: object) -> None:
        if self.is_connection():
            self.count, self.depth = self.count + 1, self.depth + 1
            self.deepest = max(self.deepest, self.depth)

    def leave_field(self, node: FieldNode, *_: object) -> None:
        self.depth -= self.is_connection()

    def is_connection(self) -> bool:
        kind = self.types.get_type()
        return kind is not None and get_named_type(kind).name.endswith("Connection")


class Nodes(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[set[str]] = []

    def enter_field(self, node: FieldNode, *_: object) -> None:
        if node.name.value == "node" and node.selection_set:
            self.found.append({one.name.value for one in node.selection_set.selections if isinstance(one, FieldNode)})
