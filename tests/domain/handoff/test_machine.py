"""One table says where a conversation may go, and nobody goes past it."""

import pytest

from domain.conversations import AGENT_MAY_SPEAK, ConversationState
from domain.errors import ImpossibleMove
from domain.handoff.machine import TABLE, Happening, move, moved_by_others

SAID_BY_THE_AGENT = (Happening.ANSWERED, Happening.OFFERED, Happening.ACCEPTED, Happening.DECLINED)
PEOPLE = [state for state in ConversationState if state not in AGENT_MAY_SPEAK]


def test_every_state_has_its_row_and_every_happening_its_use() -> None:
    assert set(TABLE) == set(ConversationState)
    assert {happening for row in TABLE.values() for happening in row} == set(Happening)


@pytest.mark.parametrize("state", PEOPLE)
@pytest.mark.parametrize("happening", SAID_BY_THE_AGENT)
def test_the_agent_moves_nothing_while_people_have_it(state: ConversationState, happening: Happening) -> None:
    with pytest.raises(ImpossibleMove):
        move(state, happening)


@pytest.mark.parametrize("state", sorted(AGENT_MAY_SPEAK))
@pytest.mark.parametrize("happening", [Happening.REPLIED, Happening.SOLVED, Happening.GIVEN_BACK, Happening.SHUT])
def test_what_is_told_late_of_a_conversation_given_back_moves_nothing(
    state: ConversationState, happening: Happening
) -> None:
    assert moved_by_others(state, happening) is None


def test_every_state_is_left_again() -> None:
    for state, row in TABLE.items():
        assert set(row.values()) - {state}, f"{state} is never left"


def test_people_lose_a_conversation_only_by_their_own_doing_or_before_anybody_is_in_it() -> None:
    back = {happening for state in PEOPLE for happening, after in TABLE[state].items() if after in AGENT_MAY_SPEAK}
    assert back == {Happening.SOLVED, Happening.GIVEN_BACK, Happening.WENT_ON}
    assert [state for state in PEOPLE if Happening.WENT_ON in TABLE[state]] == [ConversationState.HANDED_OFF]
