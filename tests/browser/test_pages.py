"""The merchant's pages in a browser: reached by links without loading anew, and by their own addresses."""

from domain.launching import Launch
from tests.world import World

TITLES = {
    "": "Getting started",
    "overview": "Overview",
    "conversations": "Conversations",
    "knowledge": "Knowledge",
    "handoff": "Handoff",
    "playground": "Playground",
    "voice": "Voice",
    "launch": "Launch",
    "privacy": "Privacy",
    "activity": "Activity",
}


def follow(page, name: str) -> None:
    page.run(f"document.querySelector('nav a[href=\"/admin/{name}\"]').click()")


def title(page) -> str:
    return page.run("document.querySelector('main h1').innerText")


def test_each_page_opens_by_its_own_address_and_fits_a_phone(admin) -> None:
    for name, words in TITLES.items():
        page = admin(name, width=390, height=844)
        assert title(page) == words
        assert page.run("document.documentElement.scrollWidth") <= 390
        assert page.complaints() == []


def test_all_pages_stand_in_one_line_where_shopify_leaves_a_page_a_thousand_pixels(admin) -> None:
    for width in (1025, 1280):
        page = admin("", width=width, height=800)
        tops = page.run("[...document.querySelectorAll('nav a')].map((one) => one.getBoundingClientRect().top)")
        assert len(set(tops)) == 1
        assert page.run("document.documentElement.scrollWidth <= innerWidth")


def test_links_swap_the_page_and_the_way_back_works(admin) -> None:
    page = admin()
    page.run("window.here = true")
    follow(page, "handoff")
    page.wait("document.querySelector('#hours')")
    assert (title(page), page.run("document.title")) == ("Handoff", "Handoff · Shopfloor")
    assert page.run("document.querySelector('nav [aria-current]').innerText") == "Handoff"
    assert page.run("document.getElementById('announcement').textContent") == "Handoff"
    assert page.run("document.activeElement.tagName") == "H1"
    page.run("history.back()")
    page.wait("document.querySelector('main h1').innerText === 'Getting started'")
    assert page.run("window.here === true && location.pathname") == "/admin/"
    assert page.complaints() == []


def test_a_store_is_read_again_by_a_button(admin, world: World) -> None:
    page = admin()
    assert page.run("document.querySelector('#learning button').innerText") == "Read my store"
    page.run("document.querySelector('#learning button').click()")
    page.wait("document.querySelector('#learning progress') && !document.querySelector('#learning button')")
    with world.services.begin() as work:
        assert work.imports.progress(world.alice.store) and not work.imports.progress(world.bob.store)


def test_bars_move_by_themselves(admin, world: World) -> None:
    page = admin()
    page.run("document.querySelector('#learning button').click()")
    page.wait("document.querySelector('#learning progress')")
    with world.services.begin() as work:
        work.imports.change(world.alice.store, state="failed", problem="The shop closed its door.")
    page.wait("document.querySelector('#learning .notice')?.innerText.includes('closed its door')")


def test_the_checklist_leads_to_the_mending_and_back_to_done(admin, world: World) -> None:
    with world.services.begin() as work:
        work.stores.launch(world.alice.store, Launch(paused=True))
    page = admin()
    page.run("document.querySelector('#checklist a[href=\"/admin/launch\"]').click()")
    page.wait("document.querySelector('main h1').innerText === 'Launch'")
    page.run("document.querySelector('form[action$=resume] button').click()")
    page.wait("document.querySelector('.told')?.innerText.includes('open again')")
    assert page.run("document.activeElement.className") == "told"
    assert world.client.post("/chat/session", json={"shop": str(world.alice.store.shop)}).status_code == 201
    follow(page, "")
    page.wait("document.querySelector('#checklist li:last-child')?.innerText.includes('open to everyone')")
    assert page.complaints() == []


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost_without_a_word(admin, world: World) -> None:
    page = admin("launch")
    page.run("document.querySelector('[value=share]').click()")
    page.run("document.querySelector('#field-share').select()")
    page.type("many")
    page.run("document.querySelector('form[data-saves]').requestSubmit()")
    page.wait("document.querySelector('#problem-share')?.innerText.includes('from 1 to 100')")
    assert page.run("document.activeElement.id + document.activeElement.value") == "field-sharemany"
    follow(page, "")
    page.wait("document.querySelector('#problems .button')")
    assert title(page) == "Launch"
    page.run("document.querySelector('#problems .button').click()")
    page.wait("document.querySelector('main h1').innerText === 'Getting started'")
