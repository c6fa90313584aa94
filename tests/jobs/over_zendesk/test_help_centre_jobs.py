"""The help centre of a connected Zendesk: what is published for everybody is learnt, and forgotten once it is not."""

from dataclasses import replace
from datetime import timedelta

import pytest
import requests

from domain.errors import RemoteError
from domain.knowledge import help_centres
from domain.knowledge.answers import delete_source
from domain.knowledge.help_centres import MORE, NOTHING_PUBLIC, source_id_of
from domain.knowledge.sources import SourceState
from integrations.zendesk import help_centre as adapter
from jobs import help_centres as centre_jobs
from jobs.learning import read_source
from tests.domain.stage import embedder_of, vectors
from tests.domain.talks import say, start
from tests.jobs.over_zendesk.centres import AGENTS_WORD, Desk, add, kept, learnt, read
from tests.world import World


def test_published_articles_of_every_language_answer_with_their_own_links(
    stage: World, desks: tuple[Desk, Desk]
) -> None:
    alice, bob = desks
    source = add(stage, alice)
    assert (source.state, source.problem, source.total) == (SourceState.LEARNT, "", 3)
    assert sorted(learnt(stage, alice.tenant)) == [
        "de/articles/4407101-Wie-wachse-ich-meine-Jacke-nach",
        "en-us/articles/4407101-How-do-I-re-wax-my-jacket",
        "en-us/articles/4407102-Do-you-repair-torn-tents",
    ]
    assert learnt(stage, bob.tenant) == {}
    envelope = say(stage, alice.tenant, start(stage, alice.tenant), "do you repair torn tents?")
    assert "18 USD" in envelope["message"]["text"]
    [link] = [one["url"] for one in envelope["message"]["sources"] if "/hc/" in one["url"]]
    assert "18 USD" in requests.get(link, timeout=5).text


def test_an_article_answers_the_question_that_is_its_title(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, bob = desks
    add(stage, alice)
    question = "how do I re-wax my jacket"
    assert "ten minutes" in say(stage, alice.tenant, start(stage, alice.tenant), question)["message"]["text"]
    assert say(stage, bob.tenant, start(stage, bob.tenant), question)["outcome"] == "not_supported"


def test_what_agents_alone_read_is_neither_learnt_nor_answered(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, _ = desks
    add(stage, alice)
    assert AGENTS_WORD not in str(learnt(stage, alice.tenant)) and "Ski rental" not in str(learnt(stage, alice.tenant))
    for question in ("what goodwill voucher may agents give?", "do you rent skis next winter at the lake?"):
        envelope = say(stage, alice.tenant, start(stage, alice.tenant), question)
        assert "75" not in envelope["message"]["text"] and "rental" not in envelope["message"]["text"]


@pytest.mark.parametrize(
    "change", [{"draft": True}, {"user_segment_id": 360055501}, None], ids=["drafted", "restricted", "deleted"]
)
def test_what_is_not_published_any_more_is_forgotten_at_the_next_reading(
    stage: World, desks: tuple[Desk, Desk], change: dict[str, object] | None
) -> None:
    alice, _ = desks
    add(stage, alice)
    before = vectors(stage.services, alice.tenant.store)
    if change is None:
        del alice.account.articles["en-us/4407102"]
    else:
        alice.change("en-us/4407102", **change)
    assert read(stage, alice.tenant).total == 2
    assert "18 USD" not in str(learnt(stage, alice.tenant))
    assert vectors(stage.services, alice.tenant.store) < before
    envelope = say(stage, alice.tenant, start(stage, alice.tenant), "do you repair torn tents?")
    assert "18 USD" not in envelope["message"]["text"]


def test_a_reading_again_embeds_only_what_changed_and_comes_each_day(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, _ = desks
    source = add(stage, alice)
    assert source.due_at is not None and source.read_at is not None
    assert source.due_at - source.read_at == timedelta(days=1)
    embedder_of(stage).texts.clear()
    read(stage, alice.tenant)
    assert embedder_of(stage).texts == []
    later = alice.account.articles["en-us/4407102"].updated_at + timedelta(minutes=1)
    alice.change("en-us/4407102", body="<p>Yes. A patch costs 24 USD now.</p>", updated_at=later)
    read(stage, alice.tenant)
    assert "24 USD" in str(embedder_of(stage).texts) and "wax" not in str(embedder_of(stage).texts)


def test_a_long_list_is_read_page_by_page_and_slice_by_slice_up_to_a_limit(
    stage: World, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, _ = desks
    like = alice.account.articles["en-us/4407102"]
    for number in range(60):
        more = replace(like, id=5_000_000 + number, title=f"Question {number}", body=f"<p>Answer number {number}.</p>")
        alice.account.articles[f"en-us/{more.id}"] = more
    monkeypatch.setattr(centre_jobs, "SLICE", -1)
    add(stage, alice)
    assert kept(stage, alice.tenant).state is SourceState.READING and learnt(stage, alice.tenant) == {}
    monkeypatch.setattr(centre_jobs, "SLICE", 60)
    read_source(str(alice.tenant.store.id), str(source_id_of(alice.tenant.store)))
    assert (kept(stage, alice.tenant).total, len(learnt(stage, alice.tenant))) == (63, 63)
    monkeypatch.setattr(help_centres, "MOST_ARTICLES", 20)
    source = read(stage, alice.tenant)
    assert MORE in source.note and 20 <= source.total < 60
    assert len(learnt(stage, alice.tenant)) == source.total


def test_an_article_beyond_all_measure_is_left_out_and_counted(
    stage: World, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(help_centres, "LARGEST_ARTICLE", 150)
    source = add(stage, desks[0])
    assert source.state is SourceState.LEARNT and "length: 1" in source.note
    assert source.total == 2


def test_deleting_it_deletes_all_that_was_learnt(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, bob = desks
    add(stage, alice)
    add(stage, bob)
    with stage.services.begin() as work:
        delete_source(alice.tenant.store, source_id_of(bob.tenant.store), work)
        delete_source(alice.tenant.store, source_id_of(alice.tenant.store), work)
    assert learnt(stage, alice.tenant) == {} and len(learnt(stage, bob.tenant)) == 3


def test_a_help_centre_without_anything_public_forgets_all_and_says_so(stage: World, desks: tuple[Desk, Desk]) -> None:
    alice, _ = desks
    add(stage, alice)
    for key in alice.account.articles:
        alice.change(key, user_segment_id=1)
    source = read(stage, alice.tenant)
    assert (source.state, source.problem) == (SourceState.FAILED, NOTHING_PUBLIC)
    assert learnt(stage, alice.tenant) == {}


@pytest.mark.parametrize("locale", ["..", "en-us/../../oauth", "", "en?x=1", "e" * 30])
def test_a_language_that_would_lead_elsewhere_is_not_asked_for(
    stage: World, desks: tuple[Desk, Desk], locale: str
) -> None:
    centre = stage.services.helpdesks.help_centre(desks[0].tenant.store)
    assert centre is not None
    desks[0].change("en-us/4407102", locale=locale)
    with pytest.raises(RemoteError, match="unexpected answer"):
        centre.locales()


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({}, True),
        ({"draft": True}, False),
        ({"draft": "false"}, False),
        ({"user_segment_id": 0}, False),
        ({"user_segment_ids": [7]}, False),
    ],
)
def test_only_what_everybody_may_read_is_public(fields: dict[str, object], is_shown: bool) -> None:
    article = {"draft": False, "user_segment_id": None, "user_segment_ids": []}
    assert adapter.is_public(article | fields) is is_shown


@pytest.mark.parametrize("missing", ["draft", "user_segment_id"])
def test_an_article_of_which_nobody_says_who_may_read_it_is_not_let_through(missing: str) -> None:
    article = {"draft": False, "user_segment_id": None}
    del article[missing]
    with pytest.raises(KeyError):
        adapter.is_public(article)
