"""Merchants on their way to Zendesk, and back."""

from html import unescape
from urllib.parse import urlencode

import requests
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.blueprints.callers import rows, session_token
from tests.blueprints.platforms import Platforms
from tests.world import World


def leave(remote: Platforms, world: World, browser: FlaskClient) -> str:
    token = session_token(world, world.alice)
    answer = browser.get(f"/connect/zendesk?{urlencode({'account': 'acme', 'id_token': token})}")
    assert answer.status_code == 302, answer.get_data(as_text=True)
    return str(answer.headers["Location"])


def consent(address: str) -> str:
    """Press "allow" at Zendesk; return the path and query of ours it leads back to."""
    answer = requests.post(address, data={"decision": "allow"}, timeout=10, allow_redirects=False)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"].removeprefix("http://127.0.0.1:1")


def turned_back(answer: TestResponse, remote: Platforms, world: World) -> str:
    """Check that nothing was connected and that the page leads back; return what it tells."""
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 409 and "Zendesk was not connected" in page
    assert f"{remote.url}/{world.alice.store.shop}/admin/apps/test-client" in page
    assert rows(world, "helpdesks") == 0
    return page


def connect(remote: Platforms, world: World) -> None:
    browser = remote.browser()
    assert browser.get(consent(leave(remote, world, browser))).status_code == 302


def steer(remote: Platforms, what: str, body: dict) -> None:
    requests.post(f"{remote.zendesk_url}/acme/_sandbox/{what}", json=body, timeout=10).raise_for_status()
