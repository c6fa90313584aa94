"""Opening the tickets that wait in the outbox."""

import logging
from datetime import datetime
from uuid import UUID, uuid4

from redis import Redis
from redis.exceptions import RedisError

from domain.agent.phrases import say
from domain.conversations import Author, Message
from domain.handoff.delivering import Delivered, Outgoing, deliver, note_try
from domain.handoff.words import Word
from domain.language.languages import of_locale
from domain.ports import Helpdesk
from domain.stores import Store
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
    """Do all steps of one ticket that can be done now."""
    house = services()
    with house.begin() as work:
        if note_try(UUID(outgoing_id), work.outbox, house.now()) is None:
            return
    while (delivered := deliver_step(house, UUID(outgoing_id))) is not None and delivered.opened is not None:
        log.info("ticket opened", extra={"outgoing": outgoing_id, "ticket": delivered.opened.id})
    if delivered is not None and delivered.retry_in is not None:
        deliver_later(house.redis, outgoing_id, after=delivered.retry_in)


def deliver_step(house: Services, outgoing_id: UUID) -> Delivered | None:
    with house.begin() as work:

        def helpdesk(outgoing: Outgoing) -> Helpdesk:
            store = store_of(outgoing, work)
            connected = work.handoffs.connected(store, outgoing.method)
            return house.helpdesks.required(store, outgoing.method, connected)

        delivered = deliver(outgoing_id, work.outbox, helpdesk, house.now())
        if delivered is not None:
            tell_shopper(house, delivered, work)
            note_rejection(delivered, work, house.now())
        return delivered


def note_rejection(delivered: Delivered, work: Work, now: datetime) -> None:
    """Have the next try renew a token that was refused before its time: it may have been revoked, not the account."""
    if delivered.rejected:
        work.handoffs.expire(store_of(delivered.outgoing, work), delivered.outgoing.method, now)


def tell_shopper(house: Services, delivered: Delivered, work: Work) -> None:
    """Say that the ticket is there, once it is; or, once, that it is delayed."""
    outgoing = delivered.outgoing
    store = store_of(outgoing, work)
    conversation = work.conversations.conversation(store, outgoing.conversation_id, newest=0)
    if conversation is None:
        return
    language = of_locale(conversation.locale)
    if delivered.opened is not None:
        words, event = say(language, Word.OPENED, ticket=delivered.opened.id), "opened"
    elif delivered.failed:
        words, event = say(language, Word.DELAYED), "failed"
    else:
        return
    message = Message(uuid4(), Author.SYSTEM, words, house.now())
    work.conversations.add(store, conversation, message, event_id=f"outbox:{outgoing.id}:{event}")


def store_of(outgoing: Outgoing, work: Work) -> Store:
    store = work.stores.of_id(outgoing.store_id)
    if store is None:
        raise RuntimeError("an outgoing ticket outlived its store")
    return store
