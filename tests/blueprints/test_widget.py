"""The widget's files as browsers get them."""

import re
from collections import Counter
from pathlib import Path

import pytest

from blueprints.widget import ASSETS, in_order, lean, whole
from tests.world import World

SCRIPT = """/** What readers need
    over two lines. */
const ADDRESS = "https://shop.example"; // milliseconds; a "quoted" word stays, with its line
const WAIT = 5; // milliseconds
  // a line of its own
    call(`//not a comment`);
"""


def test_comments_and_indents_are_left_out_and_nothing_else() -> None:
    assert lean(SCRIPT).splitlines() == [
        'const ADDRESS = "https://shop.example"; // milliseconds; a "quoted" word stays, with its line',
        "const WAIT = 5;",
        "call(`//not a comment`);",
    ]


def test_a_script_comes_with_all_that_it_imports_each_once_and_first(tmp_path: Path) -> None:
    scripts = {
        "words": "export const words = {};\n",
        "dom": 'import { words } from "./words.js";\nexport function el() { return words; }\n',
        "panel": 'import { el } from "./dom.js";\nimport { words } from "./words.js";\nexport class Panel {}\n',
    }
    for name, text in scripts.items():
        (tmp_path / f"{name}.js").write_text(text)
    assert whole(tmp_path / "panel.js").splitlines() == [
        "const words = {};",
        "function el() { return words; }",
        "export class Panel {}",
    ]


def test_no_two_scripts_of_the_panel_give_a_name_to_different_things() -> None:
    named = re.compile(r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
    scripts = in_order(ASSETS / "shopfloor-panel.js")
    names = Counter(name for script in scripts for name in named.findall(script.read_text("utf-8")))
    assert names["Panel"] == 1
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", ["no-such-script", "..%2F..%2F..%2Fapp", "shopfloor-chat.js"])
def test_nothing_but_the_widgets_own_files_is_served(world: World, name: str) -> None:
    assert world.client.get(f"/chat/{name}.js").status_code == 404


def test_a_file_that_a_browser_has_is_not_sent_again(world: World) -> None:
    first = world.client.get("/chat/shopfloor-panel.js")
    assert first.get_data(as_text=True) == whole(ASSETS / "shopfloor-panel.js")
    again = world.client.get("/chat/shopfloor-panel.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
