"""Proofs of who is calling, in Shopify's four ways. Pure: bytes and secrets in, a verdict out, nothing raised.

Source of the rules: shopify.dev (authorization-code grant, webhooks, app proxies, session tokens) and Shopify's own
JavaScript and Ruby libraries, whose test vectors ours repeat. `secrets` are the newest first: while a secret is
rotated, Shopify signs with the old one for up to an hour.
"""

from integrations.shopify.signatures.proxies import ProxyCaller, check_proxy
from integrations.shopify.signatures.queries import check_query
from integrations.shopify.signatures.session_tokens import AdminCaller, check_session_token
from integrations.shopify.signatures.verdicts import Proven, Reason, Refused
from integrations.shopify.signatures.webhooks import check_webhook

__all__ = [
    "AdminCaller",
    "Proven",
    "ProxyCaller",
    "Reason",
    "Refused",
    "check_proxy",
    "check_query",
    "check_session_token",
    "check_webhook",
]
