"""Has a shop erased some time after its app was uninstalled, unless the app came back."""

from __future__ import annotations

import threading

from sandbox.shopify.state import Shops

REDACT_AFTER = 48 * 3600.0  # seconds


class Farewells:
    """Tells shop/redact in time, from a thread of its own. Call close() to stop it."""

    def __init__(self, shops: Shops, after: float = REDACT_AFTER, interval: float = 0.25) -> None:
        self.after = after  # seconds
        self._shops = shops
        self._interval = interval  # seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep_telling, name="farewells", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def tell_due(self) -> None:
        for shop in self._shops:
            with shop.lock:
                if shop.left_at is not None and shop.clock() / 1e9 >= shop.left_at + self.after:
                    shop.redact_shop()

    def _keep_telling(self) -> None:
        while not self._stop.wait(self._interval):
            self.tell_due()
