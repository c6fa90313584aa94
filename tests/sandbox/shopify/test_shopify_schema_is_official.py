from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema, introspection_from_schema

from sandbox.shopify.admin_api import scopes
from sandbox.shopify.admin_api.schema import admin_schema

OFFICIAL = Path(__file__).parents[4] / "shared/reference/schemas/shopify_admin_2026-10.json.gz"

Types = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def official() -> Types:
    if not OFFICIAL.is_file():
        pytest.skip("the official schema file is not on this machine")
    saved = json.loads(gzip.decompress(OFFICIAL.read_bytes()))
    return {kind["name"]: kind for kind in saved["data"]["__schema"]["types"]}


@pytest.fixture(scope="module")
def ours() -> Types:
    schema: GraphQLSchema = admin_schema()
    every = introspection_from_schema(schema)["__schema"]["types"]
    return {kind["name"]: kind for kind in every if not kind["name"].startswith("__")}


def test_every_type_exists_officially_with_the_same_kind(ours: Types, official: Types) -> None:
    assert {name: kind["kind"] for name, kind in ours.items()} == {
        name: official.get(name, {}).get("kind") for name in ours
    }


def test_every_field_and_argument_has_the_official_type(ours: Types, official: Types) -> None:
    for name, kind in ours.items():
        theirs = {field["name"]: field for field in official[name].get("fields") or []}
        for field in kind.get("fields") or []:
            assert spelled(field["type"]) == spelled(theirs[field["name"]]["type"]), (name, field["name"])
            arguments = {argument["name"]: argument for argument in theirs[field["name"]]["args"]}
            for argument in field["args"]:
                twin = arguments[argument["name"]]
                assert spelled(argument["type"]) == spelled(twin["type"])
                assert argument["defaultValue"] == twin["defaultValue"], (name, field["name"], argument["name"])


def test_no_required_argument_or_input_is_left_out(ours: Types, official: Types) -> None:
    for name, kind in ours.items():
        theirs = {field["name"]: field for field in official[name].get("fields") or []}
        for field in kind.get("fields") or []:
            given = {argument["name"] for argument in field["args"]}
            for argument in theirs[field["name"]]["args"]:
                assert argument["type"]["kind"] != "NON_NULL" or argument["name"] in given
        for field in official[name].get("inputFields") or []:
            known = {own["name"] for own in kind.get("inputFields") or []}
            assert field["type"]["kind"] != "NON_NULL" or field["name"] in known


def test_every_input_field_and_enum_value_is_official(ours: Types, official: Types) -> None:
    for name, kind in ours.items():
        inputs = {field["name"]: spelled(field["type"]) for field in official[name].get("inputFields") or []}
        for field in kind.get("inputFields") or []:
            assert inputs[field["name"]] == spelled(field["type"])
        values = {value["name"] for value in official[name].get("enumValues") or []}
        assert {value["name"] for value in kind.get("enumValues") or []} <= values


def test_interfaces_and_unions_are_official(ours: Types, official: Types) -> None:
    for name, kind in ours.items():
        for part in ("interfaces", "possibleTypes"):
            known = {entry["name"] for entry in official[name].get(part) or []}
            assert {entry["name"] for entry in kind.get(part) or []} <= known, (name, part)


def test_every_type_and_field_needs_the_official_scopes(ours: Types, official: Types) -> None:
    for name, kind in ours.items():
        assert set(scopes.OF_TYPE.get(name, ())) == needed(official[name]), name
        theirs = {field["name"]: field for field in official[name].get("fields") or []}
        for field in kind.get("fields") or []:
            own = scopes.OF_FIELD.get((name, field["name"]), ())
            assert set(own) == needed(theirs[field["name"]]), (name, field["name"])


def needed(part: dict[str, Any]) -> set[str]:
    return set(re.findall(r"`([a-z_]+)` access scope", part.get("requiredAccess") or ""))


def spelled(kind: dict[str, Any]) -> str:
    if kind["kind"] == "NON_NULL":
        return f"{spelled(kind['ofType'])}!"
    return f"[{spelled(kind['ofType'])}]" if kind["kind"] == "LIST" else str(kind["name"])
