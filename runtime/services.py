"""The one place that picks implementations and wires them together."""

import gc
import os
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property, partial

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisGone
from redis.retry import Retry

from domain.admin_access import AdminAccess, TokenRenewal
from domain.drafting.bounds import Patience
from domain.drafting.models import LanguageModel
from domain.drafting.turns import Drafter
from domain.errors import CredentialsRejected, InvalidRequest
from domain.handoff.choosing import NO_MAIL
from domain.installing import Installation
from domain.knowledge.sites import Web
from domain.ports import Embedder, Helpdesk, Mail
from domain.stores import AdminTokens, Road, ShopDetails, ShopDomain, Store
from integrations.embeddings import MiniLM
from integrations.mail import MailServer, SmtpMail
from integrations.mail_helpdesk import MailHelpdesk
from integrations.shopify.admin_api import Access, AdminApi, OnlyToken
from integrations.shopify.budgets import Budget
from integrations.shopify.oauth import ShopifyOAuth
from integrations.shopify.scopes import SCOPES, missing
from integrations.shopify.source import ShopifySource
from integrations.shopify.updates import read_delivery
from integrations.web.reader import PublicWeb
from runtime.budgets import AT_ONCE, IN_BACKGROUND, Priority, StoreBudget
from runtime.colleagues import Colleagues
from runtime.helpdesks import Helpdesks
from runtime.limits import Limits
from runtime.listener_slots import ListenerSlots
from runtime.metrics import Metrics
from runtime.models import OwnModels
from runtime.news import Herald
from runtime.presence import Presence
from runtime.retesting import Retesting
from runtime.settings import Settings
from runtime.switchboard import Switchboard
from storage.database import Database, DatabaseUnavailable
from storage.intake import GroupCommit
from storage.sealing import KeyedHasher, Sealer
from storage.work import Storage, Work

# What callers of `begin` must name; they need not know where we keep things for that.
__all__ = ["DatabaseUnavailable", "Services", "Work"]

COLLECT_EVERY = 10_000  # objects more than were freed; a turn about goods makes some hundred that stay for a while
MOST_LISTENERS = 600  # of one process, which takes 1000 connections and has to answer others, too
REDIS_PATIENCE = 2  # seconds; Shopify gives a webhook five in all, and it is kept without Redis
# What is lost is tried again for two seconds, in which engines come back; a Redis that hangs would keep everybody
# waiting as often as it is asked.
REDIS_AGAIN = Retry(ExponentialBackoff(base=0.02, cap=0.5), 7, supported_errors=(RedisGone,))


def utc_now() -> datetime:
    return datetime.now(UTC)


class Services:
    """Everything a process works with. Each part is made when it is first used, and kept."""

    def __init__(self, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self.settings = settings
        self.now = now
        self.read_delivery = read_delivery
        self.warming = False

    @cached_property
    def storage(self) -> Storage:
        return Storage(
            Database(self.settings.database_url),
            Sealer(self.settings.sealing_keys),
            KeyedHasher(self.settings.secret_key),
            lambda: self.embedder,
            lambda changed: self.herald.changed(changed),
            lambda stores: self.retesting.put_off(stores, self.now()),
        )

    def begin(self) -> AbstractContextManager[Work]:
        """Open a transaction. Raises DatabaseUnavailable."""
        return self.storage.begin()

    def look(self) -> AbstractContextManager[Work]:
        """Read once, in no transaction. Raises DatabaseUnavailable."""
        return self.storage.look()

    def glance(self) -> AbstractContextManager[Work]:
        """Read once by a prepared statement, in no transaction. Raises DatabaseUnavailable."""
        return self.storage.glance()

    @cached_property
    def intake(self) -> GroupCommit:
        """For the event loop that first keeps something in it."""
        return GroupCommit(self.settings.database_url)

    @cached_property
    def redis(self) -> Redis:
        return Redis.from_url(
            self.settings.redis_url,
            socket_timeout=REDIS_PATIENCE,
            socket_connect_timeout=REDIS_PATIENCE,
            retry=REDIS_AGAIN,
        )

    @cached_property
    def herald(self) -> Herald:
        return Herald(self.redis)

    @cached_property
    def retesting(self) -> Retesting:
        return Retesting(self.redis)

    @cached_property
    def presence(self) -> Presence:
        return Presence(self.redis)

    @cached_property
    def colleagues(self) -> Colleagues:
        return Colleagues(self.redis)

    @cached_property
    def switchboard(self) -> Switchboard:
        """For the event loop in which the first listens."""
        return Switchboard(self.settings.redis_url)

    @cached_property
    def listener_slots(self) -> ListenerSlots:
        return ListenerSlots(MOST_LISTENERS, self.settings.rate_limit_scale)

    @cached_property
    def limits(self) -> Limits:
        return Limits(self.redis, self.settings.rate_limit_scale)

    @cached_property
    def metrics(self) -> Metrics:
        return Metrics(self.begin, self.now, self.listener_slots)

    @cached_property
    def embedder(self) -> Embedder:
        exact = self.settings.embeddings == "minilm-fp32"
        return MiniLM(self.settings.var_dir / "models", precision="fp32" if exact else "int8")

    @cached_property
    def drafter(self) -> Drafter | None:
        """What drafting by a language model takes; None while no model is configured."""
        keys = self.settings.language_model
        if keys is None:
            return None
        # LlamaIndex's client takes a second and 30 megabytes to import; who has no model never pays for it.
        from integrations.models.openai_compatible import OpenAICompatibleModel

        model = OpenAICompatibleModel(keys.base_url, keys.api_key, keys.model)
        return self.drafter_of(model, Patience(self.settings.model_turns, time.monotonic))

    def drafter_of(self, model: LanguageModel, patience: Patience) -> Drafter:
        bounds = self.settings.model_bounds
        return Drafter(self.begin, model, bounds, patience, self.embedder, time.monotonic, time.sleep)

    @cached_property
    def own_models(self) -> OwnModels:
        return OwnModels(self.drafter_of, self.storage.sealer.open, self.settings.model_turns)

    def drafter_for(self, store: Store) -> Drafter | None:
        """Return what drafting for that store takes: its own model, else the server's; None where there is none."""
        return self.own_models.drafter(store, self.drafter)

    def warm_up(self) -> None:
        """Load what the first answer or the first changed product would otherwise wait a second for."""
        self.embedder.embed([""])
        _ = self.storage.bookcase, self.drafter
        # What is loaded by now stays for good. Looking through it took the collector some tenths of a second each time.
        gc.freeze()
        gc.set_threshold(COLLECT_EVERY, *gc.get_threshold()[1:])

    def warm_up_soon(self) -> None:
        """Warm up beside what is going on, once."""
        if not self.warming:
            self.warming = True
            threading.Thread(target=self.warm_up, name="warm-up", daemon=True).start()

    @cached_property
    def shopify_oauth(self) -> ShopifyOAuth:
        """Raises InvalidRequest while Shopify is not set up."""
        if self.settings.shopify is None:
            raise InvalidRequest("SHOPIFY_API_KEY and SHOPIFY_API_SECRET are not set.")
        return ShopifyOAuth(
            self.settings.shopify.id,
            self.settings.shopify.secret,
            self.settings.shopify_origin,
            f"{self.settings.app_url}/install/callback",
        )

    @cached_property
    def web(self) -> Web:
        """The public web, as sites are read: by a gate that opens to no other address, whatever the settings."""
        return PublicWeb()

    @cached_property
    def helpdesks(self) -> Helpdesks:
        return Helpdesks(self.settings, self.begin, self.now)

    @cached_property
    def mail(self) -> Mail | None:
        """The way out for e-mails; None while no mail server is configured."""
        keys = self.settings.mail
        if keys is None:
            return None
        server = MailServer(keys.host, keys.port, keys.user, keys.password, keys.tls, keys.starttls)
        return SmtpMail(server, keys.sender)

    def mailbox(self, address: str) -> Helpdesk:
        """Return the merchant's people at `address` as a port. Raises CredentialsRejected while no mail can be sent."""
        if self.mail is None:
            raise CredentialsRejected("mail", "not set up", NO_MAIL)
        return MailHelpdesk(self.mail, address)

    @property
    def cores(self) -> int:
        """How many cores this process may use."""
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def source(self, store: Store, *, in_background: bool = False) -> ShopifySource:
        """Return the store as Shopify holds it. What reads in the background leaves room for what cannot wait."""
        return ShopifySource(self.admin_api(store, IN_BACKGROUND if in_background else AT_ONCE), store.url)

    def admin_api(self, store: Store, priority: Priority = AT_ONCE) -> AdminApi:
        """Return the store's Admin API; its token is renewed when needed."""
        return self.api_of(store.shop, self.admin_access(store), StoreBudget(self.redis, str(store.shop), priority))

    def admin_access(self, store: Store) -> AdminAccess:
        return AdminAccess(store, TokenRenewal(self.begin, self.shopify_oauth.refresh, self.now, time.sleep))

    def installation(self, shop: ShopDomain, road: Road, acquire: Callable[[], AdminTokens]) -> Installation:
        """Return what installing into a shop takes; `acquire` asks Shopify for the first pair."""
        return Installation(
            shop, road, acquire, partial(self.shop_details, shop), self.allows_all, self.begin, self.now, time.sleep
        )

    def allows_all(self, scopes: str) -> bool:
        return not self.missing_scopes(scopes)

    def missing_scopes(self, scopes: str) -> tuple[str, ...]:
        """Return the scopes that we need and the merchant does not allow."""
        return missing(scopes, SCOPES)

    def shop_details(self, shop: ShopDomain, pair: AdminTokens) -> ShopDetails:
        """Return what Shopify says of a shop, before there is a store to ask for. Raises RemoteError."""
        return ShopifySource(self.api_of(shop, OnlyToken(pair.access)), "").details()

    def api_of(self, shop: ShopDomain, access: Access, budget: Budget | None = None) -> AdminApi:
        return AdminApi(shop, self.settings.shopify_origin, self.settings.shopify_api_version, access, budget)
