"""The storefront chat's own files, and leave for storefronts to call us from the browser."""

from pathlib import Path

from flask import Blueprint, Flask, Response, g, request, send_from_directory
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


def allow_storefronts(app: Flask) -> None:
    """Answer browsers on storefronts. Chat tokens travel in a header, never in cookies, so no credentials here."""

    @app.before_request
    def preflight() -> Response | None:
        if request.method != "OPTIONS" or not request.path.startswith("/chat/"):
            return None
        response = Response(status=204)
        # Which store is meant is not known before the request itself, which answers to the store's pages alone.
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Max-Age"] = "600"
        return response

    @app.after_request
    def name_origin(response: Response) -> Response:
        if request.path.startswith("/chat/") and "Access-Control-Allow-Origin" not in response.headers:
            # An error must be readable too, so that the widget can tell the shopper what is wrong.
            origin = g.get("cors_origin") or ("*" if response.status_code >= 400 else None)
            if origin:
                response.headers["Access-Control-Allow-Origin"] = origin
                response.headers["Vary"] = "Origin"
        return response
