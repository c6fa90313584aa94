"""Helpdesk accounts as ports: which adapter, with which tokens, renewed when needed."""

import logging
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from domain.errors import CredentialsRejected, InvalidRequest, RemoteError
from domain.handoff.connecting import RECONNECT, Connected, HelpdeskSecrets, fresh, helpdesk_token
from domain.handoff.tickets import HandoffMethod
from domain.knowledge.help_centres import HelpCentre, go_on_reading, stop_reading
from domain.ports import Helpdesk, Watched
from domain.stores import Store
from domain.team.helpdesk import OwnHelpdesk
from domain.team.tickets import TeamTicket
from runtime.setting_up import KEY_STAYS, LEFT_BEHIND
from runtime.settings import OAuthKeys, Settings
from runtime.vendors import Account, Addressed, Furnished, GorgiasVendor, OurAddresses, Vendor, ZendeskVendor, renewed
from storage.work import Work

LEARNT = ("own_user", "webhook", "fields", "answers_from")  # of an account, each time it is tended

log = logging.getLogger(__name__)


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
        ours = self.our_addresses(store, connected.kind)
        return self.vendors[connected.kind].account(connected, self.token_of(store, connected), ours)

    def help_centre(self, store: Store) -> HelpCentre | None:
        """Return the help centre of the store's account; None while none is connected that can have one."""
        with self.begin() as work:
            connected = work.handoffs.connected(store, HandoffMethod.ZENDESK)
        vendor = self.vendors[HandoffMethod.ZENDESK]
        if connected is None or not isinstance(vendor, ZendeskVendor) or not self.reaches(connected):
            return None
        return vendor.help_centre(connected, self.token_of(store, connected))

    def reaches(self, connected: Connected) -> bool:
        """Whether we may speak with the account: an API key is the merchant's own and needs no registration of ours."""
        return self.available(connected.kind) or connected.secrets.own_keys

    def token_of(self, store: Store, connected: Connected) -> Callable[[], str]:
        """Return what gives a token that is good at that moment."""
        vendor = self.vendors[connected.kind]

        def refresh(held: Connected) -> HelpdeskSecrets:
            return renewed(held.secrets, vendor.refresh(held.account, held.secrets))

        def token() -> str:
            return helpdesk_token(store, connected.kind, self.begin, refresh, self.now)

        return token

    def our_addresses(self, store: Store, kind: HandoffMethod) -> OurAddresses:
        return OurAddresses(
            f"{self.app_url}/webhooks/{kind.value}/{store.key}",
            f"{self.admin_page.format(shop=store.shop)}?conversation={{conversation}}",
        )

    def required(self, store: Store, kind: HandoffMethod, connected: Connected | None) -> Helpdesk:
        """Raise CredentialsRejected where the merchant has disconnected it meanwhile."""
        if connected is None or not self.reaches(connected):
            raise CredentialsRejected(kind.value, "not connected", RECONNECT.format(kind=kind.label))
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

    def connect(
        self,
        store: Store,
        kind: HandoffMethod,
        account: str,
        code: str,
        verifier: str,
        own: OAuthKeys | None = None,
    ) -> Connected:
        """Trade `code` for tokens, install our webhook, and keep the account. Raises RemoteError."""
        secrets = self.vendors[kind].exchange(account, code, verifier, own)
        return self.settle_in(store, Connected(kind, account, secrets))

    def connect_directly(self, store: Store, kind: HandoffMethod, account: str, login: str, key: str) -> Connected:
        """Connect without a browser: by client credentials or an API key. Raises InvalidRequest or RemoteError."""
        if kind not in self.vendors:
            raise InvalidRequest("Only zendesk and gorgias have accounts.")
        vendor = self.vendors[kind]
        name = vendor.parse_account(account)
        return self.settle_in(store, Connected(kind, name, vendor.direct(name, login, key)))

    def settle_in(self, store: Store, arrived: Connected) -> Connected:
        """Learn who we are at the account, install our webhook there, and keep it in place of the one before."""
        ours = self.our_addresses(store, arrived.kind)
        account = self.vendors[arrived.kind].account(arrived, lambda: arrived.secrets.access, ours)
        try:
            connected = replace(arrived, secrets=settled(arrived.secrets, account, ours))
        except RemoteError:
            self.try_to_leave(store, arrived, webhook=False)
            raise
        with self.begin() as work:
            # In this order: who delivers a ticket holds its row while waiting for the account's.
            work.outbox.hurry(store, connected.kind, self.now())
            before = work.handoffs.connected(store, connected.kind, lock=True)
            work.handoffs.connect(store, connected, self.now())
            if connected.kind is HandoffMethod.ZENDESK:
                go_on_reading(store, connected.account, self.now(), work)
        if before is not None:
            self.try_to_leave(store, before, webhook=before.account != connected.account)
        return connected

    def disconnect(self, store: Store, kind: HandoffMethod) -> str:
        """Leave the account and forget it; the house's own inbox takes its place. Return the sentence that tells what
        the merchant has to do there themselves, else ""."""
        with self.begin() as work:
            held = work.handoffs.connected(store, kind, lock=True)
            if held is None:
                return ""
            has_left = self.try_to_leave(store, held, webhook=True)
            work.handoffs.disconnect(store, kind, HandoffMethod.INBOX)
            if kind is HandoffMethod.ZENDESK:
                stop_reading(store, work)
        if not has_left:
            return LEFT_BEHIND[kind]
        return KEY_STAYS.format(kind=kind.label) if held.secrets.login else ""

    def try_to_leave(self, store: Store, held: Connected, *, webhook: bool) -> bool:
        """Give the token back, and with `webhook` have nothing told any more. Return whether the helpdesk did so."""
        try:
            self.leave(store, held, webhook=webhook)
        except RemoteError as error:
            # We go in any case; what is left there serves nobody, and the merchant is told where it lies.
            log.warning("helpdesk not left in order", extra={"shop": str(store.shop), "error": str(error)})
            return False
        return True

    def leave(self, store: Store, held: Connected, *, webhook: bool) -> None:
        vendor, ours = self.vendors[held.kind], self.our_addresses(store, held.kind)
        secrets = held.secrets
        if not fresh(held, self.now()):
            secrets = renewed(secrets, vendor.refresh(held.account, secrets))
        account = vendor.account(held, lambda: secrets.access, ours)
        if webhook:
            account.remove_webhook(ours.webhook_url)
        account.end_token()

    def tend(self, store: Store, kind: HandoffMethod) -> str:
        """Keep the account alive: use its tokens, mend our webhook and fields, try whether it reaches us.

        Return the sentence that helps where something stays wrong, else ""; the merchant is shown it. Raises as a
        Helpdesk does.
        """
        with self.begin() as work:
            connected = work.handoffs.connected(store, kind)
        if connected is None or not self.reaches(connected):
            return ""
        account, ours = self.account(store, connected), self.our_addresses(store, kind)
        try:
            mended = settled(connected.secrets, account, ours)
            self.keep(store, kind, mended)
            advice = account.health().advice
            advice = advice or (account.try_webhook(ours.webhook_url) if isinstance(account, Furnished) else "")
        except RemoteError as error:
            if not error.permanent:
                raise
            advice = error.advice or RECONNECT.format(kind=kind.label)
        with self.begin() as work:
            work.handoffs.note_advice(store, kind, advice)
        return advice

    def keep(self, store: Store, kind: HandoffMethod, mended: HelpdeskSecrets) -> None:
        """Keep what was mended; the tokens stay as they are by now, which another may have renewed."""
        with self.begin() as work:
            held = work.handoffs.connected(store, kind, lock=True)
            if held is not None:
                learnt = {name: getattr(mended, name) for name in LEARNT}
                work.handoffs.connect(store, replace(held, secrets=replace(held.secrets, **learnt)), self.now())


def settled(held: HelpdeskSecrets, account: Account, ours: OurAddresses) -> HelpdeskSecrets:
    """Learn who we are at the account and where its answers leave from; install our webhook and fields there."""
    return replace(
        held,
        own_user=account.own_user(),
        webhook=account.install_webhook(ours.webhook_url),
        fields=account.prepare_fields() if isinstance(account, Furnished) else {},
        answers_from=known_address(account) if isinstance(account, Addressed) else "",
    )


def known_address(account: Addressed) -> str:
    """Return it, or "" where there is none yet: the merchant is told by the account's health."""
    try:
        return account.support_address()
    except RemoteError as error:
        if not error.permanent:
            raise
        return ""


def new_verifier() -> str:
    """Return a PKCE verifier: 86 characters of randomness."""
    return secrets.token_urlsafe(64)
