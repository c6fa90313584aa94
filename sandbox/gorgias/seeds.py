"""A new account: an owner, an agent, the application's own user, and a connected mailbox."""

import zlib
from datetime import UTC, datetime

from sandbox.gorgias.records import Account, Integration, Settings, User

APP_ROLE = "bot"


def new_account(name: str) -> Account:
    account = Account(name, id=zlib.crc32(name.encode()))
    now = datetime.now(UTC)
    people = (
        ("Alex Morgan", Settings().api_email, "admin"),
        ("Sam Rivera", f"sam@{name}.example", "agent"),
        ("Shopfloor", f"app@{name}.example", APP_ROLE),
    )
    for person, email, role in people:
        user = User(account.next_id(), person, email, role, now)
        account.users[user.id] = user
    mailbox = Integration(account.next_id(), "Support", "email", now, address=f"support@{name}.example")
    account.integrations[mailbox.id] = mailbox
    return account
