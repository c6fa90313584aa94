"""What the team reads of an order's lines, in the note and in the inbox, when pieces were taken out of it."""

from dataclasses import replace

import pytest

from blueprints.team_views import order_view
from domain.handoff.rendering import render_ticket
from domain.orders import Order
from tests.domain.handoff.handoffs import ALICES, ALPINE, START, order


def with_left(pieces: int, **changes: object) -> Order:
    whole = order("#1002", **changes)
    return replace(whole, lines=(replace(whole.lines[0], current_quantity=pieces),))


@pytest.mark.parametrize(
    ("ordered", "told"),
    [
        (with_left(2), "2 × Wool beanie"),
        (with_left(1), "2 × Wool beanie, 1 of them no longer in the order"),
        (with_left(0), "2 × Wool beanie, no longer in the order"),
        (with_left(0, cancelled_at=START), "2 × Wool beanie"),
        (with_left(3), "2 × Wool beanie"),
    ],
)
def test_a_line_is_told_as_it_was_ordered_with_what_is_gone(ordered: Order, told: str) -> None:
    assert order_view(ALPINE, ordered)["items"] == [told]
    note = render_ticket(replace(ALICES, orders=(ordered,))).note_text
    assert told.replace("beanie", "beanie – Green / M (BEANIE-G-M), 19.95 USD each") in note
    assert ("no longer in the order" in note) == ("no longer" in told)
