"""Whether a page offers the chat: asked by the launcher before it is drawn. Nothing is kept of who asked."""

from flask import Blueprint, Response, g, jsonify, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.guards import by_anyone, by_storefront, store_of
from blueprints.house import caller_store
from blueprints.quotas import count_asking
from domain.errors import InvalidShopDomain
from domain.stores import ShopDomain, Store, is_installed

blueprint = Blueprint("offering", __name__)

AGE = 120  # seconds that a browser knows it, from page to page
STALE = 480  # seconds after those in which a page still draws by what is known, and asks beside it


@blueprint.get("/chat/open")
@by_anyone
def to_strangers() -> ResponseReturnValue:
    """Tell a page that names its shop. Who is signed in there is taken at the page's word: this draws, and opens
    nothing."""
    count_asking()
    return told(named_store(), signed_in=bool(request.args.get("signed")))


@blueprint.get("/proxy/open")
@by_storefront
def through_the_proxy() -> ResponseReturnValue:
    return told(caller_store(), signed_in=g.customer_id is not None)


def named_store() -> Store | None:
    try:
        return store_of(ShopDomain.parse(request.args.get("store", "")))
    except InvalidShopDomain:
        return None


def told(store: Store | None, *, signed_in: bool) -> Response:
    """`{"open": true}`. Where it `differs` from visitor to visitor, the page asks again with the id of its own."""
    visitor = bodies.visitor(dict(request.args))
    found = store if is_installed(store) else None
    offers = found is not None and found.launch.invites(found.id, visitor, signed_in=signed_in)
    response = jsonify(open=offers, differs=found is not None and found.launch.is_by_visitor and not visitor)
    response.headers["Cache-Control"] = f"private, max-age={AGE}, stale-while-revalidate={STALE}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
