"""Products that can be bought from the chat, and orders with their way."""

import re


def test_a_product_with_variants_is_chosen_and_put_into_the_storefronts_own_cart(chat, chats):
    chat.ask("What is the price")
    chat.click(".buy button")
    chat.wait("root.activeElement?.localName === 'select'")
    assert chat.run("[...root.querySelectorAll('.buy option')].map((one) => one.text + one.disabled)") == [
        "Moss / Sfalse",
        "Moss / M – Sold outtrue",
        "Rust / Mfalse",
    ]
    chat.run("root.querySelector('.buy select').value = '13'")
    chat.click(".buy button")
    chat.wait("root.querySelector('.buy .said').innerText.includes('In your cart.')")
    assert chats.cart == [13]
    assert chat.run("root.querySelector('.buy select').clientWidth") > 150  # what was chosen can still be read
    assert chat.run("root.querySelector('.buy .said a').pathname") == "/cart"
    assert chat.page.complaints() == []


def test_the_variant_that_was_asked_for_is_chosen_already(chat, chats):
    chat.ask("In rust?")
    chat.click(".buy button")
    chat.has(".buy select")
    assert chat.run("root.querySelector('.buy select').selectedOptions[0].text") == "Rust / M"
    chat.click(".buy button")
    chat.wait("root.querySelector('.buy .said').innerText.includes('In your cart.')")
    assert chats.cart == [13]


def test_a_product_of_one_variant_is_put_in_at_once_and_the_theme_is_told(chat, chats):
    chat.page.run("document.addEventListener('shopfloor:cart', () => (document.title = 'cart changed'))")
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.buy').length === 2")
    chat.run("root.querySelectorAll('.buy button')[1].click()")
    chat.page.wait("document.title === 'cart changed'")
    assert chats.cart == [21]


def test_the_storefront_says_why_something_cannot_be_bought(chat, chats):
    chats.cart = [13, 13]
    chat.ask("What is the price")
    chat.click(".buy button")
    chat.has(".buy select")
    chat.run("root.querySelector('.buy select').value = '13'")
    chat.click(".buy button")
    chat.wait("root.querySelector('.buy .said').innerText === 'Only 2 of them are left.'")
    assert chats.cart == [13, 13]


def test_a_product_whose_variants_differ_in_price_names_the_dearest_too(chat):
    chat.ask("Have you a bottle?")
    chat.has(".facts b")
    assert re.sub(r"\s", " ", chat.run("root.querySelector('.facts b').innerText")) == "€34.00 – €46.00"


def test_a_pre_order_is_called_so_and_can_be_bought(chat):
    chat.ask("Have you a tent?")
    chat.wait("root.querySelectorAll('.card').length === 2")
    said = chat.run("[...root.querySelectorAll('.card')].map((one) => one.querySelector('.stock').innerText)")
    assert said == ["Pre-order", "Sold out"]
    assert chat.run("root.querySelectorAll('.card .buy').length") == 1


def test_what_is_sold_out_cannot_be_bought(chat):
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.card').length === 3")
    assert not chat.run("root.querySelectorAll('.card')[2].querySelector('button')")


def test_an_order_shows_how_far_it_has_come(chat):
    chat.ask("Where is my order #1001?")
    chat.fill(".ask label:nth-of-type(2) + input", "ann@example.com")
    chat.click(".ask .primary")
    chat.has(".steps")
    assert chat.run("root.querySelector('.status').innerText") == "On its way"
    shown = chat.run("[...root.querySelectorAll('.steps li')].map((one) => [one.innerText, one.className])")
    assert shown == [["Ordered\nNov 17", "done"], ["Shipped\nNov 19", "done"], ["Delivered", ""]]


def test_the_cart_is_told_once_that_the_chat_was_used_by_an_id_that_says_nothing(chat, chats):
    assert chats.attributes == {}
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.page.wait("performance.getEntriesByName(location.origin + '/cart/update.js').length === 1")
    chat.ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.product').length === 3")
    assert chats.attributes == {"_shopfloor_chat": "token-1"}
    assert sum(url.endswith("/cart/update.js") for url in chat.page.requests()) == 1
