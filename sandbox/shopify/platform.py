"""The platform's parts, tied together: the app it knows, the shops, tokens, deliveries and limits."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from flask import Flask, current_app

from sandbox.shopify.admin_api.bulk import BulkOperations
from sandbox.shopify.admin_api.throttling import Throttle
from sandbox.shopify.deliveries import DeliveryOptions, Dispatcher
from sandbox.shopify.farewells import REDACT_AFTER, Farewells
from sandbox.shopify.installations import AppRegistration
from sandbox.shopify.state import Shops
from sandbox.shopify.token_faults import TokenFaults
from sandbox.shopify.tokens import Clock, TokenIssuer


@dataclass(frozen=True)
class Options:
    """How strict and how quick the platform is. The defaults are the standard plan's."""

    token_seconds: int = 3600
    code_seconds: int = 60
    bucket_size: int = 2000  # points
    restore_rate: int = 100  # points a second
    max_query_cost: int = 1000  # points
    # The documented rule (first × children) is a worst case the platform does not charge: a query it puts at
    # 503 points was seen to cost 25. A quarter of the rule stays on the careful side.
    cost_scale: float = 0.25
    # Days an app without `read_all_orders` looks back; 60 on the platform. None shows every order.
    order_days: int | None = None
    redact_seconds: float = REDACT_AFTER  # between app/uninstalled and shop/redact
    deliveries: DeliveryOptions = field(default_factory=DeliveryOptions)
    clock: Clock = time.time


@dataclass(frozen=True)
class Code:
    shop: str
    redirect_uri: str
    scopes: str
    per_user: bool
    expires: float


@dataclass
class Platform:
    registration: AppRegistration
    options: Options
    shops: Shops
    dispatcher: Dispatcher
    throttle: Throttle
    desk: TokenIssuer
    farewells: Farewells
    token_faults: TokenFaults = field(default_factory=TokenFaults)
    bulk: BulkOperations = field(default_factory=BulkOperations)
    codes: dict[str, Code] = field(default_factory=dict)

    @classmethod
    def assemble(cls, registration: AppRegistration, options: Options) -> Platform:
        shops = Shops()
        dispatcher = Dispatcher(registration, shops, options.deliveries)
        shops.listen(dispatcher.receive)
        return cls(
            registration=registration,
            options=options,
            shops=shops,
            dispatcher=dispatcher,
            throttle=Throttle(options.bucket_size, options.restore_rate),
            desk=TokenIssuer(options.token_seconds, options.clock),
            farewells=Farewells(shops, options.redact_seconds),
        )

    def deploy(self, registration: AppRegistration) -> None:
        """Put another configuration in force. Shops grant new scopes when their merchant next opens the app."""
        self.registration = self.dispatcher.registration = registration

    def close(self) -> None:
        self.farewells.close()
        self.dispatcher.close()


def attach(app: Flask, platform: Platform) -> None:
    app.extensions["sandbox_shopify"] = platform


def platform_of_request() -> Platform:
    platform: Platform = current_app.extensions["sandbox_shopify"]
    return platform
