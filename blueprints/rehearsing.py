"""Having a conversation that is undone, for those who may have one: the merchant's staff, and operators."""

from blueprints.envelopes import envelope
from blueprints.house import services
from domain.proving import Uncounted
from domain.rehearsing.rehearsals import Rehearsal, Script, rehearse
from domain.stores import Store
from domain.turns import Desk
from runtime.services import Work


def rehearsed(store: Store, script: Script, work: Work) -> Rehearsal:
    """Raises InvalidRequest where the customer or the product is not the store's."""
    house = services()
    return rehearse(store, script, work, Desk(house.storage.hasher, house.now, envelope, Uncounted()))
