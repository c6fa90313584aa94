"""Answers from the store's policies, pages and articles: the passage itself, with its source."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.policies.clauses.statements import Contradiction, Statement, contradictions, statements_in
from domain.agent.policies.passages import Run, best_run, passage_units
from domain.agent.policies.quoting import quoted
from domain.agent.policies.scoring import strays
from domain.agent.replies import Evidence, HandoffReason, Outcome, Source
from domain.agent.routing.heads import guess_matter
from domain.agent.routing.matters import Matter
from domain.agent.understanding.mentions import mask
from domain.agent.understanding.questions import Question, question_meanings, read_question, slips_in
from domain.knowledge.documents import DocumentKind, Passage
from domain.language.concepts import CONCEPTS, said_words
from domain.language.languages import Language, detect
from domain.language.units import Unit
from domain.language.words import HAS_DIGIT, fold

KINDS = (DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.ARTICLE)
PASSAGES = 12
LEAST_SHARE = 0.25  # of a question that the words of its answer must hold, however near the passage is
LEAST_NEAR = 0.1  # of a passage, however many words it shares
# What the share of a question and the nearness of the passage must make together.
ENOUGH = 0.7
SURE = 0.9  # where the question was rather about products
FAR_AHEAD = 0.15  # of all other passages, in nearness
AHEAD_BONUS = 0.2
LEAST_AHEAD = 0.1  # of a question, where a passage is far ahead
MOST_PARTS = 3
IN_PASSING = frozenset({"delivery", "pay"})  # what sentences about returns speak of too: "30 days from delivery"
NEXT_PART = re.compile(
    r"[.?!;\n]+\s+|[,;]?\s+\b(?:and|also|und|oraz|et|plus)\s+(?=(?:also |then )?(?:do|does|can|could|what|whats|how"
    r"|hows|is|are|when|where|which|who|will|wie|was|wann|wo|kann|ile|jak|czy|gdzie|quand|combien|comment)\b)",
    re.I,
)
POINTS_BACK = re.compile(r"\b(?:it|that|this|they|them|those|these)\b")


@dataclass(frozen=True)
class Found:
    """The run of a passage that answers; `section` are all the passage's units, `strength` how sure it is."""

    run: Run
    section: tuple[Unit, ...]
    passage: Passage
    strength: float


def find_policy(turn: Turn, enough: float = ENOUGH) -> Draft | None:
    """Return the passages that answer the message, or None when no text of the store's does.

    `enough` is what the share of the question that a passage holds and its nearness must make together.
    """
    found = [best for part in parts_of(turn.text) if (best := _best(turn, part, enough))]
    once = {(one.passage.document_id, one.run.units[0].text): one for one in found}
    return _quote(turn, list(once.values()), _differing(turn, list(once.values()))) if once else None


def _differing(turn: Turn, found: Sequence[Found]) -> list[Statement]:
    """Return what the store's texts state differently of one thing, where some of it would be told."""
    told = {unit.text for one in found for unit in one.run.units}
    if not any(one.unit.text in told for one in statements_in([one.passage for one in found])):
        return []
    differ = [one for one in contradictions(_passages(turn, turn.text)) if _tells(one, told)]
    return list({one.unit.text: one for each in differ for one in each.statements}.values())


def _tells(differ: Contradiction, told: Collection[str]) -> bool:
    return any(one.unit.text in told for one in differ.statements)


def unanswered(turn: Turn) -> Draft:
    """Say that the store's texts do not hold the answer, and offer a person."""
    return Draft(
        Outcome.HANDOFF_OFFERED,
        (turn.say(Say.NO_ANSWER), turn.say(Say.OFFER_PERSON)),
        (Intent.POLICY,),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=turn.conversation.topic,
        handoff=HandoffReason("low_confidence"),
    )


def parts_of(text: str) -> list[str]:
    """Return the questions of a message; one that only points back is asked with all that was said."""
    parts = [part for part in NEXT_PART.split(text) if question_meanings(part)]
    if len(parts) < 2:
        return [text]
    return [text if POINTS_BACK.search(fold(part)) else part for part in parts[:MOST_PARTS]]


def _best(turn: Turn, question: str, enough: float) -> Found | None:
    """Return what answers a question as it was put, else as stores put what it is after."""
    found = _search(turn, question)
    if found and found.strength >= enough:
        return found
    matter = _matter_of(turn, question)
    again = _search(turn, matter.value) if matter else None
    if not matter or not again or again.strength < enough:
        return None
    asked = frozenset(question_meanings(matter.value))
    passing = asked & IN_PASSING and any(strays(unit.meanings, asked) for unit in again.run.units)
    return None if passing else again


def _matter_of(turn: Turn, question: str) -> Matter | None:
    """Return what a question after a rule is after; a number in it is not answered by what is said of another."""
    if not turn.understood.wants(Intent.POLICY) or HAS_DIGIT.search(mask(question)):
        return None
    return guess_matter(mask(question), turn.reads.knowledge.vector(question))


def _search(turn: Turn, question: str) -> Found | None:
    sections = _sections(turn, question)
    units = [unit for _, section in sections for unit in section]
    slips = slips_in(question, units)
    if slips:
        question = " ".join(slips.get(word, word) for word in said_words(question))
        sections = _sections(turn, question)
        units = [unit for _, section in sections for unit in section]
    read = read_question(question, units)
    if read is None:
        return None
    found = [_found(read, passage, section, _ahead(passage, sections)) for passage, section in sections]
    return max((one for one in found if one), key=lambda one: one.strength, default=None)


def _found(question: Question, passage: Passage, section: tuple[Unit, ...], ahead: float) -> Found | None:
    run = best_run(question, section)
    if not run or passage.score < LEAST_NEAR or run.score < (LEAST_AHEAD if ahead else LEAST_SHARE):
        return None
    return Found(run, section, passage, run.score + passage.score + ahead)


def _ahead(passage: Passage, sections: Sequence[tuple[Passage, tuple[Unit, ...]]]) -> float:
    """Return a bonus for a passage that is by far the nearest of all."""
    others = [other.score for other, _ in sections if other is not passage]
    return AHEAD_BONUS if others and passage.score - max(others) >= FAR_AHEAD else 0.0


def _sections(turn: Turn, question: str) -> list[tuple[Passage, tuple[Unit, ...]]]:
    return [(passage, passage_units(passage)) for passage in _passages(turn, question)]


def _passages(turn: Turn, question: str) -> list[Passage]:
    """Return the nearest passages; a question in another language is asked in the words of its concepts as well."""
    found = turn.search(question, KINDS, PASSAGES)
    concepts = [word for word in question_meanings(question) if word in CONCEPTS]
    if turn.language is not Language.ENGLISH and concepts:
        found = [*found, *turn.search(" ".join(concepts), KINDS, PASSAGES)]
    best = {(one.kind, one.document_id, one.text): one for one in sorted(found, key=lambda one: one.score)}
    return list(best.values())


def _quote(turn: Turn, found: Sequence[Found], differing: Sequence[Statement] = ()) -> Draft:
    torn = {one.unit.text for one in differing}
    whole = [one for one in found if torn.isdisjoint(unit.text for unit in one.run.units)]
    texts = [(one.passage, quoted(one.run, one.section)) for one in whole]
    both = [(one.passage, (as_bullet(one.unit.text),)) for one in differing]
    lines = [line for _, lines in texts for line in lines]
    apart = (turn.say(Say.RULES_DIFFER), *(line for _, lines in both for line in lines)) if both else ()
    return Draft(
        Outcome.ANSWERED,
        (*_lead(turn, lines), *lines, *apart),
        (Intent.POLICY,),
        evidence=tuple(passage_evidence(passage, lines) for passage, lines in (*texts, *both)),
        sources=tuple(dict.fromkeys(passage_source(passage) for passage, _ in (*texts, *both))),
        suggestions=(turn.say(Say.SUGGEST_PERSON),) if differing else (),
        topic=replace(turn.conversation.topic, pending_question=""),
    )


def as_bullet(line: str) -> str:
    return line if line.startswith(BULLET) else f"{BULLET}{line}"


def _lead(turn: Turn, lines: Sequence[str]) -> tuple[str, ...]:
    """Tell a shopper of another language that the store's text is in English."""
    foreign = (
        lines and turn.language is not Language.ENGLISH and detect(" ".join(lines), turn.language) is Language.ENGLISH
    )
    return (turn.say(Say.IN_ENGLISH),) if foreign else ()


def passage_evidence(passage: Passage, lines: Sequence[str]) -> Evidence:
    quotes = {f"quote.{number}.text": line for number, line in enumerate(lines, 1)}
    fields = {"title": passage.title, **quotes}
    return Evidence(passage.kind.value, passage.document_id, passage.title, passage.url, passage.version, fields)


def passage_source(passage: Passage) -> Source:
    return Source(passage.kind.value, passage.document_id, passage.title, passage.url, passage.version)
