"""The widget's files as browsers get them."""

from pathlib import Path

import pytest

from blueprints.widget import ASSETS, lean
from tests.world import World

SCRIPT = """/** What readers need
    over two lines. */
const ADDRESS = "https://shop.example"; // milliseconds; a "quoted" word stays, with its line
const WAIT = 5; // milliseconds
  // a line of its own
    call(`//not a comment`);
"""


def test_comments_and_indents_are_left_out_and_nothing_else(tmp_path: Path) -> None:
    script = tmp_path / "script.js"
    script.write_text(SCRIPT)
    assert lean(script).splitlines() == [
        'const ADDRESS = "https://shop.example"; // milliseconds; a "quoted" word stays, with its line',
        "const WAIT = 5;",
        "call(`//not a comment`);",
    ]


@pytest.mark.parametrize("name", ["no-such-script", "..%2F..%2F..%2Fapp", "shopfloor-chat.js"])
def test_nothing_but_the_widgets_own_files_is_served(world: World, name: str) -> None:
    assert world.client.get(f"/chat/{name}.js").status_code == 404


def test_a_file_that_a_browser_has_is_not_sent_again(world: World) -> None:
    first = world.client.get("/chat/shopfloor-panel.js")
    assert first.get_data(as_text=True) == lean(ASSETS / "shopfloor-panel.js")
    again = world.client.get("/chat/shopfloor-panel.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
