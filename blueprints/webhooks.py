"""Shopify's deliveries: verified, durable, acknowledged. Nothing else happens here."""

import logging

from blueprints.asgi import Answer, Request
from blueprints.bodies import object_in
from blueprints.errors import refusal_of
from blueprints.metering import result_of
from blueprints.proofs import require
from domain.errors import BadSignature, InvalidRequest
from domain.inbox import Delivery, Intake, Receipt
from domain.stores import ShopDomain
from integrations.shopify.deliveries import DeliveryHeaders, read_headers, signature_in
from integrations.shopify.signatures import check_webhook
from jobs.bell import Bell
from runtime.services import Services

log = logging.getLogger(__name__)

SENDER = "shopify"
TAKEN = Answer()
# Bodies of these topics name their shop, which the signature covers and the header does not.
NAMED_SHOP = (b"myshopify_domain", b"shop_domain")


class ShopifyDoor:
    """Keeps a delivery in the inbox and commits; only then says 200. A repeat is acknowledged and dropped."""

    path = "/webhooks/shopify"
    method = "POST"
    guard = "shopify"

    def __init__(self, house: Services) -> None:
        self.house = house
        self.bell = Bell(house.redis)

    async def answer(self, request: Request) -> Answer:
        said = self.prove(request)
        receipt = await self.house.intake.keep(said.shop, self.delivery(said, request.body))
        self.count(receipt.result)
        self.follow(receipt, said)
        return TAKEN

    def refuse(self, error: Exception) -> Answer:
        answer = refusal_of(error, self.path)
        self.count(result_of(answer.status))
        return answer

    async def close(self) -> None:
        await self.house.intake.close()
        await self.bell.close()

    def prove(self, request: Request) -> DeliveryHeaders:
        """Prove that Shopify signed the raw body with our secret. Return what the delivery says of itself."""
        if not request.body:
            raise InvalidRequest("The body is empty.")
        headers = request.named()
        require(check_webhook(self.house.settings.shopify_secrets, request.body, signature_in(headers)))
        said = require(read_headers(headers))
        require_object(request.body)
        require_same_shop(request.body, said.shop)
        return said

    def delivery(self, said: DeliveryHeaders, body: bytes) -> Delivery:
        return Delivery(said.webhook_id, said.event_id, said.topic, said.triggered_at or self.house.now(), body)

    def follow(self, receipt: Receipt, said: DeliveryHeaders) -> None:
        if receipt.store_id is None:
            # Acknowledged all the same: Shopify would repeat it for hours, and what comes after an erasure is late.
            log.info("delivery of an unknown shop", extra={"shop": str(said.shop), "topic": said.topic})
        elif receipt.result is Intake.KEPT:
            self.bell.ring(receipt.store_id)

    def count(self, result: str) -> None:
        self.house.metrics.webhooks.labels(SENDER, result).inc()


def require_object(body: bytes) -> None:
    """Refuse what cannot be a JSON object. Whether it is one shows when it is applied; it is kept till then."""
    # The same secret signs addresses, and strangers choose some of their parameters: joined, these could read as JSON.
    # But they are sorted first, and a brace sorts behind Shopify's own names; only a blank before it does not.
    if not (body.startswith(b"{") and body.rstrip().endswith(b"}")):
        raise InvalidRequest("The body is not a JSON object.")


def require_same_shop(body: bytes, shop: ShopDomain) -> None:
    """Refuse a body that names another shop than the header."""
    # Few bodies name any, and reading a large one takes longer than everything else at this door.
    found = [name.decode() for name in NAMED_SHOP if name in body]
    if not found:
        return
    payload = object_in(body)
    named = {payload[name].lower() for name in found if isinstance(payload.get(name), str)}
    if named - {shop.value}:
        raise BadSignature("body and header name different shops")
