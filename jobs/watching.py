"""Looking at tickets that a helpdesk hints at, and asking it what changed: a lost webhook costs minutes, no answer."""

import json
import logging
from collections.abc import Sequence
from datetime import timedelta

from redis.exceptions import RedisError

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.catching_up import WATCHED, CatchingUp, Checkpoint
from domain.handoff.connecting import Connected, fresh
from domain.handoff.delivering import OutgoingState
from domain.readings import ReadingKind
from domain.stores import Store
from jobs.queues import FLAG_LIFETIME, QueueName, enqueue, enqueue_once, store_job
from jobs.reading_turns import ReadingTurn, taking_turn
from jobs.tickets import at_account
from runtime.services import Services

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=3)  # what a lost webhook costs at most, with the clock's own steps
SOON = timedelta(seconds=20)  # until the next turn where one was not enough


UNKNOWN_FOR = 60.0  # seconds until a ticket is looked up again that we may have opened without an answer
MOST_LOOKS = 3


def look_later(house: Services, store: Store, ticket_id: str) -> None:
    """Have that ticket looked at. The clock looks at what changed where Redis is down, or where it has no id."""
    try:
        if ticket_id:
            # One look sees all that was hinted at before it.
            ids = str(store.id), ticket_id
            enqueue_once(house.redis, flag_of(*ids), FLAG_LIFETIME, QueueName.HINTS, look_at_ticket, *ids)
            return
    except RedisError as error:
        log.warning("hint left to the clock", extra={"shop": str(store.shop), "error": type(error).__name__})
    hurry(house, store)


@store_job
def look_at_ticket(house: Services, store: Store, ticket_id: str, looks: str = "1") -> None:
    """Bring in what staff did with that ticket, if it is ours."""
    house.redis.delete(flag_of(str(store.id), ticket_id))
    for account in accounts(house, store):
        external_ids = catching(house, store, account).ours([ticket_id]).get(ticket_id)
        if external_ids is None:
            look_again(house, store, ticket_id, int(looks))
            continue
        with at_account(house, (store.id, account.kind)) as has_slot:
            if has_slot:
                look_at_each(house, store, account, ticket_id, external_ids)
            else:
                hurry(house, store)


def look_at_each(
    house: Services, store: Store, account: Connected, ticket_id: str, external_ids: Sequence[str]
) -> None:
    try:
        catching(house, store, account).look_at_each(ticket_id, external_ids)
    except RemoteError as error:
        if isinstance(error, CredentialsRejected):
            note_rejection(house, store, account, error)
        log.warning("ticket left to the clock", extra={"shop": str(store.shop), "error": str(error)})
        hurry(house, store, error.retry_after or 0)


def flag_of(store_id: str, ticket_id: str) -> str:
    return f"hint:{store_id}:{ticket_id}"


def look_again(house: Services, store: Store, ticket_id: str, looks: int) -> None:
    """Most tickets are not ours; one that is may not be known as ours before its opening is answered or looked up."""
    with house.begin() as work:
        waiting = work.outbox.counts(store).get(OutgoingState.WAITING, 0)
    if waiting and looks < MOST_LOOKS:
        next_look = str(looks + 1)
        enqueue(house.redis, QueueName.HINTS, look_at_ticket, str(store.id), ticket_id, next_look, after=UNKNOWN_FOR)


def hurry(house: Services, store: Store, wait: float = 0) -> None:
    with house.begin() as work:
        work.readings.hurry(ReadingKind.TICKETS, house.now() + timedelta(seconds=wait), store)


@store_job
def watch_tickets(house: Services, store: Store) -> None:
    """Look again at those of our tickets that changed since the last turn."""
    with taking_turn(house, store, ReadingKind.TICKETS, EVERY) as turn:
        for account in accounts(house, store):
            try:
                watch(house, store, account, turn)
            except CredentialsRejected as error:
                note_rejection(house, store, account, error)
                if account.secrets.login or not fresh(account, house.now()):
                    raise
                # A new token may be all it takes.
                turn.next = SOON


def watch(house: Services, store: Store, account: Connected, turn: ReadingTurn) -> None:
    checkpoints: dict[str, str] = json.loads(turn.bookmark or "{}")
    # Another account's bookmark says nothing of this one.
    name = f"{account.kind.value}/{account.account}"
    checkpoint, wait = catching(house, store, account).turn(Checkpoint.read(checkpoints.get(name, "")))
    turn.bookmark = json.dumps(checkpoints | {name: checkpoint.write()})
    turn.next = EVERY if checkpoint.at_end else max(SOON, timedelta(seconds=wait))
    log.info("helpdesk asked", extra={"shop": str(store.shop), "waiting": len(checkpoint.waiting)})


def accounts(house: Services, store: Store) -> list[Connected]:
    with house.begin() as work:
        return [account for kind in sorted(WATCHED) if (account := work.handoffs.connected(store, kind))]


def catching(house: Services, store: Store, account: Connected) -> CatchingUp:
    return CatchingUp(store, account.kind, house.helpdesks.watched(store, account), house.begin, house.now)


def note_rejection(house: Services, store: Store, account: Connected, error: CredentialsRejected) -> None:
    """Have a token renewed that was refused before its time; a key that is refused only the merchant can renew."""
    with house.begin() as work:
        work.handoffs.expire(store, account.kind, house.now())
        if account.secrets.login:
            work.handoffs.note_advice(store, account.kind, error.advice)
