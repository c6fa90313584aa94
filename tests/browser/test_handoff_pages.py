"""Rules for tickets and templates in a browser: kept, refused beside the field, nothing for axe-core to find."""

import pytest
from sqlalchemy import text

from tests.browser.axe_core import faults
from tests.world import World


@pytest.fixture(autouse=True)
def nothing_kept(world: World) -> None:
    with world.services.begin() as work:
        for table in ("team_templates", "handoff_settings"):
            work.connection.execute(text(f"DELETE FROM {table}"))


def test_axe_finds_nothing(admin) -> None:
    for name in ("handoff/routing", "handoff/templates"):
        page = admin(name)
        assert faults(page) == []
        page.run("document.querySelector('main form:last-of-type').requestSubmit()")
        page.wait("document.querySelector('.told, [aria-invalid=true]')")
        assert faults(page) == []


def test_a_rule_is_refused_beside_it_and_then_kept(admin, world: World) -> None:
    page = admin("handoff/routing")
    page.run("document.querySelector('#wish-1').value = 'return_item'")
    page.run("document.querySelector('form[data-saves]').requestSubmit()")
    page.wait("document.querySelector('#problem-1')?.innerText.includes('does nothing')")
    assert page.run("document.activeElement.tagName") == "FIELDSET"
    page.run("document.querySelector('#tags-1').value = 'Returns'")
    page.run("document.querySelector('form[data-saves]').requestSubmit()")
    page.wait("document.querySelector('.told')?.innerText.startsWith('Saved')")
    with world.services.begin() as work:
        assert [one.tags for one in work.handoffs.settings(world.alice.store).rules] == [("returns",)]
    assert page.complaints() == []


def test_templates_are_taken_over_changed_and_previewed(admin, world: World) -> None:
    page = admin("handoff/templates")
    page.run("document.querySelector('form[action$=starters] button').click()")
    page.wait("document.querySelector('.told')?.innerText.startsWith('These are yours')")
    page.run("document.querySelector('a[aria-label^=Change]').click()")
    page.wait("document.querySelector('#form-title').innerText === 'Change a template'")
    page.run("document.querySelector('#field-text').value = 'Order {{order.name}} of {{store.name}}'")
    page.run("document.querySelector('[formaction$=preview]').click()")
    page.wait("document.querySelector('#filled-title')")
    assert "of Alice's Goods" in page.run("document.querySelector('main').innerText")
    page.run("document.querySelector('form[data-saves]').requestSubmit()")
    page.wait("document.querySelector('p.told')?.innerText.startsWith('Saved')")
    with world.services.begin() as work:
        assert sum("of {{store.name}}" in one.text for one in work.templates.all(world.alice.store)) == 1
    assert page.complaints() == []


def test_a_method_is_refused_until_it_is_connected(admin, world: World) -> None:
    page = admin("handoff")
    page.run("document.querySelector('[value=zendesk]').click()")
    page.run("document.querySelector('#field-zendesk-account').focus()")
    page.press("Enter")
    page.wait("document.querySelector('#problem-zendesk-account')?.innerText.includes('Connect Zendesk first')")
    assert page.run("document.activeElement.id") == "field-zendesk-account"
    page.run("document.querySelector('[value=message]').click()")
    page.run("document.querySelector('#field-message').value = 'Call us.'")
    page.run("document.querySelector('#handoff').requestSubmit()")
    page.wait("document.querySelector('p.told')?.innerText.startsWith('Saved')")
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).message == "Call us."
    assert page.complaints() == []


def test_leaving_for_a_helpdesk_needs_an_account_and_no_secret_is_in_the_address(admin) -> None:
    page = admin("handoff")
    page.run("document.querySelector('[value=zendesk]').click()")
    page.run("window.left = []; window.open = (address) => window.left.push(address)")
    page.run("document.querySelector('[data-connect=zendesk][data-client]').click()")
    page.wait("document.querySelector('#zendesk-says').innerText.includes('your account first')")
    for name, words in (("account", "https://acme.zendesk.com/x"), ("login", "mine"), ("key", "very-secret")):
        page.run(f"document.querySelector('#field-zendesk-{name}').value = '{words}'")
    page.run("document.querySelector('[data-connect=zendesk][data-client]').click()")
    page.wait("window.left.length === 1")
    address = page.run("window.left[0]")
    assert address.startswith("/connect/zendesk?client=") and "very-secret" not in address


def test_saving_one_form_loses_nothing_that_was_typed_into_another(admin, world: World) -> None:
    page = admin("handoff")
    page.wait("document.querySelector('#hours')")
    page.run("document.querySelector('[name=when][value=week]').click()")
    page.run("document.querySelector('[name=day-4]').focus()")
    page.type("9:00-12:00")
    page.run("document.querySelector('[name=method][value=message]').click()")
    page.run("document.querySelector('#field-message').focus()")
    page.type("Call us.")
    page.run("document.querySelector('#handoff').requestSubmit()")
    page.wait("document.querySelector('.told')?.innerText.startsWith('Saved')")
    assert page.run("document.querySelector('[name=day-4]').value") == "9:00-12:00"
    assert page.run("[...document.querySelectorAll('form.changed')].map((one) => one.id)") == ["hours"]
    # It is still asked about before it is lost, and saved by its own bar.
    page.run("document.querySelector('nav a[href=\"/admin/voice\"]').click()")
    page.wait("document.querySelector('#problems button')")
    page.run("document.querySelector('#hours').requestSubmit()")
    page.wait("document.querySelector('form.changed') === null && document.querySelector('.told')")
    with world.services.begin() as work:
        kept = work.handoffs.settings(world.alice.store)
    assert kept.message == "Call us." and kept.hours is not None and len(kept.hours.week) == 1
    assert page.complaints() == []


def test_a_pause_leaves_the_share_that_is_being_typed(admin, world: World) -> None:
    page = admin("launch")
    page.wait("document.querySelector('#audience')")
    page.run("document.querySelector('[name=audience][value=share]').click()")
    page.run("document.querySelector('[name=share]').value = '37'")
    page.run("document.querySelector('form[action$=pause]').requestSubmit()")
    page.wait("document.querySelector('.told')?.innerText.startsWith('Paused')")
    assert page.run("document.querySelector('[name=share]').value") == "37"
    page.run("document.querySelector('form[action$=resume]').requestSubmit()")
    page.wait("document.querySelector('.told')?.innerText.startsWith('The chat is open')")
    with world.services.begin() as work:
        launch = work.stores.alone(world.alice.store).launch
    assert launch.share != 37 and not launch.paused
