"""A new account: an owner, an agent, and the fields a merchant would have made."""

import zlib
from datetime import UTC, datetime

from sandbox.zendesk.records import Account, Role, TicketField, User

FIELDS = (
    TicketField(360001, "Order", "text"),
    TicketField(360002, "How they found us", "text"),
)


def new_account(name: str) -> Account:
    account = Account(name, id=zlib.crc32(name.encode()), fields=FIELDS)
    for person, role in (("Alex Morgan", Role.ADMIN), ("Sam Rivera", Role.AGENT)):
        born = datetime.now(UTC)
        email = f"{person.split()[0].lower()}@{name}.example"
        user = User(account.next_id(), person, email, role, None, created_at=born, updated_at=born)
        account.users[user.id] = user
    return account
