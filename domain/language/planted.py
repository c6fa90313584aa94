"""Sentences planted in records to steer an assistant. They are never quoted to a shopper."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from domain.language.words import fold

MACHINE = (
    r"(?:ai|a\.i\.|(?:ai|virtual|support|shopping|service|chat|sales|digital) (?:model|assistant|agent)s?|assistants?"
    r"|chat ?-?bots?|bots?|(?:large )?language models?|llms?|(?:chat)?gpt|assistent\w*|asisten\w+|assistente\w*|asystent\w*)"
)
TOLD = r"(?:instructions?|rules|prompts?|guidelines|directives?)"
ABROAD = (
    r"(?:anweisung\w*|vorgaben|regeln|instruccion\w*|reglas|consignes?|regles|instrukcj\w*|polecen\w*|zasad\w*"
    r"|instruco\w*|regras|istruzion\w*|regole|instructies|regels)"
)
FORGOTTEN_ABROAD = (
    r"(?:ignorier\w*|vergiss|vergessen sie|missachte\w*|ignora\w*|olvida\w*|ignore[sz]?|oublie[sz]?|zignoruj\w*"
    r"|ignoruj\w*|zapomnij\w*|esque\w*|desconsidere\w*|dimentica\w*|negeer\w*|vergeet)"
)
# Who is spoken of as somebody else can only be the shopper, so the sentence is for whoever answers them.
SHOPPER = r"(?:(?:the|our|any|every|all|each|your|an?) )*(?:customer|shopper|user|buyer)s?\b(?! (?:service|support|care|manual|guide|account|team))"
SPEECH = (
    r"(?:say|tell|reply|answer|respond|repeat|output|mention|confirm|state|claim|inform|announce|reveal|disclose|pretend"
    r"|write|print|recommend|promise|assure|end every|begin every|start every)"
)
MUST = r"(?:must|should|shall|has to|have to|needs? to|is to|are to|always|never|please)"
BEGINS = r"(?:^|[.;:!?,()\[\]{}<>|–—\"'-]\s*|\b(?:you must|you should|please|always|just|never|now|simply) )"
RECORDS = r"(?:orders?|addresses|e-?mails?|customers?|codes?|passwords?|personal data|customer data)"
# What a merchant does, or somebody has to, is no order given to the reader.
NOT_OURS = "".join(
    f"(?<!{who} )" for who in ("we", "will", "ll", "to", "and", "or", "must", "should", "shall", "may", "can")
)
# In other tongues: to speak, and who is to hear it.
SPEECH_ABROAD = (
    r"(?:sage?|sagen sie|antworte\w*|schreibe?|schreiben sie|erwahne\w*|bestatige\w*|di(?:ga(?:le|s)?|le|les)?|responde\w*|contest[ae]\w*"
    r"|escrib[ae]\w*|mencion[ae]\w*|dis|dites|reponds|repondez|ecris|ecrivez|mentionne[sz]?|escreva\w*|mencione|responda\w*"
    r"|rispondi\w*|scrivi|dica|zeg(?:t)?|antwoord\w*|schrijf\w*|vermeld|powiedz\w*|odpowiedz\w*|odpowiadaj\w*|napisz\w*)"
)
SHOPPER_ABROAD = r"(?:kund(?:e|en|in|innen)|clientes?|clients?|clienti|klant(?:en)?|klien(?:t|ta|tom|towi|tow|ci)|usuarios?|utilisateurs?|benutzern?|utenti|uzytkownik\w*)"
# Wherever they stand, in a sentence or in a name.
EVERYWHERE = (
    re.compile(rf"\b(?:ignore|disregard|forget|override|bypass)\b.{{0,40}}\b(?:{TOLD}|above)\b", re.I),
    re.compile(r"\b(?:ignore|disregard)\b.{0,30}\bpolic(?:y|ies)\b", re.I),
    re.compile(rf"\b{FORGOTTEN_ABROAD}\b.{{0,40}}\b{ABROAD}\b", re.I),
    re.compile(r"(?:지시|명령|규칙).{0,12}무시|(?:指示|命令|ルール).{0,12}(?:無視|忘れ)"),
    re.compile(
        r"(?:\[\[?|<\|?|<!--|###|\{\{|%%%?)\W{0,20}(?:begin |new |end )*(?:system|assistant|developer|instructions?|prompt|im_start)\b"
        r"|\[/?inst\]|</(?:data|system|context|prompt|record|document)>",
        re.I,
    ),
    re.compile(
        rf"\b(?:note|message|instructions?|attention|reminder|hint|important|warning) (?:to|for) (?:the |any |all )?"
        rf"{MACHINE}\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:the|dear|hey|any|all|an?|every) {MACHINE}\b.{{0,30}}"
        r"\b(?:must|should|shall|has to|have to|needs? to|say|tell|repl\w+|please)\b",
        re.I,
    ),
    re.compile(rf"\b(?:dear|hi|hey|hello) {MACHINE}\s*[,!:]", re.I),
    re.compile(rf"\b{MACHINE}\b.{{0,30}}\b{MUST}\b.{{0,25}}\b{SPEECH}\b", re.I),
    re.compile(
        rf"\b{MACHINE}\s*[:,>\]!–—-]+\s*(?:(?:{MUST}|now|just|you|when|if|dont|do not|{SPEECH}|{SPEECH_ABROAD}) )", re.I
    ),
    re.compile(
        rf"{NOT_OURS}\b(?:tell|inform|assure|remind|notify|advise|promise|convince|persuade) "
        rf"(?:{SHOPPER}|whoever asks|anyone who asks)",
        re.I,
    ),
    re.compile(
        rf"{NOT_OURS}\b(?:say|reply|answer|respond|output|repeat|reveal|disclose|read out)\b"
        rf".{{1,60}}?\b(?:to|at|for) (?:{SHOPPER}|whoever asks|anyone who asks)",
        re.I,
    ),
    re.compile(
        r"\b(?:when(?:ever)?|if|once|(?:every|each) time)\b[^.]{0,40}?\bask(?:s|ed)?\b[^.]{0,40}?"
        rf"(?:[,:] |\b(?:then|always|must|please|just) )(?:\w+ )?{SPEECH}\b"
        rf"|\bwhen(?:ever)? (?:you are )?asked(?: \w+){{0,6}}?,? {SPEECH}\b"
        rf"|{BEGINS}{SPEECH}\b[^.]{{0,40}}\b(?:when(?:ever)?|if) (?:you are )?asked\b",
        re.I,
    ),
    re.compile(
        r"\b(?:who|that) asks?\b.{0,60}\b(?:just|simply|always|please) (?:confirm|agree|say|tell|promise|approve|grant)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:just|simply|always|please|and|then) (?:confirm|approve|grant) (?:it|this|that)(?: to them| for them)?\s*(?:[.!]|$)",
        re.I,
    ),
    re.compile(
        r"\byou (?:must|shall|should|have to|are to|need to)(?: now| always| only| never| not| please)* "
        r"(?:say|answer|reply|respond|output|repeat|pretend)\b",
        re.I,
    ),
    re.compile(
        r"\baccess granted\b|\bgrant (?:\w+ )?access\b|\boverride ?:|\bnew (?:instructions?|prompt|system) ?:|\bas an ai\b"
        r"|\bact as (?:dan|an? (?:admin\w*|unrestricted)|the (?:owner|admin\w*|system))\b|\bend of (?:data|prompt|instructions?|context)\b"
        rf"|\b(?:customer|shopper|user|buyer|caller) is (?:now |already |an? |the )*(?:verified|admin\w*|authenticated|authori[sz]ed|owner|proven)\b"
        rf"|\breveal (?:all|every|any|the)\b.{{0,25}}\b{RECORDS}\b"
        rf"|\b(?:all|any|every|other)\b.{{0,20}}\b{RECORDS} (?:may|can|should|must|shall) be (?:shown|revealed|given|shared|told|disclosed)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:include|add|insert|append|mention|put|write|use) (?:\w+ )?(?:phrase|words?|sentence|string|keyword|code|text)\b.{0,40}"
        r"\b(?:in|to|at the end of) (?:your|every|each|all|the) (?:answer|repl|response|message)",
        re.I,
    ),
    re.compile(
        rf"{BEGINS}(?:do not|dont|never) (?:answer|reply|respond)\b.{{0,12}}[,;:.] *(?:but |instead |just )?{SPEECH}\b",
        re.I,
    ),
    re.compile(r"\b(?:respond|reply) with\b|\brepeat\b.{0,40}\bin (?:your|the) (?:answer|reply|response)\b", re.I),
    re.compile(
        r"\b(?:you are now|from now on,? (?:you|answer|reply|say|respond)|system prompt|before anything else"
        r"|(?:maintenance|developer) mode)\b",
        re.I,
    ),
    re.compile(
        rf"\b{SPEECH_ABROAD}\b.{{1,40}}?\b(?:zum|zur|dem|den|der|allen|al|ai|a los|a las|a todos los|aux?|a tous les|a|ao|aos|aan|de|do)"
        rf" (?:\w+ )?{SHOPPER_ABROAD}\b|\b{SPEECH_ABROAD} (?:\w+ )?{SHOPPER_ABROAD}\b"
        rf"|{BEGINS}reponds\b|{BEGINS}(?:responde|responda|repondez|rispondi|odpowiedz|odpowiadaj|antwoord) (?:\w+ )?"
        r"(?:con|solo|siempre|par|seulement|toujours|avec|com|apenas|sempre|zawsze|tylko|met|altijd|alleen)\b"
        r"|\bantworte(?: sie)? (?:mit|nur|immer)\b",
        re.I,
    ),
    re.compile(
        r"(?:(?<!\S)\S+ ?)?(?:라고|다고|으로만?) ?(?:답|말|대답|응답|안내)"
        r"(?:하(?:세요|라|십시오|여|해야)|해(?:라|요|주세요|야)?)(?![가-힣])"
    ),
    re.compile(
        r"(?<![^\s。、.!?])[^\s。、.!?]*(?:と|を)(?:必ず|常に)?(?:答え|返答し|回答し|返信し|言っ|伝え)"
        r"(?:て(?:く[だた]さい|下さい)|なさい|ること|よ(?![うり]))"
    ),
)
# What opens a message to a machine may as well open a title: "Human: A History".
IN_SENTENCES = (
    re.compile(
        r"^\W*(?:system|assistant|user|human|ai|(?:chat ?-?)?bots?|llm|gpt)\s*(?:prompt|message|note)?\s*[:>\]]"
    ),
    re.compile(r"\bthe (?:model|agent)\b.{0,30}\b(?:must|should|shall|has to|needs? to|say|tell|repl\w+)\b"),
    re.compile(r"\b(?:every|each|all|your) (?:repl(?:y|ies)|answers?|responses?|messages?)\b"),
    re.compile(r"\b(?:answer|reply|respond|say|output) (?:only|nothing but|exactly|with the words?)\b"),
)
# A sentence behind a planted one that goes on with it.
GOES_ON = re.compile(
    r"^\W*(?:and |then |also )*(?:output|say|reply|respond|answer|print|write|tell|repeat|end|start|begin|include|add"
    r"|give|do not|dont|never|always|instead)\b"
)
# None of the patterns finds anything where none of these stands. Looked for one by one: as a pattern that ignores case
# they take ten times as long, and every sentence of a catalogue is asked.
HINTS = tuple(
    "ignor disregard forget overrid bypass vergiss vergess vergeet missacht negeer olvid oubli zapomn esque desconsid"
    " dimentic system assist asisten asystent developer maintenance user human a.i. bot model llm gpt agent answer repl"
    " respon message output say repeat prompt instruction im_start customer shopper buyer asks asked confirm approve"
    " grant reveal pretend phrase inst] </ act kund client klant usuari repond utilisat benutz utent uzytk sag antwort"
    " respond rispond odpow powiedz schreib escri ecri 무시 하세요 하라 십시오 해야 답해 말해 안내해 無視 忘れ 答え 返答 回答 返信"
    " 言っ 伝え".split()
) + ("you are now", "from now", "before anything", "end of data", "be shown", "be given", "be shared")
MACHINE_ALONE = re.compile(r"\bai\b")
CLAUSE_END = re.compile(r"[.!?:;|\n(\[{<>–—]|\s-\s")
SHORTEST_NAME = 2  # letters
NAMES_IN_MEMORY = 8192  # per process


def is_suspicious(text: str) -> bool:
    plain = text.casefold() if text.isascii() else fold(text)
    return any(map(plain.__contains__, HINTS)) or MACHINE_ALONE.search(plain) is not None


def speaks_to_machine(sentence: str) -> bool:
    if not is_suspicious(sentence):
        return False
    plain = fold(sentence)
    return any(pattern.search(plain) for pattern in (*EVERYWHERE, *IN_SENTENCES))


def told_to_machines(sentences: Iterable[str]) -> list[bool]:
    """Return of each sentence whether it speaks to a machine, or goes on with one that does."""
    found = [False]
    for sentence in sentences:
        found.append(speaks_to_machine(sentence) or (found[-1] and bool(GOES_ON.search(fold(sentence)))))
    return found[1:]


def _letter_for_letter(text: str) -> str:
    """Return the text without accents and wide forms, each letter where it was, so that a place found is its place."""
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    whole = unicodedata.normalize("NFC", bare)
    return whole if len(whole) == 1 else letter


@lru_cache(NAMES_IN_MEMORY)
def without_planted(name: str) -> str:
    """Return a title, an option's value or a town without what speaks to a machine and all behind it: maybe ""."""
    if not is_suspicious(name):
        return name
    plain = _letter_for_letter(name)
    starts = [found.start() for pattern in EVERYWHERE if (found := pattern.search(plain))]
    if not starts:
        return name
    ends = [found.start() for found in CLAUSE_END.finditer(name, 0, min(starts))]
    kept = name[: ends[-1] if ends else min(starts)].strip(" -–—:;,.|([{<!#")
    return kept if len(kept) >= SHORTEST_NAME else ""
