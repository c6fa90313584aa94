"""The chat speaks the language of the page and runs its way."""


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


def test_english_lists_and_questions_on_a_page_read_from_the_right_run_their_own_way(visit):
    chat = visit("/?lang=he&dir=rtl").open()
    style = "getComputedStyle(root.querySelector('{}')).{}"
    assert chat.run(style.format(".chip", "unicodeBidi")) == "plaintext"
    chat.ask("Can I return it?")
    chat.has(".sources")
    assert chat.run(style.format(".bubble ul", "direction")) == "ltr"
    assert chat.run(style.format(".panel", "direction")) == "rtl"
