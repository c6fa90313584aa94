"""How the agent sounds: the merchant's own greeting in its language, kept for one store."""

import pytest

from tests.blueprints.callers import merchant
from tests.blueprints.test_admin import give_tokens
from tests.world import Tenant, World

MINE = "Welcome, <b>friend</b>! What are you looking for?"


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    give_tokens(world, world.alice)


def save(world: World, **form: str) -> tuple[int, str]:
    answer = world.client.post("/admin/voice", data=form, headers=merchant(world, world.alice))
    return answer.status_code, answer.get_data(as_text=True)


def greeted(world: World, tenant: Tenant, language: str) -> str:
    asked = {"shop": str(tenant.store.shop)}
    return world.client.post("/chat/session", json=asked, headers={"Accept-Language": language}).get_json()["greeting"]


def test_a_greeting_is_said_in_its_language_and_store_alone(world: World) -> None:
    before = greeted(world, world.alice, "de")
    status, page = save(world, **{"greeting-en": MINE})
    assert status == 200 and "&lt;b&gt;friend" in page and "<b>friend" not in page
    assert greeted(world, world.alice, "en-GB") == MINE
    assert greeted(world, world.alice, "de") == before
    assert greeted(world, world.bob, "en") != MINE
    save(world)
    assert greeted(world, world.alice, "en") != MINE


def test_words_that_are_too_long_stay_typed_and_are_not_kept(world: World) -> None:
    status, page = save(world, **{"greeting-en": "x" * 301, "voice": "y" * 201})
    assert status == 422 and page.count("Please write at most") == 2 and "x" * 301 in page
    assert "x" * 301 != greeted(world, world.alice, "en")


def test_the_voice_is_kept_for_the_model_and_the_page_says_that_there_is_none(world: World) -> None:
    status, page = save(world, voice="dry  and\nbrief\x00")
    assert status == 200 and "No language model is set up" in page
    with world.services.begin() as work:
        assert work.drafting.voice(world.alice.store) == "dry and brief"
        assert work.drafting.voice(world.bob.store) == ""


def test_nobody_else_changes_it(world: World) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        assert world.client.post("/admin/voice", data={"voice": "rude"}, headers=head).status_code == 401
