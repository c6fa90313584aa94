"""What is made for an animal, where no animal is spoken of: of jackets for people a dog's coat is none."""

from dataclasses import replace

from domain.agent.drafts import Turn
from domain.agent.products.ranking import Results
from domain.catalogue import Product
from domain.language.words import split_words

ANIMALS = frozenset(
    "dog dogs puppy puppies cat cats kitten kittens pet pets horse horses canine feline rabbit bird birds".split()
)
ENOUGH = 3  # other things, beside which those for animals are not shown


def without_animals(turn: Turn, results: Results, most: int) -> Results:
    """Put what is for an animal behind the rest, or leave it out where enough else was found. Of more than `most`
    nothing is moved."""
    asked = (*turn.understood.words, *split_words(turn.conversation.topic.asked))
    if not results.exact or not 1 < len(results.ids) <= most or not ANIMALS.isdisjoint(asked):
        return results
    theirs = {one.id for one in turn.products(results.ids) if _is_for_animal(one)}
    others = tuple(one for one in results.ids if one not in theirs)
    if not theirs or len(others) <= len(theirs):
        return results  # a store for animals need not say so of each thing
    ids = others if len(others) >= ENOUGH else (*others, *(one for one in results.ids if one in theirs))
    return replace(results, ids=ids, surest=tuple(one for one in results.surest if one not in theirs))


def _is_for_animal(product: Product) -> bool:
    """By its type: a "Dog Tag Necklace" and "Cat Eye" sunglasses are for people."""
    return not ANIMALS.isdisjoint(split_words(product.product_type))
