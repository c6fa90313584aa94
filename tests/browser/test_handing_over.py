"""A person takes over: asked for, with consent and an address, and told to have the conversation."""

import time

import pytest


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


def test_an_address_that_is_being_typed_stays_when_the_answer_comes_late(chat, chats):
    """The line tells at once that an address is awaited."""
    chat.ask("I want a person")
    chats.lag = 0.5
    chat.click(".choice .primary")
    chat.fill("input[type=email]", "ann@")
    time.sleep(2 * chats.lag)
    assert chat.run("root.querySelector('input[type=email]').value") == "ann@"


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


def test_a_reply_that_comes_after_a_reload_shows_in_the_open_panel(chat, chats):
    chat.hand_over()
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.has(".closing")
    chats.say(chats.by_token["token-1"], "staff", "Hi Ann, it is sorted.", author_name="Maja")
    chat.says("Hi Ann, it is sorted.")


def test_the_closing_words_say_what_is_left_to_do_and_promise_nothing_that_depends_on_the_shop(chat, chats):
    chat.hand_over()
    for state, where in (("handed_off", False), ("with_human", True)):
        chats.by_token["token-1"]["state"] = state
        chat.page.go(chat.page.run("location.origin") + "/next")
        chat.has(".closing")
        line = chat.run("root.querySelector('.closing').innerText")
        assert ("come by e-mail where you gave an address" in line) is where and ("e-mail" in line) is where
        assert "What you write here goes to them as well" in line and "Start a new chat" in line


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
    chat.hand_over()
    said = ["I want a person", "Yes, connect me", "ann@example.com"]
    assert chat.run(SAID) == said
    assert chat.run("root.querySelector('.unsent, .problem:not(:empty)')") is None
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.has(".closing")
    assert chat.run(SAID) == said
