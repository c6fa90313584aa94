"""A message that turns to another product asks of it what was asked of the last one: "nut free? – and the mix?"."""

import re
from collections.abc import Callable, Sequence

from domain.agent.understanding.leads import without_lead
from domain.agent.understanding.messages import Understanding
from domain.agent.understanding.questions import begins_as_question
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.languages import WORDS
from domain.language.measures import UNIT_OF, joined, pieces
from domain.language.numbers import NUMBERS
from domain.language.vocabulary import FILLERS, PLAIN_WORDS
from domain.language.words import HAS_DIGIT, fold, same_word, split_words

Named = Callable[[str], Sequence[Product]]
DEFINITE = re.compile(
    r"\b(?:the|your|der|die|das|den|el|la|los|las|le|les|il|lo|gli|o|os|het|de) (?!one|other|same)[^\W\d_]{3,}"
)


FIGURE = re.compile(
    r"^(?:(?:the|that|your|der|die|das|den|el|la|le|il|o|a|de|het|ten|ta) )?"
    r"(?P<number>\d+(?:[.,]\d+)?|[a-z]+)[ -]?(?P<unit>[a-z]{1,10})?(?: (?:one|version|size|model))?\W*$"
)
SPELLED = NUMBERS | {"one": 1}
NUMBER = re.compile(r"\d+(?:\.\d+)?")
PEOPLE = ("pers", "peop", "man", "osob")  # "the 4 person one" of tents called 2P, and not "the 4 pack"


def of_another(said: Understanding, topic: Topic, last: Product, named: Named) -> str:
    """Return the message asked of another product that it names; "" where it names none but the one spoken of."""
    rest = without_lead(said.text)
    turns = rest != said.text
    if not (turns or DEFINITE.search(fold(said.text))):
        return ""
    goods = named(said.text)
    if not goods or last.id in {one.id for one in goods}:
        return ""
    if begins_as_question(rest.rstrip("?！？! ")) or _telling(said, rest, goods):
        return said.text
    called = goods[0].title if len(goods) == 1 else rest.rstrip("?！？! ")
    asked = turns and (_telling(said, topic.question, [last]) or begins_as_question(topic.question))
    return _with_name(topic.question, last, called) if asked else ""


def of_sibling(said: Understanding, topic: Topic, last: Product, named: Named) -> str:
    """Return the message asked of the product whose name differs from that spoken of by a figure alone: after the
    Lark 2P Tent "and the 4 person one?", after a pan of 1.5 L "the 3 litre one"; "" where there is none."""
    figure = FIGURE.match(fold(without_lead(said.text)))
    title, held = pieces(last.title), [one for one in pieces(last.title) if HAS_DIGIT.search(one.text)]
    if figure is None or len(held) != 1 or not _is_counted_so(held[0].text, figure["unit"] or ""):
        return ""
    number = str(SPELLED.get(figure["number"], figure["number"])).replace(",", ".")
    if not HAS_DIGIT.search(number):
        return ""
    called = " ".join(NUMBER.sub(number, one.text, count=1) for one in title)
    sibling = next((one for one in named(called) if one.id != last.id and joined(one.title) == joined(called)), None)
    if sibling is None:
        return ""
    # A question that says the first one's figure in words of its own asks for nothing else of the other.
    again = any(HAS_DIGIT.search(one.text) and one.text != held[0].text for one in pieces(topic.question))
    return sibling.title if again else _with_name(topic.question, last, sibling.title)


def _is_counted_so(held: str, unit: str) -> bool:
    """Whether a piece of a title, "2p" or "1.5l", counts in what is said: people, litres, or nothing of its own."""
    own, said = NUMBER.sub("", held), UNIT_OF.get(unit, unit)
    return said in ("", own, f"{own}s") or (own == "p" and said.startswith(PEOPLE))


def _telling(said: Understanding, text: str, goods: Sequence[Product]) -> list[str]:
    """Return what is said beside the goods, which asks something of them."""
    plain = PLAIN_WORDS | FILLERS | WORDS.get(said.language, frozenset())
    title = [word for product in goods for word in split_words(product.title)]
    return [word for word in split_words(text) if word not in plain and not any(same_word(word, one) for one in title)]


def _with_name(asked: str, last: Product, called: str) -> str:
    """Return what was asked with the name of the other product for the words that named the last one."""
    title, cut = split_words(last.title), pieces(asked)
    at = [place for place, piece in enumerate(cut) if any(same_word(piece.text, one) for one in title)]
    if not at or len(fold(asked)) != len(asked):
        return f"{called} {asked}"
    run = [place for place in range(at[0], at[-1] + 1) if place in at or cut[place].text in PLAIN_WORDS]
    end = run[-1] if len(run) == at[-1] - at[0] + 1 else at[0]
    return f"{asked[: cut[at[0]].start]}{called}{asked[cut[end].end :]}"
