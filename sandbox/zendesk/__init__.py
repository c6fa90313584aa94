"""A Zendesk account on loopback: OAuth, the ticketing API, webhooks, and a page for the person who answers."""

import os
import pathlib

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from sandbox.helpdesks.faults import answer_faults
from sandbox.helpdesks.grants import Client
from sandbox.helpdesks.markup import clean_html
from sandbox.helpdesks.paths import OnePath
from sandbox.helpdesks.refusals import answer_refusals
from sandbox.helpdesks.snapshots import Shelf
from sandbox.helpdesks.stand import Stand, steering
from sandbox.zendesk import agent, api, help_center, oauth, webhooks
from sandbox.zendesk.guards import Zendesk
from sandbox.zendesk.records import Account
from sandbox.zendesk.seeds import new_account


def create_app(app_url: str, state_dir: pathlib.Path | None = None) -> Flask:
    """Serve every account under `/<account>/…`. `app_url` is where the application under test lives."""
    app = Flask(__name__, static_url_path="/_assets")
    stand = Stand.build(app_url, registered_client(app_url))
    folder = state_dir / "zendesk" if state_dir else None
    app.extensions["zendesk"] = Zendesk(stand, Shelf(Account, new_account, folder))
    answer_faults(app, stand.faults, fault_body)
    answer_refusals(app)
    for routes in (api.routes, help_center.routes, webhooks.routes, oauth.routes, agent.routes, steering(stand)):
        app.register_blueprint(routes)
    app.register_error_handler(HTTPException, unknown_endpoint)
    app.jinja_env.filters["safe_html"] = clean_html
    app.wsgi_app = OnePath(app.wsgi_app, suffix=".json")  # type: ignore[method-assign,assignment]  # Flask's own idiom
    return app


def registered_client(app_url: str) -> Client:
    return Client(
        id=os.environ.get("ZENDESK_CLIENT_ID") or "shopfloor-demo",
        secret=os.environ.get("ZENDESK_CLIENT_SECRET") or "shopfloor-demo-secret",
        redirects=(f"{app_url.rstrip('/')}/connect/zendesk/callback",),
    )


def unknown_endpoint(error: HTTPException) -> Response:
    response = jsonify(error="InvalidEndpoint" if error.code == 404 else "RequestError", description=error.name)
    response.status_code = error.code or 500
    return response


def fault_body(status: int) -> dict[str, object]:
    error, description = FAULTS.get(status, ("InternalError", "Something went wrong"))
    return {"error": error, "description": description}


FAULTS = {
    401: ("invalid_token", "The access token provided is expired, revoked, malformed or invalid."),
    429: ("APIRateLimitExceeded", "Number of allowed API requests per minute exceeded"),
    503: ("ServiceUnavailable", "The service is temporarily unavailable"),
}
