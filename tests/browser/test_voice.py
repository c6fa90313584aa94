"""The voice page in a browser: heard before it is saved, typed words kept meanwhile, nothing for axe-core to find."""

import pytest

from tests.browser.test_inbox_reading import violations
from tests.browser.test_pages import admin  # noqa: F401 - a fixture
from tests.world import World

FORM = "document.querySelector('form[data-saves]')"
HEAR = "document.querySelector('[formaction$=try]').click()"


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(admin, dark: bool, width: int) -> None:  # noqa: F811
    page = admin("voice", width=width, height=900)
    page.emulate(dark=dark)
    assert violations(page) == []
    page.run("document.querySelector('#field-avoided').value = 'in stock'")
    page.run(f"{FORM}.requestSubmit()")
    page.wait("document.querySelector('#problem-avoided')")
    assert violations(page) == [] and page.run("document.activeElement.id") == "field-avoided"
    page.run("document.querySelector('#field-avoided').value = 'understand'")
    page.run(HEAR)
    page.wait("document.querySelector('.heard dd')")
    assert violations(page) == [] and page.run("document.documentElement.scrollWidth") <= width


def test_a_tone_is_heard_and_then_saved(admin, world: World) -> None:  # noqa: F811
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
