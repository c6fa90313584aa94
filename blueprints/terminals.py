"""What operators' commands share: the store that is named, plain words for what went wrong, who is at the keyboard."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

import click

from domain.activity import ActivityKind
from domain.errors import InvalidRequest, InvalidShopDomain, RemoteError
from domain.privacy.accesses import operator
from domain.stores import ShopDomain, Store
from runtime.services import Work


def required(work: Work, shop: str) -> Store:
    store = work.stores.of_shop(domain_of(shop))
    if store is None:
        raise click.ClickException(f"{shop} does not have Shopfloor installed")
    return store


def domain_of(shop: str) -> ShopDomain:
    try:
        return ShopDomain.parse(shop)
    except InvalidShopDomain:
        raise click.BadParameter(f"{shop} is not a myshopify.com domain") from None


def at_the_keyboard() -> str:
    """Return who it is, for the logs of accesses and changes; a container may have no login of its own."""
    try:
        return operator(getpass.getuser())
    except (OSError, KeyError):
        return operator("unknown")


def note_change(work: Work, store: Store, what: ActivityKind, detail: str = "") -> None:
    """Note what is changed here, for the merchant to see."""
    work.activity.note(store, at_the_keyboard(), what, detail)


@contextmanager
def plainly_told() -> Iterator[None]:
    """Tell what the operator or a helpdesk got wrong in a line, without a trace."""
    try:
        yield
    except InvalidRequest as error:
        raise click.ClickException(error.detail) from None
    except RemoteError as error:
        raise click.ClickException(error.advice or str(error)) from None


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def listed(counts: dict[str, int]) -> str:
    return "  ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "empty"
