"""How a conversation ended: each in one way, which says no more than its messages show."""

from enum import StrEnum

from domain.agent.intents import SMALL_TALK


class Ending(StrEnum):
    """Judged anew at each look, from the top: a conversation that goes on may end otherwise."""

    ROUTED = "routed"
    UNANSWERED = "unanswered"
    RESOLVED = "resolved"
    UNSETTLED = "unsettled"


TITLES = {
    Ending.RESOLVED: "Resolved by the agent",
    Ending.ROUTED: "Routed to your team",
    Ending.UNANSWERED: "Not answered",
    Ending.UNSETTLED: "Left open",
}
DEFINITIONS = {
    Ending.RESOLVED: "The agent answered at least one question other than small talk, said of none that it does not"
    " know, offered and called nobody, and no answer got a thumb down. Whether the shopper was content is not known"
    " without a thumb.",
    Ending.ROUTED: "It was handed to your team, or one of them wrote in it, whatever the agent had answered before.",
    Ending.UNANSWERED: "Nobody of your team had it, and the agent did not know an answer, offered a person whom the"
    " shopper did not take, or told a text that does not speak of what was asked.",
    Ending.UNSETTLED: "All others: the shopper left after a question of the agent's, was refused, only greeted, or gave"
    " a thumb down.",
}
NO_QUESTION = sorted(intent.value for intent in SMALL_TALK)  # what an answer to resolves nothing
