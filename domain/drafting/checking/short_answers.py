"""Whether a yes or no is borne out by what is said with it: "It is! It costs $79" answers no question of its making."""

import re
from collections.abc import Iterable

from domain.agent.phrases import Claim
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.licences import licensed
from domain.drafting.checking.moods import ANSWERED, NOT, SURE_ANSWER
from domain.drafting.checking.parts import Part
from domain.drafting.checking.wording import held, lemma, telling
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


def refuse_unborne(part: Part) -> None:
    """Refuse "Yes, it is" where nothing binds it, or where what does tells nothing of what was asked."""
    bound = bool(part.sheet.bindings)
    found = (ANSWERED if bound else SURE_ANSWER).match(part.sentence)
    told = bound and found and _is_borne_out(part, found["said"])
    if found and not told and not part.echoes:
        part.sheet.refuse(*found.span())


def _is_borne_out(part: Part, answer: str) -> bool:
    if answer == "sure" and ASKS_FOR_MORE.search(part.scene.level_question):
        return True
    denied, asked = bool(NOT.search(answer) or DENIED.fullmatch(answer)), _asked(part)
    claims, said = _claims(part, part.scene.level_question), _claims(part, part.sentence)
    if claims and said:
        return denied or bool(claims & said.union(*(BEFORE.get(claim, ()) for claim in said)))
    named = places_in(part.sentence)
    if not denied and not all(reaches(place, named) for place in places_in(part.scene.question)):
        return False
    return not asked or bool(asked & _told(part))


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
