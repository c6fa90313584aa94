"""Who spoke for a customer or was told of an order in a rehearsal read that person's data: it is noted."""

from datetime import datetime

from domain.privacy.accesses import Access, Seen
from domain.privacy.fetching import AccessShelf
from domain.rehearsing.rehearsals import Rehearsal, Script
from domain.stores import Store


def note_readings(
    store: Store, script: Script, found: Rehearsal, actor: str, now: datetime, accesses: AccessShelf
) -> None:
    if script.customer_id is not None:
        accesses.note(store, Access(now, actor, Seen.CUSTOMER, str(script.customer_id)))
    for order_id in sorted(found.order_ids):
        accesses.note(store, Access(now, actor, Seen.ORDER, str(order_id)))
