"""One draft: the model writes and looks up, every sentence is checked, and what passes is handed on at once."""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum

from domain.agent.replies import Evidence
from domain.agent.verification import Checked
from domain.drafting.bounds import LETTERS_A_TOKEN, Bounds
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import owns_up
from domain.drafting.lookups import OFFER_PERSON, TOOLS, Found
from domain.drafting.models import Call, LanguageModel, Line, Role, Used, Words
from domain.drafting.prompts import AGAIN, REFUSED
from domain.drafting.sentences import Sentences
from domain.drafting.voicing import in_voice, never_said
from domain.errors import RemoteError
from domain.voice.settings import Voice

log = logging.getLogger(__name__)

SHORTEST_PATIENCE = 0.5  # seconds; with less left, nothing is begun
LONGEST_CHECKED = 1200  # characters; whoever writes on without a full stop says nothing that can be checked
MOST_BLOCKED = 6  # sentences of a draft; who is wrong so often is not asked on


class End(StrEnum):
    """Why a draft ended; LEFT while it has not, or where nobody read it to its end."""

    DONE = "done"
    FAILED = "failed"
    OUT_OF_TIME = "out_of_time"
    OUT_OF_STEPS = "out_of_steps"
    OUT_OF_TOKENS = "out_of_tokens"
    REFUSED = "refused"
    PERSON = "person"
    OVERTAKEN = "overtaken"
    LEFT = "left"


@dataclass(frozen=True)
class Task:
    """What one draft works with. `look_up` runs a tool; `check` begins a check of sentences against records.

    `overtaken` tells whether the shopper has written again, so that another turn answers everything. `in_vain` where
    nothing was found that answers, so that a draft may say just that.
    """

    model: LanguageModel
    bounds: Bounds
    lines: Sequence[Line]
    found: Found
    look_up: Callable[[str, str], Found]
    show: Callable[[Sequence[Evidence]], str]
    check: Callable[[Found], DraftCheck]
    overtaken: Callable[[], bool]
    clock: Callable[[], float]
    in_vain: bool = False
    voice: Voice = Voice()


@dataclass
class Draft:
    """A draft while it is written. Iterating `run` gives what may be sent, as soon as it may."""

    task: Task
    found: Found
    lines: list[Line]
    ends_at: float
    check: DraftCheck
    sent: list[Checked] = field(default_factory=list)
    held: list[tuple[str, Checked]] = field(default_factory=list)
    blocked: list[Checked] = field(default_factory=list)
    text: str = ""
    steps: int = 0
    read: int = 0
    written: int = 0
    end: End = End.LEFT
    asked: set[tuple[str, str]] = field(default_factory=set)
    redrafted: bool = False

    @classmethod
    def begun(cls, task: Task) -> "Draft":
        ends_at = task.clock() + task.bounds.seconds
        return cls(task, task.found, list(task.lines), ends_at, task.check(task.found))

    def run(self) -> Iterator[str]:
        """Yield the sentences that passed, each with the space after it. Raises nothing of the model's."""
        while not (stop := self._must_stop()):
            before = len(self.blocked)
            try:
                said, calls = yield from self._write()
            except RemoteError as error:
                log.warning("draft broke off", extra={"error": str(error)})
                self.end = End.OUT_OF_TIME if self._left() <= SHORTEST_PATIENCE else End.FAILED
                return
            if self.end is End.OVERTAKEN or (self.end is End.REFUSED and not calls):
                return
            if not (calls and self._answer(said, calls)) and not self._redraft(said, before, bool(calls)):
                yield from self._rest()
                self.end = End.DONE if self.end is End.LEFT else self.end
                return
        self.end = stop

    def _must_stop(self) -> End | None:
        """Return why nothing more may be begun, if so. The first words of a turn must not be overtaken ones."""
        if self._left() <= SHORTEST_PATIENCE:
            return End.OUT_OF_TIME
        if self.steps >= self.task.bounds.steps:
            return End.OUT_OF_STEPS
        if self._tokens_ahead() > self.task.bounds.tokens or self._is_too_dear():
            return End.OUT_OF_TOKENS
        return End.OVERTAKEN if not self.sent and self.task.overtaken() else None

    def _left(self) -> float:
        return self.ends_at - self.task.clock()

    def _tokens_ahead(self) -> int:
        """Return what the turn will have taken after one more piece of writing, at most."""
        return self.read + self.written + self._to_read() + self.task.bounds.answer_tokens

    def _is_too_dear(self) -> bool:
        bounds = self.task.bounds
        read, written = self.read + self._to_read(), self.written + bounds.answer_tokens
        return bool(bounds.money) and bounds.cost(read, written) > bounds.money

    def _to_read(self) -> int:
        return sum(len(line.text) for line in self.lines) // LETTERS_A_TOKEN

    def _write(self) -> Generator[str, None, tuple[str, list[Call]]]:
        """Let the model write once; return what it wrote and which tools it asked for."""
        self.steps += 1
        sentences, said, calls, told = Sentences(), "", list[Call](), False
        last = self.steps >= self.task.bounds.steps
        limit = self.task.bounds.answer_tokens
        with closing(self.task.model.write(self.lines, () if last else TOOLS, self._left(), limit)) as pieces:
            for piece in pieces:
                if isinstance(piece, Words):
                    said += piece.text
                    for sentence in sentences.feed(piece.text):
                        yield from self._judge(sentence)
                elif isinstance(piece, Call):
                    calls.append(piece)
                else:
                    told = self._count(piece)
                if self.end in (End.REFUSED, End.OVERTAKEN):
                    break
        if not told:
            self._count(Used(self._to_read(), len(said) // LETTERS_A_TOKEN))
        if not calls and self.end is End.LEFT:
            yield from self._judge(sentences.rest())
        return said, calls

    def _count(self, used: Used) -> bool:
        self.read += used.read
        self.written += used.written
        return True

    def _judge(self, sentence: str) -> Iterator[str]:
        """Check a sentence. Talk that binds nothing waits for a sentence that does: alone it would be no answer."""
        if not any(letter.isalnum() for letter in sentence):
            return
        sentence = in_voice(self.task.voice, sentence, self.found.evidence)
        checked = self.check.check(sentence) if len(sentence) <= LONGEST_CHECKED else _endless(sentence)
        if checked.passed and (unsaid := never_said(self.task.voice, sentence, self.found.evidence)):
            checked = Checked(sentence, (), unsaid)
        if not checked.passed:
            self.blocked.append(checked)
            self.end = End.REFUSED if len(self.blocked) >= MOST_BLOCKED else self.end
        elif not self._is_said(checked.sentence):
            self.held.append((sentence, checked))
            if checked.bindings:
                yield from self._rest()

    def _is_said(self, sentence: str) -> bool:
        return any(sentence == one.sentence for one in (*self.sent, *(checked for _, checked in self.held)))

    def _rest(self) -> Iterator[str]:
        """Send what waits, if something bound was or is now sent."""
        if not any(self._answers(one) for one in (*self.sent, *(checked for _, checked in self.held))):
            return
        if not self.sent and self.task.overtaken():
            self.end = End.OVERTAKEN
            return
        held, self.held = self.held, []
        for sentence, checked in held:
            self.sent.append(checked)
            piece = self._spaced(checked.sentence, sentence)
            self.text += piece
            yield piece

    def _answers(self, checked: Checked) -> bool:
        """Whether a sentence is an answer by itself: it binds something, or owns up that nothing was found."""
        return bool(checked.bindings) or (self.task.in_vain and owns_up(level(checked.sentence)))

    def _spaced(self, words: str, written: str) -> str:
        """Return the words with the space before them that the text so far lacks."""
        gap = "" if not self.text or self.text.endswith((" ", "\n")) else " "
        tail = written[len(written.rstrip()) :]
        return f"{gap}{words}" + ("\n" if "\n" in tail else "")

    def _answer(self, said: str, calls: Sequence[Call]) -> bool:
        """Answer the calls of tools; return whether the model may go on."""
        self.held = []
        if any(call.tool == OFFER_PERSON.name for call in calls):
            self.end = End.PERSON
            return False
        self.lines.append(Line(Role.AGENT, said, tuple(calls)))
        for call in calls:
            self.lines.append(Line(Role.TOOL, self._looked_up(call), call=call.id))
        return True

    def _looked_up(self, call: Call) -> str:
        if (call.tool, call.argument) in self.asked:
            return AGAIN
        self.asked.add((call.tool, call.argument))
        found = self.task.look_up(call.tool, call.argument)
        self.found = self.found.joined(found)
        before, self.check = self.check, self.task.check(self.found)
        self.check.before, self.check.meant = before.before, before.meant
        return self.task.show(found.evidence)

    def _redraft(self, said: str, before: int, ended: bool) -> bool:
        """Ask once to do better what was refused; return whether to go on."""
        refused = self.blocked[before:]
        if not refused or self.redrafted or ended:
            self.end = End.REFUSED if refused and self.end is End.LEFT else self.end
            return False
        self.redrafted = True
        sentences = " | ".join(f"{one.sentence} (not in the records: {', '.join(one.unbound)})" for one in refused)
        sent = self.text.strip() or "nothing"
        self.lines += [Line(Role.AGENT, said), Line(Role.SHOPPER, REFUSED.format(sentences=sentences, sent=sent))]
        return True


def _endless(sentence: str) -> Checked:
    return Checked(sentence[:LONGEST_CHECKED], (), ("no end",))
