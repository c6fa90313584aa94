"""Where conversations go when a person should take over, and when people are there."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from blueprints.guards import by_merchant
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered

blueprint = Blueprint("merchant_handoff", __name__)


@blueprint.get("/admin/handoff")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return rendered("handoff")
