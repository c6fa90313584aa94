"""The widget in a real browser, under the strictest content security policy a shop may have."""

import gzip
import json

import pytest

from blueprints.widget import launcher_script, panel_script
from domain.language.languages import Language

KILOBYTE = 1000


def test_nothing_but_the_launcher_is_fetched_before_the_first_touch(visit):
    chat = visit()
    chat.has(".launcher")
    assert scripts_of_ours(chat) == ["widget.js"]


def test_the_launcher_is_small_and_the_rest_is_not_large():
    """All that a visit can fetch of ours: launcher, and panel with its styles and one language, the longest."""
    launcher = size(launcher_script())
    assert launcher <= 3 * KILOBYTE
    assert launcher + max(size(panel_script(language)) for language in Language) <= 15 * KILOBYTE


def size(script):
    return len(gzip.compress(script.encode(), 9))


def test_the_panel_is_all_that_the_first_touch_fetches(visit):
    chat = visit().open()
    assert scripts_of_ours(chat) == ["widget.js", "panel.js?locale=en"]


def scripts_of_ours(chat):
    return [url.rsplit("/", 1)[1] for url in chat.page.requests() if "/chat/" in url and ".js" in url]


def test_an_answer_streams_and_shows_cards_with_prices_and_stock(chat):
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.product').length === 3")
    cards = chat.run("[...root.querySelectorAll('.product')].map((card) => card.innerText).join('|')")
    assert "€149.00" in cards and "Sold out" in cards
    assert chat.run("root.querySelector('a.product').pathname") == "/products/1"
    assert chat.run("root.querySelector('.unsent, .problem:not(:empty)')") is None
    assert chat.page.complaints() == []


def test_the_beginning_of_a_long_answer_is_in_view(chat):
    chat.ask("Show me rain jackets")
    chat.has(".chip")
    top = "root.querySelector('.message:last-child').getBoundingClientRect().top"
    chat.wait(f"{top} > root.querySelector('.log').getBoundingClientRect().top")
    chat.wait(f"{top} < root.querySelector('.log').getBoundingClientRect().top + 120")


def test_an_answer_shows_when_the_app_answers_with_json_alone(chat, chats):
    chats.streaming = False
    chat.ask("Can I return it?")
    chat.says("You can return an item")
    assert chat.run("root.querySelector('.sources a').textContent") == "Refund policy"
    assert chat.run("root.querySelectorAll('.bubble li').length") == 2


def test_poisoned_answers_stay_words(chat):
    chat.ask("poison")
    chat.has(".sources")
    assert chat.page.run("document.title") == "Shop"
    assert chat.run("root.querySelectorAll('.messages script, .messages img, .messages a').length") == 0
    assert all(url.startswith(("http://127.0.0.1", "data:,")) for url in chat.page.requests())
    assert chat.page.complaints() == []


def test_an_order_is_shown_once_its_owner_has_proven_it(chat):
    chat.ask("Where is my order?")
    chat.fill(".ask input", "#1001")
    chat.fill(".ask label:nth-of-type(2) + input", "bob@example.com")
    chat.click(".ask .primary")
    chat.says("check both")
    chat.wait("root.querySelector('.ask')")
    assert typed(chat) == ["#1001", "bob@example.com"]
    chat.run("root.querySelector('.ask label:nth-of-type(2) + input').value = '114 55'")
    chat.click(".ask .primary")
    chat.has(".order")
    assert "On its way" in chat.run("root.querySelector('.order').innerText")
    assert chat.run("root.querySelector('.track').rel") == "noopener"


def test_what_was_typed_to_find_an_order_stands_there_until_something_else_is_asked(chat):
    chat.ask("Where is my order #1002?")
    chat.fill(".ask label:nth-of-type(2) + input", "bob@example.com")
    chat.click(".ask .primary")
    chat.says("check both")
    chat.ask("Where is my order?")
    chat.wait("root.querySelectorAll('.message.shopper').length === 2 && root.querySelector('.ask')")
    assert typed(chat) == ["", ""]


def typed(chat):
    return chat.run("[...root.querySelectorAll('.ask input')].map((field) => field.value)")


def test_the_chat_goes_on_where_it_was_on_the_next_page(chat):
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.has(".sources")
    assert chat.run("root.querySelectorAll('.message').length") == 3


def test_a_chat_that_is_over_on_the_server_begins_anew(chat, chats):
    chat.ask("Can I return it?")
    chat.has(".sources")
    chats.by_token.clear()
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.product').length === 3")
    assert list(chats.by_token) == ["token-2"]


@pytest.mark.parametrize(("before", "after"), [("", "71"), ("71", ""), ("71", "72")])
def test_a_chat_does_not_outlive_a_sign_in_or_a_sign_out(visit, chats, before, after):
    chat = visit(f"/?customer={before}").open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.page.go(chat.page.run("location.origin") + f"/?customer={after}")
    chat.has(".chip")
    assert "Can I return it?" not in chat.run("root.querySelector('.log').innerText")
    assert len(chats.by_token) == 2


def test_a_stranger_is_served_when_the_proxy_is_not(visit, chats):
    chats.proxy_works = False
    visit().open()
    assert chats.by_token["token-1"]["customer"] is False


def test_nothing_personal_is_kept_in_the_page(visit):
    chat = visit("/?customer=7100001").open()
    chat.ask("I want a person, write to ann@example.com")
    chat.has(".choice")
    kept = json.loads(chat.page.run("JSON.stringify({...localStorage, ...sessionStorage})"))
    assert not any(word in str(kept) for word in ("ann@example.com", "7100001", "I want"))


@pytest.mark.parametrize("talked", [False, True])
def test_a_shop_that_removed_the_app_shows_no_chat(visit, chats, talked):
    chat = visit()
    chat.has(".launcher")
    if talked:
        chat.open().ask("Can I return it?")
        chat.has(".sources")
        chat.page.go(chat.page.run("location.origin") + "/next")
        chat.has(".sources")
    chats.installed = False
    chats.by_token.clear()
    if talked:
        chat.ask("Show me rain jackets")
    else:
        chat.click(".launcher")
    chat.page.wait("!document.querySelector('shopfloor-chat')")
    chat.page.go(chat.page.run("location.origin") + "/next")
    assert chat.page.run("document.querySelector('shopfloor-chat')") is None
    assert chat.page.complaints() == []


def test_the_keyboard_alone_is_enough(visit):
    chat = visit()
    chat.has(".launcher")
    for _ in range(3):
        chat.page.press("Tab")
    assert chat.focus == "launcher"
    chat.page.press("Enter")
    chat.wait("root.activeElement?.localName === 'textarea'")
    chat.page.type("Can I return it?")
    chat.page.press("Enter")
    chat.has(".sources")
    assert chat.focus == "textarea"
    chat.page.press("Escape")
    assert chat.focus == "launcher"


def test_a_rating_is_sent_once_and_thanked_for(chat, chats):
    chat.ask("Can I return it?")
    chat.click(".thumbs button")
    chat.says("Thank you.")
    assert chats.by_token["token-1"]["rated"] == [{"message": "m2", "helpful": True}]
    assert chat.run("root.querySelector('.thumbs button').getAttribute('aria-pressed')") == "true"


def test_every_control_has_a_name_and_answers_are_announced(chat):
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelector('[aria-live]').textContent.includes('Three jackets')")
    controls = "[...root.querySelectorAll('button, a, input, textarea')]"
    assert chat.run(f"{controls}.filter((node) => !(node.innerText.trim() || node.ariaLabel)).length") == 0
    assert chat.run("root.querySelector('[role=dialog]').innerText.includes('An assistant, not a person')")


@pytest.mark.parametrize("width", [320, 390, 640])
def test_a_narrow_screen_needs_no_sideways_scrolling(visit, width):
    chat = visit(width=width, height=568, touch=True).open()
    chat.ask("Where is my order?")
    chat.has("form.ask")
    assert chat.run("root.querySelector('.log').scrollWidth <= root.querySelector('.log').clientWidth")
    assert chat.page.run("document.documentElement.scrollWidth") <= width
    assert chat.run("root.querySelector('.send').getBoundingClientRect().right") <= width


def test_an_order_number_that_was_named_need_not_be_typed_again(chat):
    chat.ask("Where is my order #1001?")
    chat.has("form.ask")
    assert chat.run("root.querySelector('.ask input').value") == "#1001"
