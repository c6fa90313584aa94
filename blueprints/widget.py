"""The storefront chat's own files: the launcher, and the panel as one script, which it fetches when touched."""

import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_anyone

blueprint = Blueprint("widget", __name__)

ASSETS = Path(__file__).parent.parent / "extensions" / "shopfloor-chat" / "assets"

AGE = 300  # seconds; a new release reaches shoppers within that time
# Comments on lines of their own or at the end of one, and what lines are indented by.
UNREAD = re.compile(r"^\s*/\*.*?\*/\s*\n|^\s*//[^\n]*\n|(?<=;) //[^\n\"`]*$|^ +|^\n", re.DOTALL | re.MULTILINE)
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)


@blueprint.get("/chat/widget.js")
@by_anyone
def loader() -> ResponseReturnValue:
    return asset("shopfloor-chat")


@blueprint.get("/chat/<name>.js")
@by_anyone
def asset(name: str) -> ResponseReturnValue:
    if name not in {path.stem for path in ASSETS.glob("*.js")}:
        abort(404)
    response = Response(whole(ASSETS / f"{name}.js"), mimetype="text/javascript")
    response.add_etag()
    response.cache_control.max_age = AGE
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response.make_conditional(request)


@cache
def whole(script: Path) -> str:
    """Return a script with all that it imports before it: nine requests would each wait for the one before."""
    *imported, last = in_order(script)
    return "".join(EXPORT.sub("", alone(one)) for one in imported) + alone(last)


def in_order(script: Path) -> list[Path]:
    """Return the script after what it imports, each once."""
    found: dict[Path, None] = {}
    for name in IMPORT.findall(script.read_text("utf-8")):
        found.update(dict.fromkeys(in_order(script.parent / f"{name}.js")))
    return [*found, script]


def alone(script: Path) -> str:
    return IMPORT.sub("", lean(script.read_text("utf-8")))


def lean(text: str) -> str:
    """Leave out what only a script's readers need: a seventh of what goes over the wire."""
    return UNREAD.sub("", text)
