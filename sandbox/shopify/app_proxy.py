"""The storefront's road to the app: what a shopper asks at /apps/chat goes to the app, signed."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlencode

import requests
from flask import Blueprint, Response, request

from sandbox.shopify.platform import Platform, platform_of_request
from sandbox.shopify.shoppers import signed_in_customer
from sandbox.shopify.signing import proxy_signature
from sandbox.shopify.state import Shop

app_proxy = Blueprint("app_proxy", __name__)

TIMEOUT = 30  # seconds; the platform's own is not documented
OWN = ("shop", "logged_in_customer_id", "path_prefix", "timestamp")
NOT_SENT = {"cookie", "host", "content-length", "connection", "accept-encoding", "transfer-encoding"}
NOT_RETURNED = {
    "accept-patch",
    "accept-ranges",
    "connection",
    "content-encoding",
    "content-length",
    "cookie",
    "date",
    "delta-base",
    "im",
    "keep-alive",
    "p3p",
    "pragma",
    "preference-applied",
    "proxy-authenticate",
    "public-key-pins",
    "server",
    "service-worker-allowed",
    "set-cookie",
    "trailer",
    "transfer-encoding",
    "tk",
    "warning",
    "x-powered-by",
}


@app_proxy.route("/<shop:domain>/<prefix>/<subpath>", methods=["GET", "POST"], defaults={"path": ""})
@app_proxy.route("/<shop:domain>/<prefix>/<subpath>/<path:path>", methods=["GET", "POST"])
def forward(domain: str, prefix: str, subpath: str, path: str) -> Response:
    platform, shop = platform_of_request(), platform_of_request().shops.find(domain)
    registration, route = platform.registration, platform.registration.proxy
    known = route and (prefix, subpath) == (route.prefix, route.subpath)
    if not route or not known or not shop.installation.allows("write_app_proxy"):
        return Response("Not found", 404)
    home = registration.address(route.url)
    target = f"{home}/{path}" if path else home
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.request(
                request.method,
                f"{target}?{signed_query(platform, shop, f'/{prefix}/{subpath}')}",
                data=request.get_data(),
                headers=_forwarded_headers(),
                timeout=TIMEOUT,
            )
        except requests.RequestException:
            return Response(json.dumps({"error": "third_party_unreachable"}), 502, mimetype="application/json")
    kept = {name: value for name, value in answer.headers.items() if name.lower() not in NOT_RETURNED}
    return Response(answer.content, answer.status_code, kept)


def signed_query(platform: Platform, shop: Shop, prefix: str) -> str:
    """The shopper's own query and the platform's parameters.

    What a shopper sends under a name of ours travels along unsigned, as it does on the platform: an app
    which takes the first `shop` it sees is fooled here as it would be there.
    """
    given = parse_qsl(request.query_string.decode("utf-8", "replace"), keep_blank_values=True)
    given = [(name, value) for name, value in given if name != "signature"]
    customer = signed_in_customer(request, shop)
    ours = [
        ("shop", shop.domain),
        ("logged_in_customer_id", str(customer or "")),
        ("path_prefix", prefix),
        ("timestamp", str(int(platform.options.clock()))),
    ]
    signed = [pair for pair in given if pair[0] not in OWN] + ours
    signature = proxy_signature(platform.registration.secret, signed)
    return urlencode([*given, *ours, ("signature", signature)])


def _forwarded_headers() -> dict[str, str]:
    kept = {name: value for name, value in request.headers.items() if name.lower() not in NOT_SENT}
    return kept | {"X-Forwarded-For": request.remote_addr or "", "X-Forwarded-Host": request.host}
