"""Sending the letters that wait, and writing to merchants whose tickets are in trouble."""

import logging
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

from domain.letters.posting import LetterKind, LetterState, Posted, note_try, post
from domain.letters.to_merchants import STUCK, tell_troubles
from domain.stores import is_installed
from jobs.queues import QueueName, enqueue, services, waiting
from runtime.services import Services

log = logging.getLogger(__name__)

MOST = 200  # letters a sweep


def post_all_later(house: Services) -> None:
    """Queue every letter that is due, those first that tell merchants of trouble."""
    tell_all_troubles(house)
    if waiting(house.redis, QueueName.LETTERS):
        # They would be in line once more with every sweep that a slow mail server holds up.
        return
    with house.begin() as work:
        due = work.letters.due(house.now(), MOST)
    for letter_id in due:
        post_later(house.redis, letter_id)


def tell_all_troubles(house: Services) -> None:
    if house.mail is None:
        return
    with house.begin() as work:
        stores = [work.stores.of_id(one) for one in work.letters.stores_in_trouble(house.now() - STUCK)]
    for store in stores:
        if is_installed(store):
            with house.begin() as work:
                tell_troubles(store, house.now(), work)


def post_later(redis: Redis, letter_id: UUID) -> None:
    try:
        enqueue(redis, QueueName.LETTERS, post_letter, str(letter_id))
    except RedisError as error:
        log.warning("letter left to the sweep", extra={"letter": str(letter_id), "error": type(error).__name__})


def post_letter(letter_id: str) -> None:
    deliver_letter(services(), UUID(letter_id))


def deliver_letter(house: Services, letter_id: UUID) -> LetterState | None:
    """Send one letter, if it is due and still wanted. Return how it stands; None where it was not tried."""
    with house.begin() as work:
        posted = note_try(letter_id, work.letters, house.now())
        if posted is None:
            return None
        if is_spared(house, posted):
            work.letters.settle(posted, LetterState.SPARED)
            return LetterState.SPARED
    if house.mail is None:
        return None
    with house.begin() as work:
        state = post(letter_id, work.letters, house.mail, house.now())
    log.info("letter posted", extra={"letter": str(letter_id), "kind": posted.kind, "state": state})
    return state


def is_spared(house: Services, posted: Posted) -> bool:
    """Whether an answer is to be read in the chat alone: the shopper is still there, or no mail can be sent."""
    if posted.kind is not LetterKind.REPLY or posted.conversation_id is None:
        return False
    return house.mail is None or house.presence.is_here(posted.store_id, posted.conversation_id)
