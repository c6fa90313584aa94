"""Courtesy known by the words it is made of: feeling, and offers to look something up or to call a person."""

import re

from domain.drafting.checking.moods import NOT
from domain.drafting.checking.speech import HEARTFELT
from domain.drafting.checking.wording import is_function

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
# Who may be called, and how one is put through to them.
PEOPLE = frozenset(
    """person people human humans someone somebody colleague colleagues member members agent representative team staff support service
    customer side here right now chat talk speak touch line further directly quickly happily gladly anytime else else's more""".split()
)
# What may be looked up, in an offer to do so.
LOOKED_UP = frozenset(
    """else other others another different more further anything something size sizes color colors colour colours option options version versions
    model models item items product products article articles thing things alternative alternatives similar question questions order orders
    detail details info information policy policies page guide link price prices shop store range list quickly
    right now anytime time next together between couple few choice choices""".split()
)
POLITE_DENIAL = re.compile(
    r"\b(?:no (?:problem|worries|trouble)|not to worry|(?:don't|do not|never) (?:worry|hesitate|mind)"
    r"|(?:that|this|it) (?:shouldn't|should not)(?: have)? happen(?:ed)?)\b"
)
FELT = "|".join(sorted(HEARTFELT, key=len, reverse=True))
HOW_IT_FEELS = re.compile(rf"\bhow (?:{FELT}) (?:it|that|this) (?:is|was|must be|can be|feels)\b")
# "It is", "you can": whatever was asked is claimed by it, unless a feeling follows.
BARE_CLAIM = re.compile(
    r"\b(?:it|they|you|we|this|that|these|those|there|he|she)"
    r"(?:'(?:s|re|ll|ve|d)| (?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|may|might|must|should))\b"
    rf"(?!(?: (?:so|very|really|quite|still|such|all|just|more|than|be|been|a|an|my|our|the|to|like))* (?:{FELT})\b)"
)
OFFERING = (
    r"(?:and |or |so |but )?(?:i|we)(?: can| could|'d be| would be|'m| am|'re| are)(?: (?:also|always|gladly|happily|quickly))?(?: (?:happy|glad|here|delighted|pleased) to)?",
    r"(?:would|do|did) you (?:like|want|prefer|need)(?: me| us)?(?: to)?",
    r"(?:want|need)(?: me| us)? to",
    r"(?:shall|should|can|could|may) (?:i|we)",
    r"if (?:you|that|it|this|there)[a-z' ,-]{0,60}?,? (?:i|we)(?: can|'d be| would be|'m| am|'re| are)(?: (?:happy|glad|here) to)?",
    r"(?:happy|glad) to",
)
TO_PEOPLE = r"(?:pass|hand|put|connect|bring|get|loop|transfer|call|ask|fetch)(?: you)?(?: (?:in|over|on|along|through|to|with|in touch with|onto|back))*"
PERSON_OBJECT = r"(?:a|an|the|our|one|someone|somebody|some)\b"
TALKED_TO = r"(?:talk|speak|chat)(?: (?:to|with))"
SEARCH = r"(?:help|look|check|search|find|show|see|compare|browse|suggest|recommend|answer|explain|dig|assist|tell)"
STARTS = r"^\W*(?:(?:and|or|so|but|otherwise|of course|sure|still|alternatively)[ ,]+)?"
TO_A_PERSON = re.compile(
    rf"{STARTS}(?:{'|'.join(OFFERING)}) (?:(?:{TO_PEOPLE}) {PERSON_OBJECT}|{TALKED_TO} {PERSON_OBJECT})(?P<rest>.*)$"
)
TO_LOOK = re.compile(rf"{STARTS}(?:{'|'.join(OFFERING)}) {SEARCH}\b(?P<rest>.*)$")
SAY_SO = re.compile(
    r"^\W*(?:(?:and|or|so|but) )?(?:if you(?:'d| would)? (?:like|rather|prefer|want|need)[a-z' -]{0,40}?,? )?(?:please )?(?:just |simply )?"
    r"(?:say|tell|ask|shout|write|drop|give|let me know|message)\b(?P<rest>.*)$"
)
SAYING = frozenset("so word me us know anytime again question questions line time shout message here".split())
# What no offer may go on to say: that something is so.
STATES = re.compile(r"\b(?:is|are|was|were|has|have|had|it's|that's|they're|you'll|will|won't|did|does)\b")


# Says of what a shopper told that it is hard to bear, where no parcel and no goods are known that it could be said of.
SORRY_FOR_SILENCE = re.compile(
    r"^\W*(?:(?:oh|oh no|ah)[,!] )?(?:i'm|i am|we're|we are)?\s?(?:so |very |really |truly )?sorry (?:that |to hear )?"
    r"(?:it's|it is|it's been|it has been|things are|things have been|you(?:'ve| have) had) (?:so |this |rather |such a |all )?(?:quiet|silent|long silence)(?: (?:lately|for you|so far))?\W*$"
)


def is_sorry_for_silence(text: str) -> bool:
    """Whether a level English sentence regrets that a shopper has heard nothing."""
    return bool(SORRY_FOR_SILENCE.match(text))


def feels(text: str) -> bool:
    """Whether a level English sentence says nothing but how somebody feels."""
    plain = HOW_IT_FEELS.sub("sorry", POLITE_DENIAL.sub("sorry", text))
    words = WORD.findall(plain)
    felt = any(word in HEARTFELT for word in words) and all(is_function(word) or word in HEARTFELT for word in words)
    return felt and not NOT.search(plain) and not BARE_CLAIM.search(plain)


def offers(text: str) -> bool:
    """Whether a level English sentence offers to look something up or to call a person, and says nothing beside."""
    for pattern, known in ((TO_A_PERSON, PEOPLE), (TO_LOOK, LOOKED_UP), (SAY_SO, SAYING | PEOPLE)):
        found = pattern.match(text)
        if found and not STATES.search(found["rest"]) and all(_is_plain(word, known) for word in WORD.findall(text)):
            return True
    return False


def _is_plain(word: str, known: frozenset[str]) -> bool:
    return is_function(word) or word in known or word in VERBS or word in HEARTFELT


VERBS = frozenset(
    """pass hand put connect bring get loop transfer call ask fetch talk speak chat help look check search find show see compare browse suggest
    recommend answer explain dig assist tell say shout write drop message know prefer rather""".split()
)
