"""What can be done with the whole chat: have it by e-mail, have it deleted."""

CHOICES = "[...root.querySelectorAll('.choice button')].map((one) => one.innerText)"


def test_the_chat_goes_by_e_mail(chat):
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.click("[aria-label=More]")
    assert chat.run(CHOICES) == ["Talk to a person", "E-mail me this chat", "Delete this chat"]
    chat.run("root.querySelectorAll('.choice button')[1].click()")
    chat.says("The chat is on its way to ann@example.com.")


def test_a_shop_that_sends_no_e_mail_offers_none(visit, chats):
    chats.mails = False
    chat = visit().open()
    chat.click("[aria-label=More]")
    assert chat.run(CHOICES) == ["Talk to a person", "Delete this chat"]


def test_a_person_can_be_asked_for_at_any_time(chat, chats):
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.click("[aria-label=More]")
    chat.click(".choice .primary")
    chat.says("Shall I connect you with a person from our team?")
    assert chat.run("[...root.querySelectorAll('.shopper .bubble')].at(-1).innerText") == "Talk to a person"
    assert chat.focus == "textarea"
    chat.click(".choice .primary")
    chat.has("input[type=email]")
    chat.click("[aria-label=More]")  # where it is asked for and not there yet
    assert chat.run(CHOICES)[0] == "Talk to a person"
    assert chat.page.complaints() == []


def test_who_has_a_person_is_offered_none(chat):
    chat.hand_over()
    chat.click("[aria-label=More]")
    assert chat.run(CHOICES) == ["E-mail me this chat", "Delete this chat"]


def test_the_menu_opens_with_the_keyboard_in_it_and_a_second_touch_puts_back_what_stood_there(chat):
    chat.has(".chip")
    chat.click("[aria-label=More]")
    assert chat.focus == "primary"
    chat.click("[aria-label=More]")
    assert chat.run("root.querySelectorAll('.chip').length") == 2


def test_the_chat_is_deleted_when_the_shopper_says_so_twice(chat, chats):
    chat.ask("Can I return it?")
    chat.has(".sources")
    visitor = chat.page.run("localStorage['shopfloor:one.myshopify.com:visitor']")
    ask_to_delete(chat)
    chat.click(".choice .secondary")
    chat.wait("!root.querySelector('.choice')")
    ask_to_delete(chat)
    chat.click(".choice .primary")
    chat.wait("!root.querySelector('.sources') && root.querySelector('.chip')")
    (left,) = chats.by_token.values()
    assert left["messages"] == []
    assert visitor not in chat.page.run("JSON.stringify({...localStorage})")


def test_a_chat_that_people_have_is_not_deleted_behind_their_back(chat, chats):
    chat.hand_over()
    ask_to_delete(chat)
    chat.click(".choice .primary")
    chat.wait("root.querySelector('.choice .problem').innerText.includes('ask them to delete it')")
    assert chats.by_token["token-1"]["messages"]


def ask_to_delete(chat):
    chat.click("[aria-label=More]")
    chat.has(".choice")
    chat.run("[...root.querySelectorAll('.choice button')].at(-1).click()")
    chat.wait("root.querySelector('.choice b')?.innerText === 'Delete all of this chat for good?'")
