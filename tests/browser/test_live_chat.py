"""What happens meanwhile shows in the open chat: staff's replies, their typing, the end of it, other tabs."""

import time

LINES = "[...root.querySelectorAll('.message .bubble')].map((one) => one.innerText)"


def looks(chat):
    return sum(url.endswith("/chat/conversation") for url in chat.page.requests())


def say(chats, text, author="staff", **more):
    chats.say(chats.by_token["token-1"], author, text, author_name="Maja", **more)


def test_a_reply_is_heard_and_not_looked_for(chat, chats):
    chat.hand_over()
    before = looks(chat)
    say(chats, "Hi Ann, it is sorted.")
    chat.says("Hi Ann, it is sorted.")
    chat.wait("root.querySelector('[aria-live]').innerText === 'Maja: Hi Ann, it is sorted.'")
    assert looks(chat) == before


def test_a_reply_shows_where_nothing_can_be_heard(chat, chats):
    chats.live = False
    chat.hand_over()
    say(chats, "Hi Ann, it is sorted.")
    chat.says("Hi Ann, it is sorted.")


def test_what_was_said_while_the_chat_was_closed_shows_when_it_opens(chat, chats):
    chat.hand_over()
    chat.click('[aria-label="Close chat"]')
    say(chats, "Hi Ann, it is sorted.")
    chat.click(".launcher")
    chat.says("Hi Ann, it is sorted.")


def test_nothing_sent_or_answered_here_shows_twice(chat, chats):
    chat.ask("What is the price")
    chat.says("€149.00")
    say(chats, "It is on sale tomorrow.")
    chat.says("It is on sale tomorrow.")
    assert chat.run(LINES) == [
        "Hello! What can I help you find?",
        "What is the price",
        "The Lindås rain jacket is €149.00.",
        "It is on sale tomorrow.",
    ]


def test_what_was_heard_before_its_answer_came_shows_once(chat, chats):
    chats.lag = 0.5
    chat.ask("I want a person")
    chat.click(".choice .primary")
    chat.says("Which e-mail address")
    time.sleep(2 * chats.lag)  # the answer to the tap has come, too
    lines = chat.run(LINES)
    assert len(lines) == len(set(lines)) == 5


def test_that_staff_are_writing_shows_until_they_have_written(chat, chats):
    chat.hand_over()
    chats.by_token["token-1"]["typing"] = True
    chat.has(".messages .dots")
    say(chats, "Done.")
    chat.says("Done.")
    assert not chat.run("root.querySelector('.messages .dots')")


def test_the_chat_says_who_answers_and_gives_way_when_the_ticket_is_solved(chat, chats):
    subtitle = "root.querySelector('header p').innerText"
    assert chat.run(subtitle) == "An assistant, not a person"
    chats.by_token["token-1"]["state"] = "with_human"
    chat.wait(f'{subtitle} === "With the store\'s team"')
    say(chats, "Our team has closed your request.", author="system")
    chats.by_token["token-1"]["state"] = "open"
    chat.wait(f"{subtitle} === 'An assistant, not a person'")
    chat.says("Our team has closed your request.")
    assert not chat.run("root.querySelector('.closing')")


def test_two_tabs_agree_as_soon_as_either_is_looked_at(chat, visit):
    other = visit("/next")
    other.has(".launcher")
    if not other.run("root.querySelector('.launcher').hidden"):
        other.click(".launcher")
    other.says("Hello! What can I help you find?")
    other.ask("What is the price")
    other.says("€149.00")
    look_at(chat)
    chat.says("€149.00")
    assert chat.run(LINES) == other.run(LINES)
    chat.ask("I want a person")
    chat.has(".choice .primary")
    look_at(other)
    other.has(".choice .primary")


def look_at(tab):
    tab.page.send("Page.bringToFront")
    tab.page.wait("!document.hidden")
