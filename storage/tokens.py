"""The pairs of Shopify tokens by which we act in stores, sealed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.stores import AdminTokens, ShopDomain, Store, StoreState
from storage.locks import LockKind, try_for
from storage.sealing import Sealer
from storage.tables import stores, tokens


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
