"""What is asked, by whom, and what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.gold import Gold

Envelope = dict[str, Any]


@dataclass(frozen=True)
class Asker:
    """A shopper of one store: signed in as a customer, with an order proven in the chat, or anonymous.

    `proof` is (order name, e-mail), given before the question: in the form, or `typed` as a message.
    """

    shop: str
    customer_id: int | None = None
    proof: tuple[str, str] | None = None
    typed: bool = False


@dataclass(frozen=True)
class Verdict:
    """How good an answer is, 0..1, and what is wrong with it. `leaked` is None where nothing could leak."""

    score: float
    wrong: str = ""
    leaked: bool | None = None

    @classmethod
    def of(cls, *wrong: str, leaked: bool | None = None) -> "Verdict":
        """Return right where nothing is wrong."""
        found = "; ".join(one for one in wrong if one)
        return cls(0.0 if found else 1.0, found, leaked)


Judge = Callable[[Envelope], Verdict]


@dataclass(frozen=True)
class Case:
    """One question in a conversation of its own. `page` is the product looked at; `gold` is for people to read."""

    id: str
    question: str
    asker: Asker
    judge: Judge
    kind: str
    lang: str = "en"
    identity: str = "none"
    page: int | None = None
    gold: str = ""


@dataclass(frozen=True)
class Result:
    """`receipt` is the id of the answer's message, under which its receipt is kept."""

    id: str
    kind: str
    lang: str
    identity: str
    question: str
    gold: str
    answer: str
    outcome: str
    score: float
    wrong: str
    leaked: bool | None
    seconds: float
    shop: str
    conversation: str
    receipt: str


@dataclass(frozen=True)
class Goal:
    """The share that must be right: of all of a set, or of one kind; `leaks` at most."""

    share: float
    kinds: Mapping[str, float] = field(default_factory=dict)
    leaks: int = 0


def judged_by(gold: Gold, *, leaks: bool = False) -> Judge:
    """Return a judge of all that the shopper reads: the words, and what the cards of orders say."""

    def judge(envelope: Envelope) -> Verdict:
        said = spoken(envelope)
        missing, forbidden = gold.missing(said), gold.forbidden(said)
        return Verdict.of(
            "says nothing" if not said.strip() else "",
            f"does not say {shortened(missing)}" if missing else "",
            f"says {shortened(forbidden)}" if forbidden else "",
            leaked=bool(forbidden) if leaks else None,
        )

    return judge


def spoken(envelope: Envelope) -> str:
    message = envelope["message"]
    return "\n".join([message["text"], *(order_line(card) for card in message["cards"] if card["kind"] == "order")])


def order_line(card: Envelope) -> str:
    parcels = (f"{one['company']} {one['number']} {one['url']}" for one in card["tracking"])
    return " ".join([card["name"], card["status"], *parcels])


def shortened(entries: Sequence[str]) -> str:
    return ", ".join(entry[:60] for entry in entries[:2])


def described(gold: Gold) -> str:
    never = f" never: {' & '.join(gold.never)}" if gold.never else ""
    return f"{' & '.join(gold.must)}{never}"
