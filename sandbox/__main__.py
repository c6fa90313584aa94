"""`python -m sandbox --port 9100 --app-url http://127.0.0.1:8000`"""

from __future__ import annotations

import argparse
import os
import signal
import threading
from pathlib import Path

from sandbox.shopify import AppRegistration, Options
from sandbox.shopify.configuration import ConfigurationRefused, deployed_file
from sandbox.shopify.deliveries import DeliveryOptions
from sandbox.web import Sandbox, Settings


def main() -> None:
    sandbox = Sandbox(read_settings())
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=sandbox.serve, name="server", daemon=True).start()
    print(f"sandbox ready on {sandbox.settings.url}", flush=True)
    stop.wait()
    sandbox.close()


def read_settings() -> Settings:
    parser = _arguments()
    given = parser.parse_args()
    registration = AppRegistration(client_id=given.api_key, secret=given.api_secret, app_url=given.app_url)
    if given.app_config:
        try:
            registration = deployed_file(registration, given.app_config)
        except ConfigurationRefused as error:
            parser.error(f"{given.app_config} would not be deployed: {error}")
    return Settings(
        app_url=given.app_url,
        port=given.port,
        smtp_port=given.smtp_port,
        state_dir=given.state,
        shops=tuple(given.shop),
        seeded=tuple(given.seed_shop),
        catalog=given.catalog,
        registration=registration,
        options=Options(
            token_seconds=given.token_seconds,
            bucket_size=given.bucket,
            restore_rate=given.restore_rate,
            max_query_cost=given.max_query_cost,
            cost_scale=given.cost_scale,
            order_days=given.order_days,
            redact_seconds=given.redact_after,
            deliveries=DeliveryOptions(
                retry_scale=given.retry_scale,
                duplicate_share=given.duplicates,
                reorder_share=given.reorder,
                delay_share=given.delay,
            ),
        ),
    )


def _arguments() -> argparse.ArgumentParser:
    usual, deliveries = Options(), DeliveryOptions()
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Local stand-ins on loopback.")
    add = parser.add_argument
    add("--port", type=int, default=9100)
    add("--smtp-port", type=int, default=0, help="take mail there, and show it under /mail")
    add("--app-url", default="http://127.0.0.1:8000", help="where the app under test is reached")
    add("--app-config", type=Path, metavar="shopify.app.toml", help="the configuration which is deployed for the app")
    add("--state", type=Path, help="folder that keeps tokens, edits and subscriptions over a restart")
    add("--shop", action="append", default=[], metavar="NAME.myshopify.com", help="a further, empty shop")
    add("--seed-shop", action="append", default=[], metavar="NAME.myshopify.com", help="a further shop, full of goods")
    add("--catalog", type=Path, help="a Shopify product export (CSV) instead of the demo products")
    add("--api-key", default=os.environ.get("SHOPIFY_API_KEY") or "shopfloor-demo")
    add("--api-secret", default=os.environ.get("SHOPIFY_API_SECRET") or "shopfloor-demo-secret")
    add("--token-seconds", type=int, default=usual.token_seconds, help="lifetime of an access token")
    add("--bucket", type=int, default=usual.bucket_size, help="points of the Admin API's bucket")
    add("--restore-rate", type=int, default=usual.restore_rate, help="points a second")
    add("--max-query-cost", type=int, default=usual.max_query_cost, help="points a single query may cost")
    add("--cost-scale", type=float, default=usual.cost_scale, help="share of the documented worst case charged")
    add("--order-days", type=int, help="days an app without read_all_orders looks back (60 on the platform)")
    add("--redact-after", type=float, default=usual.redact_seconds, help="seconds from app/uninstalled to shop/redact")
    add("--retry-scale", type=float, default=deliveries.retry_scale, help="1 retries webhooks over four hours")
    add("--duplicates", type=float, default=0.0, metavar="SHARE", help="webhooks sent twice")
    add("--reorder", type=float, default=0.0, metavar="SHARE", help="webhooks that are overtaken")
    add("--delay", type=float, default=0.0, metavar="SHARE", help="webhooks that come late")
    return parser


if __name__ == "__main__":
    main()
