"""What a storefront asks through Shopify's app proxy, which vouches for the store and for who is signed in."""

from flask import Blueprint, g, jsonify, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.chat import open_session
from blueprints.guards import by_storefront
from blueprints.house import caller_store
from blueprints.quotas import count_proxy_session
from blueprints.widget import panel_in

blueprint = Blueprint("proxy", __name__, url_prefix="/proxy")


@blueprint.post("/session")
@by_storefront
def start() -> ResponseReturnValue:
    """Begin a conversation for the customer who is signed in, or for an anonymous shopper."""
    count_proxy_session(str(caller_store().id), g.customer_id)
    return jsonify(open_session(caller_store(), bodies.json_object(), g.customer_id, vouched=True)), 201


@blueprint.get("/panel.js")
@by_storefront
def panel() -> ResponseReturnValue:
    """Give the panel to a theme whose launcher comes from Shopify's servers and does not know ours."""
    return panel_in(request.args.get("locale", ""))
