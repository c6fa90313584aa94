"""Long lines in pieces: no word is lost, a row's name stands in each of its pieces, and none is too long to be kept."""

import pytest

from domain.knowledge.cutting import cut
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.passages import LONGEST, passages_of_document
from tests.domain.stage import MORNING
from tests.domain.test_uploads import learn
from tests.world import World

SENTENCE = "Keep the kettle dry in winter. "


def test_a_short_line_stays_whole() -> None:
    assert list(cut("One. Two.", 9)) == ["One. Two."]


def test_a_long_paragraph_is_cut_after_sentences() -> None:
    pieces = list(cut(SENTENCE * 100, 200))
    assert {len(piece) for piece in pieces} == {6 * len(SENTENCE) - 1, 4 * len(SENTENCE) - 1}
    assert " ".join(pieces) == (SENTENCE * 100).strip()


@pytest.mark.parametrize("text", ["word " * 500, "x" * 2_500, "字" * 2_500, "乾" * 30 + "。" + "字" * 2_500])
def test_without_sentences_it_is_cut_between_words_or_anywhere(text: str) -> None:
    pieces = list(cut(text, 200))
    assert max(map(len, pieces)) <= 200
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_each_piece_of_a_row_begins_with_what_the_row_is_of() -> None:
    row = "- Kettle K1 – " + " – ".join(f"Column {at}: value {at}" for at in range(60))
    pieces = list(cut(row, 300))
    assert len(pieces) > 3 and max(map(len, pieces)) <= 300
    assert all(piece.startswith("- Kettle K1 – ") for piece in pieces)
    assert all(any(f"Column {at}: value {at}" in piece for piece in pieces) for at in range(60))


def test_the_end_of_a_long_paragraph_is_a_passage_of_its_own() -> None:
    html = f"<p>{SENTENCE * 100}The kettle holds 1.7 litres.</p>"
    passages = passages_of_document(Document(DocumentKind.PAGE, "a", "Kettle", "", html, MORNING))
    assert max(len(one.text) for one in passages) <= LONGEST + len("Kettle\n")
    assert "1.7 litres" in passages[-1].text and len(passages) > 3


def test_a_file_of_one_line_with_more_words_than_the_database_indexes_is_learnt(stage: World) -> None:
    words = " ".join(f"w{at:x}" for at in range(160_000))
    assert len(words) > 1_048_576  # bytes that PostgreSQL takes into the index of one text
    source = learn(stage, stage.alice, "words.txt", words.encode())
    assert (source.state, source.problem) == ("learnt", "")
