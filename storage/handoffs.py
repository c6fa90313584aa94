"""What a merchant chose for handing over, and the helpdesks connected."""

import json
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.agent.intents import Intent
from domain.handoff.connecting import Connected, HelpdeskSecrets
from domain.handoff.hours import Hours
from domain.handoff.routing import RoutingRule
from domain.handoff.settings import Channel, HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store, StoreState
from storage.prepared import Prepared, Row
from storage.records import from_json, to_json
from storage.sealing import Sealer
from storage.tables import handoff_settings, helpdesks, stores

SETTINGS = Prepared(
    """
    SELECT method, email, message, hours, topics, rules
    FROM handoff_settings WHERE store_id = :store AND channel = :channel
    """
)


class StoredHandoffs:
    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self.connection = connection
        self.sealer = sealer

    def settings(self, store: Store, channel: Channel = Channel.WEB_CHAT) -> HandoffSettings:
        row = SETTINGS.row(self.connection, store=store.id, channel=channel.value)
        return HandoffSettings() if row is None else settings_of(row)

    def is_chosen(self, store: Store) -> bool:
        """Whether the merchant chose anything for the chat."""
        own = handoff_settings.c.store_id == store.id, handoff_settings.c.channel == Channel.WEB_CHAT
        return bool(self.connection.scalar(select(select(handoff_settings.c.store_id).where(*own).exists())))

    def choose(self, store: Store, settings: HandoffSettings, channel: Channel = Channel.WEB_CHAT) -> None:
        values = {
            "method": settings.method,
            "email": settings.email,
            "message": settings.message,
            "hours": settings.hours and to_json(settings.hours),
            "topics": sorted(settings.topics),
            "rules": [to_json(one) for one in settings.rules],
        }
        statement = insert(handoff_settings).values({"store_id": store.id, "channel": channel, **values})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "channel"], set_=values))

    def connect(self, store: Store, connected: Connected, at: datetime) -> None:
        values = {
            "account": connected.account,
            "sealed": self.sealer.seal(json.dumps(to_json(connected.secrets))),
            "advice": connected.advice,
            "connected_at": at,
        }
        statement = insert(helpdesks).values({"store_id": store.id, "kind": connected.kind, **values})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "kind"], set_=values))

    def connected(self, store: Store, kind: HandoffMethod, *, lock: bool = False) -> Connected | None:
        """Return the account; with `lock`, hold its row so that one refresh at a time runs."""
        query = select(helpdesks).where(helpdesks.c.store_id == store.id, helpdesks.c.kind == kind)
        row = self.connection.execute(query.with_for_update() if lock else query).first()
        if row is None:
            return None
        secrets = from_json(HelpdeskSecrets, json.loads(self.sealer.open(row.sealed)))
        return Connected(kind, row.account, secrets, row.advice)

    def disconnect(self, store: Store, kind: HandoffMethod, instead: HandoffMethod) -> None:
        """Forget the account; whatever was handed over there goes to `instead` from now on."""
        self.connection.execute(delete(helpdesks).where(helpdesks.c.store_id == store.id, helpdesks.c.kind == kind))
        chosen = handoff_settings.c.store_id == store.id, handoff_settings.c.method == kind
        self.connection.execute(update(handoff_settings).where(*chosen).values(method=instead))

    def all_connected(self) -> list[tuple[UUID, HandoffMethod]]:
        """Return the accounts of every store that has the app, by the store's id."""
        query = select(helpdesks.c.store_id, helpdesks.c.kind).join(stores, stores.c.id == helpdesks.c.store_id)
        rows = self.connection.execute(query.where(stores.c.state == StoreState.INSTALLED)).all()
        return [(row.store_id, HandoffMethod(row.kind)) for row in rows]

    def expire(self, store: Store, kind: HandoffMethod, now: datetime) -> None:
        """Treat the account's access token as at its end; a key that has no end stays."""
        account = self.connected(store, kind, lock=True)
        if account is not None and not account.secrets.login:
            self.connect(store, replace(account, secrets=replace(account.secrets, expires_at=now)), now)

    def reseal(self) -> int:
        """Seal every account's secrets anew with the newest key. Return how many."""
        rows = self.connection.execute(select(helpdesks).with_for_update()).all()
        for row in rows:
            owned = helpdesks.c.store_id == row.store_id, helpdesks.c.kind == row.kind
            again = self.sealer.reseal(row.sealed)
            self.connection.execute(update(helpdesks).where(*owned).values(sealed=again))
        return len(rows)

    def note_advice(self, store: Store, kind: HandoffMethod, advice: str) -> None:
        change = update(helpdesks).where(helpdesks.c.store_id == store.id, helpdesks.c.kind == kind)
        self.connection.execute(change.values(advice=advice))


def settings_of(row: Row) -> HandoffSettings:
    hours = None if row["hours"] is None else from_json(Hours, row["hours"])
    topics = frozenset(map(Intent, row["topics"]))
    rules = tuple(from_json(RoutingRule, one) for one in row["rules"])
    return HandoffSettings(HandoffMethod(row["method"]), row["email"], row["message"], hours, topics, rules)
