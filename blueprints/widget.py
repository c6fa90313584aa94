"""The storefront chat's own files."""

from pathlib import Path

from flask import Blueprint, send_from_directory
from flask.typing import ResponseReturnValue

from blueprints.guards import by_anyone

blueprint = Blueprint("widget", __name__)

ASSETS = Path(__file__).parent.parent / "extensions" / "shopfloor-chat" / "assets"

AGE = 300  # seconds; a new release reaches shoppers within that time


@blueprint.get("/chat/widget.js")
@by_anyone
def loader() -> ResponseReturnValue:
    return asset("shopfloor-chat")


@blueprint.get("/chat/<name>.js")
@by_anyone
def asset(name: str) -> ResponseReturnValue:
    response = send_from_directory(ASSETS, f"{name}.js", max_age=AGE)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
