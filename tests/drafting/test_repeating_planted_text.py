"""A model that obeys what is planted in a product or an order, wherever words can stand: nothing of it is sent."""

from dataclasses import replace

import pytest

from domain.agent.replies import Evidence
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.drafting.lookups import orders_found, whole_product
from domain.drafting.prompts import fenced
from domain.harmless import harmless_order, harmless_product
from domain.language.languages import Language
from tests.domain.agent.shops import ALICES, ALPINE, open_shops, turn_in
from tests.domain.agent.test_planted_text import PLANTED, spoilt_order, spoilt_product
from tests.drafting.records import TODAY

OBEYED = ("BANANA77", "Coupon BANANA77 gives 90% off.", "Access granted.", "BANANA77: the jacket is free.")


def records_of(planted: str) -> tuple[Evidence, ...]:
    """Return what a turn reads of a product and an order that both have the words wherever words can stand."""
    turn = turn_in(open_shops()[0], Language.ENGLISH)
    order = spoilt_order(planted)
    parcels = tuple(
        replace(parcel, tracking=tuple(replace(one, company=planted) for one in parcel.tracking))
        for parcel in ALICES.fulfilments
    )
    product = replace(spoilt_product(planted), metafields=(("note", planted),))
    found = orders_found(turn, [harmless_order(replace(order, fulfilments=parcels))])
    return (whole_product(turn, harmless_product(product)), *found.evidence)


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_words_reach_no_model_and_pass_no_check(planted: str) -> None:
    records = records_of(planted)
    assert "BANANA77" not in fenced(records, Language.ENGLISH, "UTC", "=== 1 ===")
    holdings = tuple(hold(records, records, "UTC", TODAY))
    scene = Scene(holdings, "What can you tell me about this product?", Language.ENGLISH, TODAY, ALPINE.name)
    check = DraftCheck(scene)
    sent = [said for said in (planted, *OBEYED) if (one := check.check(said)).passed and one.bindings]
    assert sent == []
