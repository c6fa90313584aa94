"""The knowledge page: from a question that nobody could answer to its answer, files, sites, and only one's own."""

from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from domain.handoff.connecting import Connected, HelpdeskSecrets
from domain.handoff.tickets import HandoffMethod
from domain.knowledge.answers import delete_source
from domain.knowledge.sources import Source, SourceState
from jobs.learning import read_source
from tests.blueprints.callers import merchant, refused
from tests.domain.talks import say, start
from tests.world import Tenant, World

QUESTION = "Do you offer gift wrapping?"
ANSWER = "Yes, we wrap gifts in recycled paper for 4 EUR an order."
FILES = "/admin/api/knowledge/files"


@pytest.fixture(autouse=True)
def nothing_added(world: World) -> None:
    """The world outlives a test here; what one test adds does not."""
    for tenant in (world.alice, world.bob):
        for source in sources(world, tenant):
            with world.services.begin() as work:
                delete_source(tenant.store, source.id, work)


def send(world: World, tenant: Tenant, path: str, **form: str) -> TestResponse:
    return world.client.post(f"/admin/knowledge{path}", data=form, headers=merchant(world, tenant))


def look(world: World, tenant: Tenant, path: str = "") -> str:
    answer = world.client.get(f"/admin/knowledge{path}", headers=merchant(world, tenant))
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def sources(world: World, tenant: Tenant) -> list[Source]:
    with world.services.begin() as work:
        return work.sources.all(tenant.store)


def test_from_a_gap_to_asked_again_and_answered(world: World) -> None:
    say(world, world.alice, start(world, world.alice), QUESTION)
    assert QUESTION in look(world, world.alice, f"/answer?question={QUESTION}")
    page = send(world, world.alice, "/answer", title=QUESTION, text=ANSWER, how="publish").get_data(as_text=True)
    assert "Asked again" in page and ">Answered<" in page and ANSWER in page
    texts = world.client.get("/admin/api/texts", headers=merchant(world, world.alice)).get_json()
    assert texts["gaps"] == []
    envelope = say(world, world.alice, start(world, world.alice), QUESTION)
    assert envelope["message"]["sources"][0]["kind"] == "snippet"
    with world.services.begin() as work:
        assert "published an answer" in [one.what for one in work.activity.newest(world.alice.store, 5)]


def test_a_draft_is_saved_and_the_answer_withdrawn_and_deleted(world: World) -> None:
    send(world, world.alice, "/answer", title=QUESTION, text=ANSWER, how="draft")
    [draft] = sources(world, world.alice)
    assert draft.state is SourceState.DRAFT
    send(world, world.alice, "/answer", id=str(draft.id), title=QUESTION, text=ANSWER, how="publish")
    assert sources(world, world.alice)[0].published == 2
    send(world, world.alice, f"/{draft.id}/withdraw")
    assert sources(world, world.alice)[0].published == 0
    assert "Deleted" in send(world, world.alice, f"/{draft.id}/delete").get_data(as_text=True)
    assert sources(world, world.alice) == []


def test_what_is_missing_is_told_beside_its_field(world: World) -> None:
    answer = send(world, world.alice, "/answer", title="", text="")
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert 'id="problem-title"' in page and 'id="problem-text"' in page
    site = send(world, world.alice, "/sites", address="nowhere", every="7")
    assert site.status_code == 422 and 'id="problem-address"' in site.get_data(as_text=True)
    assert sources(world, world.alice) == []


def test_a_file_in_pieces_is_learnt_and_its_state_shown(world: World) -> None:
    client, headers = world.client, merchant(world, world.alice)
    content = b"# Kettle\n\nThe kettle holds 1.7 litres."
    begun = client.post(FILES, json={"name": "Kettle.md", "size": len(content)}, headers=headers).get_json()
    for number, piece in enumerate((content[:20], content[20:])):
        assert client.post(f"{FILES}/{begun['id']}/{number}", data=piece, headers=headers).status_code == 200
    assert client.post(f"{FILES}/{begun['id']}/end", json={}, headers=headers).status_code == 200
    assert "Waiting" in look(world, world.alice)
    read_source.__wrapped__(world.services, world.alice.store, begun["id"])  # type: ignore[attr-defined]  # the worker's
    assert "Answers" in look(world, world.alice)
    assert "Kettle.md" not in look(world, world.bob)


def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_sent(world: World) -> None:
    headers = merchant(world, world.alice)
    answer = world.client.post(FILES, json={"name": "a.pdf", "size": 200 * 1024 * 1024}, headers=headers)
    assert answer.status_code == 400 and "25 MB" in answer.get_json()["detail"]
    assert sources(world, world.alice) == []


def test_a_site_is_added_and_a_private_address_never_reached(world: World) -> None:
    send(world, world.alice, "/sites", address="http://169.254.169.254/latest", every="0")
    [site] = sources(world, world.alice)
    read_source.__wrapped__(world.services, world.alice.store, str(site.id))  # type: ignore[attr-defined]  # the worker's
    assert "private network" in look(world, world.alice)
    assert "being read" in send(world, world.alice, f"/{site.id}/read").get_data(as_text=True)


def test_a_help_centre_is_added_once_and_only_where_zendesk_is_connected(world: World) -> None:
    account = Connected(HandoffMethod.ZENDESK, "alices", HelpdeskSecrets("a", "", world.services.now()))
    with world.services.begin() as work:
        work.handoffs.connect(world.alice.store, account, world.services.now())
    for _ in range(2):
        page = send(world, world.alice, "/help-centre").get_data(as_text=True)
        assert "alices.zendesk.com" in page and ">Help centre<" in page
    [centre] = sources(world, world.alice)
    refusal = send(world, world.bob, "/help-centre")
    assert refusal.status_code == 422 and "Connect it under Handoff" in refusal.get_data(as_text=True)
    assert "alices" not in look(world, world.bob) and sources(world, world.bob) == []
    with world.services.begin() as work:
        assert "added the help centre to the knowledge" in [
            one.what for one in work.activity.newest(world.alice.store, 3)
        ]
    world.services.helpdesks.disconnect(world.alice.store, HandoffMethod.ZENDESK)
    page = look(world, world.alice)
    assert "Zendesk is not connected any more" in page and 'href="/admin/handoff">Connect Zendesk' in page
    send(world, world.bob, f"/{centre.id}/delete")
    assert [one.id for one in sources(world, world.alice)] == [centre.id]


def test_another_stores_sources_can_be_neither_seen_nor_changed(world: World) -> None:
    send(world, world.alice, "/answer", title=QUESTION, text=ANSWER)
    [mine] = sources(world, world.alice)
    assert ANSWER not in look(world, world.bob, f"/answer?id={mine.id}")
    assert send(world, world.bob, "/answer", id=str(mine.id), title=QUESTION, text="Mine.").status_code == 422
    send(world, world.bob, f"/{mine.id}/withdraw")
    send(world, world.bob, f"/{mine.id}/delete")
    send(world, world.bob, f"/{mine.id}/read")
    assert sources(world, world.alice) == [mine]
    headers = merchant(world, world.bob)
    begun = world.client.post(FILES, json={"name": "a.md", "size": 3}, headers=merchant(world, world.alice)).get_json()
    assert world.client.post(f"{FILES}/{begun['id']}/0", data=b"abc", headers=headers).status_code == 404
    assert world.client.post(f"{FILES}/{begun['id']}/end", json={}, headers=headers).status_code == 404


@pytest.mark.parametrize(
    "path", ["/answer", "/sites", "/help-centre", *(f"/{UUID(int=7)}/{act}" for act in ("delete", "read", "withdraw"))]
)
def test_nobody_without_a_session_changes_anything(world: World, path: str) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}):
        answer = world.client.post(f"/admin/knowledge{path}", data={}, headers=headers)
        assert answer.status_code in (401, 302)
    refused(world.client.post(FILES, json={}, headers={}), 401, "bad_session")


@pytest.mark.parametrize("every", ["9" * 5000, "-1", "1.5", "\u00b2", "\u0661", ""])
def test_how_often_a_site_is_read_again_is_chosen_from_what_is_offered(world: World, every: str) -> None:
    answer = send(world, world.alice, "/sites", address="help.example", every=every)
    assert answer.status_code == 422 and "Choose how often" in answer.get_data(as_text=True)
    assert sources(world, world.alice) == []
