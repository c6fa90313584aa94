"""Helpdesk accounts as ports: which adapter, with which tokens, renewed when needed."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from domain.errors import CredentialsRejected, InvalidRequest, RemoteError
from domain.handoff.connecting import RECONNECT, Connected, HelpdeskSecrets, helpdesk_token
from domain.handoff.tickets import HandoffMethod
from domain.ports import Helpdesk, Watched
from domain.stores import Store
from domain.team.helpdesk import OwnHelpdesk
from domain.team.tickets import TeamTicket
from runtime.settings import Settings
from runtime.vendors import Account, Furnished, GorgiasVendor, Place, Vendor, ZendeskVendor, renewed, secrets_of
from storage.work import Work


class Helpdesks:
    """The helpdesks this server can speak with."""

    def __init__(
        self, settings: Settings, begin: Callable[[], AbstractContextManager[Work]], now: Callable[[], datetime]
    ) -> None:
        self.app_url = settings.app_url
        self.shopify_origin, self.client_id = settings.shopify_origin, settings.shopify_client_id
        self.begin = begin
        self.now = now
        self.admin_page = f"{settings.shopify_origin}/admin/apps/{settings.shopify_client_id}/admin/"
        callback = f"{settings.app_url}/connect/{{}}/callback"
        self.vendors: dict[HandoffMethod, Vendor] = {
            HandoffMethod.ZENDESK: ZendeskVendor(settings.zendesk, settings.zendesk_origin, callback.format("zendesk")),
            HandoffMethod.GORGIAS: GorgiasVendor(settings.gorgias, settings.gorgias_origin, callback.format("gorgias")),
        }

    def available(self, kind: HandoffMethod) -> bool:
        return kind in self.vendors and self.vendors[kind].keys is not None

    def of_store(self, store: Store, connected: Connected) -> Helpdesk:
        """Return the store's account as a port; its token is renewed under the store's lock."""
        return self.account(store, connected)

    def account(self, store: Store, connected: Connected) -> Account:
        vendor = self.vendors[connected.kind]

        def refresh(held: Connected) -> HelpdeskSecrets:
            return renewed(held.secrets, vendor.refresh(held.account, held.secrets))

        def token() -> str:
            return helpdesk_token(store, connected.kind, self.begin, refresh, self.now)

        return vendor.account(connected, token, self.place(store, connected.kind))

    def place(self, store: Store, kind: HandoffMethod) -> Place:
        return Place(
            f"{self.app_url}/webhooks/{kind.value}/{store.key}",
            f"{self.admin_page.format(shop=store.shop)}?conversation={{conversation}}",
        )

    def required(self, store: Store, kind: HandoffMethod, connected: Connected | None) -> Helpdesk:
        """Raise CredentialsRejected where the merchant has disconnected it meanwhile."""
        # An API key is the merchant's own and needs no registration of ours.
        if connected is None or not (self.available(kind) or connected.secrets.own_keys):
            raise CredentialsRejected(kind.value, "not connected", RECONNECT.format(kind=kind.value.title()))
        return self.of_store(store, connected)

    def watched(self, store: Store, connected: Connected) -> Watched:
        """Return the account as one that can be asked what changed. Raises CredentialsRejected as `required`."""
        desk = self.required(store, connected.kind, connected)
        if not isinstance(desk, Watched):
            raise TypeError(f"{connected.kind.value} cannot be asked what changed")
        return desk

    def own(self, store: Store, work: Work) -> Helpdesk:
        """Return the house's own inbox; what is done there is kept with `work`."""
        return OwnHelpdesk(store, work, self.now, self.own_address(store))

    def own_address(self, store: Store) -> Callable[[TeamTicket], str]:
        """Return what tells where in the shop's admin a ticket is opened."""
        page = f"{self.shopify_origin.format(shop=store.shop)}/admin/apps/{self.client_id}/admin/inbox"
        return lambda ticket: f"{page}?conversation={ticket.conversation_id}"

    def connect(self, store: Store, kind: HandoffMethod, account: str, code: str, verifier: str) -> Connected:
        """Trade `code` for tokens, install our webhook, and keep the account. Raises RemoteError."""
        tokens = self.vendors[kind].exchange(account, code, verifier)
        return self.settle_in(store, Connected(kind, account, secrets_of(tokens)))

    def connect_directly(self, store: Store, kind: HandoffMethod, account: str, login: str, key: str) -> Connected:
        """Connect without a browser: by client credentials or an API key. Raises InvalidRequest or RemoteError."""
        if kind not in self.vendors:
            raise InvalidRequest("Only zendesk and gorgias have accounts.")
        vendor = self.vendors[kind]
        name = vendor.parse_account(account)
        return self.settle_in(store, Connected(kind, name, vendor.direct(name, login, key)))

    def settle_in(self, store: Store, fresh: Connected) -> Connected:
        """Learn who we are at the account, install our webhook there, and keep it."""
        place = self.place(store, fresh.kind)
        account = self.vendors[fresh.kind].account(fresh, lambda: fresh.secrets.access, place)
        connected = replace(fresh, secrets=settled(fresh.secrets, account, place))
        with self.begin() as work:
            # In this order: who delivers a ticket holds its row while waiting for the account's.
            work.outbox.hurry(store, connected.kind, self.now())
            work.handoffs.connect(store, connected, self.now())
        return connected

    def tend(self, store: Store, kind: HandoffMethod) -> str:
        """Keep the account alive: use its tokens, mend our webhook and fields, try whether it reaches us.

        Return the sentence that helps where something stays wrong, else ""; the merchant is shown it. Raises as a
        Helpdesk does.
        """
        with self.begin() as work:
            connected = work.handoffs.connected(store, kind)
        if connected is None or not (self.available(kind) or connected.secrets.own_keys):
            return ""
        account, place = self.account(store, connected), self.place(store, kind)
        try:
            mended = settled(connected.secrets, account, place)
            self.keep(store, kind, mended)
            advice = account.health().advice
            advice = advice or (account.try_webhook(place.webhook_url) if isinstance(account, Furnished) else "")
        except RemoteError as error:
            if not error.permanent:
                raise
            advice = error.advice or RECONNECT.format(kind=kind.value.title())
        with self.begin() as work:
            work.handoffs.note_advice(store, kind, advice)
        return advice

    def keep(self, store: Store, kind: HandoffMethod, mended: HelpdeskSecrets) -> None:
        """Keep what was mended; the tokens stay as they are by now, which another may have renewed."""
        with self.begin() as work:
            held = work.handoffs.connected(store, kind, lock=True)
            if held is not None:
                secrets = replace(held.secrets, own_user=mended.own_user, webhook=mended.webhook, fields=mended.fields)
                work.handoffs.connect(store, replace(held, secrets=secrets), self.now())


def settled(held: HelpdeskSecrets, account: Account, place: Place) -> HelpdeskSecrets:
    """Learn who we are at the account, and install our webhook and fields there."""
    fields = account.prepare_fields() if isinstance(account, Furnished) else {}
    return replace(held, own_user=account.own_user(), webhook=account.install_webhook(place.webhook_url), fields=fields)


def new_verifier() -> str:
    """Return a PKCE verifier: 86 characters of randomness."""
    return secrets.token_urlsafe(64)
