"""What a merchant chose for handing over, the helpdesks connected, and the outbox of tickets."""

import json
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, RowMapping, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.handoff.connecting import Connected, HelpdeskSecrets
from domain.handoff.delivering import Outgoing, OutgoingState
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod, Ticket, TicketRef
from domain.stores import Store
from storage.records import from_json, to_json
from storage.sealing import Sealer
from storage.tables import handoff_settings, helpdesks, outbox

UNFINISHED = (OutgoingState.WAITING, OutgoingState.OPENED)


class StoredHandoffs:
    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self.connection = connection
        self.sealer = sealer

    def settings(self, store: Store) -> HandoffSettings:
        row = self.connection.execute(select(handoff_settings).where(handoff_settings.c.store_id == store.id)).first()
        return HandoffSettings() if row is None else HandoffSettings(HandoffMethod(row.method), row.email, row.message)

    def choose(self, store: Store, settings: HandoffSettings) -> None:
        values = {"method": settings.method, "email": settings.email, "message": settings.message}
        statement = insert(handoff_settings).values({"store_id": store.id, **values})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id"], set_=values))

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


class StoredOutbox:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(self, store: Store, conversation_id: UUID, method: HandoffMethod, ticket: Ticket, now: datetime) -> None:
        """Keep the exact ticket to be opened. A conversation has one at most: a second is refused by the table."""
        row = {
            "store_id": store.id,
            "id": uuid4(),
            "conversation_id": conversation_id,
            "method": method,
            "external_id": ticket.external_id,
            "body": json.dumps(to_json(ticket), ensure_ascii=False).encode(),
            "created_at": now,
            "next_at": now,
        }
        self.connection.execute(insert(outbox).values(row))

    def due(self, now: datetime, limit: int) -> list[UUID]:
        query = select(outbox.c.id).where(outbox.c.state.in_(UNFINISHED), outbox.c.next_at <= now)
        return list(self.connection.scalars(query.order_by(outbox.c.next_at).limit(limit)))

    def take(self, outgoing_id: UUID) -> Outgoing | None:
        """Return it locked to this transaction; None when another has it or nothing is left to do."""
        query = select(outbox).where(outbox.c.id == outgoing_id, outbox.c.state.in_(UNFINISHED))
        row = self.connection.execute(query.with_for_update(skip_locked=True)).mappings().first()
        return None if row is None else as_outgoing(row)

    def of_conversation(self, store: Store, conversation_id: UUID) -> Outgoing | None:
        query = select(outbox).where(outbox.c.store_id == store.id, outbox.c.conversation_id == conversation_id)
        row = self.connection.execute(query).mappings().first()
        return None if row is None else as_outgoing(row)

    def of_external_id(self, store: Store, external_id: str) -> Outgoing | None:
        query = select(outbox).where(outbox.c.store_id == store.id, outbox.c.external_id == external_id)
        row = self.connection.execute(query).mappings().first()
        return None if row is None else as_outgoing(row)

    def change(self, outgoing_id: UUID, **values: object) -> None:
        self.connection.execute(update(outbox).where(outbox.c.id == outgoing_id).values(values))

    def hurry(self, store: Store, method: HandoffMethod, now: datetime) -> None:
        """Put everything for this helpdesk in line for now: what failed, and what waits for a long time."""
        owned = outbox.c.store_id == store.id, outbox.c.method == method
        failed = update(outbox).where(*owned, outbox.c.state == OutgoingState.FAILED)
        self.connection.execute(failed.values(state=OutgoingState.WAITING, advice=""))
        self.connection.execute(update(outbox).where(*owned, outbox.c.state.in_(UNFINISHED)).values(next_at=now))

    def retry(self, store: Store, now: datetime) -> int:
        """Put what failed back in line. Return how many."""
        failed = update(outbox).where(outbox.c.store_id == store.id, outbox.c.state == OutgoingState.FAILED)
        # What may have been created once is looked up first, so it goes back with its history.
        return self.connection.execute(failed.values(state=OutgoingState.WAITING, next_at=now, advice="")).rowcount

    def counts(self, store: Store) -> dict[str, int]:
        query = select(outbox.c.state, func.count()).where(outbox.c.store_id == store.id).group_by(outbox.c.state)
        return {row[0]: row[1] for row in self.connection.execute(query)}


def as_outgoing(row: RowMapping) -> Outgoing:
    return Outgoing(
        id=row["id"],
        store_id=row["store_id"],
        conversation_id=row["conversation_id"],
        method=HandoffMethod(row["method"]),
        ticket=from_json(Ticket, json.loads(row["body"])),
        state=OutgoingState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        next_at=row["next_at"],
        ref=TicketRef(row["ticket_id"], row["ticket_url"]),
        advice=row["advice"],
    )
