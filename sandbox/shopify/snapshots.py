"""Keeps shops on disk: one JSON file a shop, written at most once a second and at the end."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from sandbox.shopify.state import Shop, Shops


class Snapshots:
    def __init__(self, folder: Path, shops: Shops, interval: float = 1.0) -> None:
        self._folder = folder
        self._shops = shops
        self._interval = interval  # seconds
        self._written: dict[str, int] = {}
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._keep_writing, name="snapshots", daemon=True)

    def load(self) -> list[Shop]:
        """Read every saved shop and file it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        saved = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(self._folder.glob("*.json"))]
        return [self._shops.add(Shop.from_snapshot(entry)) for entry in saved]

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        self.write_changes()

    def write_changes(self) -> None:
        with self._lock:
            for shop in self._shops:
                version = shop.version
                if self._written.get(shop.domain) != version:
                    self._write(shop)
                    self._written[shop.domain] = version

    def _keep_writing(self) -> None:
        while not self._stop.wait(self._interval):
            self.write_changes()

    def _write(self, shop: Shop) -> None:
        path = self._folder / f"{shop.domain}.json"
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(shop.snapshot()), encoding="utf-8")
        fresh.replace(path)
