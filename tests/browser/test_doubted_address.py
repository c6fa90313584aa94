"""An address that looks mistyped is chosen by a tap, not typed a third time."""


def test_both_addresses_are_offered_and_a_tap_says_which(chat):
    chat.ask("I want a person")
    chat.click(".choice .primary")
    chat.fill("input[type=email]", "ann@gmial.com")
    chat.click(".ask .primary")
    chat.says("Did you mean ann@gmail.com?")
    chat.wait("root.querySelectorAll('.chip').length === 2")
    assert not chat.run("root.querySelector('input[type=email]')")
    chat.click(".chip")
    chat.wait("[...root.querySelectorAll('.message .bubble')].some((one) => one.innerText === 'ann@gmail.com')")


def test_an_address_that_the_app_does_not_take_is_asked_for_in_the_chats_own_words(chat):
    chat.ask("I want a person")
    chat.click(".choice .primary")
    chat.fill("input[type=email]", "ann@example")
    chat.click(".ask .primary")
    chat.wait("root.querySelector('.problem').innerText")
    assert chat.run("root.querySelector('.problem').innerText").startswith("Please give a full e-mail address")
