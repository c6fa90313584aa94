"""Promises of action: "I have refunded you", "wir werden Ihre Adresse ändern". The agent takes no action at all.

In each language: who acts, then within a few words what is done. What is denied ("I cannot cancel") is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from domain.drafting.checking.moods import NOT, asks
from domain.language.languages import Language

FAR = r"(?:[^.;!?\x00]{0,40}?[\s'])??"
ENGLISH_DEEDS = (
    r"(?:re)?fund\w*|cancel\w*|chang(?:e|ed|ing)|updat\w+|process\w*|issu(?:e|ed|ing)|return(?:ed|ing)?|exchang\w+|(?:re)?ship(?:ped|ping)?"
    r"|sen[dt](?:ing)?|creat\w+|appl(?:y|ied|ying)|add(?:ed|ing)?|remov\w+|upgrad\w+|notif\w+|contact(?:ed|ing)?|escalat\w+"
    r"|forward\w*|arrang\w+|schedul\w+|book(?:ed|ing)?|reserv\w+|h[eo]ld(?:ing)?|extend\w*|waiv\w+|credit\w*|compensat\w+"
    r"|replac\w+|expedit\w+|plac(?:e|ed|ing)|correct(?:ed|ing)?|fix(?:ed|ing)?|adjust\w*|register\w*|submit\w*|fil(?:e|ed|ing)"
    r"|open(?:ed|ing)?|e?-?mail(?:ed|ing)?|call(?:ed|ing)?|guarantee\w*|promis\w+|ensur\w+|ma[dk]e sure|initiat\w+|start(?:ed|ing)?"
    r"|transfer\w*|pass(?:ed|ing)?|connected|put you through|deliver\w*|pack(?:ed|ing)?|prioriti\w+|redirect\w*|intercept\w*"
    r"|stop(?:ped|ping)?|paus\w+|delet\w+|subscrib\w*|unsubscrib\w*|charg(?:e|ed|ing)|discount\w*|log(?:ged|ging)?|flag(?:ged|ging)?"
    r"|follow(?:ed|ing)? up|get back to you|keep you (?:posted|updated|informed)|take care of|taken care of|t[ao]k(?:e|en|ing) care"
    r"|sort(?:ed|ing)? (?:it|this|that) out|set up|setting up|gi(?:ve|ven|ving) you (?:a|an|your)|offer you|throw in|match the|honou?r\w*"
    r"|restock\w*|resolv\w+|rectif\w+|reroute\w*|reimburs\w+|pay(?:ing)? (?:you|back)|paid you|approv\w+|authori[sz]\w+|ask(?:ed)? (?:the|our)|inform(?:ed)? (?:the|our)"
)
# Who acts and in which way, and what is done.
ACTS: dict[Language, tuple[str, str]] = {
    Language.ENGLISH: (
        r"\b(?:i(?:'ve|'ll|'m| have| will| am| just| already| can| could| did| shall| would)?|we(?:'ve|'ll|'re| have| will| are| just| already| can| did)"
        r"|let me|our (?:team|staff|warehouse|support|colleagues?) (?:has|have|will|is|are|can)|the (?:team|warehouse|courier|seller) (?:has|will|is going to)"
        r"|(?:ive|ill|weve)|my colleagues? (?:has|have|will))",
        ENGLISH_DEEDS,
    ),
    Language.GERMAN: (
        r"\b(?:ich|wir|unser \w+|mein kolleg\w+) (?:habe|haben|hat|werde|werden|wird|kann|konnen|bin|lasse|leite|storniere\w*|erstatte\w*"
        r"|andere\w*|schicke\w*|sende\w*|informiere\w*|kontaktiere\w*|kummere\w*|veranlasse\w*|buche\w*|reserviere\w*)"
        r"|\b(?:habe|werde|storniere|erstatte|schicke|sende|veranlasse|kummere) (?:ich|mich)|\b(?:haben|werden|stornieren|erstatten|schicken|senden) wir",
        r"\w*(?:stornier|erstatt|zuruckgezahlt|zuruckzahl|uberwies|uberweis|geander|ander[en]|aktualisier|geschickt|schick|gesendet|gesandt"
        r"|send|veranlass|eingeleitet|einleit|informier|kontaktier|weitergeleit|weiterleit|gebucht|reservier|umgetauscht|ersetz|gutgeschrieb"
        r"|angewend|hinzugefugt|entfern|erstellt|ausgestellt|garantier|kummer|benachrichtig|storno|verlanger|gelosch)\w*",
    ),
    Language.SPANISH: (
        r"\b(?:he|hemos|voy a|vamos a|acabo de|acabamos de|estoy|estamos|puedo|podemos|nuestro equipo)\b",
        r"\b(?:cancel|reembols|devuelt|devolver|cambi|actualiz|proces|emit|envi|tramit|notific|contact|program|reserv|aplic|anadi|elimin|ampli"
        r"|reempla|sustitu|arregl|inici|gestion|asegur|garantiz|abon|acredit|escal|reenvi|modific|orden|prometo|encarg)\w*(?:ado|ido|to|ar|er|ir|ando|iendo|e|o|amos|aremos|are|ire|eremos|uto)\b"
        r"|\b(?:cancele|reembolse|cambie|actualice|envie|cancelaremos|reembolsaremos|enviaremos)\b",
    ),
    Language.FRENCH: (
        r"\b(?:j'ai|nous avons|je vais|nous allons|je viens de|nous venons de|je suis en train|je peux|nous pouvons|on a|notre equipe (?:a|va)|je|nous)\b",
        r"\b(?:annul|rembours|chang|modifi|mis a jour|mettre a jour|trait|emis|envoy|expedi|programm|reserv|appliqu|ajout|supprim|prolong|remplac|echang"
        r"|lanc|initi|contact|inform|prevenu|transmis|transmett|garanti|credit|avert|promet|m'en occupe|occup)\w*",
    ),
    Language.PORTUGUESE: (
        r"\b(?:eu|vou|vamos|acabei de|acabamos de|estou|estamos|posso|podemos|nossa equipe|nos)\b",
        r"\b(?:cancel|reembols|devolv|troc|alter|atualiz|process|emit|envi|agend|reserv|apliqu|aplic|adicion|remov|prorrog|substitu|inici|contat|contact"
        r"|notific|encaminh|garant|credit|solicit|promet|provid|estend)\w*",
    ),
    Language.ITALIAN: (
        r"\b(?:ho|abbiamo|sto|stiamo|posso|possiamo|provvedo|provvederemo|annullero|rimborsero|inviero|il nostro team (?:ha|sta)|vado a|faccio)\b",
        r"\b(?:annull|rimbors|cambi|modific|aggiorn|elabor|emess|invi|spedi|program|prenot|applic|aggiun|rimoss|rimuov|estes|estend|sostitu|avvi|contatt"
        r"|notific|inoltr|garant|accredit|richiest|promett|provved|segnal)\w*",
    ),
    Language.DUTCH: (
        r"\b(?:ik|we|wij|ons team) (?:heb|hebben|heeft|ga|gaan|zal|zullen|kan|kunnen|ben|annuleer\w*|stuur\w*|regel\w*|betaal\w*)|\b(?:heb|zal|ga) ik|\bhebben we",
        r"\w*(?:annule|geannuleerd|terugbetaal|terugbetal|gewijzigd|wijzig|bijgewerkt|aangepast|verwerkt|verstuurd|verzonden|verzend|gestuurd|sturen|ingepland|gereserveerd"
        r"|toegepast|toegevoegd|verwijderd|verlengd|vervang|omgeruild|gestart|gecontacteerd|doorgestuurd|garande|gecrediteerd|geregeld|regel)\w*",
    ),
    Language.POLISH: (
        "",
        r"\b(?:anulowa|zwroci|zmieni|zaktualizowa|przetworzy|wystawi|wysla|zaplanowa|zarezerwowa|zastosowa|doda|usune|usuna|przedluzy"
        r"|wymieni|rozpocze|skontaktowa|powiadomi|przekaza|zleci|zglosi|odda)(?:lem|lam|lismy|lysmy)\b"
        r"|\b(?:anuluj|zwrac|zwroc|wysyl|wysl|zmieni|gwarantuj|obiecuj|skontaktuj|przekaz)(?:e|am|emy|amy|imy)\b"
        r"|\b(?:moge|mozemy|bede|bedziemy) (?:\w+ )?(?:anulowa|zwroci|zmieni|wysla|wymieni|zaktualizowa)\w*",
    ),
    Language.KOREAN: (
        r"",
        r"(?:취소|환불|변경|수정|처리|발송|교환|예약|적용|추가|연장|접수|신청|등록|전달|연락|요청|조치)(?:을|를)?\s?(?:했|하였|해 ?드렸|해 ?드리|하겠|할게|할 예정|완료했|도와드렸|드렸|드리겠)",
    ),
    Language.JAPANESE: (
        r"",
        r"(?:キャンセル|返金|変更|更新|手配|発送|交換|予約|適用|追加|延長|受付|登録|連絡|依頼|対応|処理|手続き)(?:を|の手続きを|の手配を)?(?:し(?:ました|ておきました|ます|ておきます)|いたし(?:ました|ます)|行い(?:ました|ます)|させていただき)",
    ),
}
# Where one word says who and what.
ONE_WORD: dict[Language, str] = {
    Language.ENGLISH: r"^(?:all )?done\b|consider it done|\ball set\b|\b(?:it|that|this)(?:'s| is| has been) (?:all |now )?(?:done|sorted|fixed|resolved|taken care of)",
    Language.SPANISH: r"\b(?:cancel|reembols|cambi|actualic|envi|tramit|aplic|anadi|reserv|solicit|proces|modifiqu)(?:e|amos|are|aremos)\b",
    Language.PORTUGUESE: r"\b(?:cancel|reembols|alter|envi|atualiz|solicit|troqu|adicion|process|apliqu|reserv)(?:ei|amos|arei|aremos)\b",
}
# Done by nobody in particular, and no state of an order: "your address has been updated".
PASSIVE = re.compile(
    r"(?<!you )\b(?:has|have|had|is|are|was|were|will|gets?)(?: been| being| be| now| just| already)* (?:now |just |already |successfully )?"
    r"(?:chang|updat|process|appli|order|credit|extend|replac|reserv|schedul(?!ed to)|escalat|approv|waiv|arrang|issu|forward|notifi|reship|expedit|upgrad|rerout|confirm)e?d\b"
    r"|\b(?:wurde|wird|ist)\b[^.;!?\x00]{0,40}\b(?:geandert|aktualisiert|ersetzt|reserviert|gutgeschrieben|verlangert|veranlasst)\b"
    r"|\b(?:ha sido|fue|sera|se ha)\b[^.;!?\x00]{0,25}\b(?:cambiad|actualizad|reemplazad|reservad|abonad|modificad|ampliad)\w+"
    r"|\b(?:a ete|sera)\b[^.;!?\x00]{0,25}\b(?:modifi|mis a jour|remplac|reserv|credit|prolong)\w*"
    r"|\b(?:foi|sera)\b[^.;!?\x00]{0,25}\b(?:alterad|atualizad|substituid|reservad|creditad|prorrogad)\w+"
    r"|\b(?:e stat[oa]|verra|sara)\b[^.;!?\x00]{0,25}\b(?:modificat|aggiornat|sostituit|prenotat|accreditat|prorogat)\w+"
    r"|\b(?:is|werd|wordt)\b[^.;!?\x00]{0,25}\b(?:gewijzigd|bijgewerkt|vervangen|gereserveerd|gecrediteerd|verlengd)\b"
    r"|\b(?:zostal[aoy]?)\b[^.;!?\x00]{0,25}\b(?:zmienion|zaktualizowan|wymienion|zarezerwowan|przedluzon)\w+"
)
OWNED = re.compile(
    r"\b(?:your|ihr\w*|dein\w*|su|tu|votre|vos|ta|ton|seu|sua|tuo|tua|suo|sua|je|jouw|uw|twoj\w*|for you)\b"
)
OFFERS = re.compile(
    r"\b(?:i|we) can (?:help|connect|look|check|show|tell|find|only|also (?:help|connect|look|check|show|tell|find))\b|\blet me (?:know|check|look|see|help|tell|show|find|explain|give you the)\b"
    r"|\bi(?:'m| am) (?:happy|glad|here|sorry|afraid|only)[^.;!?\x00]*"
)


# What the agent may say to have done or to be going to do: to look, to find, to say.
HARMLESS = frozenset(
    """found find checked see seen read looked searched reviewed understood understand be been had have has got no not nothing any some plenty
    love like welcome appreciate suggest recommend say go take pick choose guess think
    the a an this that these those it them two three several many both different only available""".split()
)
DEED = re.compile(
    r"\b(?P<who>i|we)(?:'(?:ve|ll|d)| (?:have|had|will|shall|did|just|already|now)|(?:'m| am|'re| are) (?:going to|about to))\b"
    r"(?: (?:just|already|now|also|gladly|personally|then|always|gone ahead and|be|been|to|\w+ly))* (?P<deed>[a-z]+)"
    r"|\b(?P<told>i) (?P<past>[a-z]+ed|sent|made|put|gave|took|told|got|paid|bought|wrote|spoke|set|let|held|cut|kept)\b"
)


# What "we" do as a rule, which a text of the store's may well say.
IN_GENERAL = re.compile(
    r"^(?:we(?:'ll|'re| will| are| can)?\s(?!have|just|already)|our |the |wir (?:werd|konn|erstatt|schick|send)|unser |nous (?!avons|venons)"
    r"|podemos|vamos a|nuestro|possiamo|il nostro|nossa|we |wij |ons |mozemy|bedziemy|zwracamy|wysylamy|zwrocimy|wyslemy)"
)


@dataclass(frozen=True)
class Promise:
    """Where it stands. `general` tells what a store does for everybody."""

    start: int
    end: int
    general: bool


def read_promises(text: str, languages: Sequence[Language]) -> Iterator[Promise]:
    """Yield where a level text says that we did or will do something. A question ("Shall I connect you?") does not."""
    if asks(text):
        return
    plain = OFFERS.sub(lambda found: " " * len(found.group()), text)
    if Language.ENGLISH in languages:
        yield from _deeds(plain)
    for language in languages:
        for found in _pattern(language).finditer(plain):
            if not NOT.search(found.group()):
                yield Promise(*found.span(), bool(IN_GENERAL.match(found.group())))
    for found in PASSIVE.finditer(plain):
        if not NOT.search(found.group()):
            yield Promise(*found.span(), general=not OWNED.search(plain[: found.start()]))


def _deeds(text: str) -> Iterator[Promise]:
    """Yield what "I" or "we" have done or will do, whatever it is, but for what an assistant does."""
    for found in DEED.finditer(text):
        deed = found["deed"] or found["past"]
        if deed not in HARMLESS and not NOT.search(found.group()):
            yield Promise(*found.span(), general=found["who"] == "we" and "'ve" not in found.group())


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    who, deeds = ACTS[language]
    one_word = ONE_WORD.get(language, r"(?!)")
    return re.compile(rf"(?:{who})\s{FAR}(?:{deeds})|{one_word}" if who else deeds)
