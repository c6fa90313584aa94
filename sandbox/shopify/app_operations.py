"""What a merchant does with the app: installs it, lets it do more or less, sees it off."""

from __future__ import annotations

from sandbox.shopify.content_operations import ContentOperations
from sandbox.shopify.installations import Installation
from sandbox.shopify.records import Action, Json, Refused
from sandbox.shopify.scopes import listed


class AppOperations(ContentOperations):
    installation: Installation
    left_at: float | None  # seconds; since when the app is gone and still owes an erasure

    def install_app(self, scopes: str, *, managed: bool) -> None:
        """Grant the scopes. An app that is installed already keeps its tokens and hears of other scopes."""
        with self.acting() as action:
            installation = self.installation
            if installation.installed:
                self._grant(action, scopes)
            installation.managed = managed or (installation.installed and installation.managed)
            installation.installed, installation.scopes = True, scopes
            self.left_at = None

    def change_scopes(self, scopes: str) -> None:
        """Grant other scopes than before, "read_products,read_orders". Tells app/scopes_update."""
        with self.acting() as action:
            if not self.installation.installed:
                raise Refused("the app is not installed")
            self._grant(action, scopes)

    def uninstall_app(self) -> None:
        """Tells app/uninstalled, then revokes every token and drops the app's own subscriptions."""
        with self.lock:
            with self.acting() as action:
                if not self.installation.installed:
                    raise Refused("the app is not installed")
                action.announce("app/uninstalled", self.rest_record())
            self.installation = Installation()
            self.left_at = self.clock() / 1e9
            self.version += 1

    def redact_shop(self) -> Json:
        """Tells shop/redact, which comes by itself 48 hours after the app was uninstalled."""
        with self.acting() as action:
            self.left_at = None
            body = {"shop_id": self.id, "shop_domain": self.domain}
            action.announce("shop/redact", body)
            return body

    def _grant(self, action: Action, scopes: str) -> None:
        previous, current = listed(self.installation.scopes), listed(scopes)
        self.installation.scopes = ",".join(current)
        if set(previous) != set(current):
            body = {"id": self.id, "previous": previous, "current": current}
            action.announce("app/scopes_update", body | {"updated_at": self.local_time(action.at)})
