"""A number that is all of a message about one thing: "42?" on a page of slippers asks for that size."""

import re

from domain.agent.drafts import Draft, Turn
from domain.agent.products.mentions import product_pointed_to
from domain.agent.products.options import Facet, facets
from domain.agent.products.size_charts import answer_size
from domain.agent.products.value_tails import region_of
from domain.agent.products.variant_answers import answer_stock
from domain.language.words import fold

# None of these may be others of them in a row, as "il y a" would be: thirty times that has a thousand million readings.
BARE = re.compile(
    r"^\W*(?:(?:and|what about|how about|do you have|you got|u got|have|got|is there|it|them|these|the|also|maybe|size"
    r"|a|und|auch|gibts|gibt es|die|das|den|der|es|sie|habt ihr|noch|et|aussi|en|avez vous|vous avez|la|le|les"
    r"|du|y|tambien|hay|tienes|teneis|tienen|el|los|las|e|anche|avete|il|lo|ci sono|ook|hebben jullie|ze|dit|czy|a co z"
    r"|jest|macie|tez|w|tem|tambem|o|os|as|in|i|em)\b\W*)*(?P<number>\d{1,3}(?:[.,]5)?)\W*+(?:pls|please|bitte|svp)?\W*"
)
NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
LEAST_VALUES = 2
FAR = 1.5  # times the largest, or that part of the smallest: such a number is of another way to count
ABROAD = "EU"  # how a size so far from American and British ones is counted


def answer_bare_size(turn: Turn) -> Draft | None:
    """Return what is told of the size that a mere number asks for; None where it is one that is made, or no size."""
    found = BARE.fullmatch(fold(turn.text))
    product = product_pointed_to(turn) if found and not turn.conversation.topic.pending_question else None
    sized = next((facet for facet in facets(product) if _is_numbered(facet)), None) if product else None
    if not found or not product or not sized:
        return None
    number, made = float(found["number"].replace(",", ".")), [float(value) for value in sized.values]
    if number in made:
        return None
    if min(made) / FAR <= number <= max(made) * FAR:
        return answer_stock(turn.worded(f"{sized.name} {found['number']}"), product)
    return answer_size(turn.worded(f"{ABROAD} {found['number']}")) if region_of(sized) else None


def _is_numbered(facet: Facet) -> bool:
    return len(facet.values) >= LEAST_VALUES and all(map(NUMBER.fullmatch, facet.values))
