"""Log-ins that are under way at Shopify or a helpdesk."""

import hashlib
import json
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.postgresql import insert

from storage.sealing import Sealer
from storage.tables import oauth_states

SEALED = "sealed"  # where, among the data of a log-in, its confidential part lies


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
