"""Opening the tickets that wait in the outbox, and taking to them what shoppers wrote since."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

from domain.handoff.delivering import Delivered, Outgoing, deliver, note_try
from domain.handoff.settings import address_of_team
from domain.handoff.telling import tell_delivered
from domain.handoff.tickets import HandoffMethod
from domain.ports import Helpdesk
from domain.stores import Store
from jobs.account_slots import SLOTS, Account
from jobs.queues import QueueName, enqueue, services
from runtime.services import Services, Work

log = logging.getLogger(__name__)


def deliver_later(redis: Redis, outgoing_id: str, after: float = 0) -> None:
    """Have the ticket opened. The sweep does it where Redis is down."""
    try:
        enqueue(redis, QueueName.TICKETS, deliver_ticket, outgoing_id, after=after)
    except RedisError as error:
        log.warning("ticket left to the sweep", extra={"outgoing": outgoing_id, "error": type(error).__name__})


def deliver_ticket(outgoing_id: str) -> None:
    """Do what can be done now of a round, from this part of it on, where its account is not busy enough already."""
    house = services()
    with house.look() as work:
        account = work.outbox.account_of(UUID(outgoing_id))
    if account is None:
        return
    with at_account(house, account) as has_slot:
        if has_slot:
            deliver_round(house, UUID(outgoing_id))


@contextmanager
def at_account(house: Services, account: Account) -> Iterator[bool]:
    """Yield whether the account had a free slot. Afterwards have what others left meanwhile taken up."""
    with SLOTS.at(account) as has_slot:
        yield has_slot
    if has_slot and SLOTS.take_up(account):
        deliver_next_later(house, account)


def deliver_next_later(house: Services, account: Account) -> None:
    """Have the account's next ticket delivered, behind those of others that stand in line."""
    with house.look() as work:
        due = work.outbox.due(house.now(), 2, of=account)
    for outgoing_id in due[:1]:
        deliver_later(house.redis, str(outgoing_id))
    if len(due) > 1:
        SLOTS.leave(account)


def deliver_round(house: Services, part: UUID) -> None:
    while (tried := deliver_part(house, part)) is not None:
        with house.begin() as work:
            following = work.outbox.following(tried)
        if following is None:
            return
        part = following


def deliver_part(house: Services, outgoing_id: UUID) -> Outgoing | None:
    """Do all steps of a ticket or a comment that can be done now. Return None where it was not tried."""
    with house.begin() as work:
        tried = note_try(outgoing_id, work.outbox, house.now())
    if tried is None:
        return None
    while (delivered := deliver_step(house, outgoing_id)) is not None and delivered.opened is not None:
        log.info("ticket opened", extra={"outgoing": str(outgoing_id), "ticket": delivered.opened.id})
    if delivered is not None and delivered.retry_in is not None:
        deliver_later(house.redis, str(outgoing_id), after=delivered.retry_in)
    return tried


def deliver_step(house: Services, outgoing_id: UUID) -> Delivered | None:
    with house.begin() as work:

        def helpdesk(outgoing: Outgoing) -> Helpdesk:
            store = store_of(outgoing, work)
            if outgoing.method is HandoffMethod.INBOX:
                return house.helpdesks.own(store, work)
            if outgoing.method is HandoffMethod.EMAIL:
                return house.mailbox(address_of_team(work.handoffs.settings(store), store))
            connected = work.handoffs.connected(store, outgoing.method)
            return house.helpdesks.required(store, outgoing.method, connected)

        delivered = deliver(outgoing_id, work.outbox, helpdesk, house.now())
        if delivered is not None:
            tell_delivered(store_of(delivered.outgoing, work), delivered, house.now(), work)
            note_rejection(delivered, work, house.now())
        return delivered


def note_rejection(delivered: Delivered, work: Work, now: datetime) -> None:
    """Have the next try renew a token that was refused before its time: it may have been revoked, not the account."""
    if delivered.rejected:
        work.handoffs.expire(store_of(delivered.outgoing, work), delivered.outgoing.method, now)


def store_of(outgoing: Outgoing, work: Work) -> Store:
    store = work.stores.of_id(outgoing.store_id)
    if store is None:
        raise RuntimeError("an outgoing ticket outlived its store")
    return store
