"""One turn of a conversation: the shopper says something, and what is said back is kept with its receipt."""

from domain.turns.concluding import before_answering, concluded, left_to_people
from domain.turns.contexts import ConversationShelf, Envelope, Shelves, TurnContext
from domain.turns.forms import agree, identify
from domain.turns.keeping import heard, locked, said, sent_before
from domain.turns.taking import answer_late, take_turn, take_turn_in_line

__all__ = [
    "ConversationShelf",
    "Envelope",
    "Shelves",
    "TurnContext",
    "agree",
    "answer_late",
    "before_answering",
    "concluded",
    "heard",
    "identify",
    "left_to_people",
    "locked",
    "said",
    "sent_before",
    "take_turn",
    "take_turn_in_line",
]
