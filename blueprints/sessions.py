"""Session tokens of Shopify's admin: where tokens stand in a request, and how a fresh one is had."""

from urllib.parse import urlencode

from flask import Response, jsonify, make_response, redirect, request

from blueprints.frames import bounced, unframed

BEARER = "Bearer "


def session_token() -> str:
    """Return the token from the header of a fetch or the address of a document, "" for none."""
    token = bearer_token()
    return request.args.get("id_token", "") if token is None else token


def bearer_token() -> str | None:
    """Return what the header bears, None where it bears no token."""
    header = request.headers.get("Authorization", "")
    return header.removeprefix(BEARER) if header.startswith(BEARER) else None


def is_fetch() -> bool:
    """Whether a script of our page asks, which can ask again; else it is the browser itself, opening a page."""
    by_script = "Authorization" in request.headers or request.headers.get("Sec-Fetch-Dest", "") == "empty"
    return by_script or request.method != "GET" or request.path.startswith("/admin/api/")


def is_sent_form() -> bool:
    """Whether the browser itself sends a form of ours: the page's scripts, which bear the token, were not there yet."""
    return request.method == "POST" and request.headers.get("Sec-Fetch-Mode") == "navigate"


def fresh_token_needed() -> Response:
    """Have App Bridge fetch a fresh session token: by header for a fetch, by the bounce page for a document."""
    if is_sent_form():
        return bounced("unsent.html", 401, back="/".join(request.path.split("/")[:3]))
    if is_fetch():
        response = bad_session()
        response.headers["X-Shopify-Retry-Invalid-Session-Request"] = "1"
        return response
    kept = without_token()
    again = f"{request.path}?{urlencode(kept)}"
    return make_response(redirect(f"/auth/bounce?{urlencode([*kept, ('shopify-reload', again)])}"))


def wrong_shop() -> Response:
    """Refuse an address that names another shop than the token: a fresh token would name the same one."""
    return bad_session() if is_fetch() else unframed("wrong_shop.html", 401)


def bad_session() -> Response:
    response = jsonify(error="bad_session", detail="Please reload this page.")
    response.status_code = 401
    return response


def without_token() -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.args.items(multi=True) if name != "id_token"]
