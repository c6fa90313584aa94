"""What shoppers and the agent said."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from blueprints.guards import by_merchant
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered

blueprint = Blueprint("merchant_conversations", __name__)


@blueprint.get("/admin/conversations")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return rendered("conversations")
