"""A question about the thing on the page, which was only guessed to tell of trouble, or to be of another world."""

import re

from domain.agent.drafts import Turn
from domain.agent.intents import ACTIONS, TROUBLES, Intent
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.messages import cued
from domain.agent.understanding.questions import asks_of_a_thing
from domain.language.words import fold

DOUBTED = ACTIONS | TROUBLES | {Intent.INVOICE, Intent.INJURY}
OPENING = r"^\W*(?:(?:and|but|so|also|ok|hi|hello|hey|please|just wondering|quick question)\W+)*"
# What it would do or is, and has not done: "will the glue damage my paint", "does it leak".
WOULD = re.compile(
    rf"{OPENING}(?:will|would|do|does|can|could|might|is|are) "
    r"(?:the|these|those|this|it|its|they) (?!(?:order|parcel|package|refund|money|delivery|payment|store|shop)\b)\w"
)
ASKING = re.compile(
    rf"{OPENING}(?:what|whats|which|how|hows|where|wheres|who|when|why|is|are|do|does|can|could|will|would)\b"
)
# What has happened, or is to be done by people.
HAPPENED = re.compile(
    r"\b(?:came|arrived|received|recieved|bought|ordered|broke|broken|stopped|ripped|torn|cracked|damaged|missing|wrong"
    r"|order|refund\w*|return\w*|money back|exchang\w*|cancel\w*|supposed|anymore|still"
    r"|reaction\w*|rash\w*|swell\w*|swollen|hives|hospital|sick|ill|hurts?|burn(?:ed|t|s)|chok(?:ed|ing)|bleed\w*"
    r"|yesterday|today|already)\b"
)


def asks_of_the_page(turn: Turn) -> bool:
    """Whether it asks what the thing is or would do, and no word of it tells of trouble."""
    understood = turn.understood
    doubted = turn.page.product_id is not None and set(understood.intents) & DOUBTED
    if not doubted or not DOUBTED.issuperset(understood.intents) or understood.order_names or understood.email:
        return False
    plain = fold(turn.text)
    if HAPPENED.search(plain) or cued(turn.text, turn.conversation) & DOUBTED or not asks_of_a_thing(turn.text):
        return False
    return bool(WOULD.match(plain) or (ASKING.match(plain) and kind_asked(turn.text)))
