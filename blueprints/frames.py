"""Pages inside Shopify's admin: App Bridge in each, and no other page that may show them in a frame."""

from flask import Response, render_template

from blueprints.house import services
from blueprints.origins import origin_of
from domain.stores import ShopDomain

ADMIN = "https://admin.shopify.com"


def framed(template: str, shop: ShopDomain, status: int = 200, **words: object) -> Response:
    """Return a page for this shop's admin and for no other frame. The shop must be proven."""
    settings = services().settings
    admin, bridge = origin_of(settings.shopify_origin.format(shop=shop)), origin_of(settings.shopify_app_bridge)
    rules = (
        f"frame-ancestors https://{shop} {ADMIN} {admin}",
        "default-src 'self'",
        f"script-src 'self' {bridge}",
        f"connect-src 'self' {bridge} {admin}",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
    )
    return bridged(template, status, "; ".join(rules), shop=shop, **words)


def bounced(template: str = "bounce.html", status: int = 200, **words: object) -> Response:
    """Return the page that only asks for a token. Whose it is nobody has proven: no shop stands in its headers."""
    admin = origin_of(services().settings.shopify_origin)
    # A stand-in's admin has one address for all shops.
    fixed = "" if "{" in admin else f" {admin}"
    return bridged(template, status, f"frame-ancestors {ADMIN}{fixed}", **words)


def unframed(template: str, status: int = 200, **words: object) -> Response:
    """Return a page that stands for itself."""
    rules = {"Content-Security-Policy": "frame-ancestors 'none'"}
    return Response(render_template(template, **words), status, rules, mimetype="text/html")


def bridged(template: str, status: int, rules: str, **words: object) -> Response:
    settings = services().settings
    bridge = settings.shopify_app_bridge
    html = render_template(template, app_bridge=bridge, client_id=settings.shopify_client_id, **words)
    ahead = f'<{origin_of(bridge)}>; rel="preconnect", <{bridge}>; rel="preload"; as="script"'
    return Response(html, status, {"Content-Security-Policy": rules, "Link": ahead}, mimetype="text/html")
