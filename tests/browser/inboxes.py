"""The team's inbox in a page, and the app that is asked by it."""

import time
from threading import Lock

from flask import Flask
from werkzeug import Response

from tests.blueprints.callers import session_token
from tests.blueprints.teams import ANNA
from tests.world import World


class Underway:
    """An app that counts the requests it is at.

    It makes each answer whole: the server of the tests closes none whose reader hung up in the midst of it.
    """

    def __init__(self, app: Flask) -> None:
        self.count = 0
        self.lock = Lock()
        self.app, app.wsgi_app = app.wsgi_app, self  # type: ignore[method-assign]

    def __call__(self, environ, start_response):
        self.change(1)
        try:
            answer = Response.from_app(self.app, environ, buffered=True)
        finally:
            self.change(-1)
        return answer(environ, start_response)

    def change(self, by: int) -> None:
        with self.lock:
            self.count += by


def opened(world: World, chromium, address: str, member: str = ANNA):
    token = session_token(world, world.alice, exp=int(time.time()) + 3000, sub=member)
    page = chromium.open(f"{address}/health/live", width=1400, height=900)
    page.send("Page.enable")
    source = f"window.shopify = {{ idToken: async () => '{token}' }}"
    page.send("Page.addScriptToEvaluateOnNewDocument", source=source)
    page.go(f"{address}/admin/inbox?id_token={token}")
    page.wait("document.querySelector('#inbox .tickets a')")
    return page


def open_first(page) -> None:
    page.run("document.querySelector('#inbox .tickets a').click()")
    page.wait("document.querySelector('#inbox-thread li') && document.querySelector('#inbox-assignee')")


def write(page, text: str) -> None:
    page.run("document.querySelector('#inbox-text').focus()")
    page.type(text)
