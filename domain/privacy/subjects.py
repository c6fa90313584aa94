"""Whom a privacy request is about, and which records are theirs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.contacts import normalise_email, normalise_phone
from domain.customers import Customer
from domain.orders import Order
from domain.updates import PrivacyRequest

NO_ADDRESS = frozenset({""})


@dataclass(frozen=True)
class Subject:
    """One person, by everything that identifies them. E-mails are normalised; a phone is known by its forms."""

    customer_ids: frozenset[int] = frozenset()
    order_ids: frozenset[int] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()


def subject_of(request: PrivacyRequest) -> Subject:
    return Subject(
        frozenset({request.customer_id} if request.customer_id else ()),
        frozenset(request.order_ids),
        frozenset({normalise_email(request.email)}) - NO_ADDRESS,
        normalise_phone(request.phone),
    )


def with_customers(subject: Subject, customers: Iterable[Customer]) -> Subject:
    """Return the subject with the ids and contacts of the `customers` that are theirs."""
    theirs = [one for one in customers if is_customer(subject, one)]
    return replace(
        subject,
        customer_ids=subject.customer_ids | {one.id for one in theirs},
        emails=subject.emails | {normalise_email(one.email) for one in theirs} - NO_ADDRESS,
        phones=subject.phones.union(*(normalise_phone(one.phone) for one in theirs)),
    )


def with_orders(subject: Subject, orders: Iterable[Order], sharing: Iterable[Customer]) -> Subject:
    """Return the subject with their orders' ids and contacts, but for contacts that customers in `sharing` have too."""
    strangers = [one for one in sharing if one.id not in subject.customer_ids]
    emails = {normalise_email(one.email) for one in strangers} | NO_ADDRESS
    phones = {form for one in strangers for form in normalise_phone(one.phone)}
    theirs = [order for order in orders if is_order(subject, order)]
    return replace(
        subject,
        order_ids=subject.order_ids | {order.id for order in theirs},
        emails=subject.emails | ({normalise_email(order.email) for order in theirs} - emails),
        phones=subject.phones | ({form for order in theirs for form in normalise_phone(order.phone)} - phones),
    )


def contacts_of(orders: Iterable[Order]) -> Subject:
    """Return whoever has the contacts of these orders."""
    kept = list(orders)
    emails = frozenset(normalise_email(order.email) for order in kept) - NO_ADDRESS
    return Subject(emails=emails, phones=frozenset(form for order in kept for form in normalise_phone(order.phone)))


def is_customer(subject: Subject, customer: Customer) -> bool:
    """A household may share a phone: it counts where the request names no customer by id."""
    by_phone = not subject.customer_ids and bool(normalise_phone(customer.phone) & subject.phones)
    return customer.id in subject.customer_ids or normalise_email(customer.email) in subject.emails or by_phone


def is_order(subject: Subject, order: Order) -> bool:
    """Whether the order names the subject. One of another customer does so by its e-mail, but not by its phone."""
    named = order.id in subject.order_ids or order.customer_id in subject.customer_ids
    by_phone = bool(normalise_phone(order.phone) & subject.phones) and not is_anothers(subject, order)
    return named or normalise_email(order.email) in subject.emails or by_phone


def is_anothers(subject: Subject, order: Order) -> bool:
    """Whether the order belongs to a customer who is known to be somebody else."""
    return order.customer_id is not None and order.customer_id not in subject.customer_ids
