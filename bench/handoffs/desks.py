"""The stand-ins of both helpdesks as a bench sees them: from inside the process that they run in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask import Flask

from bench.traffic.house import House
from sandbox.gorgias.records import Account as GorgiasAccount
from sandbox.gorgias.records import Message
from sandbox.helpdesks.stand import Stand
from sandbox.zendesk.records import Account as ZendeskAccount
from sandbox.zendesk.records import Comment

KINDS = ("zendesk", "gorgias")
NO_LIMIT = 1_000_000  # calls; storms are ordered, so that they come when the bench wants them


@dataclass(frozen=True)
class DeskTicket:
    """A ticket as it stands at the helpdesk. `public` and `notes` are its texts in their order, the request first."""

    external_id: str
    id: str
    made_at: datetime
    public: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Desk:
    """The account of the shop at `place` at one helpdesk."""

    kind: str
    name: str
    place: int
    app: Flask

    @property
    def stand(self) -> Stand:
        stand: Stand = self.app.extensions[self.kind].stand
        return stand

    @property
    def account(self) -> ZendeskAccount | GorgiasAccount:
        account: ZendeskAccount | GorgiasAccount = self.app.extensions[self.kind].account(self.name)
        return account

    def tickets(self) -> list[DeskTicket]:
        with self.account.lock:
            return list(tickets_of(self.account))

    def end_access(self) -> None:
        """Have every access token refused from now on, as when a helpdesk rotates or revokes them."""
        with self.account.lock:
            self.account.grants.end_access(self.stand.clock.now(self.name))

    def lift_limits(self) -> None:
        account = self.account
        if isinstance(account, ZendeskAccount):
            account.settings = replace(account.settings, rate_limit=NO_LIMIT, update_limit=NO_LIMIT)
        else:
            account.settings = replace(account.settings, key_limit=NO_LIMIT, oauth_limit=NO_LIMIT)


def tickets_of(account: ZendeskAccount | GorgiasAccount) -> Iterator[DeskTicket]:
    if isinstance(account, ZendeskAccount):
        for ticket in account.tickets.values():
            yield DeskTicket(ticket.external_id or "", str(ticket.id), ticket.created_at, *parted(ticket.comments))
    else:
        for held in account.tickets.values():
            yield DeskTicket(held.external_id or "", str(held.id), held.created_at, *parted(held.messages))


def parted(written: tuple[Comment, ...] | tuple[Message, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a shopper may read, and what only staff may."""
    texts = [(one.public, one.body if isinstance(one, Comment) else one.body_text) for one in written]
    return tuple(text for public, text in texts if public), tuple(text for public, text in texts if not public)


def desks_of(house: House) -> list[Desk]:
    """Return an account for each shop, at the helpdesks in turns."""
    kinds = [KINDS[place % len(KINDS)] for place in range(len(house.shops))]
    names = [f"bench-{shop.domain.partition('.')[0]}" for shop in house.shops]
    helpdesks = house.sandbox.helpdesks
    return [
        Desk(kind, name, place, helpdesks[kind]) for place, (kind, name) in enumerate(zip(kinds, names, strict=True))
    ]


def connect(house: House, desks: Sequence[Desk]) -> None:
    """Connect each shop to its account, which has no limits of its own from then on."""
    for desk in desks:
        house.stack.merchant(house.shops[desk.place].domain).connect(desk.kind, desk.name)
        desk.lift_limits()
