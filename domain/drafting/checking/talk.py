"""What may be said that claims nothing: a closed set of courtesies, offers and pointers, and questions back."""

import re

from domain.drafting.checking.moods import asks

# Openings, which may stand before any sentence.
LEADS = re.compile(
    r"^\W*(?:(?:"
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?: there)?|(?:many )?thank(?:s| you)(?: so much| very much)?(?: for (?:your (?:patience|question|message|interest|order|understanding)|(?:asking|reaching out|waiting|getting in touch|writing|contacting us)))?"
    r"|(?:great|good|excellent|nice|lovely|fantastic|wonderful) (?:news|choice|question|pick)|sure(?: thing)?|of course|absolutely|certainly|no problem|no worries|happy to help|glad you asked"
    r"|(?:i'm |i am |we're )?(?:so |very |really )?sorry(?: about that| to hear that| for the (?:trouble|inconvenience|wait|confusion))?"
    r"|i(?:'ve| have)? (?:just )?(?:checked|had a look|looked (?:it|that|this) up|took a look)(?: (?:that|this|it|your order|for you|and))*"
    r"|(?:here(?:'s| is| are)|this is) (?:what|everything|the (?:details?|information|latest|status|answer)|some details?|a (?:quick )?(?:summary|overview))(?: (?:i|we) (?:found|have|know))?(?: (?:for you|about it|about (?:the|your) [\w #'-]+|on (?:the|your) [\w #'-]+))?"
    r"|just so you know|for your information|fyi|good to know|one more thing|please note(?: that)?|as far as i can (?:see|tell)|from what i can (?:see|tell)|i can see(?: that)?|i see(?: that)?|it looks like|to answer your question|in short|to sum up|for reference|by the way"
    r"|according to (?:the|our|your) (?:[a-z-]+ ){0,3}(?:description|page|policy|guide|records?|order|details)|the (?:description|page|policy|listing) says(?: that)?"
    r"|yes|no|yep|right|well|and|so|also|unfortunately|sadly|luckily|fortunately|happily|regrettably|currently|at the moment|right now|as of (?:now|today)"
    r")(?:[\s,.!:;]|\s[-–—]\s)+)+"
)
ENDS = re.compile(
    r"(?:[\s,;–—-]{1,9}(?:and )?(?:i'm afraid|sorry(?: about that)?|though|(?:i )?hope (?:that|this|it) helps|as well|too|for you|at the moment|right now|at this time|currently|as of now|by the way|of course|if you(?:'d)? (?:like|want|prefer)|if that helps|just so you know|in case you(?:'re| are| would|'d)? (?:wondering|like to (?:follow|track|check|see) it|need it)))+\W*$"
)
HELP = r"(?:help|assist|look|check|show|tell|find|connect|explain|compare|answer|point|suggest|recommend|share|list|see|put you through|hand you over|pass you on|know|go (?:through|over)|walk)"
REST = r"(?:[ ,]+[a-z' -]{0,70}?)?"
TALK = tuple(
    re.compile(rf"^\W*(?:{pattern})\W*$")
    for pattern in (
        r"(?:just |please |do )*let me know (?:if|whether|what|which|how|when)(?: [a-z',/-]+){1,14}",
        r"(?:please )?feel free to (?:ask|reach out|let me know|write|come back)(?: [a-z',-]+){0,10}",
        r"(?:if|should) you (?:have|need|want|would like|'d like|prefer|like|are looking for)(?: [a-z',-]+){1,10},? (?:just |please )*(?:let me know|ask|tell me|feel free to ask|i(?:'m| am) (?:happy|glad|here) to help|i can (?:check|look|show|find|tell)(?: [a-z' -]+)?)(?: [a-z',-]+){0,8}",
        r"if you(?:'d| would)? (?:like|want|prefer),? (?:i|we) can (?:connect|put|pass|hand|transfer) you (?:with|to|through to|over to|on to) (?:a|one of our|someone|somebody|our)(?: [a-z-]+){0,6}",
        r"(?:i|we)(?:'m| am|'re| are|'d be| would be) (?:always )?(?:happy|glad|here) to (?:help|assist|answer|check|look)(?: [a-z',-]+){0,12}",
        r"(?:i )?hope (?:that|this|it) (?:helps|answers your question|clears (?:it|that|this|things) up|is useful)(?: [a-z',-]+){0,6}",
        r"(?:you )?(?:can|will|'ll) (?:see|find) (?:it|them|the (?:details?|link|card|product|order|page)|all (?:the )?details|more(?: details| information)?|everything)(?: [a-z',-]+){0,5} (?:here|below|above|on (?:the|its) (?:product )?(?:page|card))",
        r"(?:the )?(?:details|link|card|card below|product page|more details|more information) (?:is|are|shows?)?(?: [a-z',-]+){0,4} (?:here|below|above)",
        r"here (?:it is|you go|they are|are the details|is the link|'s the link)|there you go|enjoy(?: your (?:day|evening|weekend))?|have a (?:great|nice|lovely|good|wonderful) (?:day|evening|weekend|one)|take care|happy shopping|you(?:'re| are) (?:very )?welcome|my pleasure|any ?time|cheers|bye|goodbye|see you",
        r"(?:thank you|thanks|many thanks)(?: [a-z',-]+){0,6}|(?:great|good) (?:question|choice)|good news|sure|of course|absolutely|no problem|i understand(?: [a-z',-]+){0,5}|i see|got it|understood|sorry(?: about that| to hear that| for the (?:inconvenience|trouble|confusion|wait))?",
        r"(?:i(?:'m| am) )?(?:so |very |really )?sorry(?: to hear (?:that|this)| for (?:the|any) [a-z]+| about (?:that|this))?",
        r"(?:is there |was there )?anything else(?: [a-z',-]+){0,8}",
        r"(?:here(?:'s| is| are)) (?:what|everything|the (?:details?|information|latest|status))(?: [a-z'#\d -]+)?",
        r"(?:i|let me)(?:'ll| will| can)? (?:gladly |happily |just |quickly )*(?:check|take a look|look (?:it|that|this) up|look into (?:it|that|this)|see|find out)(?: (?:that|this|it|for you|right away|now))*",
        r"i (?:cannot|can't|am unable to|can not) (?:cancel|change|refund|return|update|edit|modify|send|ship|order|book|exchange|do that|do this|do it)(?: [a-z'#\d-]+){0,8}(?:,? (?:but|though) (?:a|one of our|someone|somebody|our)(?: [a-z-]+){0,5} can(?: [a-z-]+){0,6})?",
        r"a (?:person|human|member|colleague)(?: [a-z-]+){0,4} can (?:help|look|take a look|take care|assist|check|sort)(?: [a-z',-]+){0,8}",
    )
)
OFFERED_DEED = re.compile(
    r"\b(?:shall|should|can|may|could) (?:i|we) (?P<one>[a-z]+)|\b(?:like|want|need) (?:me|us) to (?P<two>[a-z]+)|\bi(?:'ll| will| can) (?P<three>[a-z]+)"
)
HARMLESS_DEED = re.compile(
    rf"^{HELP}$|^(?:be|do|put|hand|pass|go|give|get|have|ask|walk|also|just|look|clarify|narrow)$"
)


# How a question begins that wants to know; "did you know" and "isn't it" tell something.
ASKED = re.compile(
    r"^\W*(?:(?:and|or|so|sure|great|ok|okay|well|sorry|hi|hello)[\s,!.]+)*(?:which|what|who|where|when|how|would|do you|does (?:that|this)|shall|should|can|could|may"
    r"|is (?:there|that|this|it)|are (?:you|there)|was|want|need|any|anything|have you|in which|for which|to which)\b(?!.*\b(?:did you know|n't)\b)"
)


def is_talk(text: str) -> bool:
    """Whether a level sentence, or a piece of one, is one of the set phrases."""
    return any(pattern.match(text) for pattern in TALK)


def asks_back(text: str) -> bool:
    """Whether it is a question that offers no deed but looking, telling and calling a person."""
    if not asks(text) or not ASKED.match(text):
        return False
    deeds = (next(word for word in found.groups() if word) for found in OFFERED_DEED.finditer(text))
    return all(HARMLESS_DEED.match(deed) for deed in deeds)
