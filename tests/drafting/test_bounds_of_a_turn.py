"""What one turn may cost, counted in steps, tokens, money and seconds of a clock that we turn."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

from domain.conversations import Author, Message
from domain.drafting.bounds import Bounds
from domain.drafting.drafting import LONGEST_CHECKED, Draft, End, Task
from domain.drafting.histories import trimmed
from domain.drafting.lookups import Found
from domain.drafting.models import Call, Line, Role, Tool, Used, Words
from tests.drafting.records import check_of

TRUE = "The Trail Jacket weighs 310 grams."
READ, WRITTEN = 1_000, 100  # tokens of each piece of writing
BOUNDS = Bounds(seconds=10.0, steps=4, tokens=50_000, read_price=Decimal(1), written_price=Decimal(2))


@dataclass
class Asks:
    """A model that asks for one more look-up each time, `taking` so many seconds for it."""

    taking: float = 0.0
    name: str = "asks"
    now: float = 0.0
    times: int = 0
    offered: list[int] = field(default_factory=list)

    def write(
        self, lines: Sequence[Line], tools: Sequence[Tool], seconds: float, most_tokens: int
    ) -> Generator[Words | Call | Used, None, None]:
        self.times += 1
        self.now += self.taking
        self.offered.append(len(tools))
        yield Call(f"call {self.times}", "search_products", f"jacket {self.times}")
        yield Used(READ, WRITTEN)


@dataclass
class Says(Asks):
    text: str = TRUE

    def write(
        self, lines: Sequence[Line], tools: Sequence[Tool], seconds: float, most_tokens: int
    ) -> Generator[Words | Call | Used, None, None]:
        self.times += 1
        yield Words(self.text)
        yield Used(READ, WRITTEN)


def drafted(model: Asks, bounds: Bounds) -> Draft:
    task = Task(
        model=model,
        bounds=bounds,
        lines=[Line(Role.SHOPPER, "what does the jacket cost?")],
        found=Found(),
        look_up=lambda tool, argument: Found(),
        show=lambda records: "",
        check=lambda found: check_of(),
        overtaken=lambda: False,
        clock=lambda: model.now,
    )
    draft = Draft.begun(task)
    assert "".join(draft.run()) == draft.text
    return draft


def test_a_model_is_asked_as_often_as_the_steps_allow_and_offered_no_tool_at_the_last() -> None:
    model = Asks()
    assert drafted(model, BOUNDS).end is End.OUT_OF_STEPS
    assert model.times == BOUNDS.steps
    assert model.offered[-1] == 0 and all(model.offered[:-1])


def test_no_piece_of_writing_begins_that_could_take_more_tokens_than_a_turn_has() -> None:
    model = Asks()
    room = 2 * (READ + WRITTEN) + BOUNDS.answer_tokens - 1
    assert drafted(model, replace(BOUNDS, tokens=room)).end is End.OUT_OF_TOKENS
    assert model.times == 2


def test_no_piece_of_writing_begins_that_could_cost_more_than_a_turn_may() -> None:
    model = Asks()
    dear = replace(BOUNDS, read_price=Decimal(1_000_000), written_price=Decimal(0), money=Decimal(READ + READ // 2))
    assert drafted(model, dear).end is End.OUT_OF_TOKENS
    assert model.times == 2


def test_no_piece_of_writing_begins_when_the_time_is_over() -> None:
    model = Asks(taking=6.0)
    assert drafted(model, BOUNDS).end is End.OUT_OF_TIME
    assert model.times == 2


def test_what_passes_is_said_once() -> None:
    assert drafted(Says(), BOUNDS).text == TRUE


def test_a_sentence_without_an_end_is_not_sent() -> None:
    endless = f"{TRUE[:-1]} and {'also ' * LONGEST_CHECKED}it weighs 310 grams."
    draft = drafted(Says(text=endless), BOUNDS)
    assert draft.text == "" and draft.blocked


@dataclass
class Near:
    """Embeddings in which what speaks of tents is near to what speaks of tents."""

    name: str = "near"
    dimension: int = 2

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [[1.0, 0.0] if "tent" in text else [0.0, 1.0] for text in texts]

    def liken(self, question: str, texts: Sequence[str]) -> list[float]:
        return [0.0 for _ in texts]


def test_of_what_was_said_long_ago_only_what_is_near_to_the_question_goes_to_the_model() -> None:
    texts = ["is the tent tall?", *(f"about socks {at}" for at in range(12)), "the newest one"]
    said = [Message(uuid4(), Author.SHOPPER, text, datetime(2026, 11, 1, tzinfo=UTC)) for text in texts]
    lines = [line.text for line in trimmed(said, "how heavy is the tent?", Near())]
    assert lines[0] == "is the tent tall?" and lines[-1] == "the newest one"
    assert "about socks 0" not in lines and len(lines) == 5
