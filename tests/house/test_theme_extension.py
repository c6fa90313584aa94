"""The theme app extension: what Shopify's own check of themes does not look at, for it needs no node here."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bin.widget_sources import LAUNCHER
from tests.house.sources import ROOT, name

EXTENSION = ROOT / "extensions" / "shopfloor-chat"
BLOCKS = sorted((EXTENSION / "blocks").glob("*.liquid"))
LOCALES = sorted(one for one in (EXTENSION / "locales").glob("*.json") if ".schema" not in one.name)
SCHEMA = re.compile(r"{%-? schema -?%}(.*?){%-? endschema -?%}", re.DOTALL)
MOST_STEPS = 101  # of a range; Shopify's limit
TRANSLATED = re.compile(r"'([\w.]+)' \| t\b")
KINDS = {"checkbox", "color", "header", "image_picker", "number", "paragraph", "range", "select", "text"}


def schema(block: Path) -> dict[str, Any]:
    return json.loads(SCHEMA.search(block.read_text("utf-8")).group(1))


def settings() -> list[dict[str, Any]]:
    return [one for block in BLOCKS for one in schema(block)["settings"]]


def at(words: dict[str, Any], key: str) -> str:
    for part in key.split("."):
        words = words[part]
    return str(words)


def test_shopify_takes_nothing_but_these_folders_and_these_kinds_of_file() -> None:
    allowed = {"assets": {".js", ".css"}, "blocks": {".liquid"}, "locales": {".json"}}
    inside = [one for one in EXTENSION.rglob("*") if one.is_file() and one.name != "shopify.extension.toml"]
    assert [one for one in inside if one.suffix not in allowed.get(one.parent.name, ())] == []
    assert tomllib.loads((EXTENSION / "shopify.extension.toml").read_text("utf-8"))["type"] == "theme"


def test_an_embed_and_a_block_for_product_pages_are_offered() -> None:
    assert {block.stem: schema(block)["target"] for block in BLOCKS} == {"chat": "body", "questions": "section"}
    assert schema(EXTENSION / "blocks/questions.liquid")["enabled_on"] == {"templates": ["product"]}


def test_every_setting_is_one_that_shopify_knows_with_words_and_a_default_within_its_bounds() -> None:
    words = json.loads((EXTENSION / "locales/en.default.schema.json").read_text("utf-8"))
    for one in settings():
        assert one["type"] in KINDS
        for key in ("label", "content", "info"):
            assert key not in one or at(words, one[key].removeprefix("t:"))
        for option in one.get("options", ()):
            assert at(words, option["label"].removeprefix("t:"))
        if "options" in one:
            assert one["default"] in [option["value"] for option in one["options"]]
        if one["type"] == "range":
            assert one["min"] <= one["default"] <= one["max"] and (one["default"] - one["min"]) % one["step"] == 0
            assert (one["max"] - one["min"]) / one["step"] < MOST_STEPS


@pytest.mark.parametrize("block", BLOCKS, ids=name)
def test_every_setting_is_used_and_every_used_one_is_there(block: Path) -> None:
    used = set(re.findall(r"block\.settings\.(\w+)", SCHEMA.sub("", block.read_text("utf-8"))))
    assert used == {one["id"] for one in schema(block)["settings"] if "id" in one}


@pytest.mark.parametrize("locale", LOCALES, ids=name)
def test_what_shoppers_read_is_there_in_every_language(locale: Path) -> None:
    words = json.loads(locale.read_text("utf-8"))
    used = {key for block in BLOCKS for key in TRANSLATED.findall(block.read_text("utf-8"))}
    assert used == {f"chat.{key}" for key in words["chat"]} and len(LOCALES) == 11


def test_the_launcher_reads_what_the_embed_gives_and_nothing_else() -> None:
    given = re.findall(r"\bdata-([a-z-]+)=", (EXTENSION / "blocks/chat.liquid").read_text("utf-8"))
    names = {re.sub(r"-(\w)", lambda match: match.group(1).upper(), one) for one in given}
    launcher = LAUNCHER.read_text("utf-8")
    read = set(re.findall(r"\bgiven\.(\w+)", launcher))
    read |= {one.strip() for taken in re.findall(r"const \{([^}]*)\} = given", launcher) for one in taken.split(",")}
    # A page that is not a theme says where the app is by its script's own address.
    assert read - {"app"} == names
