"""Answers from the store's policies, pages and articles: the passage itself, with its source."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.gaps import UNSURE
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.policies.as_asked import asks_the_same, titled, written_for
from domain.agent.policies.by_goods import for_all_goods
from domain.agent.policies.by_places import for_all_places
from domain.agent.policies.clauses.statements import Contradiction, Statement, contradictions, statements_in
from domain.agent.policies.faulty import for_faulty
from domain.agent.policies.finding import best_found
from domain.agent.policies.found import ENOUGH, SURE, Found
from domain.agent.policies.nearest import KINDS, passages_near, sections_near
from domain.agent.policies.parts import POINTS_BACK, parts_of
from domain.agent.policies.places_listed import listed_by_union
from domain.agent.policies.quoting import as_sentence, quoted
from domain.agent.policies.scoring import COMMON
from domain.agent.policies.silence import is_sent_to
from domain.agent.replies import Evidence, HandoffReason, Outcome, Source
from domain.agent.understanding.questions import begins_as_question, question_meanings
from domain.knowledge.documents import DocumentKind, Passage
from domain.language.languages import Language, detect
from domain.language.places import places_in
from domain.language.units import Unit
from domain.language.words import fold

__all__ = ["ENOUGH", "KINDS", "SURE", "answer_written", "find_policy", "told_all_the_same", "unanswered"]

SPOKEN_OF = 0.6  # share of a question that a text must hold to answer what is taken for no business of a store's


def find_policy(turn: Turn, enough: float = ENOUGH) -> Draft | None:
    """Return the passages that answer the message, or None when no text of the store's does.

    `enough` is what the share of the question that a passage holds and its nearness must make together.
    """
    parts = parts_of(turn.text)
    found = [one for part in parts for one in _all_found(turn, part, enough)]
    once = {(one.passage.document_id, one.run.units[0].text): one for one in found}
    return _quote(turn, list(once.values()), _differing(turn, list(once.values()))) if once else None


def _all_found(turn: Turn, part: str, enough: float) -> list[Found]:
    found = for_faulty(turn, part, for_all_goods(turn, part, best_found(turn, part, enough)))
    return for_all_places(turn, part, found)


def told_all_the_same(turn: Turn) -> Draft | None:
    """Return what the store's texts say to a question that is taken for no business of a store's, where they plainly
    speak of it: of a roastery's "when do you roast?" What was written for the very question goes before that."""
    if not begins_as_question(turn.text):
        return None
    found = best_found(turn, turn.text, SURE)
    if not found or found.unspoken or found.run.score < SPOKEN_OF:
        return None
    own = {one for one in question_meanings(turn.text) if one not in COMMON and not places_in(one)}
    speaks = any(own & unit.meanings for unit in found.run.units)
    return (answer_written(turn, "") or _quote(turn, [found])) if speaks else None


def answer_written(turn: Turn, product: str) -> Draft | None:
    """Return what the merchant wrote down as the answer to the question, of that product where one is named, else the
    text that bears the question as its title.

    What only points at a product is answered by what was written of it, and by nothing that holds for others.
    """
    alone = () if product and POINTS_BACK.search(fold(turn.text)) else (turn.text,)
    named = (f"{product}: {turn.text}",) if product and fold(product) not in fold(turn.text) else ()
    found = next((one for asked in (*named, *alone) if (one := written_for(turn, asked) or titled(turn, asked))), None)
    return _quote(turn, [found]) if found else None


def _differing(turn: Turn, found: Sequence[Found]) -> list[Statement]:
    """Return what the store's texts state differently of one thing, where some of it would be told."""
    told = {unit.text for one in found if not one.unspoken for unit in one.run.units}
    if not any(one.unit.text in told for one in statements_in([one.passage for one in found])):
        return []
    differ = [one for one in contradictions(passages_near(turn, turn.text)) if _tells(one, told)]
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
        handoff=HandoffReason(UNSURE),
    )


def _quote(turn: Turn, found: Sequence[Found], differing: Sequence[Statement] = ()) -> Draft:
    torn = {one.unit.text for one in differing}
    whole = [one for one in found if torn.isdisjoint(unit.text for unit in one.run.units)]
    texts = list(_told_once((one.passage, (*_question_of(turn, one), *_lines(one))) for one in whole))
    both = [(one.passage, (as_bullet(one.unit.text),)) for one in differing]
    lines = [line for _, lines in texts for line in lines]
    unspoken = dict.fromkeys(one.unspoken for one in whole if one.unspoken)
    silent = tuple(turn.say(Say.TEXT_IS_SILENT, thing=thing) for thing in unspoken)
    sent = not (both or unspoken) and _is_sent_to(turn, [unit for one in whole for unit in one.run.units])
    apart = (turn.say(Say.RULES_DIFFER), *(line for _, lines in both for line in lines)) if both else ()
    return Draft(
        Outcome.ANSWERED,
        (*([turn.say(Say.YES)] if sent else ()), *silent, *tongue_of(turn, lines), *lines, *apart),
        (Intent.POLICY,),
        evidence=tuple(passage_evidence(passage, lines) for passage, lines in (*texts, *both)),
        sources=tuple(dict.fromkeys(passage_source(passage) for passage, _ in (*texts, *both))),
        suggestions=(turn.say(Say.SUGGEST_PERSON),) if differing or unspoken else (),
        topic=replace(turn.conversation.topic, pending_question=""),
        handoff=HandoffReason(UNSURE) if unspoken else None,
        decided=bool(both),
    )


def _lines(found: Found) -> tuple[str, ...]:
    if not found.of_place:
        return quoted(found.run, found.section)
    said = " ".join(as_sentence(unit.text) for unit in found.run.units)
    return (f"{BULLET}{found.passage.heading.rstrip(':')}: {said}",)


def _told_once(texts: Iterable[tuple[Passage, tuple[str, ...]]]) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    """Yield the texts, each line once: two questions may be answered by the same."""
    told: set[str] = set()
    for passage, lines in texts:
        if new := tuple(line for line in dict.fromkeys(lines) if line not in told):
            told.update(new)
            yield passage, new


def _is_sent_to(turn: Turn, told: Sequence[Unit]) -> bool:
    """Whether a list names the one place that is asked about, and nothing that is told beside takes it back."""
    if not is_sent_to(turn.text, told):
        return False
    places = places_in(turn.text)
    if any(places <= unit.places for unit in told):
        return True
    beside = (unit for _, section in sections_near(turn, turn.text) for unit in section)
    return listed_by_union(told, beside, places)


def _question_of(turn: Turn, found: Found) -> tuple[str, ...]:
    """Return the question for which an answer was written, where it was another one."""
    title = found.passage.title
    own = found.passage.kind is DocumentKind.SNIPPET and not asks_the_same(title, turn.text)
    return (title,) if own else ()


def as_bullet(line: str) -> str:
    return line if line.startswith(BULLET) else f"{BULLET}{line}"


def tongue_of(turn: Turn, lines: Sequence[str]) -> tuple[str, ...]:
    """Tell a shopper of another language that the store's text is in English."""
    foreign = lines and turn.spoken is not Language.ENGLISH and detect(" ".join(lines), turn.spoken) is Language.ENGLISH
    return (turn.say(Say.IN_ENGLISH),) if foreign else ()


def passage_evidence(passage: Passage, lines: Sequence[str]) -> Evidence:
    quotes = {f"quote.{number}.text": line for number, line in enumerate(lines, 1)}
    fields = {"title": passage.title, **quotes}
    return Evidence(passage.kind.shown, passage.document_id, passage.title, passage.url, passage.version, fields)


def passage_source(passage: Passage) -> Source:
    return Source(passage.kind.shown, passage.document_id, passage.title, passage.url, passage.version)
