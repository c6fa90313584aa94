"""The contract of helpdesks over the house's own inbox: what is done there comes back without webhooks."""

import pytest

from domain.errors import BadSignature, RemoteError
from runtime.services import Services
from tests.integrations.helpdesks.own_desk import OwnDesk
from tests.integrations.helpdesks.test_contract import (  # noqa: F401 - run here over the desk below
    test_a_ticket_is_found_by_its_own_external_id_alone,
    test_an_error_after_the_ticket_was_made_does_not_make_another,
    test_only_a_verified_shopper_carries_the_profile_id,
    test_the_note_is_private_and_the_public_part_holds_nothing_of_it,
    test_the_same_key_twice_is_one_ticket,
    test_the_same_note_twice_is_one_note,
    test_the_shopper_is_requester_and_first_author,
    test_two_shoppers_have_two_tickets,
)
from tests.integrations.helpdesks.test_contract_of_comments import (  # noqa: F401 - as above
    FIRST,
    alices,
    test_a_comment_made_though_no_answer_came_is_not_made_again,
    test_a_comment_opens_a_solved_ticket_again,
    test_the_same_comment_twice_is_one_comment,
    test_what_the_shopper_wrote_later_stands_in_their_name_for_all_to_read,
)
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS


@pytest.fixture
def desk(services: Services) -> OwnDesk:
    return OwnDesk(services)


def test_a_store_neither_finds_nor_opens_the_tickets_of_another(desk: OwnDesk) -> None:
    desk.helpdesk.open_ticket(ALICES)
    assert desk.foreign.find_by_external_id(ALICES.external_id) is None
    with pytest.raises(RemoteError) as caught:
        desk.foreign.open_ticket(ALICES)
    assert caught.value.permanent and caught.value.advice.endswith(".")
    with pytest.raises(RemoteError):
        desk.foreign.add_comment(desk.helpdesk.open_ticket(ALICES), FIRST)
    assert [one.external_id for one in desk.tickets()] == [ALICES.external_id]


def test_numbers_count_in_the_store_and_the_link_leads_to_the_conversation(desk: OwnDesk) -> None:
    refs = [desk.helpdesk.open_ticket(ticket) for ticket in (BOBS, ALICES)]
    assert [ref.id for ref in refs] == ["1", "2"]
    assert refs[0].url.startswith("https://alice-goods.myshopify.com/admin/apps/test-client/admin/inbox?")
    assert refs[0].url.endswith("=b0b00000-0000-0000-0000-000000000002")


def test_nobody_can_deliver_an_answer_from_outside(desk: OwnDesk) -> None:
    with pytest.raises(BadSignature):
        desk.helpdesk.read_webhook({}, b"{}")
    assert desk.helpdesk.health().ok
