"""Users: finding, creating, and the one call that does both."""

import re
from dataclasses import replace
from datetime import datetime

from sandbox.helpdesks.bodies import Json
from sandbox.zendesk.records import Account, Role, User
from sandbox.zendesk.refusals import invalid_attribute, record_invalid, record_not_found

EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]+")


def find_user(account: Account, user_id: object) -> User:
    user = account.users.get(user_id) if isinstance(user_id, int) else None
    if user is None:
        raise record_not_found()
    return user


def by_email(account: Account, email: str | None) -> User | None:
    wanted = (email or "").casefold()
    return next((u for u in account.users.values() if wanted and (u.email or "").casefold() == wanted), None)


def by_external_id(account: Account, external_id: str | None) -> User | None:
    wanted = (external_id or "").casefold()
    found = (u for u in account.users.values() if wanted and (u.external_id or "").casefold() == wanted)
    return next(found, None)


def search(account: Account, query: str) -> list[User]:
    """`email:jane@example.com` is exact; bare words match within name and e-mail."""
    field, _, value = query.partition(":")
    if field in ("email", "external_id") and value:
        user = by_email(account, value) if field == "email" else by_external_id(account, value)
        return [user] if user else []
    words = query.casefold()
    return [u for u in account.users.values() if words in u.name.casefold() or words in (u.email or "").casefold()]


def create_user(account: Account, body: Json, now: datetime) -> User:
    email, external_id = text(body, "email"), text(body, "external_id")
    if by_email(account, email):
        raise record_invalid("email", f"Email: {email} is already being used by another user", "DuplicateValue")
    if by_external_id(account, external_id):
        raise record_invalid("external_id", "External has already been taken", "DuplicateValue")
    return add_user(account, text(body, "name"), email, now, external_id, text(body, "role"))


def create_or_update(account: Account, body: Json, now: datetime) -> tuple[User, bool]:
    """The user and whether it is new. Matched by external id or e-mail, in either case."""
    known = by_external_id(account, text(body, "external_id")) or by_email(account, text(body, "email"))
    if known is None:
        return create_user(account, body, now), True
    return update_user(account, known, body, now), False


def update_user(account: Account, user: User, body: Json, now: datetime) -> User:
    external_id = text(body, "external_id")
    holder = by_external_id(account, external_id)
    if holder is not None and holder.id != user.id:
        raise record_invalid("external_id", "External has already been taken", "DuplicateValue")
    if "name" in body and not (text(body, "name") or "").strip():
        raise nameless()
    changed = replace(
        user,
        name=text(body, "name") or user.name,
        external_id=external_id if "external_id" in body else user.external_id,
        email=user.email or checked_email(text(body, "email")),
        updated_at=now,
    )
    account.users[user.id] = changed
    return changed


def add_user(account: Account, name: str | None, email: str | None, now: datetime,
             external_id: str | None = None, role: str | None = None) -> User:  # fmt: skip
    if not (name or "").strip():
        raise nameless()
    if role is not None and role not in set(Role):
        raise record_invalid("role", f"Role: {role} is not valid")
    user = User(
        account.next_id(), (name or "").strip(), checked_email(email), role or Role.END_USER, external_id, now, now
    )
    account.users[user.id] = user
    return user


def checked_email(email: str | None) -> str | None:
    if email is not None and not EMAIL.fullmatch(email):
        raise record_invalid("email", f"Email:  {email} is not properly formatted")
    return email.lower() if email else None


def text(body: Json, name: str) -> str | None:
    value = body.get(name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise invalid_attribute(name, "a string")


def nameless() -> Exception:
    return record_invalid("name", "Name:  is too short (minimum one character)", "BlankValue")
