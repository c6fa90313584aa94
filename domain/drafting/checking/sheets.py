"""A sentence while it is checked: what is bound or refused is blanked out, and the rest stays where it was."""

from dataclasses import dataclass, field

from domain.agent.facts import Fact
from domain.agent.verification import Binding
from domain.drafting.checking.levelling import level

BLANK = "\x00"


@dataclass
class Sheet:
    """A sentence under check, and what is found of it.

    `rest` is `text` made level, with blanks for all that is settled; places in both are the same. `bindings` tie words
    to facts, `unbound` are words that no record bears out: with one of these the sentence is not sent.
    """

    text: str
    rest: str = ""
    bindings: list[Binding] = field(default_factory=list)
    unbound: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rest = level(self.text)

    def bind(self, start: int, end: int, fact: Fact) -> None:
        record = fact.record
        self.bindings.append(Binding(self.text[start:end], record.id or record.kind, record.version, fact.field))
        self.settle(start, end)

    def refuse(self, start: int, end: int) -> None:
        self.unbound.append(self.text[start:end].strip())
        self.settle(start, end)

    def settle(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + BLANK * (end - start) + self.rest[end:]

    def is_free(self, start: int, end: int) -> bool:
        return BLANK not in self.rest[start:end]
