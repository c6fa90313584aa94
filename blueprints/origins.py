"""Which pages a browser may call us from."""

from flask import g, request

from blueprints.house import services
from domain.errors import BadSignature
from domain.stores import Store


def require_own_origin(store: Store) -> None:
    """Refuse a browser on somebody else's page. A caller that names no origin is no browser."""
    origin = request.headers.get("Origin")
    if origin is None:
        return
    if origin not in own_origins(store):
        raise BadSignature("origin is none of the store's")
    g.cors_origin = origin


def own_origins(store: Store) -> frozenset[str]:
    template = services().settings.shopify_origin
    addresses = (f"https://{store.shop}", store.url, template.format(shop=store.shop))
    return frozenset(origin_of(address) for address in addresses if address)


def origin_of(address: str) -> str:
    """`https://shop.example/pages/faq` → `https://shop.example`."""
    return "/".join(address.split("/")[:3])
