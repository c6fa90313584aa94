"""The widget in a real browser, under the strictest content security policy a shop may have."""

import gzip
import json
import re
from datetime import UTC, datetime, timedelta

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
    chat.wait("root.querySelector('.problem').textContent.includes('check both')")
    chat.run("root.querySelector('.ask label:nth-of-type(2) + input').value = '114 55'")
    chat.click(".ask .primary")
    chat.has(".order")
    assert "On its way" in chat.run("root.querySelector('.order').innerText")
    assert chat.run("root.querySelector('.track').rel") == "noopener"


def test_a_person_is_asked_for_with_consent_and_an_address(chat, chats):
    chat.ask("I want a person")
    chat.click(".choice .primary")
    chat.fill("input[type=email]", "not an address")
    chat.click(".ask .primary")
    chat.wait("root.querySelector('.problem').textContent.includes('full e-mail address')")
    chat.run("root.querySelector('input[type=email]').value = 'ann@example.com'")
    chat.click(".ask .primary")
    chat.has(".closing")
    said = chat.run("root.querySelectorAll('.message').length")
    chat.ask("It is the green one")
    chat.wait(f"root.querySelectorAll('.message').length === {said + 1}")
    chat.has(".closing")
    chats.say(chats.by_token["token-1"], "staff", "Hi Ann, it is sorted.", author_name="Maja")
    chat.says("Hi Ann, it is sorted.")
    assert "Maja" in chat.run("root.querySelector('.message.staff').innerText")
    chat.click(".closing button")
    chat.has(".chip")
    assert "Maja" not in chat.run("root.querySelector('.log').innerText")


def test_what_is_wrong_with_an_address_can_be_read_whole_on_a_phone(visit):
    chat = visit(width=390, height=660, touch=True).open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.ask("I want a person")
    chat.click(".choice .primary")
    chat.fill("input[type=email]", "not an address")
    chat.click(".ask .primary")
    chat.wait("root.querySelector('.problem').textContent.includes('full e-mail address')")
    ends = "root.querySelector('{}').getBoundingClientRect().{}"
    assert chat.run(f"{ends.format('.problem', 'bottom')} <= {ends.format('.log', 'bottom')}")


def hand_over(chat):
    chat.ask("I want a person")
    chat.click(".choice .primary")
    chat.fill("input[type=email]", "ann@example.com")
    chat.click(".ask .primary")
    chat.has(".closing")


def test_a_reply_that_comes_after_a_reload_shows_in_the_open_panel(chat, chats):
    hand_over(chat)
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.has(".closing")
    chats.say(chats.by_token["token-1"], "staff", "Hi Ann, it is sorted.", author_name="Maja")
    chat.says("Hi Ann, it is sorted.")


def test_the_closing_words_say_where_the_answer_comes_and_what_is_left_to_do(chat, chats):
    hand_over(chat)
    for state in ("handed_off", "with_human"):
        chats.by_token["token-1"]["state"] = state
        chat.page.go(chat.page.run("location.origin") + "/next")
        chat.has(".closing")
        line = chat.run("root.querySelector('.closing').innerText")
        for part in ("by e-mail", "appear", "here", "What you write here goes to them as well", "Start a new chat"):
            assert part in line


SAID = "[...root.querySelectorAll('.message.shopper .bubble')].map((one) => one.innerText)"


def test_no_thanks_keeps_the_assistant_and_stands_among_what_was_said(chat):
    chat.ask("I want a person")
    chat.click(".choice .secondary")
    chat.says("What else can I do")
    chat.has("textarea")
    assert chat.run(SAID) == ["I want a person", "No, thanks"]
    order = "[...root.querySelectorAll('.message')].slice(-2).map((one) => one.className)"
    assert chat.run(order) == ["message shopper", "message agent"]


@pytest.mark.parametrize("lag", [0, 0.4])
def test_what_is_pressed_and_filled_in_stands_once_among_what_was_said(chat, chats, lag):
    """With the lag, the line tells of it before the answer does."""
    chats.lag = lag
    hand_over(chat)
    said = ["I want a person", "Yes, connect me", "ann@example.com"]
    assert chat.run(SAID) == said
    assert chat.run("root.querySelector('.unsent, .problem:not(:empty)')") is None
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.has(".closing")
    assert chat.run(SAID) == said


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


def test_a_message_that_was_refused_is_kept_and_sent_again(chat, chats):
    chats.broken = [503]
    chat.ask("Can I return it?")
    chat.says("We are very busy")
    chat.click(".unsent button")
    chat.has(".sources")
    assert chat.run("root.querySelectorAll('.message.shopper').length") == 1


def test_a_message_cannot_be_longer_than_the_app_takes(chat):
    chat.fill("textarea", "x" * 2100)
    assert chat.run("root.querySelector('textarea').value.length") == 2000
    chat.wait("root.querySelector('.note').textContent.includes('2000 characters at most')")
    chat.run("root.querySelector('textarea').value = 'y'.repeat(2001)")
    chat.page.press("Enter")
    assert chat.run("root.querySelector('.message.shopper')") is None
    chat.run("root.querySelector('textarea').value = ''")
    chat.ask("Can I return it?")
    chat.has(".sources")
    assert "2000" not in chat.run("root.querySelector('.note').textContent")


def test_a_refusal_that_stands_is_told_in_the_apps_words_with_nothing_to_try_again(chat, chats):
    chats.broken = [400]
    chat.ask("Can I return it?")
    chat.says("text must be at most 2000 characters.")
    assert "Try again" not in chat.run("root.querySelector('.log').innerText")
    chat.page.run("dispatchEvent(new Event('online'))")
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.product').length === 3")
    assert [message["text"] for message in chats.by_token["token-1"]["messages"]][0] == "Show me rain jackets"


def test_who_was_too_fast_is_told_once_and_may_try_again_after_the_wait(chat, chats):
    chats.broken = [429, 429]
    chat.ask("Can I return it?")
    chat.says("That was too often.")
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.unsent').length === 2")
    said = chat.run("root.querySelector('.log').innerText")
    assert said.count("That was too often.") == 1 and "Try again" not in said
    chat.wait("root.querySelector('.log').innerText.split('Try again').length === 3")
    assert "too often" not in chat.run("root.querySelector('.log').innerText")
    chat.click(".unsent button")
    chat.has(".sources")
    assert chat.run("root.querySelectorAll('.message.shopper').length") == 2
    assert chat.run("root.querySelectorAll('.unsent').length") == 1


@pytest.mark.parametrize("talked", [False, True])
def test_a_shop_that_removed_the_app_shows_no_chat(visit, chats, talked):
    chat = visit()
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


def test_a_message_written_offline_is_sent_when_the_line_is_back(chat):
    chat.page.offline(True)
    chat.ask("Can I return it?")
    chat.says("You are offline")
    chat.page.offline(False)
    chat.has(".sources")


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


def test_the_chat_speaks_the_language_of_the_page(visit):
    chat = visit("/?lang=de-AT").open()
    assert chat.run("root.querySelector('h2').innerText") == "Chatten Sie mit uns"
    assert chat.run("root.querySelector('.panel').lang") == "de"
    chat.ask("I want a person")
    chat.wait("root.querySelector('.choice .primary').innerText === 'Ja, verbinden'")


def test_a_page_that_is_read_from_the_right_has_the_chat_on_the_left_and_english_words_run_their_own_way(visit):
    chat = visit("/?lang=ar&dir=rtl")
    chat.has(".launcher")
    assert chat.run("root.querySelector('.launcher').getBoundingClientRect().left") == 20
    chat.open().ask("Can I return it?")
    chat.has(".sources")
    box = "root.querySelector('{}').getBoundingClientRect()"
    assert chat.run(f"{box.format('.panel')}.left") == 20
    assert chat.run(f"{box.format('.icon')}.left < {box.format('h2')}.left")
    assert chat.run(f"{box.format('.shopper .bubble')}.left < {box.format('.agent .bubble')}.left")
    assert chat.run("getComputedStyle(root.querySelector('.agent .bubble')).unicodeBidi") == "plaintext"
    assert chat.run("root.querySelector('.log').scrollWidth <= root.querySelector('.log').clientWidth")


HEAD = "[...root.querySelectorAll('header p')].map((line) => line.innerText).filter(Boolean)"
ASSISTANT = "An assistant, not a person"


def in_hours(hours):
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


@pytest.mark.parametrize(
    ("team", "line"),
    [
        ({"here": True, "until": in_hours(20 / 60)}, r"The team is here until \d+:\d\d [AP]M"),
        ({"here": True, "until": None}, "The team is here now"),
        ({"here": False, "until": in_hours(48)}, r"The team is back on [A-Z][a-z]+day at \d+:\d\d [AP]M"),
        (
            {"here": False, "until": in_hours(500)},
            r"The team is back on [A-Z][a-z]+day, [A-Z][a-z]+ \d+ at \d+:\d\d [AP]M",
        ),
    ],
)
def test_the_head_says_when_people_are_there(visit, chats, team, line):
    chats.team = team
    first, second = visit().open().run(HEAD)
    assert first == ASSISTANT and re.fullmatch(line, second)


@pytest.mark.parametrize("team", [{}, {"here": True, "until": in_hours(-1)}, {"here": False, "until": in_hours(-1)}])
def test_the_head_says_nothing_that_is_not_known_or_no_longer_so(visit, chats, team):
    chats.team = team
    assert visit().open().run(HEAD) == [ASSISTANT]


def test_the_head_turns_when_the_team_leaves(visit, chats):
    chats.team = {"here": True, "until": in_hours(3 / 3600)}
    chat = visit().open()
    assert "until" in chat.run(HEAD)[1]
    chats.team = {"here": False, "until": in_hours(48)}
    chat.wait(f"{HEAD}[1]?.includes('back on')")


def test_the_hours_are_told_by_the_shoppers_clock_and_in_the_language_of_the_page(visit, chats):
    chats.team = {"here": False, "until": "2099-01-05T08:00:00Z"}
    chat = visit("/picture.svg")
    chat.page.send("Emulation.setTimezoneOverride", timezoneId="Asia/Tokyo")
    chat.page.go(chat.page.run("location.origin") + "/?lang=de")
    assert chat.open().run(HEAD)[1] == "Das Team ist ab Montag, 5. Januar, 17:00 Uhr, wieder da"


def test_what_is_written_to_the_team_is_not_asked_of_the_assistant(chat):
    foot = (
        "((input, note) => [input.placeholder, input.ariaLabel, note.innerText])(root.querySelector('textarea'),"
        " root.querySelector('.note'))"
    )
    assert chat.run(foot)[0] == chat.run(foot)[1] == "Ask about a product or order"
    hand_over(chat)
    assert chat.run(foot) == ["Write to the team", "Write to the team", "The store's team reads this chat."]
    chat.click(".closing button")
    chat.has(".chip")
    assert chat.run(foot)[0] == "Ask about a product or order" and "records" in chat.run(foot)[2]


@pytest.mark.parametrize(
    ("locale", "time"), [("en-GB", "17:00"), ("en_GB", "17:00"), ("x", "5:00 PM"), ("ar", "5:00 PM")]
)
def test_times_are_written_as_the_page_writes_them_where_that_is_known(visit, chats, locale, time):
    chats.team = {"here": False, "until": "2099-01-05T17:00:00Z"}
    chat = visit("/picture.svg")
    chat.page.send("Emulation.setTimezoneOverride", timezoneId="UTC")
    chat.page.go(chat.page.run("location.origin") + f"/?lang={locale}")
    assert chat.open().run(HEAD)[1].endswith(time)
    chat.ask("Where is my order #1001?")
    chat.fill(".ask label:nth-of-type(2) + input", "ann@example.com")
    chat.click(".ask .primary")
    chat.has(".steps time")


def test_english_lists_and_questions_on_a_page_read_from_the_right_run_their_own_way(visit):
    chat = visit("/?lang=he&dir=rtl").open()
    style = "getComputedStyle(root.querySelector('{}')).{}"
    assert chat.run(style.format(".chip", "unicodeBidi")) == "plaintext"
    chat.ask("Can I return it?")
    chat.has(".sources")
    assert chat.run(style.format(".bubble ul", "direction")) == "ltr"
    assert chat.run(style.format(".panel", "direction")) == "rtl"
