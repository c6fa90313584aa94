"""How a clause says what it says: denied, asked, on condition, or owning up that something is not known."""

import re

# Words that deny, a language a line; English, German, Spanish, French, Portuguese, Italian, Dutch, Polish.
DENYING = (
    r"not|no|non(?=-)|never|none|neither|nor|cannot|without|unable|nothing|excluded|keeps? (?:it|them|you) from",
    r"[a-z]+n't|dont|doesnt|cant|isnt|wasnt|hasnt|wont",
    r"nichts?|kein\w*|nie(?:mals)?|ohne",
    r"nunca|nada|ningun\w*|sin|ni|tampoco",
    r"pas|rien|jamais|aucun\w*|sans",
    r"nao|nem|sem",
    r"non|senza|niente|nulla|nessun\w*",
    r"niet|niets|geen|nooit|zonder",
    r"bez|nic|zaden|zadnych",
)
DENYING_UNSPACED = r"않|없|못|안 |아니|ません|ない|なし|ありませ"
NOT = re.compile(rf"\b(?:{'|'.join(DENYING)})\b|n'(?=[a-z])|{DENYING_UNSPACED}")
POLITE = re.compile(r"申し訳(?:ござい|あり)ません|すみません|죄송하지만|미안하지만")
ASKS = re.compile(r"[?？]\s*$")
# Words of a condition, a wish or a time to come.
CONDITIONAL = (
    r"once|if|when|whenever|after|until|before|unless|as soon as",
    r"can|could|may|might|will|would|should|shall|must|to be|need|needs|going to|'ll",
    r"sobald|wenn|falls|bis|kann|konnen|konnte|wird|werden|soll|muss\w*",
    r"si|cuando|hasta|puede\w*|sera|una vez|debe\w*",
    r"quand|lorsque|des que|peut|peuvent|pouvez|doit|doivent|sera|seront",
    r"se|quando|assim que|pode\w*|deve\w*",
    r"puo|possono|sara|appena",
    r"als|zodra|kan|kunt|kunnen|zal|zullen|moet\w*",
    r"gdy|jesli|kiedy|mozna|moze\w*|bedzie|po",
)
CONDITIONAL_UNSPACED = r"[가-힣](?:면|때|후|전|수 )|できます|れば|たら|場合|予定"
MAYBE = re.compile(rf"\b(?:{'|'.join(CONDITIONAL)})\b|{CONDITIONAL_UNSPACED}")
# Ways to say that the records do not tell something.
UNTOLD = (
    r"(?:does|do|did)(?: not|n't) (?:say|mention|state|list|tell|specify|show|know|find|come across|spot|turn up|have (?:that|any) information|see)",
    r"(?:haven't|have not|hasn't) (?:found|seen|come across|got (?:any|that) information)",
    r"(?:don't|do not) have (?:(?:that|any|enough|this|the|more) )?(?:information|details?)",
    r"not (?:sure|certain|stated|listed|mentioned|specified|able to (?:find|see|say|confirm))",
    r"(?:couldn't|could not|can't|cannot|unable to|wasn't able to) (?:find|see|say|tell|confirm|locate|spot)",
    r"(?:came|come) up empty|no luck",
    r"no (?:information|details?|mention)",
    r"nicht (?:angegeben|bekannt|gefunden|finden)|keine (?:angaben?|information\w*)",
    r"no (?:encuentro|encontre|se indica|dispongo|tengo informacion)",
    r"(?:n'est pas|pas) (?:indique\w*|precise\w*|trouve)",
    r"nao (?:encontrei|consta|ha informac\w*)",
    r"non (?:ho trovato|e indicat\w*|trovo)",
    r"niet (?:gevonden|vermeld|bekend)",
    r"nie (?:znalaz\w+|podano|ma informacji)",
)
UNTOLD_UNSPACED = r"찾을 수 없|확인할 수 없|정보가 없|見つかりません|記載がありません|わかりません"
NOT_KNOWN = re.compile(rf"\b(?:{'|'.join(UNTOLD)})\b|{UNTOLD_UNSPACED}")
SURE = (
    r"yes|yep|yup|yeah|correct|exactly|absolutely|definitely|certainly|indeed|right(?! now| away| here)|no|nope",
    r"ja|nein|genau|si|oui|sim|nao|tak|nie|nee|네|예|아니[요오]|はい|いいえ",
)
# "It did!", "We do.", "I'm afraid not:" answer what was asked; what follows says it.
AUXILIARY = r"(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|may)"
SHORT_ANSWERS = (
    rf"(?:(?:yes|no|yep|nope|oh|ah|sure|well|sorry|hi|hello|hey|good news|great news)[,!. ]+)*"
    rf"(?:it|they|that|this|he|she|you|we|i|there|one|both|all|none) (?:sure |certainly |definitely |really |indeed |actually |just )?{AUXILIARY}(?:n't| not)?(?: indeed| so| not)?",
    r"(?:i'm |i am )?(?:afraid|sorry,?) (?:not|so)|(?:unfortunately|sadly|alas|sorry),? (?:not|no|yes)|not (?:quite|yet|really|exactly|anymore|any more|at the moment|right now)"
    r"|(?:it |that )?sure (?:is|does|did|has|can|are|do)|of course not|certainly not|almost",
)
# How a sentence opens that answers yes or no before it says anything.
# "That should be fine: …": a yes in other words.
WILL_DO = r"(?:yes,? )?(?:it|that|they|this)(?:(?: should| will|'ll) be|'s| is| are|'re)(?: just| perfectly| absolutely)? (?:fine|ok|okay|all right|alright)"
WILL_DO_FOR = re.compile(rf"^\W*(?P<said>{WILL_DO})(?= ?(?:[:;]|[-–—] ))")
ANSWERED = re.compile(rf"^\W*(?P<said>{'|'.join((*SHORT_ANSWERS, *SURE))}|sure)(?= *(?:[,.!:;、。！]|[-–—] )|$)")
SHORT_ANSWER = re.compile(rf"^\W*(?:{'|'.join(SHORT_ANSWERS)})\W*$")
# "The mug can", "so is the pot": said of one thing what was said of another.
LEFT_OUT = re.compile(
    rf"(?<!you )(?<!we )(?<!i )(?<!here they )(?<!here it )\b(?P<said>{AUXILIARY}(?:n't| not)?)(?: (?:too|either|as well|also|though|both|all))*\s*(?=[.,;!)]|$)"
)
SO_IS = re.compile(rf"\b(?:so|neither|nor) (?P<said>{AUXILIARY}) (?!you\b|we\b|i\b)")
SURE_ANSWER = re.compile(rf"^¡?(?:{'|'.join(SURE)})(?![a-z])")
YES_OR_NO = re.compile(rf"^¡?(?:{'|'.join(SURE)}|sure|of course)(?![a-z])")


# Says what something costs, and denies nothing.
FOR_NOTHING = re.compile(
    r"\b(?:won't|will not|doesn't|does not|don't|do not) cost (?:you )?(?:anything|a thing|a cent|extra)\b|\bcosts? (?:you )?nothing\b"
    r"|\bat no (?:extra |additional )?(?:cost|charge)\b|\bwithout (?:any |extra |additional )?(?:cost|charge)\b|\bno (?:extra )?charge\b"
)


# Sets a bound, and denies nothing: "don't burn it for more than 4 hours".
AT_MOST = re.compile(
    r"\b(?:don't|do not|doesn't|does not|shouldn't|should not|never|not|no) (?P<what>(?:[a-z']+ ){0,4}?)(?:more|longer|greater|over) than (?=\d)"
)


# As long as something has not happened is until it happens, and denies nothing either.
NOT_YET_DONE = re.compile(
    r"\b(?:as long as|so long as|provided(?: that)?|while) (?P<who>(?:[a-z'#-]+ ){1,4}?)(?:isn't|is not|hasn't been|has not been|aren't|haven't been|wasn't)"
    r" (?:yet |been )?(?P<done>packed|shipped|sent|dispatched|printed|collected|processed|picked(?: up)?|handed over)\b(?: yet)?"
)


def denies(text: str) -> bool:
    """Whether a level text says that something is not so. Two denials are one affirmation in most tongues; we say no."""
    return bool(NOT.search(AT_MOST.sub(" ", FOR_NOTHING.sub(" ", NOT_KNOWN.sub(" ", until_done(text))))))


def until_done(text: str) -> str:
    """Return a level text in which "as long as it isn't packed yet" is "until it is packed"."""
    return NOT_YET_DONE.sub(r"until \g<who>is \g<done>", text)


def asks(text: str) -> bool:
    return bool(ASKS.search(text))


def owns_up(text: str) -> bool:
    return bool(NOT_KNOWN.search(text))


def is_conditional(before: str) -> bool:
    return bool(MAYBE.search(before))
