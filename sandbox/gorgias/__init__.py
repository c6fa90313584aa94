"""A Gorgias account on loopback: OAuth and API key, tickets, HTTP integrations, and a page to answer from."""

import os
import pathlib

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from sandbox.gorgias import agent, api_integrations, api_people, api_tickets, oauth
from sandbox.gorgias.guards import Gorgias
from sandbox.gorgias.records import Account
from sandbox.gorgias.seeds import new_account
from sandbox.helpdesks.faults import answer_faults
from sandbox.helpdesks.grants import Client
from sandbox.helpdesks.markup import clean_html
from sandbox.helpdesks.paths import OnePath
from sandbox.helpdesks.refusals import answer_refusals
from sandbox.helpdesks.snapshots import Shelf
from sandbox.helpdesks.stand import Stand, steering


def create_app(app_url: str, state_dir: pathlib.Path | None = None) -> Flask:
    """Serve every account under `/<account>/…`. `app_url` is where the application under test lives."""
    app = Flask(__name__, static_url_path="/_assets")
    stand = Stand.build(app_url, registered_client(app_url))
    folder = state_dir / "gorgias" if state_dir else None
    app.extensions["gorgias"] = Gorgias(stand, Shelf(Account, new_account, folder))
    answer_faults(app, stand.faults, fault_body)
    answer_refusals(app)
    api = (api_tickets.routes, api_people.routes, api_integrations.routes)
    for routes in (*api, oauth.routes, agent.routes, steering(stand)):
        app.register_blueprint(routes)
    app.register_error_handler(HTTPException, say_status)
    app.jinja_env.filters["safe_html"] = clean_html
    app.wsgi_app = OnePath(app.wsgi_app)  # type: ignore[method-assign,assignment]  # Flask's own idiom
    return app


def registered_client(app_url: str) -> Client:
    return Client(
        id=os.environ.get("GORGIAS_CLIENT_ID") or "shopfloor-demo",
        secret=os.environ.get("GORGIAS_CLIENT_SECRET") or "shopfloor-demo-secret",
        redirects=(f"{app_url.rstrip('/')}/connect/gorgias/callback",),
    )


def say_status(error: HTTPException) -> Response:
    response = jsonify(error={"msg": "Resource not found." if error.code == 404 else f"{error.name}."})
    response.status_code = error.code or 500
    return response


def fault_body(status: int) -> dict[str, object]:
    return {"error": {"msg": "Too many requests." if status == 429 else "Something went wrong."}}
