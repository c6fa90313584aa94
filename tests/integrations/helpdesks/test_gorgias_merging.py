"""Tickets that staff put into others at Gorgias: what is ours is found there, and nothing else of theirs is heard."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import RemoteError
from domain.handoff.tickets import Comment, PublicReply, TicketMoved, TicketRef
from integrations.gorgias import merging
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS

LATER = ALICES.opened_at + timedelta(hours=1)


def merge(gorgias: GorgiasDesk, ref: TicketRef, into: TicketRef) -> None:
    gorgias._form(ref, {"merge_into": into.id})


def moved_into(gorgias: GorgiasDesk, ref: TicketRef) -> TicketRef:
    (event,) = gorgias.helpdesk.look_at(ref, ALICES.external_id, LATER)
    assert isinstance(event, TicketMoved)
    return event.into


def replies(gorgias: GorgiasDesk, ref: TicketRef, external_id: str) -> list[str]:
    events = gorgias.helpdesk.look_at(ref, external_id, LATER)
    return [event.text for event in events if isinstance(event, PublicReply)]


def test_what_staff_write_after_a_merge_is_heard_and_what_stood_there_before_is_not(gorgias: GorgiasDesk) -> None:
    other = gorgias.open_foreign_ticket()
    gorgias.call_at(ALICES.opened_at - timedelta(days=1), other, "About another matter.")
    ours = gorgias.helpdesk.open_ticket(ALICES)
    merge(gorgias, ours, other)
    into = moved_into(gorgias, ours)
    assert (into.id, into.url.endswith(f"/app/ticket/{other.id}")) == (other.id, True)
    gorgias.staff_writes(into, "It leaves today.")
    assert replies(gorgias, into, ALICES.external_id) == ["It leaves today."]
    assert replies(gorgias, into, BOBS.external_id) == []


def test_a_ticket_of_ours_that_took_in_an_older_one_tells_only_what_came_after(gorgias: GorgiasDesk) -> None:
    other = gorgias.open_foreign_ticket()
    gorgias.call_at(ALICES.opened_at - timedelta(days=1), other, "About another matter.")
    ours = gorgias.helpdesk.open_ticket(ALICES)
    merge(gorgias, other, ours)
    gorgias.staff_writes(ours, "It leaves today.")
    assert replies(gorgias, ours, ALICES.external_id) == ["It leaves today."]


def test_two_rounds_in_one_ticket_are_each_told_under_a_name_of_their_own(gorgias: GorgiasDesk) -> None:
    alices, bobs = gorgias.helpdesk.open_ticket(ALICES), gorgias.helpdesk.open_ticket(BOBS)
    merge(gorgias, alices, bobs)
    gorgias.staff_writes(bobs, "Both of you.")
    events = [*gorgias.helpdesk.look_at(bobs, ALICES.external_id, LATER),
              *gorgias.helpdesk.look_at(bobs, BOBS.external_id, LATER)]  # fmt: skip
    assert [event.external_id for event in events] == [ALICES.external_id] * 2 + [BOBS.external_id] * 2
    assert len({event.event_id for event in events}) == 4


def test_note_and_later_words_follow_through_several_merges_once_each(gorgias: GorgiasDesk) -> None:
    first, second = gorgias.open_foreign_ticket(), gorgias.open_foreign_ticket()
    ours = gorgias.helpdesk.open_ticket(ALICES)
    merge(gorgias, ours, first)
    merge(gorgias, first, second)
    comment = Comment(f"{ALICES.external_id}-c1", "<p>And?</p>", "And?", LATER)
    for _ in range(2):
        gorgias.helpdesk.add_note(ours, ALICES)
        gorgias.helpdesk.add_comment(ours, comment)
    (left,) = gorgias.tickets()
    assert (len(left.private), sum("And?" in text for text in left.public)) == (1, 1)
    assert moved_into(gorgias, ours).id == second.id


def test_a_merge_that_names_only_the_other_ticket_is_found_by_the_words_in_it(gorgias: GorgiasDesk) -> None:
    other = gorgias.open_foreign_ticket()
    round_two = replace(BOBS, external_id=f"{BOBS.external_id}-2", key=f"{BOBS.external_id}-2-1")
    ours = [gorgias.helpdesk.open_ticket(one) for one in (ALICES, round_two)]
    assert gorgias.helpdesk.changes("", LATER.replace(year=2000)).moved == ()
    for ref in ours:
        merge(gorgias, ref, other)
    found = gorgias.helpdesk.changes("", LATER.replace(year=2000))
    assert found.moved == (ALICES.external_id, round_two.external_id)


def test_tickets_merged_in_a_circle_end_in_a_refusal(gorgias: GorgiasDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_MERGES", 1)
    ours, other = gorgias.helpdesk.open_ticket(ALICES), gorgias.open_foreign_ticket()
    merge(gorgias, ours, other)
    with pytest.raises(RemoteError, match="merged too often"):
        gorgias.helpdesk.add_note(ours, ALICES)
