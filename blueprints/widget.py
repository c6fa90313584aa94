"""The storefront chat's own files."""

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


@blueprint.get("/chat/widget.js")
@by_anyone
def loader() -> ResponseReturnValue:
    return asset("shopfloor-chat")


@blueprint.get("/chat/<name>.js")
@by_anyone
def asset(name: str) -> ResponseReturnValue:
    if name not in {path.stem for path in ASSETS.glob("*.js")}:
        abort(404)
    response = Response(lean(ASSETS / f"{name}.js"), mimetype="text/javascript")
    response.add_etag()
    response.cache_control.max_age = AGE
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response.make_conditional(request)


@cache
def lean(script: Path) -> str:
    """Return a script without what only its readers need: a seventh of what goes over the wire."""
    return UNREAD.sub("", script.read_text("utf-8"))
