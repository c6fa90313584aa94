"""Things that a question speaks of as known: "how long is the cord", and not "is it tall once its built"."""

import re

ADJECTIVES = (
    "whole|entire|actual|finished|complete|completed|full|overall|total|exact|approximate|max|maximum|minimum|min|main"
    "|real|regular|newer|new|old|older|original|big|bigger|large|larger|small|smaller|tall"
    "|inner|outer|inside|outside|included|assembled|folded|inflated|correct|right|same|other|different"
    "|solid|wooden|plastic|metal|white|black|red|blue|green|pink|yellow|own"
)
# "Its" for "it is": a state stands behind it, or a word that joins before it.
IT_IS = (
    r"(?:when|once|if|because|cause|since|that|think|thinks|hope|sure|says?|said|while|after|before|until|til|till|see"
    r"|know|guess|sounds?|as|and|but|so|like|how|what|where)"
)
DEFINITE = re.compile(
    rf"\b(?:(?:the|these|those)|(?<!\w)(?P<joined>{IT_IS} )?its) (?:(?:{ADJECTIVES}) )*(?P<noun>[a-z][\w-]+)"
)
# What stands behind "these" or "its" and is no thing.
NO_NOUNS = frozenset(
    """work works fit fits come comes go goes made make used use have has run runs need needs take takes get ship ships
    look looks feel feels wash last lasts hold stay break good safe ok okay for with like suitable compatible available
    sold real all only still also just actually really any be been in on or and to too not machine dishwasher microwave
    waterproof washable safe free stackable a an is are at by from of up set put open closed off out as so very easy
    hard big small large heavy light comfortable worth meant intended supposed able going gonna right same other ones
    things guys days stretchy soft warm durable sturdy thick thin one two three four five six""".split()
)
STATE = re.compile(r"\w+(?:ed|ing)$|^(?:built|blown|done|shut|made|sold|broken|worn|bent|cut)$")
SELF = r"\bthis (?:(?!(?:of|in|with|for|on|to|and|from|is|has|by) )[\w&’'-]+ ){{0,4}}{noun}(?:s|es)?\b"


def names_definitely(folded: str) -> bool:
    """Whether a folded text speaks of a thing as known."""
    return bool(nouns_in(folded))


def nouns_in(folded: str) -> set[str]:
    """Return the things that it speaks of so."""
    return {found["noun"] for found in DEFINITE.finditer(folded) if _is_noun(found)}


def _is_noun(found: re.Match[str]) -> bool:
    noun = found["noun"]
    if noun in NO_NOUNS:
        return False
    its = found[0].startswith("its ") or bool(found["joined"])
    return not (its and (found["joined"] or STATE.search(noun)))


def calls_itself(description: str, noun: str) -> bool:
    """Whether a description speaks of the thing as this noun: "this puzzle measures 48 inches"."""
    return bool(re.search(SELF.format(noun=re.escape(noun)), description.casefold()))
