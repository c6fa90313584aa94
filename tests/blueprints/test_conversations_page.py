"""The conversations pages: what is found, opened, taken along and erased, of one's own store."""

import csv
import io
import re
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from domain.figures.endings import Ending
from domain.figures.periods import last_days
from domain.handoff.delivering import OutgoingState
from tests.blueprints.callers import give_tokens, merchant, refused, signed_in, visitor_of
from tests.domain.talks import WISH, handed_over, say, start
from tests.world import Tenant, World

PRICE, ICELAND, BOTHER = (
    "What does the Alice Rain Jacket cost?",
    "Do you ship to Iceland?",
    "Wie lange dauert 100% Versand?",
)


@pytest.fixture(autouse=True)
def nobody_spoke(world: World) -> None:
    for tenant in (world.alice, world.bob):
        give_tokens(world, tenant)
    with world.services.begin() as work:
        for table in ("conversations", "access_log", "activity_log"):
            work.connection.execute(text(f"DELETE FROM {table}"))


def look(world: World, tenant: Tenant, path: str = "", **asked: str) -> TestResponse:
    return world.client.get(f"/admin/conversations{path}", query_string=asked or None, headers=merchant(world, tenant))


def page(world: World, tenant: Tenant, path: str = "", **asked: str) -> str:
    answer = look(world, tenant, path, **asked)
    assert answer.status_code == 200, answer.get_data(as_text=True)[:300]
    return " ".join(answer.get_data(as_text=True).split())


def ids(shown: str) -> list[str]:
    return re.findall(r'<li><a href="/admin/conversations/([\w-]{36})', shown)


def asks(world: World, tenant: Tenant, *words: str, locale: str = "en") -> str:
    conversation = start(world, tenant, locale=locale)
    for one in words:
        say(world, tenant, conversation, one)
    return str(conversation)


def send(world: World, tenant: Tenant, path: str, **form: str) -> TestResponse:
    return world.client.post(f"/admin/conversations/{path}", data=form, headers=merchant(world, tenant))


def test_words_addresses_orders_and_choices_find_what_they_name(world: World) -> None:
    price, iceland = asks(world, world.alice, PRICE), asks(world, world.alice, ICELAND)
    german = asks(world, world.alice, BOTHER, locale="de")
    proven = asks(world, world.alice, f"Where is my order #1001? My email is {world.alice.own_email}")
    asks(world, world.bob, PRICE, BOTHER, f"Where is order #2001? {world.bob.own_email}")
    for asked, found in (
        ({}, [proven, german, iceland, price]),
        ({"words": "does the rain jacket cost"}, [price]),
        ({"words": "JACKET Does"}, [price]),
        ({"words": "100%"}, [german]),
        ({"words": "1_0"}, []),
        ({"words": "nobody said this"}, []),
        ({"words": world.alice.own_email.upper()}, [proven]),
        ({"words": world.bob.own_email}, []),
        ({"words": "#1001"}, [proven]),
        ({"words": "2001"}, []),
        ({"intent": "product_price"}, [price]),
        ({"ending": "unanswered", "language": "en"}, [iceland]),
        ({"language": "de"}, [german]),
        ({"rating": "liked"}, []),
        ({"rating": "unrated", "intent": "policy", "words": "iceland"}, [iceland]),
        ({"ending": "nonsense", "intent": "x", "rating": "", "before": "x~y"}, [proven, german, iceland, price]),
    ):
        assert ids(page(world, world.alice, **asked)) == found, asked


def test_thumbs_and_days_narrow_the_list(world: World) -> None:
    liked, disliked = visitor_of(world, world.alice), visitor_of(world, world.alice)
    for caller, helpful in ((liked, True), (disliked, False)):
        message = caller.say(PRICE)["message"]["id"]
        assert caller.post("feedback", {"message": message, "helpful": helpful}).status_code in (200, 204)
    assert ids(page(world, world.alice, rating="liked")) == [liked.conversation]
    assert ids(page(world, world.alice, rating="disliked", ending="unsettled")) == [disliked.conversation]
    today = last_days(world.alice.store, 1, world.services.now()).last
    days = {"from": str(today), "to": str(today)}
    assert len(ids(page(world, world.alice, **days))) == 2
    assert ids(page(world, world.alice, **{"from": str(today + timedelta(days=1))})) == []
    assert ids(page(world, world.alice, to=str(today - timedelta(days=1)))) == []
    wrong = look(world, world.alice, **{"from": "2026-02-02", "to": "2026-02-01"})
    assert wrong.status_code == 422 and "must not come after" in wrong.get_data(as_text=True)
    for odd in ("x", "0001-01-01", "9999-12-31", "2026-02-30"):
        assert len(ids(page(world, world.alice, **{"from": odd}))) == 2


def test_pages_tell_each_conversation_once(world: World) -> None:
    for _ in range(6):
        asks(world, world.alice, PRICE)
    with world.services.begin() as work:
        # Many of one moment, so that the moment alone tells them not apart.
        work.connection.execute(
            text(
                "INSERT INTO conversations (store_id, id, profile_id, visitor, state, locale, started_at, last_at)"
                " SELECT store_id, gen_random_uuid(), profile_id, visitor, state, locale, started_at, started_at"
                " FROM conversations, generate_series(1, 20)"
            )
        )
        work.connection.execute(
            text(
                "INSERT INTO messages (store_id, id, conversation_id, author, text, at)"
                " SELECT store_id, gen_random_uuid(), id, 'shopper', 'boots ' || id, last_at FROM conversations"
            )
        )
    seen, address = [], ""
    while True:
        shown = page(world, world.alice, address or "?words=boots")
        seen.append(ids(shown))
        older = re.search(r'href="/admin/conversations(\?[^"]*before=[^"]*)">Older', shown)
        if not older:
            break
        address = older[1].replace("&amp;", "&")
        assert "words=boots" in address
    assert [len(one) for one in seen] == [50, 50, 26]
    assert len({one for some in seen for one in some}) == 126


def test_the_list_judges_as_the_overview_counts(world: World) -> None:
    for words in (PRICE, ICELAND, "Hello", WISH["en"]):
        asks(world, world.alice, words)
    handed_over(world, world.alice)
    with world.services.begin() as work:
        tally = work.figures.overview(world.alice.store, last_days(world.alice.store, 7, world.services.now())).tally
    listed = {one: len(ids(page(world, world.alice, ending=one.value))) for one in Ending}
    assert listed == {one: tally.of(one) for one in Ending} and set(listed.values()) == {1, 2}


def test_an_opened_conversation_tells_what_each_answer_stands_on(world: World) -> None:
    caller = signed_in(world, world.alice, world.alice.own_customer)
    caller.say("Where is my order #1001?")
    caller.say("<b>What</b> does the Alice Rain Jacket cost?")
    shown = page(world, world.alice, f"/{caller.conversation}")
    assert "&lt;b&gt;What&lt;/b&gt;" in shown and "<b>What" not in shown
    assert "Signed-in customer" in shown and f"/customers/{world.alice.own_customer}" in shown
    assert "Why this answer" in shown and "89.00" in shown and "As changed" in shown and "found in a record" in shown
    assert "Orders told of" in shown and "#1001</a>" in shown
    with world.services.begin() as work:
        noted = [(one.seen, one.record_id) for one in work.accesses.newest(world.alice.store, 9)]
    assert noted == [("conversation", caller.conversation)]
    refused(look(world, world.bob, f"/{caller.conversation}"), 404, "conversation_not_found")
    with world.services.begin() as work:
        assert work.accesses.newest(world.bob.store, 9) == []


def test_a_ticket_leads_to_its_conversation_by_the_apps_first_page(world: World) -> None:
    one = asks(world, world.alice, PRICE)
    answer = world.client.get(
        f"/admin/?conversation={one}&shop=alice-goods.myshopify.com", headers=merchant(world, world.alice)
    )
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/admin/conversations/{one}?shop=alice-goods.myshopify.com"
    assert world.client.get("/admin/?conversation=x", headers=merchant(world, world.alice)).status_code == 200


def test_what_failed_is_sent_again_from_the_page_by_its_own_store(world: World) -> None:
    outgoing = handed_over(world, world.alice)
    with world.services.begin() as work:
        work.outbox.change(outgoing.id, state=OutgoingState.FAILED, advice="Fix the form.")
    path = f"{outgoing.conversation_id}/send"
    assert "Fix the form." in page(world, world.alice, f"/{outgoing.conversation_id}")
    refused(send(world, world.bob, path), 404, "conversation_not_found")
    assert "on its way" in send(world, world.alice, path).get_data(as_text=True)
    assert "Nothing waits" in send(world, world.alice, path).get_data(as_text=True)


def test_a_conversation_is_erased_once_confirmed_and_by_its_own_store_alone(world: World) -> None:
    outgoing, other = handed_over(world, world.alice), asks(world, world.alice, PRICE)
    one = str(outgoing.conversation_id)
    with world.services.begin() as work:
        work.outbox.change(outgoing.id, state=OutgoingState.DONE, ticket_id="77")
    assert send(world, world.alice, f"{one}/erase").status_code == 422
    refused(send(world, world.bob, f"{one}/erase", sure="yes"), 404, "conversation_not_found")
    assert world.client.post(f"/admin/conversations/{one}/erase", data={"sure": "yes"}).status_code == 401
    assert len(ids(page(world, world.alice))) == 2
    gone = send(world, world.alice, f"{one}/erase", sure="yes").get_data(as_text=True)
    assert "is erased" in gone and "Zendesk ticket 77" in gone and ids(" ".join(gone.split())) == [other]
    refused(send(world, world.alice, f"{one}/erase", sure="yes"), 404, "conversation_not_found")
    with world.services.begin() as work:
        left = text("SELECT count(*) FROM messages WHERE conversation_id = :id")
        assert work.connection.scalar(left, {"id": UUID(one)}) == 0
        assert [one.what for one in work.activity.newest(world.alice.store, 9)] == ["erased a conversation"]
        assert work.activity.newest(world.bob.store, 9) == []


def test_files_hold_what_is_found_and_no_formula(world: World) -> None:
    one = asks(world, world.alice, "=HYPERLINK(1) What does the Alice Rain Jacket cost?")
    asks(world, world.alice, ICELAND)
    asks(world, world.bob, PRICE)
    written = look(world, world.alice, ".csv", words="rain jacket").get_data(as_text=True)
    head, *lines = csv.reader(io.StringIO(written.lstrip("\ufeff")))
    assert [line[head.index("id")] for line in lines] == [one]
    assert lines[0][head.index("opening")].startswith("'=HYPERLINK")
    (found,) = look(world, world.alice, ".json", words="rain jacket").get_json()
    assert found["id"] == one and [said["author"] for said in found["messages"]] == ["shopper", "agent"]
    assert found["messages"][1]["outcome"] == "answered" and "89.00" in found["messages"][1]["text"]
    with world.services.begin() as work:
        noted = [(one.seen, one.record_id) for one in work.accesses.newest(world.alice.store, 9)]
    assert noted == [("export", "conversations.json"), ("export", "conversations.csv")]


@pytest.mark.parametrize("path", ["", ".csv", ".json", f"/{UUID(int=7)}"])
def test_without_a_token_nobody_looks(world: World, path: str) -> None:
    assert world.client.get(f"/admin/conversations{path}").status_code in (302, 401)
