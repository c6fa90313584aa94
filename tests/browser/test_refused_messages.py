"""A message that is refused, too long or written offline is kept, told about and sent again."""


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


def test_a_message_written_offline_is_sent_when_the_line_is_back(chat):
    chat.page.offline(True)
    chat.ask("Can I return it?")
    chat.says("You are offline")
    chat.page.offline(False)
    chat.has(".sources")
