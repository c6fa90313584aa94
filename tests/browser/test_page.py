"""The chat and the page it stands on: what the theme asks of it, what the merchant set, and what fails around it."""

import pytest


def says_label(chat):
    return chat.run("root.querySelector('.launcher').innerText")


def test_a_button_of_the_page_opens_the_chat_with_its_question_asked(visit):
    chat = visit()
    chat.has(".launcher")
    chat.page.run("document.querySelector('[data-shopfloor-ask]').click()")
    chat.says("You can return an item")
    assert chat.run("root.querySelector('.message.shopper .bubble').innerText") == "Can I return it?"
    assert chat.page.run("document.querySelector('[data-shopfloor-questions]').hidden") is False


def test_the_launcher_looks_as_the_merchant_set_it(visit):
    chat = visit("/?label=Help&accent=%23f4d03f&corner=start&lift=60&round=6")
    chat.has(".launcher")
    box = chat.run(
        "(({left, bottom}) => [left, innerHeight - bottom])(root.querySelector('.launcher').getBoundingClientRect())"
    )
    assert (says_label(chat), box) == ("Help", [20, 60])
    style = "getComputedStyle(root.querySelector('.launcher'))"
    assert chat.run(f"[{style}.backgroundColor, {style}.color, {style}.borderRadius]") == [
        "rgb(244, 208, 63)",
        "rgb(0, 0, 0)",
        "6px",
    ]
    chat.open()
    assert chat.run("root.querySelector('.panel').getBoundingClientRect().left") == 20


def test_a_round_launcher_has_its_name_for_those_who_hear_it(visit):
    chat = visit("/?launcher=round")
    chat.has(".launcher")
    assert says_label(chat) == ""
    assert chat.run("root.querySelector('.launcher').getAttribute('aria-label')") == "Chat"


def test_a_picture_of_the_merchants_stands_beside_the_title(visit):
    chat = visit("/?avatar=/picture.svg").open()
    assert chat.run("root.querySelector('header .avatar').alt") == ""


def test_where_the_panel_does_not_load_the_page_stays_usable_and_the_launcher_says_so(visit):
    chat = visit()
    chat.has(".launcher")
    chat.page.send("Network.setBlockedURLs", urls=["*panel.js*"])
    chat.click(".launcher")
    chat.wait("root.querySelector('.launcher').innerText === 'Chat could not load. Try again'")
    chat.page.send("Network.setBlockedURLs", urls=[])
    chat.page.run("document.querySelector('a').click()")
    chat.page.wait("location.pathname === '/next'")
    chat.open().ask("Can I return it?")
    chat.has(".sources")


def test_a_page_whose_script_is_blocked_is_the_page_it_was(chromium, address):
    page = chromium.open(f"{address}/picture.svg")
    page.send("Network.setBlockedURLs", urls=["*widget.js*"])
    page.go(address)
    assert page.run("document.querySelector('shopfloor-chat')") is None
    page.run("document.querySelector('a').click()")
    page.wait("location.pathname === '/next'")
    chromium.send("Target.closeTarget", targetId=page.target)


def test_a_launcher_that_does_not_know_the_app_comes_by_through_the_shops_proxy(visit, chats):
    """As in the theme app extension: the script comes from Shopify's servers."""
    chat = visit("/?parts=/apps/chat/").open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    parts = [url for url in chat.page.requests() if "panel.js" in url]
    assert parts and all("/apps/chat/" in url for url in parts)
    assert chats.by_token["token-1"]["customer"] is True


def test_an_invitation_shows_once_a_visit_and_never_covers_the_page(visit):
    chat = visit("/?invite=May+I+help?&invite-product=0.2")
    chat.has(".invite")
    assert chat.run("root.querySelector('.invite').innerText").startswith("May I help?")
    assert chat.page.run("document.activeElement === document.body")
    chat.run("root.querySelectorAll('.invite button')[1].click()")
    assert chat.run("root.querySelector('.invite')") is None
    chat.page.go(chat.page.run("location.href"))
    chat.has(".launcher")
    chat.page.run("new Promise((done) => setTimeout(done, 500))")
    assert chat.run("root.querySelector('.invite')") is None


def test_an_invitation_opens_the_chat_and_goes(visit):
    chat = visit("/?invite=May+I+help?&invite-product=0.2")
    chat.click(".invite button")
    chat.has(".panel")
    assert chat.run("root.querySelector('.invite')") is None


@pytest.mark.parametrize(("goods", "invited"), [(1, False), (2, True)])
def test_a_full_cart_invites(visit, chats, goods, invited):
    chats.cart = [11] * goods
    chat = visit("/?invite=May+I+help?&invite-cart=90")
    chat.page.wait("performance.getEntriesByName(location.origin + '/cart.js').length === 1")
    chat.page.run("new Promise((done) => setTimeout(done, 300))")
    assert bool(chat.run("Boolean(root.querySelector('.invite'))")) is invited


def test_a_pointer_that_leaves_the_page_invites(visit):
    chat = visit("/?invite=May+I+help?&invite-leaving=1")
    chat.has(".launcher")
    leave = "document.documentElement.dispatchEvent(new MouseEvent('mouseleave', {{clientY: {}}}))"
    chat.page.run(leave.format(300))
    assert chat.run("root.querySelector('.invite')") is None
    chat.page.run(leave.format(-1))
    chat.has(".invite")


def test_who_has_no_rule_is_never_invited_and_no_rule_keeps_anything_but_that_it_was_seen(visit):
    chat = visit("/?invite-product=0.1")
    chat.has(".launcher")
    chat.page.run("new Promise((done) => setTimeout(done, 400))")
    assert chat.run("root.querySelector('.invite')") is None
    assert chat.page.run("Object.keys(localStorage).length") == 0


def test_a_message_that_came_through_although_nothing_came_back_is_there_once(visit, chats):
    """The line breaks after the app has kept the message; the page is back on the line a moment later."""
    chats.live, chats.cut = False, True
    chat = visit().open()
    chat.ask("Can I return it?")
    chat.wait("root.querySelector('.unsent')")
    chat.page.run("dispatchEvent(new Event('online'))")
    chat.has(".sources")
    said = [one["text"] for one in chats.by_token["token-1"]["messages"] if one["author"] == "shopper"]
    assert said == ["Can I return it?"]
    assert chat.run("root.querySelectorAll('.message.shopper').length") == 1
    assert chat.run("root.querySelectorAll('.message.agent .sources').length") == 1
