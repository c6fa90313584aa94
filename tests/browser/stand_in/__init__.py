"""A shop page and a chat that answers from a script, so that the widget's own behaviour can be looked at."""

from __future__ import annotations

from flask import Flask

from tests.browser.stand_in.asks import add_asks
from tests.browser.stand_in.chats import Chats
from tests.browser.stand_in.conversations import add_sessions, add_talk, add_whole_chat
from tests.browser.stand_in.storefront import add_cart, add_shop


def create_app() -> Flask:
    app = Flask("stand_in", static_folder=None)
    chats = app.extensions["chats"] = Chats()
    add_shop(app, chats)
    add_sessions(app, chats)
    add_talk(app, chats)
    add_asks(app, chats)
    add_whole_chat(app, chats)
    add_cart(app, chats)
    return app
