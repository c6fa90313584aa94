"""How a clause says what it says: denied, asked, on condition, or owning up that something is not known."""

import re

NOT = re.compile(
    r"\b(?:not|no|non(?=-)|never|none|neither|nor|cannot|without|unable|nothing|[a-z]+n't|dont|doesnt|cant|isnt|wasnt|hasnt|wont|excluded|keeps? (?:it|them|you) from"
    r"|nichts?|kein\w*|nie(?:mals)?|ohne|nunca|nada|ningun\w*|sin|ni|tampoco|pas|rien|jamais|aucun\w*|sans|nao|nem|sem|non|senza|niente|nulla|nessun\w*|niet|niets|geen"
    r"|nooit|zonder|bez|nic|zaden|zadnych)\b|n'(?=[a-z])|않|없|못|안 |아니|ません|ない|なし|ありませ"
)
POLITE = re.compile(r"申し訳(?:ござい|あり)ません|すみません|죄송하지만|미안하지만")
ASKS = re.compile(r"[?？]\s*$")
MAYBE = re.compile(
    r"\b(?:once|if|when|whenever|after|until|before|unless|as soon as|can|could|may|might|will|would|should|shall|must"
    r"|to be|need|needs|going to|'ll|sobald|wenn|falls|bis|kann|konnen|konnte|wird|werden|soll|muss\w*|si|cuando|hasta|puede\w*"
    r"|sera|una vez|debe\w*|quand|lorsque|des que|peut|peuvent|pouvez|doit|doivent|sera|seront|se|quando|assim que|pode\w*"
    r"|deve\w*|puo|possono|sara|appena|als|zodra|kan|kunt|kunnen|zal|zullen|moet\w*|gdy|jesli|kiedy|mozna|moze\w*|bedzie|po)\b"
    r"|[가-힣](?:면|때|후|전|수 )|できます|れば|たら|場合|予定"
)
NOT_KNOWN = re.compile(
    r"\b(?:(?:does|do|did)(?: not|n't) (?:say|mention|state|list|tell|specify|show|know|have (?:that|any) information|see)"
    r"|(?:don't|do not) have (?:(?:that|any|enough|this|the|more) )?(?:information|details?)|not (?:sure|certain|stated|listed|mentioned|specified|able to (?:find|see|say|confirm))"
    r"|(?:couldn't|could not|can't|cannot|unable to) (?:find|see|say|tell|confirm|locate)|no (?:information|details?|mention)"
    r"|nicht (?:angegeben|bekannt|gefunden|finden)|keine (?:angaben?|information\w*)|no (?:encuentro|encontre|se indica|dispongo|tengo informacion)"
    r"|(?:n'est pas|pas) (?:indique\w*|precise\w*|trouve)|nao (?:encontrei|consta|ha informac\w*)|non (?:ho trovato|e indicat\w*|trovo)"
    r"|niet (?:gevonden|vermeld|bekend)|nie (?:znalaz\w+|podano|ma informacji))\b|찾을 수 없|확인할 수 없|정보가 없|見つかりません|記載がありません|わかりません"
)
SURE_ANSWER = re.compile(
    r"^(?:yes|yep|yeah|correct|exactly|absolutely|definitely|certainly|indeed|right|no|nope|ja|nein|genau|si|oui|sim|nao|tak|nie|nee|네|예"
    r"|아니[요오]|はい|いいえ)(?![a-z])"
)
YES_OR_NO = re.compile(
    r"^(?:yes|yep|yeah|sure|correct|exactly|absolutely|definitely|certainly|of course|indeed|right|no|nope|ja|nein|genau|si|oui"
    r"|sim|nao|tak|nie|nee|네|예|아니[요오]|はい|いいえ)(?![a-z])"
)


def denies(text: str) -> bool:
    """Whether a level text says that something is not so. Two denials are one affirmation in most tongues; we say no."""
    return bool(NOT.search(NOT_KNOWN.sub(" ", text)))


def asks(text: str) -> bool:
    return bool(ASKS.search(text))


def owns_up(text: str) -> bool:
    return bool(NOT_KNOWN.search(text))


def is_conditional(before: str) -> bool:
    return bool(MAYBE.search(before))
