"""What customers asked of their data, and who read it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from blueprints.guards import by_merchant
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered

blueprint = Blueprint("merchant_privacy", __name__)


@blueprint.get("/admin/privacy")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return rendered("privacy")
