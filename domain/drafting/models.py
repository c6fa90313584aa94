"""A language model as we need one: lines in, words and calls of tools out, within a time."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    SYSTEM = "system"
    SHOPPER = "user"
    AGENT = "assistant"
    TOOL = "tool"


@dataclass(frozen=True)
class Words:
    """The next piece of a text, as it is written."""

    text: str


@dataclass(frozen=True)
class Call:
    """The wish to use a tool; `argument` is its one text, "" where it takes none."""

    id: str
    tool: str
    argument: str


@dataclass(frozen=True)
class Used:
    """Tokens that one piece of writing took."""

    read: int
    written: int


@dataclass(frozen=True)
class Line:
    """One line of a conversation as a model reads it; `call` is what a tool's line answers."""

    role: Role
    text: str
    calls: tuple[Call, ...] = ()
    call: str = ""


@dataclass(frozen=True)
class Tool:
    """A look-up a model may ask for. `argument` says what its one text means; "" where it takes none."""

    name: str
    description: str
    argument: str = ""


class LanguageModel(Protocol):
    """`name` is for receipts."""

    name: str

    def write(
        self, lines: Sequence[Line], tools: Sequence[Tool], seconds: float, most_tokens: int
    ) -> Generator[Words | Call | Used, None, None]:
        """Yield words as they come, then the calls, then what it took, if that was told.

        Ends within `seconds`, whatever the other side does. Raises RemoteError; closing it ends the writing.
        """
