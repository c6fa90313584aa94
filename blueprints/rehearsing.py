"""Having a conversation that is undone, for those who may have one: the merchant's staff, and operators."""

from flask import g

from blueprints.envelopes import envelope
from blueprints.house import services
from domain.privacy.accesses import staff
from domain.proving import Uncounted
from domain.rehearsing.reading import note_readings
from domain.rehearsing.rehearsals import Rehearsal, Script, rehearse
from domain.rehearsing.wording import worded
from domain.stores import Store
from domain.turns import TurnContext
from runtime.services import Work


def rehearsed(store: Store, script: Script, work: Work) -> Rehearsal:
    """Have it in the composer's words. Raises InvalidRequest where the customer or product is not the store's."""
    return rehearse(store, script, work, turn_context())


def read(store: Store, script: Script, work: Work) -> Rehearsal:
    """Have it, and note whose data the calling member of staff read by it. Raises InvalidRequest."""
    found = rehearsed(store, script, work)
    note_readings(store, script, found, staff(g.staff), services().now(), work.accesses)
    return found


def as_worded(store: Store, script: Script) -> Rehearsal | None:
    """Have it with the newest answer in the words of the language model, as shoppers read it; None where none words it.

    No transaction may be open: a model takes its time. Raises InvalidRequest.
    """
    house = services()
    drafter = house.drafter_for(store)
    return worded(store, script, house.begin, drafter, turn_context()) if drafter else None


def turn_context() -> TurnContext:
    house = services()
    return TurnContext(house.storage.hasher, house.now, envelope, Uncounted())
