"""Customers: found by e-mail, external id or channel; made when first seen."""

from dataclasses import replace
from datetime import datetime

from sandbox.gorgias.records import Account, Customer, Raw
from sandbox.gorgias.refusals import already_exists, bad_request, not_found
from sandbox.helpdesks.bodies import Json


def find_customer(account: Account, customer_id: int) -> Customer:
    customer = account.customers.get(customer_id)
    if customer is None:
        raise not_found()
    return customer


def by_email(account: Account, email: object) -> Customer | None:
    return by_channel(account, "email", email)


def by_channel(account: Account, kind: object, address: object) -> Customer | None:
    wanted = str(address or "").casefold()
    for customer in account.customers.values():
        held = (c for c in customer.channels if c.get("type") == kind)
        if wanted and any(str(c.get("address")).casefold() == wanted for c in held):
            return customer
    return None


def by_external_id(account: Account, external_id: object) -> Customer | None:
    return next((c for c in account.customers.values() if external_id and c.external_id == external_id), None)


def create_customer(account: Account, body: Json, now: datetime) -> Customer:
    channels = channels_of(body)
    taken = any(by_channel(account, c["type"], c["address"]) for c in channels)
    if taken or by_external_id(account, body.get("external_id")):
        raise already_exists()
    return add_customer(account, body, channels, now)


def update_customer(account: Account, customer: Customer, body: Json, now: datetime) -> Customer:
    """Channels are replaced as a whole when given."""
    given: dict[str, object] = {name: body[name] for name in PLAIN if name in body}
    if "channels" in body or "email" in body:
        given["channels"] = channels_of(body)
    for other in account.customers.values():
        if other.id != customer.id and clashes(other, given):
            raise already_exists()
    changed = replace(customer, updated_at=now, **given)  # type: ignore[arg-type]  # validated before
    account.customers[customer.id] = changed
    return changed


def clashes(other: Customer, given: Json) -> bool:
    same_id = bool(given.get("external_id")) and other.external_id == given.get("external_id")
    return same_id or (bool(given.get("email")) and other.email == given.get("email"))


PLAIN = ("name", "email", "external_id", "language", "timezone", "note", "meta")


def channels_of(body: Json) -> tuple[Raw, ...]:
    given = body.get("channels")
    listed = [dict(channel) for channel in given] if isinstance(given, list) else []
    email = body.get("email")
    if email and not any(c.get("type") == "email" and c.get("address") == email for c in listed):
        listed.append({"type": "email", "address": email, "preferred": True})
    return tuple(listed)


def add_customer(account: Account, body: Json, channels: tuple[Raw, ...], now: datetime) -> Customer:
    plain = {name: body.get(name) for name in PLAIN}
    plain["email"] = plain["email"] or next((c["address"] for c in channels if c["type"] == "email"), None)
    customer = Customer(id=account.next_id(), channels=channels, created_at=now, updated_at=now, **plain)  # type: ignore[arg-type]  # validated before
    account.customers[customer.id] = customer
    return customer


def meet(account: Account, party: Json, now: datetime) -> Customer:
    """Whom `party` names. A new e-mail makes a customer; the name of a known one stays."""
    if party.get("id") is not None:
        known = account.customers.get(int(str(party["id"])))
    else:
        known = by_email(account, party.get("email")) or by_external_id(account, party.get("external_id"))
    if known is not None:
        return known
    if not party.get("email"):
        raise bad_request("Failed to create ticket", {"customer": ["Customer does not exist."]})
    return add_customer(account, party, channels_of(party), now)
