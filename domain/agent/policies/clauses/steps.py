"""Steps that follow one another: what the store takes to check and to pay, and what the bank takes after that, are
times of one road and no rivals. Patterns are for folded words."""

import re

from domain.language.words import fold

# The first that a sentence speaks of; a sentence of none tells the whole time.
OF_REFUNDS = (
    (
        "bank",
        re.compile(
            r"\b(?:banks?|card (?:issuer|company|provider)s?|credit card compan\w+"
            r"|(?:show|appear|reflect|visible|post)\w* (?:up |on|in|at|back)|(?:payment|card) provider|statement"
            r"|kreditinstitut|hausbank|banc[oa]s?|banque|banki?|bankow\w*)\b|은행|카드사|銀行|カード会社"
        ),
    ),
    (
        "check",
        re.compile(
            r"\b(?:inspect\w*|check\w*|examin\w*|review\w*|approv\w*|notify|let you know|pruf\w*|revis\w*|inspecc\w*"
            r"|verif\w*|controll\w*|sprawdz\w*|controler\w*)\b|검수|확인|検品|確認"
        ),
    ),
    (
        "pay",
        re.compile(
            r"\b(?:process\w*|issue[ds]?|initiat\w*|paid|pay|send|sent|refund you|erstatten|uberweisen|auszahl\w*"
            r"|reembolsamos|remboursons|rimborsiamo|zwracamy|betalen)\b|처리|処理|手続"
        ),
    ),
)
OF_DELIVERY = (
    (
        "dispatch",
        re.compile(
            r"\b(?:dispatch\w*|leaves?|handling|pack(?:ed|ing)?|prepar\w*|process\w*|fulfil\w*|ship (?:\w+ ){0,2}within"
            r"|ship(?:s|ped)? (?:out |it |them |within|in|from|on|the (?:same|next))|(?:sent|handed) (?:out|over|off)"
            r"|versandfertig|bearbeit\w*|verlasst|verlassen|prepara\w*|expedi\w*|nadaj\w*|wysylamy|verzonden)\b|출고"
            r"|발송|発送"
        ),
    ),
)


def refund_step(sentence: str) -> frozenset[str]:
    """Return the step of a refund that a sentence times; nothing where it times the whole."""
    return _first(OF_REFUNDS, sentence)


def delivery_step(sentence: str) -> frozenset[str]:
    """Return the step before a parcel is on its way that a sentence times; nothing where it times the way."""
    return _first(OF_DELIVERY, sentence)


def _first(steps: tuple[tuple[str, re.Pattern[str]], ...], sentence: str) -> frozenset[str]:
    plain = fold(sentence)
    return frozenset(next(([name] for name, said in steps if said.search(plain)), []))
