"""What the store's texts say, and what they do not."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from blueprints.guards import by_merchant
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered

blueprint = Blueprint("merchant_knowledge", __name__)


@blueprint.get("/admin/knowledge")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return rendered("knowledge")
