"""Checks the sentences of a draft one after the other; each may speak of what the one before it named."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.agent.facts import Fact
from domain.agent.verification import Binding, Checked
from domain.drafting.checking import (
    compared,
    counted,
    dated,
    licensing,
    makes,
    paid,
    parcelled,
    plainly_said,
    reckoned,
    short_answers,
    soon,
    stated,
    told,
    worded,
)
from domain.drafting.checking.clauses import clauses_of
from domain.drafting.checking.goods import Mention, mention_in
from domain.drafting.checking.holdings import Holding, Text, may_speak_of
from domain.drafting.checking.levelling import level, plainly
from domain.drafting.checking.moods import denies
from domain.drafting.checking.parts import Part, Scene
from domain.drafting.checking.sheets import Sheet
from domain.language.languages import WORDS, Language, detect
from domain.language.words import WORD, fold

SHORTEST_QUOTE = 3  # words; two may mean anything
# What follows a piece of a line, or stands before it in its sentence, and says when, where or within what it holds.
NARROWS_AFTER = re.compile(
    r"(?:if|when|unless|until|once|after|before|within|with|without|for|from|to|in|on|at|except|excluding|only|but|provided|as long|that|which|and|or|of"
    r"|wenn|falls|ausser|nur|innerhalb|si|sauf|salvo|excepto|se|solo|als|tenzij|jesli)\b|\d"
)
NARROWS_BEFORE = re.compile(
    r"(?:^|[;:?] )[^;:?]*\b(?:if|when|unless|until|once|after|before|except|outside|inside|in|from|for|to|only|not|never|no|wenn|falls|si|se|als|jesli)\b[^;:?]*$"
)
FOREIGN = re.compile(
    r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u2bff\u3000-\u30ff\u3400-\u9fff\u1100-\u11ff\uac00-\ud7af\uff00-\uffef\ufe0f\U0001f000-\U0001faff]"
)
ASIAN, LATIN = re.compile("[\u3040-\u9fff\uac00-\ud7a3]"), re.compile("[A-Za-z]")
Step = Callable[[Part], None]
# Each settles what it finds, so that a colour inside a title or a number inside a date is not read again.
TOLD: tuple[Step, ...] = (plainly_said.bind_lines, told.bind_told)
STEPS: tuple[Step, ...] = (
    licensing.settle_phrases,
    plainly_said.bind_names,
    plainly_said.bind_phones,
    compared.bind_comparisons,
    paid.bind_sums,
    reckoned.settle_sums_together,
    soon.bind_soon,
    dated.bind_days,
    plainly_said.refuse_codes,
    stated.bind_missing,
    stated.refuse_promises,
    stated.bind_claims,
    counted.bind_amounts,
    counted.bind_single,
    worded.settle_colors,
    worded.settle_sizes,
    worded.refuse_carriers,
    worded.refuse_other_parcels,
    parcelled.settle_together,
    worded.refuse_names,
    worded.settle_extremes,
    makes.refuse_unmade,
    makes.refuse_gone,
    worded.refuse_ellipses,
    licensing.refuse_shares,
    licensing.refuse_unlicensed,
    licensing.refuse_unbound,
)


class DraftCheck:
    """One draft's check. `scene` may grow between sentences, as further look-ups bring further records."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.before: tuple[Holding, ...] = ()
        self.meant: dict[str, Mention] = {}

    def check(self, sentence: str) -> Checked:
        """Return what binds the sentence and what does not; it may be sent when nothing is unbound."""
        sheet = Sheet(plainly(sentence))
        if FOREIGN.search(sheet.text):
            return Checked(sheet.text, (), (sheet.text,))
        languages = tuple(dict.fromkeys((self._spoken(sheet.text), self.scene.language, Language.ENGLISH)))
        clauses = clauses_of(level(sheet.text), self.scene.holdings, self._before())
        subjects = tuple(dict.fromkeys(one for clause in clauses for one in clause.subjects))
        if any(clause.named for clause in clauses):
            self.before = subjects
        if quote := _quoted(sheet.text, [*subjects, *(one for one in self.scene.holdings if one.is_document)]):
            return Checked(sheet.text, (_whole(sheet.text, quote.fact),), ())
        scene = replace(self.scene, meant=dict(self.meant))
        parts = [Part(scene, sheet, clause, languages) for clause in clauses]
        self._remember(sheet.text, subjects)
        _take(TOLD, parts)
        plainly_said.settle_links(sheet, self.scene, list(subjects) if any(one.named for one in clauses) else [])
        _take(STEPS, parts)
        _take((short_answers.refuse_unborne,), parts[:1])
        return Checked(sheet.text, tuple(sheet.bindings), tuple(one for one in sheet.unbound if one))

    def _remember(self, sentence: str, subjects: Sequence[Holding]) -> None:
        """Keep which makes of a product a sentence names: the next one may go on with them."""
        for holding in subjects:
            if named := mention_in(level(sentence), sentence, holding):
                self.meant[holding.record.id] = named

    def _spoken(self, text: str) -> Language:
        """Return the language of a sentence: the shopper's, unless its own words say another. Names are often English."""
        own = self.scene.language
        words, other = set(WORD.findall(fold(text))), detect(text, own.value)
        known, strange = WORDS.get(own, frozenset()), WORDS.get(other, frozenset())
        # "Harrow Grid Fleece" may stand in any language, and so may "in".
        more = 2 if other is Language.ENGLISH else 1
        asian = 2 * len(ASIAN.findall(text)) >= len(LATIN.findall(text))
        sure = asian if not strange else len(words & (strange - known)) >= len(words & (known - strange)) + more
        return other if sure else own

    def _before(self) -> tuple[Holding, ...]:
        """Return what the last sentence spoke of, as the scene holds it now."""
        ids = {(one.record.kind, one.record.id) for one in self.before}
        return tuple(one for one in self.scene.holdings if (one.record.kind, one.record.id) in ids)


def _take(steps: Sequence[Step], parts: Sequence[Part]) -> None:
    for part in parts:
        for step in steps:
            step(replace(part))  # what a part has read of the sheet is old once a step has settled something


def _quoted(sentence: str, holdings: Sequence[Holding]) -> Text | None:
    """Return the line that the sentence repeats word for word."""
    words = _squeezed(sentence)
    if len(words.split()) < SHORTEST_QUOTE:
        return None
    goods = [one for one in holdings if one.record.kind == "product"]
    said = (text for holding in holdings for text in holding.texts if text.denies == denies(level(sentence)))
    texts = (text for text in said if may_speak_of(text.fact, goods))
    return next((text for text in texts if _is_whole_in(words, _squeezed(text.fact.value))), None)


def _is_whole_in(words: str, line: str) -> bool:
    """Whether a line has the words, and nothing beside them in its sentence that narrows what they say."""
    before, found, after = f" {line} ".partition(f" {words} ")
    return bool(found) and not (NARROWS_AFTER.match(after) or NARROWS_BEFORE.search(before))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s•\"“”.!]+", " ", level(text)).strip()


def _whole(sentence: str, fact: Fact) -> Binding:
    record = fact.record
    return Binding(sentence, record.id or record.kind, record.version, fact.field)
