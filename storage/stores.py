"""Stores, as the merchant and Shopify have them."""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, RowMapping, delete, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from domain.drafting.own_models import OwnModel
from domain.errors import InvalidShopDomain
from domain.launching import Audience, Launch
from domain.stores import Road, ShopDetails, ShopDomain, Store, StoreState
from domain.voice.settings import Voice
from storage.locks import LockKind, wait_for
from storage.prepared import Prepared, Row
from storage.records import from_text, to_json
from storage.sealing import Sealer
from storage.tables import product_terms, stores, tokens

STORES_IN_MEMORY = 1024  # per process; some kilobytes each
MODELS_IN_MEMORY = 1024  # per process; some hundred bytes each
# Of a row of `stores`: each writing of the row changes it, so that who has it knows the row is as it was.
ROW_MARK = "concat_ws(' ', stores.xmin, stores.ctid)"
OF_ID = Prepared(
    f"""
    SELECT id, shop, key, state, name, currency, timezone, contact_email, url, road, scopes,
        chat_audience, chat_share, chat_paused, chat_greetings, chat_voice,
        chat_model, sealed_model_key, {ROW_MARK} AS mark
    FROM stores WHERE id = :store
    """
)


@lru_cache(STORES_IN_MEMORY)
def store_slot(store_id: object) -> list[tuple[Store, str]]:
    """Return where a store is put as it was last read: empty until somebody has, and once it is no more."""
    return []


def last_read(store_id: UUID) -> tuple[Store, str] | None:
    """Return a store as this process read it last, with the mark of its row, which may be another by now."""
    return next(iter(store_slot(store_id)), None)


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
        found = [(as_store(row), row["mark"]) for row in OF_ID.rows(self.connection, store=store_id)]
        store_slot(store_id)[:] = found
        return found[0][0] if found else None

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
