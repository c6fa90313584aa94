"""Whether a yes or no is borne out by what is said with it: "It is! It costs $79" answers no question of its making."""

import re
from collections.abc import Iterable

from domain.agent.phrases import Claim
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.keeping import ONLY_SO
from domain.drafting.checking.licences import licensed
from domain.drafting.checking.moods import ANSWERED, NOT, SURE_ANSWER, WILL_DO_FOR, denies
from domain.drafting.checking.parts import Part
from domain.drafting.checking.wording import held, lemma, lemmas, telling
from domain.language.places import places_in, reaches

# "Sure!" answers "is it?"; to "how much is it?" it is a courtesy.
ASKS_FOR_MORE = re.compile(r"\b(?:what|which|how|when|where|who|whose|why)\b")
# Of languages whose words hold their endings; such a word asks for more and not whether.
MORE_ABROAD = re.compile(r"(?:얼마|언제|어디|무엇)[가-힣]*|(?:いくら|いつ|どこ)(?:です|でしょう)?か?")
DENIED = re.compile(r"nein|nee|nie|nao|non|아니[요오]|いいえ")
# Where an order is says that it was there, too, where it must have been before.
BEFORE = {
    Claim.ON_ITS_WAY: (Claim.SHIPPED,),
    Claim.OUT_FOR_DELIVERY: (Claim.SHIPPED, Claim.ON_ITS_WAY),
    Claim.ATTEMPTED: (Claim.SHIPPED, Claim.ON_ITS_WAY),
    Claim.READY: (Claim.SHIPPED,),
    Claim.DELIVERED: (Claim.SHIPPED,),
    Claim.RETURNED: (Claim.SHIPPED, Claim.DELIVERED),
}
NUMBER = re.compile(r"\d+")
LONG = 4  # letters of a word that is no mere joint
# What is asked in other words than it is told in: what is asked after, what then tells of it, and what does not.
IN_OTHER_WORDS = tuple(
    (lemmas(asked), tuple(map(lemmas, told)), lemmas(never))
    for asked, told, never in (
        (
            "plane airplane aeroplane aircraft airline flight fly flying",
            ("luggage baggage cabin", "hand cabin carry"),
            "hold checked",
        ),
        (
            "store visit showroom",
            ("shop store showroom find", "open hours monday tuesday wednesday thursday friday saturday sunday"),
            "online web website email phone",
        ),
    )
)


def refuse_unborne(part: Part) -> None:
    """Refuse "Yes, it is" where nothing binds it, or where what does tells nothing of what was asked."""
    bound = bool(part.sheet.bindings)
    fine = WILL_DO_FOR.match(part.sentence)
    found = fine or (ANSWERED if bound else SURE_ANSWER).match(part.sentence)
    told = bound and found and _is_borne_out(part, found["said"]) and (not fine or _is_under_what_was_asked(part))
    if found and not told and not part.echoes:
        part.sheet.refuse(*found.span())


def _is_borne_out(part: Part, answer: str) -> bool:
    if answer == "sure" and ASKS_FOR_MORE.search(part.scene.level_question):
        return True
    denied, asked = bool(NOT.search(answer) or DENIED.fullmatch(answer)), _asked(part)
    if not denied and _is_narrowed(part):
        return False
    claims, said = _claims(part, part.scene.level_question), _claims(part, part.sentence)
    if claims and said:
        return denied or bool(claims & said.union(*(BEFORE.get(claim, ()) for claim in said)))
    named = places_in(part.sentence)
    if not denied and not all(reaches(place, named) for place in places_in(part.scene.question)):
        return False
    told = _told(part)
    return not asked or bool(asked & told) or _is_told_in_other_words(asked, told)


def _is_narrowed(part: Part) -> bool:
    """Whether what is told is no more than "water repellent only", which is no yes."""
    bound = {(one.record, one.field) for one in part.sheet.bindings}
    lines = (line for line in part.lines if (line.fact.record.id, line.fact.field) in bound)
    return any(
        ONLY_SO.search(piece.text) for line in lines if line.fact.record.kind == "product" for piece in line.pieces
    )


def _is_told_in_other_words(asked: frozenset[str], told: frozenset[str]) -> bool:
    """Whether "in hand luggage" tells of what was asked of a plane, or opening hours of a shop that may be visited."""
    return any(
        asked & known and all(told & words for words in all_of) and not told & never
        for known, all_of, never in IN_OTHER_WORDS
    )


def _is_under_what_was_asked(part: Part) -> bool:
    """Whether what says that it is fine stands under a label that was asked for, "Carry-on", at the numbers asked for."""
    names = " ".join(one.title for one in part.scene.holdings)
    if denies(part.sentence) or set(NUMBER.findall(part.scene.level_question)) - set(
        NUMBER.findall(f"{part.sentence} {names}")
    ):
        return False
    bound = {(one.record, one.field) for one in part.sheet.bindings}
    above = (line.labels for line in part.lines if (line.fact.record.id, line.fact.field) in bound)
    asked = {word for word in held(part.scene.level_question) if len(word) >= LONG} - part.subject_words
    return bool(asked & frozenset[str]().union(*above))


def _claims(part: Part, text: str) -> frozenset[Claim]:
    return frozenset(one.claim for one in read_claims(text, part.languages))


def _asked(part: Part) -> frozenset[str]:
    """Return what the question tells beside the names of things and of their makes."""
    goods = [one for one in part.scene.holdings if one.record.kind == "product"]
    names = held(" ".join(one.title for one in goods)) | held(" ".join(_makes(part)))
    asked = MORE_ABROAD.sub(" ", part.scene.level_question)
    return frozenset(telling(asked, part.languages[0])) - names


def _makes(part: Part) -> Iterable[str]:
    return (value for one in part.scene.holdings for make in one.variants for value in make.values)


def _told(part: Part) -> frozenset[str]:
    """Return the words said, those that its lines stand under, and those that its facts may be asked for by."""
    bound = {(one.record, one.field) for one in part.sheet.bindings}
    above = (line.context for line in part.lines if (line.fact.record.id, line.fact.field) in bound)
    known = licensed(field for _, field in bound if not field.endswith(".text"))
    said = held(part.sentence).union(telling(part.sentence, part.languages[0]))
    return said.union(known, map(lemma, known), *above)
