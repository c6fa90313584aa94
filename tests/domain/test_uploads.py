"""A file that a merchant adds is in the answers once it is read, tells how far that is, and goes for good."""

import io
import itertools
import zipfile
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from domain.errors import InvalidRequest
from domain.knowledge.answers import delete_source
from domain.knowledge.files.word import DOCUMENT, NO_WORD
from domain.knowledge.sources import Source, SourceState
from domain.knowledge.uploads import ARRIVES_WITHIN, INCOMPLETE, add_piece, begin_upload, end_upload
from jobs import files
from jobs.learning import read_source
from tests.domain.stage import embedder_of, rows, vectors
from tests.domain.talks import say, start
from tests.files import pdf
from tests.world import Tenant, World

MANUAL = b"# Kettle\n\nThe kettle holds 1.7 litres and boils in four minutes.\n"
read = read_source.__wrapped__  # type: ignore[attr-defined]  # what a worker runs, with services of our own


def upload(world: World, tenant: Tenant, name: str, content: bytes, piece: int = 700_000) -> Source:
    with world.services.begin() as work:
        source = begin_upload(tenant.store, name, len(content), world.services.now(), work)
        for number, at in enumerate(range(0, len(content), piece)):
            assert add_piece(tenant.store, source.id, number, content[at : at + piece], world.services.now(), work)
        assert end_upload(tenant.store, source.id, world.services.now(), work)
    return source


def learn(world: World, tenant: Tenant, name: str, content: bytes) -> Source:
    source = upload(world, tenant, name, content)
    read(world.services, tenant.store, str(source.id))
    with world.services.begin() as work:
        found = work.sources.one(tenant.store, source.id)
    assert found is not None
    return found


def test_what_a_file_says_is_answered_with_the_file_as_its_source(stage: World) -> None:
    source = learn(stage, stage.alice, "Kettle manual.md", MANUAL)
    assert (source.state, source.due_at, source.problem) == (SourceState.LEARNT, None, "")
    envelope = say(stage, stage.alice, start(stage, stage.alice), "how many litres does the kettle hold?")
    assert "1.7 litres" in envelope["message"]["text"]
    assert [(one["kind"], one["title"]) for one in envelope["message"]["sources"]] == [("file", "Kettle manual")]
    other = say(stage, stage.bob, start(stage, stage.bob), "how many litres does the kettle hold?")
    assert "1.7" not in other["message"]["text"]


def test_a_long_file_is_learnt_part_by_part_and_deleted_whole(stage: World) -> None:
    before = vectors(stage.services, stage.alice.store)
    source = learn(
        stage, stage.alice, "manual.pdf", pdf([f"Step {at}: turn the wheel {at} times." for at in range(25)])
    )
    titles = {row["title"] for row in rows(stage.services, "documents", stage.alice.store) if row["kind"] == "file"}
    assert titles == {"manual (pages 1–10)", "manual (pages 11–20)", "manual (pages 21–25)"}
    assert (source.done, source.total) == (3, 3)
    with stage.services.begin() as work:
        assert delete_source(stage.alice.store, source.id, work)
    assert vectors(stage.services, stage.alice.store) == before
    assert not rows(stage.services, "knowledge_pieces", stage.alice.store)


def test_the_bytes_go_once_they_are_read(stage: World) -> None:
    upload(stage, stage.bob, "other.txt", b"Bob's words.")
    learn(stage, stage.alice, "a.md", MANUAL)
    assert rows(stage.services, "knowledge_pieces", stage.alice.store) == []
    assert len(rows(stage.services, "knowledge_pieces", stage.bob.store)) == 1


def test_a_file_that_cannot_be_read_leaves_its_sentence_and_nothing_else(stage: World) -> None:
    before = vectors(stage.services, stage.alice.store)
    source = learn(stage, stage.alice, "a.docx", b"no word document")
    assert source.state is SourceState.FAILED and source.problem.endswith(".")
    assert vectors(stage.services, stage.alice.store) == before
    assert rows(stage.services, "knowledge_pieces", stage.alice.store) == []


def test_a_reading_that_was_cut_off_begins_anew_and_learns_nothing_twice(stage: World) -> None:
    source = upload(stage, stage.alice, "a.md", MANUAL)
    with stage.services.begin() as work:
        work.connection.exec_driver_sql("UPDATE knowledge_sources SET state = 'reading'")
    read(stage.services, stage.alice.store, str(source.id))
    once = vectors(stage.services, stage.alice.store)
    read(stage.services, stage.alice.store, str(source.id))
    assert vectors(stage.services, stage.alice.store) == once


def test_a_file_deleted_while_it_waits_is_not_read(stage: World) -> None:
    before = vectors(stage.services, stage.alice.store)
    source = upload(stage, stage.alice, "a.md", MANUAL)
    with stage.services.begin() as work:
        delete_source(stage.alice.store, source.id, work)
    read(stage.services, stage.alice.store, str(source.id))
    assert vectors(stage.services, stage.alice.store) == before


def test_what_did_not_come_whole_or_is_more_than_announced_is_not_read(stage: World) -> None:
    now = stage.services.now()
    with stage.services.begin() as work:
        source = begin_upload(stage.alice.store, "a.txt", 10, now, work)
        add_piece(stage.alice.store, source.id, 0, b"12345", now, work)
    with pytest.raises(InvalidRequest, match=INCOMPLETE), stage.services.begin() as work:
        end_upload(stage.alice.store, source.id, now, work)
    with pytest.raises(InvalidRequest, match=INCOMPLETE), stage.services.begin() as work:
        add_piece(stage.alice.store, source.id, 1, b"more than was said", now, work)


def test_an_upload_that_nobody_ends_is_given_up_after_an_hour_with_what_to_do(stage: World) -> None:
    now = stage.services.now()
    long_ago = now - ARRIVES_WITHIN - timedelta(minutes=1)
    for begun in (long_ago, now):
        with stage.services.begin() as work:
            source = begin_upload(stage.alice.store, f"{begun:%H%M}.txt", 10, begun, work)
            add_piece(stage.alice.store, source.id, 0, b"12345", begun, work)
    with stage.services.begin() as work:
        due = work.sources.due(now, 9)
        waiting, lost = sorted(work.sources.all(stage.alice.store), key=lambda one: one.changed_at, reverse=True)
    assert due == [(stage.alice.store.id, lost.id)]
    for source in (waiting, lost):
        read(stage.services, stage.alice.store, str(source.id))
    with stage.services.begin() as work:
        waiting, lost = (work.sources.one(stage.alice.store, one.id) for one in (waiting, lost))
        assert work.sources.held(stage.alice.store, lost.id) == 0
        assert work.sources.held(stage.alice.store, waiting.id) == 5
        assert add_piece(stage.alice.store, lost.id, 1, b"67890", now, work) is None
    assert (lost.state, lost.problem, lost.due_at) == (SourceState.FAILED, INCOMPLETE, None)
    assert waiting.state is SourceState.WAITING


def test_nobody_adds_to_another_stores_file(stage: World) -> None:
    now = stage.services.now()
    with stage.services.begin() as work:
        source = begin_upload(stage.alice.store, "a.txt", 5, stage.services.now(), work)
        assert add_piece(stage.bob.store, source.id, 0, b"12345", now, work) is None
        assert end_upload(stage.bob.store, source.id, stage.services.now(), work) is None
        assert add_piece(stage.alice.store, uuid4(), 0, b"12345", now, work) is None


def test_what_no_database_keeps_is_left_out_of_a_text(stage: World) -> None:
    halves = b"\xff\xfe" + "The kettle holds 1.7 litres.".encode("utf-16-le") + b"\x00\xd8"
    source = learn(stage, stage.alice, "a.txt", halves)
    assert (source.state, source.problem) == (SourceState.LEARNT, "")
    envelope = say(stage, stage.alice, start(stage, stage.alice), "how many litres does the kettle hold?")
    assert "1.7 litres" in envelope["message"]["text"]


def test_a_word_document_that_is_broken_inside_is_told_so(stage: World) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, "<w>" + "words " * 5000)
    content = bytearray(packed.getvalue())
    content[60:80] = bytes(range(200, 220))
    for broken in (bytes(content), packed_as('<?xml version="1.0" encoding="shift_jis"?><w>words</w>')):
        assert learn(stage, stage.alice, "a.docx", broken).problem == NO_WORD


def packed_as(words: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(DOCUMENT, words)
    return packed.getvalue()


def test_a_long_file_is_learnt_in_slices_and_its_bar_never_goes_back(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = itertools.count()
    monkeypatch.setattr(files, "SLICE", 1)
    monkeypatch.setattr(files, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    source = upload(
        stage, stage.alice, "manual.pdf", pdf([f"Step {at}: turn the wheel {at} times." for at in range(45)])
    )
    bars, done = [], False
    while not done:
        read(stage.services, stage.alice.store, str(source.id))
        with stage.services.begin() as work:
            found = work.sources.one(stage.alice.store, source.id)
        assert found is not None
        done = found.state is SourceState.LEARNT
        bars.append(found.done)
    assert bars[:-1] == sorted(bars[:-1]) and len(bars) > 2  # at its end it counts its parts, without a bar
    texts = [text for text in embedder_of(stage).texts if "turn the wheel" in text]
    assert len(texts) == len(set(texts)) == 5
