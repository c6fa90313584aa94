"""No message holds a thread: every pattern of the product, over the longest message of every costly shape."""

import ast
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from time import process_time

import pytest

from blueprints.chat import LONGEST_MESSAGE
from domain.language.runs import shortened
from tests.house.sources import PRODUCT, files, name, nodes

SHAPES = ("a", "é", "가", "1", " ", "\n", "-", ".", "#", "%", "a ", "1 ", " -", "# ", "a-", "a.", "a,", "1,", "the ")
# What repeats in a short message, and what stands at its end so that nothing fits: a pattern that may part the message
# in several ways then tries them all.
REPEATED = (
    *SHAPES,
    "1234 ",
    "#1234 ",
    "1234a",
    "a 1, ",
    "order 1234, ",
    "hi! ",
    "$1.50 ",
    "1 x 1 ",
    "a@b.co ",
    "5-10 ",
)
STRAY = ("", "~", " ~x", "§", "9z9")
SHORT = range(8, 73, 8)  # letters
FLOOR = 0.025  # seconds of the processor; below it a growth is noise
SHARE, MOST_GROWTH = 4, 8  # a message so many times as long may cost so many times as much, not its square
DEEPEST = 4  # tables within tables


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    seen: set[tuple[str, int]] = set()
    for file in files(*PRODUCT):
        module = name(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if ".migrations" in module or module == "app":
            continue
        for label, value in vars(importlib.import_module(module)).items():
            for pattern in patterns_in(value):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    yield f"{module}.{label}", pattern


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield from [value] if isinstance(value.pattern, str) else []
    elif depth < DEEPEST:
        for part in parts_of(value):
            yield from patterns_in(part, depth + 1)


def parts_of(value: object) -> Iterable[object]:
    kind = type(value)
    if issubclass(kind, Mapping):
        return [*value.keys(), *value.values()]  # type: ignore[attr-defined]
    if issubclass(kind, tuple | list | set | frozenset):
        return list(value)  # type: ignore[call-overload]
    return [getattr(value, field.name) for field in fields(kind)] if is_dataclass(kind) else []


@cache
def all_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(patterns())


def cost(act: Callable[[], object]) -> float:
    began = process_time()
    act()
    return process_time() - began


def grows_too_fast(work: Callable[[str], object], text: str) -> bool:
    part = text[: len(text) // SHARE]
    return cost(lambda: work(text)) > FLOOR and all(
        cost(lambda: work(text)) > FLOOR and cost(lambda: work(text)) > MOST_GROWTH * cost(lambda: work(part))
        for _ in range(3)
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_no_pattern_takes_the_square_of_a_message_of_one_shape(shape: str) -> None:
    text = shortened((shape * LONGEST_MESSAGE)[:LONGEST_MESSAGE])
    found = [
        (label, pattern.pattern[:80])
        for label, pattern in all_patterns()
        for work in (lambda part, one=pattern: [*one.finditer(part)], pattern.fullmatch)
        if grows_too_fast(work, text)
    ]
    assert found == []


@pytest.mark.parametrize("shape", REPEATED)
def test_no_pattern_takes_many_times_as_long_for_each_letter_more(shape: str) -> None:
    found = set()
    for label, pattern in all_patterns():
        for stray in STRAY:
            for work in (pattern.search, pattern.fullmatch):
                if any(least_cost(work, (shape * length)[:length] + stray) > FLOOR for length in SHORT):
                    found.add((label, pattern.pattern[:80]))
    assert found == set()


def least_cost(work: Callable[[str], object], text: str) -> float:
    """Look twice at what seems dear: the first look may have built something."""
    once = cost(lambda: work(text))
    return min(once, cost(lambda: work(text))) if once > FLOOR else once


def test_every_pattern_is_looked_at() -> None:
    assert len(all_patterns()) > 500


@pytest.mark.parametrize(
    ("before", "run", "kept"), [("", "a", 200), ("x ", "1", 40), ("x", "-", 40), ("x", " ", 1), ("", "가", 200)]
)
def test_a_run_that_nobody_reads_is_cut(before: str, run: str, kept: int) -> None:
    assert shortened(f"{before}{run * 1_000}") == f"{before}{run * kept}"


@pytest.mark.parametrize(
    "text",
    [
        "Wo ist meine Bestellung?\n\nIch warte auf die Donaudampfschifffahrtsgesellschaftskapitänsmütze!!!",
        "1Z999AA10123456784 is my number and 420787019400111899223197428497 the other",
        "注文した商品がまだ届いていないのですがいつごろ届くか教えていただけますでしょうかよろしくお願いいたします",
    ],
)
def test_what_people_write_is_not_cut(text: str) -> None:
    assert shortened(text) == text


def test_a_pattern_written_with_names_counts_what_it_means_to_count() -> None:
    """In an f-string `{0,24}` is no count but a pair of numbers, and the pattern then fits nothing."""
    written = [(name(file), one) for file in files() for one in nodes(file) if isinstance(one, ast.FormattedValue)]
    numbers = [(file, one.lineno) for file, one in written if _is_numbers(one.value)]
    assert numbers == []


def _is_numbers(value: ast.expr) -> bool:
    if isinstance(value, ast.Tuple):
        return all(map(_is_numbers, value.elts))
    return isinstance(value, ast.Constant) and isinstance(value.value, int)
