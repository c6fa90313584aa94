"""The voice page in a browser: heard before it is saved, typed words kept meanwhile, nothing for axe-core to find."""

from tests.browser.axe_core import faults
from tests.world import World

FORM = "document.querySelector('form[data-saves]')"
HEAR = "document.querySelector('[formaction$=try]').click()"


def test_axe_finds_nothing(admin) -> None:
    page = admin("voice")
    assert faults(page) == []
    page.run("document.querySelector('#field-avoided').value = 'in stock'")
    page.run(f"{FORM}.requestSubmit()")
    page.wait("document.querySelector('#problem-avoided')")
    assert faults(page) == [] and page.run("document.activeElement.id") == "field-avoided"
    page.run("document.querySelector('#field-avoided').value = 'understand'")
    page.run(HEAR)
    page.wait("document.querySelector('.heard dd')")
    assert faults(page) == []


def test_a_tone_is_heard_and_then_saved(admin, world: World) -> None:
    page = admin("voice")
    page.run("document.querySelector('[value=warm]').click()")
    page.run("document.querySelector('#field-question').value = 'hello'")
    page.run(HEAR)
    page.wait("document.querySelector('.heard')?.innerText.includes('how nice that you are here')")
    assert page.run("document.activeElement.id") == "heard-title"
    assert page.run("getComputedStyle(document.querySelector('.save-bar')).display") == "flex"
    page.run(f"{FORM}.requestSubmit()")
    page.wait("document.querySelector('p.told')?.innerText.startsWith('Saved')")
    with world.services.begin() as work:
        assert [work.stores.of_id(one.store.id).voice.tone for one in (world.alice, world.bob)] == ["warm", "plain"]
    assert page.complaints() == []


def test_axe_finds_nothing_where_a_model_is_set_up(admin) -> None:
    page = admin("voice/model")
    assert faults(page) == []
    page.run("document.querySelector('[value=own]').click()")
    page.run("document.querySelector('#field-address').value = 'http://localhost'")
    page.run("document.querySelector('#field-monthly').value = '5'")
    page.run(HEAR)
    page.wait("document.querySelector('#problem-address')?.innerText.includes('https://')")
    assert faults(page) == []


def test_an_inner_address_is_told_in_a_sentence_and_the_key_is_never_in_the_page(admin) -> None:
    page = admin("voice/model")
    page.run("document.querySelector('[value=own]').click()")
    for name, words in (("address", "https://127.0.0.1/v1"), ("name", "mine"), ("key", "sk-secret-7")):
        page.run(f"document.querySelector('#field-{name}').value = '{words}'")
    page.run(HEAR)
    page.wait("document.querySelector('p.told.bad')?.innerText.includes('public internet')")
    assert "sk-secret-7" not in page.run("document.documentElement.outerHTML")
    page.run(f"{FORM}.requestSubmit()")
    page.wait("document.querySelector('p.told')?.innerText.startsWith('Saved')")
    assert page.complaints() == []
