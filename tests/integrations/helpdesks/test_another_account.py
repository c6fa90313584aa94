"""A store that connects another account: its tickets bear the same numbers, and are other people's."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.errors import RemoteError
from domain.handoff.tickets import Comment, TicketRef
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk

AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
LATER = Comment(f"{ALICES.external_id}-c1", "<p>my address is 1 Secret Street</p>", "my address is 1 Secret Street", AT)


@pytest.fixture(params=["zendesk", "gorgias"])
def desk(request: pytest.FixtureRequest) -> ZendeskDesk | GorgiasDesk:
    return request.getfixturevalue(request.param)


@pytest.fixture
def elsewhere(desk: Any) -> TicketRef:
    """Alice's ticket at the account before, of the number that Bob's bears at this one."""
    bobs = desk.helpdesk.open_ticket(BOBS)
    return replace(bobs, url=bobs.url.replace(desk.account, "the-account-before"))


def test_nothing_of_alices_reaches_bobs_ticket(desk: Any, elsewhere: TicketRef) -> None:
    for write, what in ((desk.helpdesk.add_comment, LATER), (desk.helpdesk.add_note, ALICES)):
        with pytest.raises(RemoteError) as caught:
            write(elsewhere, what)
        assert caught.value.permanent and "another" in caught.value.advice
    (bobs,) = desk.tickets()
    assert len(bobs.public) == 1 and "Secret Street" not in str(bobs) and ALICES.key not in str(bobs)


def test_a_ticket_is_told_from_one_of_another_account(desk: Any, elsewhere: TicketRef) -> None:
    assert desk.helpdesk.is_here(desk.helpdesk.find_by_external_id(BOBS.external_id))
    assert not desk.helpdesk.is_here(elsewhere)
