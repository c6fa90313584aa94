"""What shoppers write and press in a sequence, what troubles a desk, and what may be said back while people have it."""

from dataclasses import dataclass

from hypothesis import strategies as st

from domain.agent.phrases import Say
from domain.handoff.words import Word
from tests.domain.handoff.strict_desks import Trouble

ASKED_ON = {f"{word} {Word.ASK_GO_ON}" for word in (Word.WROTE_ON_BY_MAIL, Word.WROTE_ON_DELAYED)}
AT_ONCE = f"{Say.SENSITIVE} {Word.WROTE_ON_BY_MAIL}"
NOTICES = {"", *(word.value for word in Word), *ASKED_ON, AT_ONCE}
ANSWERS_ON = {Word.ON_BY_MAIL, Word.WITH_TEAM_BY_MAIL}  # what is said to a yes and a no to that question
WITH_TEAM = {Word.WITH_TEAM, Word.WITH_TEAM_HERE, Word.WITH_TEAM_BY_MAIL}


@dataclass(frozen=True)
class Press:
    consent: bool
    email: str | None = None


@dataclass(frozen=True)
class Proof:
    email: str


LINES: tuple[str | Press | Proof, ...] = (
    "hello",
    "I want to talk to a human",
    "yes please",
    "no thanks",
    "yes, and it is urgent",
    "jane@example.com",
    "my lawyer will sue you",
    "do you ship to Canada",
    "how much does the rain jacket cost",
    Press(True, "joe@example.com"),
    Press(True),
    Press(False),
    Proof("own.bob@mail.example"),
    Proof("nobody@mail.example"),
)
WHICH = st.integers(0, 1)
BEGUN = st.sampled_from(["opened", "agreed", "open"])
# What was done though nobody heard of it is where the danger is.
TROUBLE = st.sampled_from([*Trouble, Trouble.LATE, Trouble.LATE, Trouble.LOST, Trouble.CRASH_AFTER])
TROUBLES = st.lists(TROUBLE, max_size=2)
