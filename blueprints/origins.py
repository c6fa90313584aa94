"""Which pages a browser may call us from, and telling the browser so."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Flask, Response, g, request

from blueprints.house import services
from domain.errors import BadSignature
from domain.stores import Store

SHOPPERS = "/chat/"  # the addresses that storefronts call from the browser
PREFLIGHT_AGE = 600  # seconds a browser need not ask again

# Behind these, an address holds what opens an account, an order, a checkout or a gift card.
PRIVATE = frozenset(
    "account authentication checkout checkouts customer_authentication gift_cards invoices orders".split()
)
TOLD = frozenset({"variant", "q", "page", "sort_by"})  # of a query: what decides what the page shows


def allow_storefronts(app: Flask) -> None:
    """Answer browsers on storefronts. Chat tokens travel in a header, never in cookies, so no credentials here."""
    app.before_request(answer_preflight)
    app.after_request(name_origin)


def answer_preflight() -> Response | None:
    if request.method != "OPTIONS" or not request.path.startswith(SHOPPERS):
        return None
    response = Response(status=204)
    # Which store is meant is not known before the request itself, which answers to the store's pages alone.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Last-Event-ID"
    response.headers["Access-Control-Allow-Methods"] = "GET, POST"
    response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_AGE)
    return response


def name_origin(response: Response) -> Response:
    if request.path.startswith(SHOPPERS) and "Access-Control-Allow-Origin" not in response.headers:
        # An error must be readable too, so that the widget can tell the shopper what is wrong.
        origin = g.get("cors_origin") or ("*" if response.status_code >= 400 else None)
        if origin:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.vary.add("Origin")
            # Browsers hide it from other origins' scripts, and the widget waits as long as it says.
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
    return response


def require_own_origin(store: Store) -> None:
    """Refuse a browser on somebody else's page. A caller that names no origin is no browser."""
    origin = request.headers.get("Origin")
    if origin is None:
        return
    if origin not in own_origins(store):
        raise BadSignature("origin is none of the store's")
    g.cors_origin = origin


def allow_every_page() -> None:
    """Let whichever page asks read the answer: what it sent is proof enough."""
    g.cors_origin = "*"


def own_origins(store: Store) -> frozenset[str]:
    template = services().settings.shopify_origin
    addresses = (f"https://{store.shop}", store.url, template.format(shop=store.shop))
    return frozenset(origin_of(address) for address in addresses if address)


def without_secrets(address: str) -> str:
    """Return a page's address for staff to follow: without the tokens that Shopify puts into some."""
    parts = urlsplit(address)
    steps = parts.path.split("/")
    private = next((place for place, step in enumerate(steps) if step.lower() in PRIVATE), None)
    if private is not None:
        return parts._replace(path="/".join(steps[: private + 1]), query="", fragment="").geturl()
    told = [(name, value) for name, value in parse_qsl(parts.query) if name in TOLD]
    return parts._replace(query=urlencode(told), fragment="").geturl()


def origin_of(address: str) -> str:
    """`https://shop.example/pages/faq` → `https://shop.example`."""
    return "/".join(address.split("/")[:3])
