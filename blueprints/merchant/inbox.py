"""The house's own inbox, which is a live page by script."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from blueprints.guards import by_merchant
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered

blueprint = Blueprint("merchant_inbox", __name__)


@blueprint.get("/admin/inbox")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return rendered("inbox")
