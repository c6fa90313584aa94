"""What a message says that a thing must be without, or must not be, and which records say that a thing is so."""

import re

from domain.catalogue import Product
from domain.language.concepts import meaning
from domain.language.goods_abroad import english_for
from domain.language.materials import is_made_of, material_of
from domain.language.option_words import option_word
from domain.language.units import units_of
from domain.language.vocabulary import COLORS, PLAIN_WORDS
from domain.language.wares import wares_in
from domain.language.words import DENYING, fold, split_words, stem

JOINED = r"\s*,\s*|\s+(?:or|and|nor|oder|und|o|y|ni|noch|lub|ani|i|ou|et|of|e)\s+"
# A make of two letters ends a message: "printer not hp".
SHORT_NAME = (
    r"(?!(?:it|me|us|so|in|on|up|at|to|do|be|is|as|am|an|by|he|if|my|no|of|or|we|go|ok|es|le|la|el|de|ja|si)\b)"
    r"[^\W\d_]{2}(?=\W*$)"
)
VERBS = "sea sean son esta estan hay tengo tienen tiene lleve lleven sia siano sono seja sejam"  # after a "no"
WITHOUT = re.compile(
    r"\b(?:without|(?:that|which) (?:arent|isnt|(?:doesnt|dont) (?:have|contain|come in))"
    r"|not|non|no|except(?: for)?|other than|anything but|nothing with|dont want|dont like|allergic to"
    r"|ohne|kein\w*|sin|bez|sans|senza|sem|zonder|geen)\s+(?:any |a |an |the )?"
    rf"(?!(?:{VERBS.replace(' ', '|')})\b)"
    rf"(?:in (?=(?:{'|'.join(sorted(COLORS))})\b))?"
    rf"(?P<words>(?:[^\W\d_]{{3,}}|{SHORT_NAME})(?:(?:{JOINED})[^\W\d_]{{3,}})*)"
)
AFTER = re.compile(r"(?<![^\W\d_])(?P<words>[^\W\d_]{2,}?)(?:을|를|이|가)?\s?(?:없는|없이|제외|말고|なし|以外|抜き)")
# Of a folded record: what takes back what follows it.
DENIED = re.compile(
    rf"\b(?:{'|'.join(sorted(DENYING))}|ohne|kein\w*|nicht|sin|sans|senza|sem|nao|bez|nie|zonder|geen|niet"
    r"|libres? de|exempts? de|priv[oaie] di|livres? de|frei von|woln\w+ od|vrij van)\b"
)
# A verb takes back its own clause, unless it speaks of contents; what lists what is missing goes on past commas, up to
# what is there: "kratzt nicht, reine Wolle", "sin azucar, con leche", "contains no milk, eggs or nuts".
CONTAINING = "contain|includ|have|has|use|made|contien|conten|tien|lleva|contem|tem|zawiera|bevat"
BUT = "with|but|mit|aber|con|pero|avec|mais|ma|com|mas|met|maar|ale|z"
DENIED_STRETCH = re.compile(
    rf"\b(?:nicht|nao|nie|niet|not|isnt|arent|never)\b(?! (?:{CONTAINING}))[^,.;:]*"
    rf"|{DENIED.pattern}(?:(?!\b(?:{BUT})\b)[^.;:])*"
)
FREE_OF = re.compile(r"\b(\w{3,}?)(?:[- ]free|frei|vrij)\w{0,2}\b")
# What may stand between such a word and the colour or material that is not wanted: "que no sea de lana".
BETWEEN = (
    "in aus von mit im ein eine einen en de d del con ser es sea sean son lleve lleven tenga tengan contenga contengan"
    " di sia siano contengano w z ze jest sa zawiera van uit het gemaakt em com seja sejam tenha be made"
)
# After these alone, for what is a name of its own elsewhere: "no white ones", "pas cher".
NOT_SO = re.compile(
    r"\b(?:not|nicht|pas|no|non|nie|niet|nao|ausser|sauf|excepto|tranne|behalve|oprocz|poza)\s+"
    rf"(?:(?:{BETWEEN.replace(' ', '|')})\s+){{0,3}}"
    rf"(?P<words>[^\W\d_]{{3,}}(?:(?:{JOINED})(?:(?:en|de|aus|in|di|van|z) )?[^\W\d_]{{3,}})*)"
)
# Who asks so wants to know whether there is one: "habt ihr das nicht in schwarz", "n'y a-t-il pas en noir".
WHETHER_THERE_IS = re.compile(
    r"\b(?:a[ -]t[ -]il|n?y a|avez|avez[ -]vous|gibt es|gibts|habt ihr|haben sie|hebben jullie|heeft u)"
    r"(?: (?:das|die|den|der|es|sie|le|la|les|ca|cela|il|het|de|deze|dit|el|los|las|o|a|os|as))?(?: [^\W\d_]+){0,2}\s*$"
    r"|\b(?:why|pourquoi|warum|wieso|waarom|perche|por que|porque|dlaczego|if|falls|wenn|si|als|se|jesli)\s*$"
)
# Where such a word belongs to the name of a quality, nothing is ruled out.
QUALITY = re.compile(
    r"\b(?:non|no)[ -]?(?:stick|slip|skid|toxic|iron|show|drip|spill|woven|glare|tangle|frost|scratch)\b"
)


def read_unwanted(folded: str) -> tuple[tuple[str, ...], str]:
    """Return what a folded message rules out, and the message without it."""
    kept = QUALITY.sub(lambda found: found.group().replace(" ", "-"), folded)
    denied, rest = _not_so(kept)
    found = [one for pattern in (WITHOUT, AFTER) for one in pattern.finditer(rest)]
    without = tuple(word for one in found for word in _words_of(one["words"]) if word not in PLAIN_WORDS)
    return (*denied, *without), AFTER.sub(" ", WITHOUT.sub(" ", rest)) if without else rest


def _words_of(joined: str) -> list[str]:
    return [word for one in re.split(JOINED, joined) for word in split_words(one)]


def _not_so(text: str) -> tuple[tuple[str, ...], str]:
    """Return the colours and materials that the message takes back, and the message without them."""
    unwanted: list[str] = []
    for found in reversed(list(NOT_SO.finditer(text))):
        said = [word for word in split_words(found["words"]) if is_color_or_material(word)]
        if said and not WHETHER_THERE_IS.search(text[: found.start()]):
            unwanted[:0] = said
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return tuple(unwanted), text


def is_color_or_material(word: str) -> bool:
    return option_word(word) in COLORS or bool(material_of(word))


def has(product: Product, unwanted: str) -> bool:
    """Whether the record says that the product has it, and does not only say that it has it not."""
    values = [value for option in product.options if len(option.values) == 1 for value in option.values]
    told = [unit.text for unit in units_of(product.description)]
    named = (product.title, product.product_type, product.vendor, *product.tags, *values, *told)
    return any(_tells_of(part, unwanted) for part in named)


def _tells_of(text: str, unwanted: str) -> bool:
    folded = fold(text)
    if any(is_same(word, unwanted) for word in FREE_OF.findall(folded)):
        return False
    told = DENIED_STRETCH.sub(" ", folded)
    if material_of(unwanted) and is_made_of(unwanted, told):
        return True
    return any(is_same(word, unwanted) for word in split_words(told))


def is_same(word: str, other: str) -> bool:
    """Whether two words mean one thing, whatever their language."""
    if stem(word) == stem(other) or meaning(word) == meaning(other) or wares_in(word) & wares_in(other):
        return True
    return option_word(word) == option_word(other) or word in english_for(other).split()
