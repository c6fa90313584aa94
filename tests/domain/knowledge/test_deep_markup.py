import time

import pytest

from domain.knowledge.web_pages import read_page
from domain.language.html import parsed, plain_text


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<table><tr><td>"])
def test_reads_what_is_nested_deeper_than_any_page(opening: str) -> None:
    assert plain_text(f"<p>before</p>{opening * 400}inside").split()[0] == "before"
    assert "inside" in plain_text(f"<p>before</p>{opening * 400}inside")


@pytest.mark.parametrize("opening", ["<div>", "<object><div></object>", "<table><td>", "<b><p>", "<span a='>'><svg>"])
def test_reads_a_page_of_nothing_but_tags_in_seconds(opening: str) -> None:
    page = f"<title>Care</title><p>Wash it by hand.</p>{opening * 200_000}inside <p>and after"
    began = time.process_time()
    found = read_page("https://help.example/", page)
    assert time.process_time() - began < 20
    assert found.title == "Care" and "Wash it by hand." in found.html and "and after" in found.html


def test_words_that_are_left_bold_are_not_made_bold_in_every_paragraph() -> None:
    bold = "".join(f"<{'BbIu'[at % 4]} a={at}>" for at in range(1_500))
    tree = parsed(f"<p>{bold}Wash it</p>{'<p>by hand</p>' * 1_500}")
    assert len(tree.css("*")) < 4_000 and "Wash it" in plain_text(tree.html or "")
    assert plain_text("<p>Wash <b>it</b> <em title='>'>by</em> <strong>hand</strong>.</p>") == "Wash it by hand."
