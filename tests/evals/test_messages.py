"""The messages that understanding is judged by: enough of them, in every language, and none that it has learnt from."""

from collections import Counter
from pathlib import Path

from bin.train_router.held_out import compared, held_out
from bin.train_router.templates import MATTERS, OTHER, Line, read_lines
from bin.train_router.written import write_out
from domain.agent.intents import Intent
from domain.agent.routing.matters import Matter
from domain.language.languages import Language
from evals.sets.intents import ENDS
from evals.sets.messages import FILES

ENOUGH, OF_A_LANGUAGE = 400, 20


def rows(*files: Path) -> list[list[str]]:
    return [line.split("\t") for file in files or FILES for line in file.read_text("utf-8").split("\n") if line]


def test_there_are_enough_messages_in_every_language_and_none_twice_in_a_file() -> None:
    languages = Counter(lang for _, lang, _, _ in rows())
    assert len(rows()) >= ENOUGH
    for file in FILES:
        texts = [compared(text) for *_, text in rows(file)]
        assert len(set(texts)) == len(texts)
    assert all(languages[language.value] >= OF_A_LANGUAGE for language in Language)
    assert {expected for expected, *_ in rows()} == ENDS.keys()


def test_nothing_is_learnt_from_a_message_that_is_judged_by() -> None:
    learnt = {compared(one.text) for one in write_out([*read_lines(), *read_lines(MATTERS)])}
    judged = held_out()
    assert learnt and judged and not learnt & judged


def test_every_section_of_the_training_is_called_by_what_it_trains() -> None:
    assert {line.about for line in read_lines()} <= set(Intent)
    assert {line.about for line in read_lines(MATTERS)} == {OTHER, *(matter.name.lower() for matter in Matter)}


def test_every_alternative_of_a_line_is_written_out() -> None:
    written = write_out([Line("policy", "ja", "(カード|現金|電子マネー|代引き)は使えますか")])
    assert all(any(way in one.text for one in written) for way in ("カード", "現金", "電子マネー", "代引き"))
