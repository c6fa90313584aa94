"""A message that says words of a bare size over and over is no size, and is known for none at once."""

from time import process_time

import pytest

from domain.agent.products.bare_sizes import BARE


@pytest.mark.parametrize("words", ["il y a ", "il y a, ", "a co z ", "avez vous ", "is there ", "a "])
def test_words_said_again_and_again_are_read_in_one_way_only(words: str) -> None:
    began = process_time()
    assert not BARE.fullmatch(f"{words * 22}z")
    assert process_time() - began < 1


@pytest.mark.parametrize("asked", ["42?", "il y a 42", "et il y a du 42 ?", "do you have 42.5 please", "a co z 42"])
def test_a_size_behind_such_words_is_found(asked: str) -> None:
    found = BARE.fullmatch(asked)
    assert found and found["number"].startswith("42")
