"""The widget's files as browsers get them."""

import gzip
import json
import re
from collections import Counter

import pytest

from bin.widget_sources import PANEL, PLACES, WORD, in_order, kept_marks, marks
from blueprints.widget import launcher_script, panel_script, panel_source, words
from domain.agent.phrases import Label
from domain.language.languages import Language
from tests.blueprints.callers import proxied
from tests.world import World


def test_the_panel_comes_with_all_that_it_imports_each_once_and_first() -> None:
    names = [script.stem for script in in_order(PANEL)]
    assert names[-1] == "panel" and len(names) == len(set(names)) == len(list(PANEL.parent.glob("*.js"))) - 1
    assert names.index("dom") < names.index("messages") < names.index("screen")
    assert "import " not in panel_source() and panel_source().count("export ") == 1


def test_what_storefronts_load_was_made_of_the_scripts_of_today() -> None:
    """`make widget` writes it, and what it made it of."""
    assert marks() == kept_marks()
    assert "/*" not in launcher_script() + panel_source() and "  " not in panel_source()


@pytest.mark.parametrize("language", Language)
def test_the_chat_has_a_word_for_all_it_says_in_every_language(language: Language) -> None:
    said = words(language)
    written, panel = panel_script(language).split("\n", 1)
    assert json.loads(written.removeprefix("const said=").rstrip(";")) == said and panel == panel_source()
    used = {name for script in in_order(PANEL) for name in WORD.findall(script.read_text("utf-8"))}
    assert used - {"locale"} <= set(PLACES) and said[PLACES["lang"]] == language.value  # which the page adds
    assert (said[PLACES["close"]] == Label.CLOSE.value) is (language is Language.ENGLISH)


def test_no_two_scripts_of_the_panel_give_a_name_to_different_things() -> None:
    named = re.compile(r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
    scripts = in_order(PANEL)
    names = Counter(name for script in scripts for name in named.findall(script.read_text("utf-8")))
    assert names["Panel"] == 1
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", ["no-such-script", "..%2F..%2F..%2Fapp", "shopfloor-chat.js"])
def test_nothing_but_the_widgets_own_files_is_served(world: World, name: str) -> None:
    assert world.client.get(f"/chat/{name}.js").status_code == 404


@pytest.mark.parametrize(("locale", "close"), [("de-AT", "Chat schließen"), ("ar", "Close chat"), ("", "Close chat")])
def test_the_panel_speaks_the_language_of_the_page_or_english(world: World, locale: str, close: str) -> None:
    assert close in world.client.get("/chat/panel.js", query_string={"locale": locale}).get_data(as_text=True)


def test_a_file_that_a_browser_has_is_not_sent_again(world: World) -> None:
    first = world.client.get("/chat/panel.js")
    assert first.get_data(as_text=True) == panel_script(Language.ENGLISH)
    again = world.client.get("/chat/panel.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_file_comes_packed_to_who_can_unpack_it(world: World) -> None:
    packed = world.client.get("/chat/panel.js", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip" and packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data).decode() == panel_script(Language.ENGLISH)


def test_a_storefront_whose_launcher_is_hosted_elsewhere_gets_the_rest_through_its_proxy(world: World) -> None:
    assert world.client.get("/proxy/panel.js").status_code == 401
    signed = world.client.get(f"/proxy/panel.js?{proxied(world, world.alice, locale='de')}")
    assert signed.mimetype == "text/javascript" and signed.get_data(as_text=True) == panel_script(Language.GERMAN)
