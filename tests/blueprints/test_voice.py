"""How the agent sounds: chosen by one store's staff, heard before it is kept, in force with the next message."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from blueprints import quotas
from domain.privacy.accesses import Seen
from domain.voice.settings import Tone
from tests.blueprints.callers import give_tokens, merchant, visitor_of
from tests.blueprints.watching import watched
from tests.world import Tenant, World

MINE = "Welcome, <b>friend</b>! What are you looking for?"
HOW_MUCH = "How much is the Alice Rain Jacket?"


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    give_tokens(world, world.alice)
    with world.services.begin() as work:
        work.connection.execute(text("UPDATE stores SET chat_voice = '{}', chat_greetings = '{}'"))
        work.connection.execute(text("DELETE FROM activity_log"))


def save(world: World, path: str = "voice", **form: object) -> tuple[int, str]:
    answer = world.client.post(f"/admin/{path}", data=form, headers=merchant(world, world.alice))
    return answer.status_code, answer.get_data(as_text=True)


def greeted(world: World, tenant: Tenant, language: str) -> str:
    asked = {"shop": str(tenant.store.shop)}
    return world.client.post("/chat/session", json=asked, headers={"Accept-Language": language}).get_json()["greeting"]


def told(world: World, tenant: Tenant, question: str) -> str:
    return visitor_of(world, tenant).say(question)["message"]["text"]


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


def test_a_language_stands_open_where_something_of_it_is_wrong_or_the_merchants(world: World) -> None:
    _, page = save(world, **{"orders-ja": "x" * 301})
    assert page.count('<details class="tongue" open>') == 2 and 'id="problem-orders-ja"' in page
    _, page = save(world, **{"sign-off-de": "Ihr Team"})
    assert page.count('<details class="tongue" open>') == 2 and page.count("Yours</span>") == 1


def test_the_voice_is_kept_for_the_model_and_the_page_says_that_there_is_none(world: World) -> None:
    status, page = save(world, voice="dry  and\nbrief\x00")
    assert status == 200 and "No language model is set up" in page
    with world.services.begin() as work:
        assert work.drafting.voice(world.alice.store) == "dry and brief"
        assert work.drafting.voice(world.bob.store) == ""


def test_a_tone_is_in_force_with_the_next_message_of_that_store_alone(world: World) -> None:
    talking, other = visitor_of(world, world.alice), visitor_of(world, world.bob)
    plain = other.say("hello")["message"]["text"]
    assert talking.say("hello")["message"]["text"] == plain
    save(world, tone="warm", emoji="yes")
    warm = talking.say("hello")["message"]["text"]
    assert warm != plain and warm.endswith("👋")
    assert other.say("hello")["message"]["text"] == plain


def test_it_is_heard_from_the_stores_own_records_and_nothing_is_kept(world: World) -> None:
    status, page = save(world, "voice/try", tone="brief", question=HOW_MUCH, **{"goods-en": "Colours may differ."})
    assert status == 200 and "Alice Rain Jacket costs" in page and "Colours may differ." in page
    assert "data-unsaved" in page and 'value="brief" checked' in page
    assert "Colours" not in told(world, world.alice, HOW_MUCH)
    status, page = save(world, "voice/try", tone="warm", **{"language-tried": "de"})
    assert "schön, dass Sie da sind" in page and "Danke!" in page
    with world.services.begin() as work:
        assert work.stores.of_id(world.alice.store.id).voice.tone is Tone.PLAIN
        assert work.activity.newest(world.alice.store, 1, None) == []


def test_matters_are_left_alone_and_words_stand_beneath_in_one_store(world: World) -> None:
    status, page = save(
        world,
        refuse="wholesale, bulk price",
        people="gift wrapping",
        **{"goods-en": "Colours may differ.", "first": "en"},
    )
    assert status == 422 and "Choose at least one language." in page
    save(world, refuse="wholesale, bulk price", people="gift wrapping", **{"goods-en": "Colours may differ."})
    assert told(world, world.alice, "Can I get a wholesale price?") == "I cannot talk about that here."
    assert visitor_of(world, world.alice).say("Do you wrap gifts?")["outcome"] == "handoff_offered"
    assert told(world, world.alice, HOW_MUCH).endswith("\n\nColours may differ.")
    assert told(world, world.bob, "Can I get a wholesale price?") != "I cannot talk about that here."


@pytest.mark.parametrize(
    "line", ["sold out = gone", "nice = in stock", "cheap = 10% off", "x" * 61, "{store}", "= y", "team = our team"]
)
def test_what_states_a_fact_is_neither_left_out_nor_put_in(world: World, line: str) -> None:
    status, page = save(world, avoided=line)
    assert status == 422 and 'id="problem-avoided"' in page
    with world.services.begin() as work:
        assert not work.stores.of_id(world.alice.store.id).voice.avoided


@pytest.mark.parametrize(
    "line",
    ["not = always", "not = now", "is = is not", "can’t = can", "nicht = immer", "pas = toujours", "soon = tomorrow"]
    + ["ない = です", "order = free order", "from = up to", "until = after", "is = is\u202e", "help = evil.example"]
    + ["help = bit.ly/x", "help = <b>help</b>", "help = [help](x)", "size = XL", "one = ①", "can = must", "all = no"],
)
def test_what_turns_a_sentence_or_leads_elsewhere_is_not_put_in(world: World, line: str) -> None:
    status, page = save(world, avoided=line)
    assert status == 422 and 'id="problem-avoided"' in page
    with world.services.begin() as work:
        assert not work.stores.of_id(world.alice.store.id).voice.avoided


@pytest.mark.parametrize(
    "line", ["cheap = affordable", "don’t = do not", "can’t = cannot", "sorry = apologies", "shopper = friend", "not"]
)
def test_a_word_for_another_that_does_the_same_is_kept(world: World, line: str) -> None:
    assert save(world, avoided=line)[0] == 200
    with world.services.begin() as work:
        assert work.stores.of_id(world.alice.store.id).voice.avoided


def test_the_page_tells_where_a_word_stays_until_another_is_given(world: World) -> None:
    status, page = save(world, avoided="understand")
    assert status == 200 and "“understand” stays in" in page
    assert "stays in" not in save(world, avoided="understand = get")[1]


def test_a_language_that_is_not_spoken_is_answered_in_the_one_for_everybody_else(world: World) -> None:
    save(world, language=["en", "fr"], first="fr")
    assert greeted(world, world.alice, "de").startswith("Bonjour")
    assert "coûte" in told(world, world.alice, "Was kostet der Alice Rain Jacket?")
    assert greeted(world, world.bob, "de").startswith("Hallo")


def test_each_change_is_a_line_in_the_log_that_names_what_changed(world: World) -> None:
    save(world, tone="brief", avoided="understand = get")
    with world.services.begin() as work:
        [line] = work.activity.newest(world.alice.store, 5, None)
        assert (line.what, line.detail) == ("changed the voice", "tone, words never said")
        assert work.activity.newest(world.bob.store, 5, None) == []


def test_a_turn_asks_the_database_the_same_with_a_voice_as_without(world: World) -> None:
    def asked() -> list[str]:
        talking = visitor_of(world, world.alice)
        with watched(world) as seen:
            for words in ("hello", HOW_MUCH, "what is your return policy?", "thanks"):
                talking.say(words)
        return [statement for statement, _ in seen]

    asked()  # so that both times the same is kept
    before = asked()
    save(world, tone="warm", emoji="yes", refuse="wholesale", avoided="sorry", **{"goods-en": "Colours may differ."})
    visitor_of(world, world.alice).say("hello")  # so that the store is read as it is now
    assert asked() == before


def test_nobody_else_changes_or_hears_it(world: World) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        for path in ("voice", "voice/try"):
            assert world.client.post(f"/admin/{path}", data={"voice": "rude"}, headers=head).status_code == 401


def test_whoever_hears_an_order_in_another_tone_is_noted_as_having_read_it(world: World) -> None:
    asked = "Where is order #1002? My e-mail is other.alice@mail.example"
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM access_log"))
    assert "TRACK11002" in save(world, "voice/try", tone="warm", question=asked)[1]
    with world.services.begin() as work:
        [noted] = work.accesses.newest(world.alice.store, 9)
        assert (noted.actor, noted.seen, noted.record_id) == ("staff:71000001", Seen.ORDER, "9000000001002")
        assert work.accesses.newest(world.bob.store, 9) == []


def test_nobody_hears_without_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    once = replace(quotas.REHEARSALS_OF_STAFF, most=1, name="rehearsal-test")
    monkeypatch.setattr(quotas, "REHEARSALS_OF_STAFF", once)
    assert [save(world, "voice/try", tone="warm", question="Hi")[0] for _ in range(2)] == [200, 429]
