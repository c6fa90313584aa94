"""What is said to come soon: only of a parcel that the driver has."""

import re
from datetime import date

from domain.agent.facts import Fact
from domain.agent.orders.states import OrderState
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.moods import asks, denies
from domain.drafting.checking.parts import Part

IT = r"(?:it|they|(?:your|the) (?:order|parcel|package|delivery))"
WITH_YOU = r"(?:be (?:with you|there|at your (?:door|place))|reach you|arrive|get to you)"
# In English, German, Spanish, French, Portuguese, Italian, Dutch and Polish, each with what comes.
SOON = (
    rf"(?:(?:so |and )?{IT}(?: should| will|'ll)|and (?:should|will))(?: then)? {WITH_YOU} (?:(?:very|quite|pretty) )?(?:soon|shortly|before long)",
    r"(?:und|es|er|sie|(?:ihre?|deine?) (?:bestellung|paket|lieferung|sendung)) sollten? (?:daher |also )?(?:sehr )?bald (?:bei (?:ihnen|dir) )?(?:sein|ankommen|eintreffen)",
    r"(?:y|^\W*|(?:tu|su) (?:pedido|paquete)) (?:deberia|debe) (?:de )?llegar(?:te|le)? (?:muy )?pronto",
    r"(?:et|il|elle|(?:votre|ton|ta) (?:colis|commande)) devrait (?:donc )?(?:vous |t')?(?:arriver|parvenir) (?:tres )?(?:bientot|sous peu)",
    r"(?:e|^\W*|seu (?:pedido|pacote)|sua encomenda) (?:deve|deveria) chegar (?:em breve|logo)",
    r"(?:e|quindi|(?:suo|tuo) (?:ordine|pacco)) dovrebbe arrivar(?:e|ti|le) (?:presto|a breve)",
    r"(?:en|het|hij|(?:uw|je) (?:bestelling|pakket)) zou (?:snel|binnenkort) bij (?:u|je) moeten (?:zijn|aankomen)",
    r"(?:i|wiec) (?:wkrotce|niebawem) powinna? (?:do (?:ciebie|pana|pani) )?(?:dotrzec|byc u (?:ciebie|pana|pani))",
)
# A time named behind it is another claim.
COMES_SOON = re.compile(rf"(?:(?<![a-z'])|^)(?:{'|'.join(SOON)})(?=\W*(?:$|[.,;!)]))")


def bind_soon(part: Part) -> None:
    """Bind "so it should be with you soon" to the state of an order that is out for delivery, all of it."""
    if asks(part.sentence) or denies(part.sentence) or len(part.orders) != 1:
        return
    state = _out_for_delivery(part.orders[0], part.scene.today)
    for found in COMES_SOON.finditer(part.rest):
        if state and part.sheet.is_free(*found.span()):
            part.bind(*found.span(), state)


def _out_for_delivery(order: Holding, today: date) -> Fact | None:
    """Return the state of an order all of whose parcels the driver has, and none of which is late."""
    states = [fact for fact in order.facts if fact.field == "state" or fact.field.endswith(".state")]
    paid_back = any(amount and fact.field.startswith("refund") for amount, fact in order.moneys)  # which may be meant
    late = any(day < today for day, fact in order.dates if fact.field.endswith(".expected.at"))
    if late or paid_back or not states or any(fact.value != OrderState.OUT_FOR_DELIVERY.value for fact in states):
        return None
    return next((fact for fact in states if fact.field == "state"), None)
