"""The launcher asks before it is drawn: a page whose chat is not open to its visitor shows none."""

import pytest

STEADY = "new Promise((done) => setTimeout(done, 400))"
ASKED = (
    "performance.getEntriesByType('resource').some(({name, responseEnd}) => name.includes('/chat/open') && responseEnd)"
)


def settled(chat):
    chat.page.wait(ASKED)
    chat.page.run(STEADY)
    return bool(chat.page.run("Boolean(document.querySelector('shopfloor-chat'))"))


@pytest.mark.parametrize("path", ["/", "/?parts=/apps/chat/"])
def test_a_chat_that_is_paused_shows_no_launcher_and_no_questions(visit, chats, path):
    chats.open = False
    chat = visit(path)
    assert settled(chat) is False
    assert chat.page.run("document.querySelector('[data-shopfloor-questions]').hidden") is True
    assert chat.page.complaints() == []


def test_it_is_asked_once_for_several_pages_and_nothing_is_kept_of_it(visit, chats):
    chat = visit()
    for page in ("/next", "/", "/next"):
        chat.has(".launcher")
        chat.page.go(chat.page.run("location.origin") + page)
    chat.has(".launcher")
    assert chats.asked == [{"store": "one.myshopify.com", "signed": "", "visitor": ""}]
    assert chat.page.run("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


def test_that_somebody_is_signed_in_is_told_and_not_who(visit, chats):
    visit("/?customer=7100001").has(".launcher")
    assert chats.asked == [{"store": "one.myshopify.com", "signed": "1", "visitor": ""}]


@pytest.mark.parametrize("lucky", [True, False])
def test_a_share_of_the_visitors_is_told_by_an_id_that_stays(visit, chats, lucky):
    chats.invited = set()
    chat = visit("/picture.svg")
    chat.page.run("localStorage.setItem('shopfloor:one.myshopify.com:visitor', 'visitor-0001')")
    chats.invited = {"visitor-0001"} if lucky else set()
    chat.page.go(chat.page.run("location.origin") + "/")
    assert settled(chat) is lucky
    assert [one["visitor"] for one in chats.asked] == ["", "visitor-0001"]


def test_where_only_a_share_has_the_chat_a_visitor_gets_an_id(visit, chats):
    chats.invited = set()
    chat = visit()
    assert settled(chat) is False
    kept = chat.page.run("localStorage.getItem('shopfloor:one.myshopify.com:visitor')")
    assert len(kept) == 36 and [one["visitor"] for one in chats.asked] == ["", kept]


def test_who_has_a_chat_keeps_it_while_it_is_closed_to_others(visit, chats):
    chat = visit().open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    chats.open = False
    chat.run("root.querySelector('.icon[aria-label=\"Close chat\"]').click()")
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.open()
    chat.has(".sources")


def test_an_app_that_does_not_answer_is_no_closed_chat(visit):
    chat = visit("/picture.svg")
    chat.page.send("Network.setBlockedURLs", urls=["*chat/open*"])
    chat.page.go(chat.page.run("location.origin") + "/")
    chat.has(".launcher")
    chat.page.send("Network.setBlockedURLs", urls=[])


def test_the_theme_editor_shows_what_others_will_see(visit, chats):
    chats.open = False
    chat = visit("/picture.svg")
    script = "Object.defineProperty(window, 'Shopify', {value: {designMode: true}})"
    chat.page.send("Page.addScriptToEvaluateOnNewDocument", source=script)
    chat.page.go(chat.page.run("location.origin") + "/")
    chat.has(".launcher")


def test_a_launcher_that_comes_late_moves_nothing(visit, chats):
    """Nor do the questions of a product page, whose place is kept."""
    chats.lag = 0.4
    chat = visit("/picture.svg")
    watch = (
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach(({value}) => (window.moved +="
        " value))).observe({type: 'layout-shift', buffered: true})"
    )
    chat.page.send("Page.addScriptToEvaluateOnNewDocument", source=watch)
    chat.page.go(chat.page.run("location.origin") + "/")
    assert settled(chat) is True
    assert (
        chat.page.run("getComputedStyle(document.querySelector('[data-shopfloor-questions]')).visibility") == "visible"
    )
    assert chat.page.run("window.moved") == 0
