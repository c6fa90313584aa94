"""A store's texts: searched in its own schema only, changed together with their records or not at all."""

from collections.abc import Iterable

import pytest
from sqlalchemy import text

from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.knowledge.ingestion import forget_other_documents, learn_document
from storage import knowledge
from storage.knowledge import StoredKnowledge
from storage.searching import MOST_NAMED
from tests.domain.stage import at, embedder_of, vectors
from tests.world import Tenant, World

TEXTS = [DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.ARTICLE]


class Crash(Exception):
    pass


def document(kind: DocumentKind, name: str, words: str, minutes: float = 0) -> Document:
    return Document(kind, name, name.title(), f"https://shop.example/{name}", f"<p>{words}</p>", at(minutes))


def learn(world: World, tenant: Tenant, *found: Document) -> None:
    with world.services.begin() as work:
        for one in found:
            learn_document(tenant.store, one, work)


def search(world: World, tenant: Tenant, question: str, kinds: Iterable[DocumentKind] = TEXTS) -> list[Passage]:
    with world.services.begin() as work:
        return work.knowledge.search(tenant.store, question, list(kinds), 5)


def test_a_search_sees_its_own_store_alone(stage: World) -> None:
    learn(stage, stage.bob, document(DocumentKind.PAGE, "secret", "The zanzibar warehouse opens at nine"))
    assert search(stage, stage.bob, "zanzibar warehouse")[0].title == "Secret"
    assert not [one for one in search(stage, stage.alice, "zanzibar warehouse") if "zanzibar" in one.text]


def test_every_passage_of_a_store_lies_in_its_schema(stage: World) -> None:
    assert {words for _, words in vectors(stage.services, stage.alice.store)}.isdisjoint(
        words for _, words in vectors(stage.services, stage.bob.store)
    )


def test_only_the_kinds_asked_for_are_found(stage: World) -> None:
    learn(stage, stage.alice, document(DocumentKind.PAGE, "returns-page", "How to return unworn items"))
    for kind in (DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.PRODUCT):
        assert {one.kind for one in search(stage, stage.alice, "return unworn items", [kind])} == {kind}
    assert {one.kind for one in search(stage, stage.alice, "return unworn items")} == {
        DocumentKind.POLICY,
        DocumentKind.PAGE,
    }
    assert search(stage, stage.alice, "return unworn items", [DocumentKind.ARTICLE]) == []


@pytest.mark.parametrize(
    "question", ["' OR 1=1 --", "; DROP TABLE x", "100% :: && | ! ( )", "\\", "日本語", "a" * 5000]
)
def test_no_question_breaks_the_search(stage: World, question: str) -> None:
    search(stage, stage.alice, question, [*TEXTS, DocumentKind.PRODUCT])


def models(kind: DocumentKind = DocumentKind.PAGE) -> list[Document]:
    """Texts of forty kettles; of KX-340 most of the words are others, so that all are nearer to a question after it."""
    others = [document(kind, f"kx-{at}", f"The KX-{at} kettle runs for {at} minutes") for at in range(500, 540)]
    far = " ".join(f"Chapter{at} tells of garden chair {at}." for at in range(40))
    return [*others, document(kind, "kx-340", f"{far} The KX-340 kettle runs for three minutes")]


def test_what_a_question_names_is_found_among_many_texts_that_are_nearer(stage: World) -> None:
    learn(stage, stage.alice, *models())
    found = search(stage, stage.alice, "how many minutes does the KX-340 kettle run?")
    assert 5 < len(found) <= 5 + MOST_NAMED and len(set(found)) == len(found)
    assert [one.document_id for one in found if "KX-340" in one.text] == ["kx-340"]
    assert not search(stage, stage.bob, "KX-340")[0].document_id.startswith("kx")


def test_what_a_question_names_is_found_among_the_kinds_asked_for_alone(stage: World) -> None:
    learn(stage, stage.alice, *models())
    found = search(stage, stage.alice, "how many minutes does the KX-340 kettle run?", [DocumentKind.POLICY])
    assert {one.kind for one in found} == {DocumentKind.POLICY}


def test_a_word_that_many_texts_hold_adds_none(stage: World) -> None:
    learn(stage, stage.alice, *models())
    assert len(search(stage, stage.alice, "how many minutes does the kettle run?")) == 5


def test_a_store_of_an_older_release_gets_its_index_of_words(stage: World) -> None:
    bookcase, schema = stage.services.storage.bookcase, stage.alice.store.schema
    look = text("SELECT to_regclass(:name) IS NOT NULL")
    with stage.services.begin() as work:
        work.connection.execute(text(f"DROP INDEX {schema}.texts_idx"))
    bookcase.build(stage.alice.store)
    with stage.services.begin() as work:
        assert work.connection.scalar(look, {"name": f"{schema}.texts_idx"})
        assert not work.connection.scalar(look, {"name": f"{schema}.products_idx"})


def test_scores_fall_and_stay_between_nought_and_one(stage: World) -> None:
    names = ["return", "post", "gift", "care", "size"]
    learn(stage, stage.alice, *(document(DocumentKind.PAGE, name, f"All about {name} things") for name in names))
    scores = [one.score for one in search(stage, stage.alice, "about return things")]
    assert scores == sorted(scores, reverse=True) and 0 < scores[-1] <= scores[0] <= 1


def test_a_replaced_text_is_found_by_its_new_words_only(stage: World) -> None:
    learn(stage, stage.alice, document(DocumentKind.PAGE, "care", "Wash with lavender soap"))
    learn(stage, stage.alice, document(DocumentKind.PAGE, "care", "Wash with pine soap", minutes=1))
    words = [one for source, one in vectors(stage.services, stage.alice.store) if source == "page:care"]
    assert len(words) == 1 and "pine" in words[0]


def test_an_older_text_does_not_replace_a_newer_one(stage: World) -> None:
    learn(stage, stage.alice, document(DocumentKind.PAGE, "care", "New words", minutes=5))
    learn(stage, stage.alice, document(DocumentKind.PAGE, "care", "Old words", minutes=1))
    words = [one for source, one in vectors(stage.services, stage.alice.store) if source == "page:care"]
    assert len(words) == 1 and "New" in words[0]


def test_an_unchanged_text_is_not_embedded_again(stage: World) -> None:
    learn(stage, stage.alice, document(DocumentKind.PAGE, "care", "Wash cold"))
    embedder_of(stage).texts.clear()
    learn(stage, stage.alice, document(DocumentKind.PAGE, "care", "Wash cold", minutes=5))
    assert embedder_of(stage).texts == []


@pytest.mark.parametrize("step", ["replace", "forget"])
def test_what_happens_in_a_rolled_back_transaction_leaves_nothing(stage: World, step: str) -> None:
    before = vectors(stage.services, stage.alice.store)
    with pytest.raises(Crash), stage.services.begin() as work:
        if step == "replace":
            learn_document(stage.alice.store, document(DocumentKind.PAGE, "care", "Half done"), work)
        else:
            work.passages.forget(stage.alice.store, DocumentKind.POLICY, ["refund_policy"])
            work.documents.delete(stage.alice.store, DocumentKind.POLICY, "refund_policy")
        raise Crash
    assert vectors(stage.services, stage.alice.store) == before


def test_a_session_that_dies_between_record_and_vectors_keeps_neither(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL itself ends the session, as it would when a process is killed."""

    def die(shelf: StoredKnowledge, *given: object) -> int:
        own = shelf.connection.scalar(text("SELECT pg_backend_pid()"))
        with stage.services.begin() as other:
            other.connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": own})
        shelf.connection.execute(text("SELECT 1"))
        raise AssertionError("the session should be gone")

    monkeypatch.setattr(StoredKnowledge, "replace", die)
    with pytest.raises(Exception, match=r"AdminShutdown|OperationalError"), stage.services.begin() as work:
        learn_document(stage.alice.store, document(DocumentKind.PAGE, "care", "Half done"), work)
    with stage.services.begin() as work:
        assert work.documents.ids(stage.alice.store, DocumentKind.PAGE) == set()
    assert not [one for one in vectors(stage.services, stage.alice.store) if one[0] == "page:care"]


def test_texts_the_store_no_longer_shows_are_forgotten(stage: World) -> None:
    learn(stage, stage.alice, *(document(DocumentKind.PAGE, name, f"Words of {name}") for name in ("one", "two")))
    with stage.services.begin() as work:
        assert forget_other_documents(stage.alice.store, DocumentKind.PAGE, ["two"], work) == 1
    sources = {source for source, _ in vectors(stage.services, stage.alice.store)}
    assert "page:two" in sources and "page:one" not in sources and "policy:refund_policy" in sources
    with stage.services.begin() as work:
        assert {one.title for one in work.knowledge.documents(stage.alice.store, TEXTS)} == {"Refund policy", "Two"}


def test_two_processes_may_build_the_same_schema(stage: World) -> None:
    bookcase = stage.services.storage.bookcase
    bookcase.build(stage.alice.store)
    assert vectors(stage.services, stage.alice.store)


def test_only_large_tables_are_indexed_and_an_index_is_built_once(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bookcase, store = stage.services.storage.bookcase, stage.alice.store
    bookcase.index(store)
    assert indexes(stage, stage.alice) == []
    monkeypatch.setattr(knowledge, "MANY", 1)
    bookcase.index(store)
    bookcase.index(store)
    assert indexes(stage, stage.alice) == ["data_products_nearest", "data_texts_nearest"]
    assert indexes(stage, stage.bob) == []
    assert search(stage, stage.alice, "return unworn items")[0].document_id == "refund_policy"


def indexes(stage: World, tenant: Tenant) -> list[str]:
    """Return the vector indexes that serve."""
    query = text(
        "SELECT relname FROM pg_class JOIN pg_index ON indexrelid = oid "
        "WHERE relnamespace = to_regnamespace(:schema) AND relname LIKE '%nearest' AND indisvalid ORDER BY relname"
    )
    with stage.services.begin() as work:
        return list(work.connection.scalars(query, {"schema": tenant.store.schema}))


def test_a_large_catalogue_can_be_forgotten_at_once(stage: World) -> None:
    """A statement takes no more than 65,535 values."""
    assert vectors(stage.services, stage.alice.store)
    others = vectors(stage.services, stage.bob.store)
    with stage.services.begin() as work:
        gone = [str(stage.alice.product), *map(str, range(70_000))]
        work.passages.forget(stage.alice.store, DocumentKind.PRODUCT, gone)
    with stage.services.begin() as work:
        assert work.knowledge.search(stage.alice.store, "rain jacket", [DocumentKind.PRODUCT], 5) == []
    assert vectors(stage.services, stage.bob.store) == others
