"""What may be said that claims nothing: a closed set of courtesies, offers and pointers, and questions back."""

import re

from domain.drafting.checking.moods import asks

# Openings, which may stand before any sentence.
GREETING = r"(?:hi|hello|hey|hey there|howdy|good (?:morning|afternoon|evening|day))(?: there| again)?"
THANKED_FOR = r"(?:your (?:patience|question|message|interest|order|understanding)|(?:asking|reaching out|waiting|getting in touch|writing|contacting us))"
THANKS = rf"(?:many )?thank(?:s| you)(?: so much| very much| a lot)?(?: for {THANKED_FOR})?"
PRAISE = r"(?:some |very |such )?(?:great|good|excellent|nice|lovely|fantastic|wonderful|super|awesome|terrific|bad|mixed) (?:news|choice|question|pick|one)(?: (?:first|for you|here|and (?:a small |some )?(?:hiccup|bad news)))?"
WILLING = r"sure(?: thing)?|of course|absolutely|certainly|no problem|no worries|not to worry|(?:always )?happy to help|glad you asked|here (?:you go|it is|we go)|there you go|let me see|let's see"
HASSLE = r"(?:trouble|inconvenience|wait|waiting|confusion|hassle|frustration|bother|worry|stress|mix-?up|upset|disappointment|hiccup|back and forth)"
SORRY = rf"(?:i'm |i am |we're |we are )?(?:so |very |really |truly |terribly )?sorry(?: about (?:that|this|it|all (?:that|this))| to hear (?:that|this|it)| (?:for|about) (?:the|all the|any|your|this) {HASSLE})?|(?:my |our )?apologies(?: for (?:that|the {HASSLE}))?"
LOOKED = r"(?:i|we)(?: have|'ve)? (?:just )?(?:checked|had a look|looked (?:it|that|this) up|took a look)(?: (?:that|this|it|your order|for you|and))*"
ABOUT = r"(?: (?:for you|about it|(?:about|on|with|to) (?:the|your) [\w #'-]+|(?:about|on|with) (?:order )?#?\d+))"
ANNOUNCED = rf"(?:here(?:'s| is| are)|this is) (?:what|everything|where (?:things|it|we) (?:stands?|are)|how (?:things|it) (?:stands?|looks?)|the (?:details?|information|latest|status|answer|short answer|link|scoop)|some details?|a (?:quick )?(?:summary|overview|rundown))(?: (?:i|we)(?:'ve)? (?:found|have|know|got|see))?{ABOUT}?"
NOTE = r"just so you know|for your information|fyi|good to know|one more thing|(?:please )?(?:note|keep in mind|bear in mind|remember)(?: that)?|just a (?:heads[- ]up|note)|heads[- ]up"
SEEN = r"as far as (?:i|we) (?:can (?:see|tell)|know)|from what i can (?:see|tell)|i can (?:see|confirm|tell you)(?: that)?|i see(?: that)?|(?:it )?looks like|it seems(?: that| like)?|to answer your question|in short|in a nutshell|to sum up|long story short|for reference|by the way|btw"
SOURCE = r"according to (?:the|our|your|its) (?:[a-z-]+ ){0,3}(?:description|page|policy|guide|records?|order|details|tracking|carrier|system)|the (?:description|page|policy|listing) says(?: that)?"
TURNING = r"yes|yep|yup|yeah|no|nope|right|well|and|so|also|unfortunately|sadly|luckily|fortunately|happily|thankfully|regrettably|currently|at the moment|right now|for now|as of (?:now|today)|today|hmm+|confirmed|among others|amongst others|for example|e\.g\.|i looked(?: around| everywhere)?,?(?: but)?|i checked,?(?: but)?|oh no|oh|ah|oops|great|perfect|lovely|okay|ok|alright|i'm afraid|afraid not|almost"
LEADS = re.compile(
    rf"^\W*(?:(?:{'|'.join((GREETING, THANKS, PRAISE, WILLING, SORRY, LOOKED, ANNOUNCED, NOTE, SEEN, SOURCE, TURNING))})(?:[\s,.!:;]|\s[-–—]\s)+)+"
)
# How a sentence may open in other languages, level.
OPENED_ABROAD = (
    r"(?:sehr )?gute nachricht(?:en)?|hallo|guten (?:tag|morgen|abend)|gerne|gern|klar|natuerlich|naturlich|leider|danke",
    r"(?:muy )?buenas noticias|buena noticia|hola|buenos dias|buenas tardes|claro(?: que si)?|por supuesto|con mucho gusto|lamentablemente|gracias",
    r"(?:tres )?bonnes? nouvelles?|bonjour|bonsoir|bien sur|avec plaisir|malheureusement|merci",
    r"(?:muito )?boas noticias|boa noticia|ola|bom dia|boa tarde|claro|com prazer|infelizmente|obrigad[oa]",
    r"(?:ottime|buone) notizie|buona notizia|ciao|buongiorno|salve|certo|certamente|volentieri|purtroppo|grazie",
    r"goed nieuws|hallo|hoi|goedendag|natuurlijk|zeker|graag|helaas|bedankt",
    r"dobra wiadomosc|dobre wiadomosci|czesc|dzien dobry|witam|oczywiscie|jasne|chetnie|niestety|dziekuje",
)
LEADS_ABROAD = re.compile(rf"^\W*(?:(?:{'|'.join(OPENED_ABROAD)})(?:\s?[,.!:;]\s?|\s[-–—]\s|\s))+")
# What recommends a thing, or says where the words come from, and tells nothing of it.
POINTED = r"(?:have|take|give it) a (?:closer )?look(?: at)?|check out|how about|what about|may i suggest|(?:my|our) (?:pick|suggestion|tip|advice|recommendation)(?: (?:is|would be|here is))?"
CHOSEN = r"(?:then )?(?:i|we)(?:'d| would)(?: (?:go for|go with|take|pick|suggest|recommend|choose|say))|(?:just )?(?:go for|go with|opt for)"
IDEAL = r"(?:could|might|may|would|should) be (?:just |exactly |worth )?(?:the thing|the one(?: for you)?|for you|a (?:good|great|nice) (?:fit|match|choice|option|pick|idea|candidate)|what you(?:'re| are) (?:looking for|after)|a look)"
MATCHING = r"(?:is|are|would be) (?:a (?:good|great|nice|solid|safe) (?:choice|option|pick|bet|match)|the one (?:you (?:want|need)|for you|to (?:pick|choose|go for|get))|your best bet|worth a look)|of (?:these|those|the) two"
PREFERRED = r"you (?:like|love|prefer|fancy) (?:better|best|most|more)"
AS_SHOWN = r"(?:is|are|as|it's|they're|it|they)? ?(?:shown|listed|marked|showing|flagged) as|shows? (?:up )?as|(?:its|the|your) (?:current )?status (?:is|says|shows)|the (?:tracking|record|order|system|status) (?:says|shows|has it as)"
ASIDES = re.compile(rf"(?<![a-z'])(?:{'|'.join((POINTED, CHOSEN, IDEAL, MATCHING, PREFERRED, AS_SHOWN))})(?![a-z'])")
AFTERWARDS = r"i'm afraid|sorry(?: about that)?|though|(?:i )?hope (?:that|this|it) helps|as well|too|for you|at the moment|right now|for now|at this time|currently|as of now|by the way|of course|already|indeed|so far|just yet|yet|in fact|really|if that helps|just so you know"
IF_YOU_LIKE = r"if you(?:'d)? (?:like|want|prefer)(?: to)?|in case you(?:'re| are| would|'d)? (?:wondering|like to (?:follow|track|check|see) it|need it)|if you(?:'d| would)? (?:like|want|care) to (?:take a (?:closer )?look|have a look|see it|see more|know more|read more|follow along|follow it|check)|so you can (?:see|follow|check|track|keep an eye on)(?: [a-z' ]{1,24})?"
ENDS = re.compile(rf"(?:[\s,;–—-]{{1,9}}(?:and |but )?(?:{AFTERWARDS}|{IF_YOU_LIKE}))+\W*$")
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
        SORRY,
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
