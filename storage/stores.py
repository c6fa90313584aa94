"""Stores, their Shopify tokens, and log-ins that are under way."""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, RowMapping, delete, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from domain.drafting.own_models import OwnModel
from domain.errors import InvalidShopDomain
from domain.launching import Audience, Launch
from domain.stores import AdminTokens, Road, ShopDetails, ShopDomain, Store, StoreState
from domain.voice.settings import Voice
from storage.locks import LockKind, try_for, wait_for
from storage.prepared import Prepared, Row
from storage.records import from_text, to_json
from storage.sealing import Sealer
from storage.tables import oauth_states, product_terms, stores, tokens

MODELS_IN_MEMORY = 1024  # per process; some hundred bytes each
SEALED = "sealed"  # where, among the data of a log-in, its confidential part lies
OF_ID = Prepared(
    """
    SELECT id, shop, key, state, name, currency, timezone, contact_email, url, road, scopes,
        chat_audience, chat_share, chat_paused, chat_greetings, chat_voice,
        chat_model, sealed_model_key
    FROM stores WHERE id = :store
    """
)


class StoredStores:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def install(
        self,
        shop: ShopDomain,
        details: ShopDetails,
        at: datetime,
        road: Road = Road.CODE_GRANT,
        scopes: str = "",
    ) -> Store:
        """Record that `shop` has the app, now or again. A store keeps its id and key over reinstalls."""
        known: dict[str, object] = {
            "state": StoreState.INSTALLED,
            "name": details.name,
            "currency": details.currency,
            "timezone": details.timezone,
            "contact_email": details.contact_email,
            "url": details.url,
            "details_at": at,
            "road": road,
            "scopes": scopes,
            "scopes_at": at,
            "installed_at": at,
            "uninstalled_at": None,
        }
        new = {"id": uuid4(), "shop": str(shop), "key": secrets.token_urlsafe(24), **known}
        statement = insert(stores).values(new).on_conflict_do_update(index_elements=["shop"], set_=known)
        return as_store(self.connection.execute(statement.returning(stores)).mappings().one())

    def note_details(self, store: Store, details: ShopDetails, at: datetime) -> bool:
        """Keep what the shop told of itself at `at`. Return False when something newer is held."""
        known = {name: getattr(details, name) for name in ("name", "currency", "timezone", "contact_email", "url")}
        older = or_(stores.c.details_at.is_(None), stores.c.details_at <= at)
        noted = update(stores).where(stores.c.id == store.id, older).values(**known, details_at=at)
        return self.connection.execute(noted).rowcount == 1

    def note_road(self, store: Store, road: Road) -> None:
        self.connection.execute(update(stores).where(stores.c.id == store.id).values(road=road))

    def note_scopes(self, store: Store, scopes: str, at: datetime) -> bool:
        """Keep what the merchant allowed at `at`. Return False when something newer is held."""
        older = or_(stores.c.scopes_at.is_(None), stores.c.scopes_at <= at)
        noted = update(stores).where(stores.c.id == store.id, older).values(scopes=scopes, scopes_at=at)
        return self.connection.execute(noted).rowcount == 1

    def uninstall(self, store: Store, at: datetime) -> bool:
        """Record that the app left at `at`. Return False when it was installed again since: such news come late."""
        # The news may come twice; the first time is when it left.
        gone = {"state": StoreState.UNINSTALLED, "uninstalled_at": func.coalesce(stores.c.uninstalled_at, at)}
        left = update(stores).where(stores.c.id == store.id, stores.c.installed_at <= at).values(gone)
        if self.connection.execute(left).rowcount == 0:
            return False
        self.connection.execute(delete(tokens).where(tokens.c.store_id == store.id))
        return True

    def alone(self, store: Store) -> Store:
        """Return the store as it is kept now; who else asks so waits until the transaction ends. Shoppers do not."""
        wait_for(self.connection, LockKind.SETTINGS, str(store.id))
        return self.of_id(store.id) or store

    def launch(self, store: Store, launch: Launch) -> None:
        """Keep to whom the agent talks from now on."""
        values = {"chat_audience": launch.audience, "chat_share": launch.share, "chat_paused": launch.paused}
        self.connection.execute(update(stores).where(stores.c.id == store.id).values(values))

    def greet(self, store: Store, greetings: Mapping[str, str]) -> None:
        """Keep how conversations begin, by language; what is not named begins in our words."""
        self.connection.execute(update(stores).where(stores.c.id == store.id).values(chat_greetings=dict(greetings)))

    def sound(self, store: Store, voice: Voice) -> None:
        """Keep how the agent sounds from now on, and what it leaves alone."""
        told = json.dumps(to_json(voice), ensure_ascii=False)
        self.connection.execute(update(stores).where(stores.c.id == store.id).values(chat_voice=told))

    def word_by(self, store: Store, model: OwnModel) -> None:
        """Keep which language model words answers from now on; its key comes sealed."""
        told = json.dumps({**to_json(replace(model, sealed_key=b"")), "sealed_key": ""}, ensure_ascii=False)
        values = {"chat_model": told, "sealed_model_key": model.sealed_key}
        self.connection.execute(update(stores).where(stores.c.id == store.id).values(values))

    def reseal(self, sealer: Sealer) -> int:
        """Seal every key of a model anew with the newest key. Return how many."""
        held = select(stores.c.id, stores.c.sealed_model_key).where(func.length(stores.c.sealed_model_key) > 0)
        rows = self.connection.execute(held.with_for_update()).all()
        for store_id, sealed in rows:
            again = sealer.reseal(sealed)
            self.connection.execute(update(stores).where(stores.c.id == store_id).values(sealed_model_key=again))
        return len(rows)

    def erase(self, store: Store) -> None:
        """Delete every row of the store's, and the schema of its vectors with them."""
        self.connection.execute(text(f"DROP SCHEMA IF EXISTS {store.schema} CASCADE"))
        self.connection.execute(delete(stores).where(stores.c.id == store.id))
        # After the store, whose deletion waits for whoever still writes products and terms of it.
        self.connection.execute(delete(product_terms).where(product_terms.c.store_id == store.id))

    def of_shop(self, shop: ShopDomain) -> Store | None:
        return self.first(stores.c.shop == str(shop))

    def of_id(self, store_id: object, *, lock: bool = False) -> Store | None:
        """Return the store; with `lock`, it can neither be installed again nor erased until the transaction ends."""
        if lock:
            return self.first(stores.c.id == store_id, lock=True)
        row = OF_ID.row(self.connection, store=store_id)
        return None if row is None else as_store(row)

    def of_key(self, key: str) -> Store | None:
        return self.first(stores.c.key == key)

    def first(self, condition: Any, *, lock: bool = False) -> Store | None:
        query = select(stores).where(condition)
        row = self.connection.execute(query.with_for_update() if lock else query).mappings().first()
        return None if row is None else as_store(row)

    def all(self) -> Iterator[Store]:
        rows = self.connection.execute(select(stores).order_by(stores.c.shop)).mappings()
        return (as_store(row) for row in rows)


def as_store(row: Row | RowMapping) -> Store:
    try:
        shop = ShopDomain.parse(row["shop"])
    except InvalidShopDomain as error:
        raise RuntimeError("a stored shop domain is broken") from error
    return Store(
        id=row["id"],
        shop=shop,
        key=row["key"],
        state=StoreState(row["state"]),
        name=row["name"],
        currency=row["currency"],
        timezone=row["timezone"],
        contact_email=row["contact_email"],
        url=row["url"],
        road=Road(row["road"]),
        scopes=row["scopes"],
        launch=Launch(Audience(row["chat_audience"]), row["chat_share"], row["chat_paused"]),
        greetings=tuple(sorted(row["chat_greetings"].items())),
        voice=from_text(Voice, row["chat_voice"]),
        model=model_of(row["chat_model"], bytes(row["sealed_model_key"])),
    )


@lru_cache(MODELS_IN_MEMORY)
def model_of(told: str, sealed_key: bytes) -> OwnModel:
    return replace(from_text(OwnModel, told), sealed_key=sealed_key)


class StoredTokens:
    """The pair is written in one statement, so that a crash never leaves half of it."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self.connection = connection
        self.sealer = sealer

    def lock(self, shop: ShopDomain) -> bool:
        """Be the only one who asks Shopify for this shop's tokens, until the transaction ends; False: another is.

        By the shop's name, since there is no row before the first install, and without waiting: those who would wait
        must not keep the pool's connections from everybody else.
        """
        return try_for(self.connection, LockKind.TOKENS, str(shop))

    def put(self, store: Store, pair: AdminTokens) -> None:
        values = self.sealed(pair)
        statement = insert(tokens).values({"store_id": store.id, **values})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id"], set_=values))

    def replace(self, store: Store, pair: AdminTokens) -> None:
        """Keep a renewed pair, unless the app left the store while it was renewed."""
        self.connection.execute(update(tokens).where(tokens.c.store_id == store.id).values(self.sealed(pair)))

    def sealed(self, pair: AdminTokens) -> dict[str, object]:
        return {
            "sealed_access": self.sealer.seal(pair.access),
            "sealed_refresh": self.sealer.seal(pair.refresh),
            "access_expires_at": pair.access_expires_at,
            "refresh_expires_at": pair.refresh_expires_at,
            "scope": pair.scope,
            "rejected": False,
        }

    def held(self, store: Store) -> AdminTokens | None:
        """Return the pair. None when missing or refused."""
        query = select(tokens).where(tokens.c.store_id == store.id, tokens.c.rejected.is_(False))
        row = self.connection.execute(query).mappings().first()
        if row is None:
            return None
        return AdminTokens(
            access=self.sealer.open(row["sealed_access"]),
            refresh=self.sealer.open(row["sealed_refresh"]),
            access_expires_at=row["access_expires_at"],
            refresh_expires_at=row["refresh_expires_at"],
            scope=row["scope"],
        )

    def ending(self, before: datetime) -> list[UUID]:
        """Return the installed stores whose refresh token ends before `before`, the most urgent first."""
        query = (
            select(tokens.c.store_id)
            .join(stores, stores.c.id == tokens.c.store_id)
            .where(
                tokens.c.rejected.is_(False),
                tokens.c.refresh_expires_at < before,
                stores.c.state == StoreState.INSTALLED,
            )
            .order_by(tokens.c.refresh_expires_at)
        )
        return list(self.connection.scalars(query))

    def reseal(self) -> int:
        """Seal every pair anew with the newest key. Return how many."""
        rows = self.connection.execute(select(tokens).with_for_update()).mappings().all()
        for row in rows:
            again = {name: self.sealer.reseal(row[name]) for name in ("sealed_access", "sealed_refresh")}
            self.connection.execute(update(tokens).where(tokens.c.store_id == row["store_id"]).values(again))
        return len(rows)

    def reject(self, store: Store) -> None:
        """Note that Shopify no longer takes this pair; the merchant must open the app again."""
        self.connection.execute(update(tokens).where(tokens.c.store_id == store.id).values(rejected=True))


class StoredOAuthStates:
    """Each state is kept as its hash and can be taken once."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self.connection = connection
        self.sealer = sealer

    def issue(
        self,
        purpose: str,
        data: dict[str, str],
        now: datetime,
        lifetime: timedelta,
        confidential: dict[str, str] | None = None,
    ) -> str:
        """Keep `data` until the state comes back; what is `confidential` is sealed, and comes back with the rest."""
        state = secrets.token_urlsafe(32)
        kept = data | ({SEALED: self.sealer.seal(json.dumps(confidential)).decode()} if confidential else {})
        row = {"state_hash": hashed(state), "purpose": purpose, "data": kept, "expires_at": now + lifetime}
        self.connection.execute(insert(oauth_states).values(row))
        return state

    def take(self, purpose: str, state: str, now: datetime) -> dict[str, str] | None:
        """Return what was kept with `state`, and forget it. None for unknown, used, expired or another purpose."""
        self.connection.execute(delete(oauth_states).where(oauth_states.c.expires_at <= now))
        statement = delete(oauth_states).where(
            oauth_states.c.state_hash == hashed(state), oauth_states.c.purpose == purpose
        )
        found: dict[str, str] | None = self.connection.scalar(statement.returning(oauth_states.c.data))
        sealed = found.pop(SEALED, None) if found else None
        return found if found is None or sealed is None else found | json.loads(self.sealer.open(sealed.encode()))


def hashed(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
