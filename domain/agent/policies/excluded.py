"""Who asks what cannot be given back is told all that the store never takes back: whole lists and sentences."""

import re

from domain.agent.drafts import Turn
from domain.agent.policies.clauses.reading import Clause, Verdict, clauses_of, written
from domain.knowledge.documents import DocumentKind
from domain.language.words import fold

RULING = (DocumentKind.POLICY, DocumentKind.PAGE)
LONGEST = 10  # words; more than that puts a case
WHAT = re.compile(
    r"^\W*(?:(?:and|so|hi|hello|hey|ok|und|y|et|a|i)\W+)*(?:what|whats|which|is any|is there|are any|are there|was"
    r"|welche\w*|gibt es|czego|co|jakich|ktor\w+|que|hay|quest|quels?|quelles?|cosa|che|quali|wat|welke|o que|quais)\b"
    r"|[가-힣ぁ-んァ-ヶ一-龠]"
)
NOT = re.compile(
    r"\b(?:not|cannot|cant|never|non-?(?:return|refund)\w+|excluded|exempt|final sale|nicht|nie|ne|no|non|niet|nao"
    r"|ausgeschlossen|ausgenommen)\b|(?:할 수 없|안 ?되|불가)|(?:でき(?:ない|ません)|不可)"
)
BACK = re.compile(
    r"return|refund|\bback\b|\bfinal sale\b|zuruck|ruckg|umtausch|retourn|\bzwr[oa]\w+|\brepris|\brend(?:u|re)|rembours"
    r"|devol|\bres[oi]\b|restitu|rimbors|terug|reembols|반품|환불|返品|返金"
)
# Of one case, or of what to do in it: "what if I cannot return it in time", "which order did you not refund?"
OF_A_CASE = re.compile(
    r"\b(?:if|when|why|should|happens?|it|this|that|my|order|time|was i|wenn|warum|mein\w*|pourquoi|porque|perche"
    r"|jesli)\b"
)
MONEY = frozenset({"pay", "fee"})


def asks_what_not(question: str) -> bool:
    """Whether it is asked which goods can not be given back, of none in particular."""
    plain = fold(question)
    asks = len(plain.split()) <= LONGEST and WHAT.search(plain) and BACK.search(plain) and NOT.search(plain)
    return bool(asks) and not OF_A_CASE.search(plain)


def clauses_of_excluded(turn: Turn) -> list[Clause]:
    """Return the clauses that except goods from returns, of one text alone: two would say the same twice."""
    ruling = clauses_of(written(turn.store, turn.reads.knowledge, RULING))
    excluding = [clause for clause in ruling if _excludes(clause)]
    # A text that has a list of them was written for this.
    chosen = max(excluding, key=lambda one: (one.unit.list_line, one.verdict is Verdict.FORBIDS), default=None)
    document = chosen.passage.document_id if chosen else ""
    return [one for one in excluding if one.passage.document_id == document]


def _excludes(clause: Clause) -> bool:
    about = clause.unit.meanings | clause.unit.context
    of_returns = not {"return", "refund"}.isdisjoint(about) and "cancel" not in clause.unit.meanings
    return of_returns and clause.excepts and clause.is_of_sound and MONEY.isdisjoint(clause.unit.meanings)
