"""What runs in a shopper's or a merchant's browser: no text becomes code, and nothing comes from strangers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import PRODUCT, ROOT, files, name

SCRIPTS = [*sorted((ROOT / "extensions/chat").rglob("*.js")), *sorted((ROOT / "blueprints/static").rglob("*.js"))]
PAGES = sorted((ROOT / "blueprints/templates").rglob("*.html"))
LIQUID = sorted((ROOT / "extensions").rglob("*.liquid"))

SINKS = {
    "markup": r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc"
    r"|setHTML|parseHTML",
    "code": r"\beval\s*\(|new\s+Function\b|set(?:Timeout|Interval)\s*\(\s*[\"'`]|createElement\(\s*[\"'`]script"
    r"|importScripts|javascript:|\bWorker\(",
    "handlers": r"setAttribute\(\s*[\"'`]on|\.on(?:error|load|click)\s*=\s*[\"'`]",
    "windows": r"window\.open\((?![\"'`]/[a-z])|\blocation(?:\.href)?\s*=(?!=)|location\.(?:assign|replace)\b"
    r"|document\.(?:cookie|domain)",
}
# What may stand in one file alone, and why.
EXCUSED = {
    "blueprints/static/admin/parsing.js": (
        "DOMParser",
        "reads pages of our own server, which escapes every value; their policy runs no script that stands in markup",
    )
}
# `import(PANEL)` and the like: a constant built from the script's own address, or the one that the theme gives.
IMPORT = re.compile(r"\bimport\(\s*([^)]*)\)")
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s\"'`)]*", re.IGNORECASE)
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml")
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape|Markup\(|render_template_string|\|\s*tojson")
OUTPUT = re.compile(r"{{-?(.*?)-?}}", re.DOTALL)
ESCAPES = ("escape", "json", "asset_url", "asset_img_url", "t", "url_encode", "stylesheet_tag", "script_tag")


@pytest.mark.parametrize("file", SCRIPTS, ids=name)
@pytest.mark.parametrize("kind", SINKS)
def test_no_script_turns_text_into_markup_or_code(file: Path, kind: str) -> None:
    excused, _why = EXCUSED.get(name(file), ("", ""))
    assert [one for one in found(SINKS[kind], code_of(file)) if one != excused] == []


def test_no_excuse_outlives_its_need() -> None:
    for place, (excused, why) in EXCUSED.items():
        assert why and excused in code_of(ROOT / place)


@pytest.mark.parametrize("file", SCRIPTS, ids=name)
def test_scripts_load_only_what_came_with_them(file: Path) -> None:
    for loaded in IMPORT.findall(code_of(file)):
        # HOME is where the script came from, or the folder that the theme names on its own tag.
        constant = re.search(
            rf"const {re.escape(loaded)} = new URL\(\"[a-z.-]+\", (?:HOME|import\.meta\.url)\)", code_of(file)
        )
        assert loaded.startswith(("'./", '"./')) or constant, loaded


@pytest.mark.parametrize("file", [*SCRIPTS, *PAGES, *LIQUID], ids=name)
def test_nothing_is_fetched_from_another_host(file: Path) -> None:
    """App Bridge, whose address is a setting, is the one exception: Shopify wants it from its own host, unpinned."""
    assert [one for one in ADDRESS.findall(code_of(file)) if not one.startswith(NAMESPACES)] == []


def test_every_script_and_style_of_a_page_is_ours_or_app_bridge() -> None:
    loaded = [source for page in PAGES for source in sources(page.read_text("utf-8"))]
    assert loaded
    for source in loaded:
        assert source == "{{ app_bridge }}" or re.fullmatch(r"{{ url_for\('static', filename='[\w./-]+'\) }}", source)


@pytest.mark.parametrize("file", PAGES, ids=name)
def test_no_page_switches_escaping_off_or_holds_a_script_of_its_own(file: Path) -> None:
    text = file.read_text("utf-8")
    assert found(UNESCAPED.pattern, text) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)", text) == []
    assert re.findall(r"\son[a-z]+\s*=", text) == []


def test_every_value_in_an_attribute_is_quoted() -> None:
    """Escaping does not help a value that ends at the first space."""
    for page in PAGES:
        assert re.findall(r"=\s*{{", re.sub(r'"[^"]*"', '""', page.read_text("utf-8"))) == [], name(page)


def test_no_view_writes_markup_by_hand() -> None:
    for file in files(*PRODUCT):
        text = file.read_text("utf-8")
        assert found(r"render_template_string|Markup\(|application/liquid", text) == [], name(file)


def test_every_output_of_liquid_is_escaped() -> None:
    """Liquid escapes nothing by itself. A file that shows no value passes, and so does a house without any."""
    for file in LIQUID:
        shown = [one for one in OUTPUT.findall(without_schema(file.read_text("utf-8")))]
        assert [one for one in shown if not is_escaped(one)] == [], name(file)


@pytest.mark.parametrize(
    ("output", "right"),
    [
        (" product.title | escape ", True),
        (" settings.colour | json ", True),
        (" 'panel.js' | asset_url ", True),
        (" product.title ", False),
        (" product.title | upcase ", False),
        (" product.title | escape | append: shop.name ", False),
    ],
)
def test_the_eyes_for_liquid_are_open(output: str, right: bool) -> None:
    assert is_escaped(output) is right


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("markup", "bubble.innerHTML = text;"),
        ("markup", 'list.insertAdjacentHTML("beforeend", row);'),
        ("code", 'setTimeout("run()", 5);'),
        ("code", 'const tag = document.createElement("script");'),
        ("handlers", 'node.setAttribute("onclick", text);'),
        ("windows", "location = address;"),
        ("windows", "window.open(address);"),
    ],
)
def test_the_eyes_for_scripts_are_open(kind: str, line: str) -> None:
    assert found(SINKS[kind], line)


def is_escaped(output: str) -> bool:
    if output.strip() == "block.shopify_attributes":  # Shopify's own, by which the theme editor finds a block
        return True
    last = output.split("|")[-1].split(":")[0].strip() if "|" in output else ""
    return last in ESCAPES


def found(pattern: str, text: str) -> list[str]:
    return [match.group(0) for match in re.finditer(pattern, text)]


def code_of(file: Path) -> str:
    """Return the file without its comments, which may name what must not be done."""
    text = file.read_text("utf-8")
    return re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", text, flags=re.DOTALL) if file.suffix == ".js" else text


def without_schema(liquid: str) -> str:
    return re.sub(r"{%-?\s*schema\s*-?%}.*?{%-?\s*endschema\s*-?%}", "", liquid, flags=re.DOTALL)


def sources(page: str) -> Iterator[str]:
    for tag in re.findall(r"<(?:script|link|img|iframe)\b[^>]*>", page):
        yield from re.findall(r"(?:src|href)=\"([^\"]*)\"", tag)
