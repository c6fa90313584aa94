"""Where a conversation stands between the agent and people: the one table by which that ever changes.

Drawn in docs/decisions/0029. Whoever keeps a state keeps a `Moved`, and only this module makes one.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.conversations import Conversation, ConversationState
from domain.errors import ImpossibleMove

State = ConversationState


class Happening(StrEnum):
    """What may happen to a conversation.

    WROTE_ON is the shopper writing while people have it, WENT_ON their coming back to the agent where people answer by
    e-mail alone: nobody is talked over, and no mail tells that people are done. REPLIED, SOLVED, REOPENED and SHUT are
    told by a helpdesk; TAKEN_OVER and GIVEN_BACK are done by people in the house's own inbox, or stand for the same
    elsewhere.
    """

    ANSWERED = "answered"
    OFFERED = "offered"
    ACCEPTED_WITHOUT_ADDRESS = "accepted_without_address"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WROTE_ON = "wrote_on"
    WENT_ON = "went_on"
    REPLIED = "replied"
    TAKEN_OVER = "taken_over"
    SOLVED = "solved"
    REOPENED = "reopened"
    GIVEN_BACK = "given_back"
    SHUT = "shut"


H = Happening

WITH_AGENT: dict[Happening, State] = {
    H.ANSWERED: State.OPEN,
    H.OFFERED: State.OFFERED,
    H.ACCEPTED_WITHOUT_ADDRESS: State.AWAITING_EMAIL,
    H.ACCEPTED: State.HANDED_OFF,
    H.DECLINED: State.OPEN,
    H.LAPSED: State.OPEN,
    H.TAKEN_OVER: State.WITH_HUMAN,
    H.REOPENED: State.WITH_HUMAN,
}
WITH_PEOPLE: dict[Happening, State] = {
    H.REPLIED: State.WITH_HUMAN,
    H.TAKEN_OVER: State.WITH_HUMAN,
    H.SOLVED: State.OPEN,
    H.GIVEN_BACK: State.OPEN,
    H.SHUT: State.CLOSED,
}
TABLE: dict[State, dict[Happening, State]] = {
    # A button may agree or refuse where nothing was offered, or where the offer has lapsed.
    State.OPEN: WITH_AGENT,
    State.OFFERED: WITH_AGENT,
    State.AWAITING_EMAIL: WITH_AGENT,
    State.HANDED_OFF: {H.WROTE_ON: State.HANDED_OFF, H.WENT_ON: State.OPEN, **WITH_PEOPLE},
    State.WITH_HUMAN: {H.WROTE_ON: State.WITH_HUMAN, **WITH_PEOPLE},
    State.CLOSED: {H.WROTE_ON: State.CLOSED, H.REOPENED: State.WITH_HUMAN},
}


@dataclass(frozen=True)
class Moved:
    """A step that the table allows."""

    before: ConversationState
    happening: Happening
    after: ConversationState

    def on(self, conversation: Conversation) -> Conversation:
        return replace(conversation, state=self.after)


def move(state: ConversationState, happening: Happening) -> Moved:
    """Return the step. Raises ImpossibleMove for what cannot happen there: only a mistake of ours leads to it."""
    if (moved := moved_by_others(state, happening)) is None:
        raise ImpossibleMove(f"{happening} while {state}")
    return moved


def moved_by_others(state: ConversationState, happening: Happening) -> Moved | None:
    """Return the step; None where it does not apply, as what others tell late, twice or out of order may not."""
    after = TABLE[state].get(happening)
    return None if after is None else Moved(state, happening, after)
