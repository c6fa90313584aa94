"""The storefront chat's own files: the launcher, and the panel that it fetches when touched, in the page's language."""

import gzip
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_anyone
from domain.agent.phrases import Label, say
from domain.language.languages import Language, of_locale

blueprint = Blueprint("widget", __name__)

EXTENSIONS = Path(__file__).parent.parent / "extensions"
# `make widget` writes both (docs/decisions/0039). The launcher is the file that Shopify's servers give to themes.
LAUNCHER = EXTENSIONS / "shopfloor-chat" / "assets" / "shopfloor-chat.js"
PANEL = EXTENSIONS / "built" / "panel.js"

AGE = 300  # seconds; a new release reaches shoppers within that time


@blueprint.get("/chat/widget.js")
@by_anyone
def launcher() -> ResponseReturnValue:
    return script(launcher_script)


@blueprint.get("/chat/panel.js")
@by_anyone
def panel() -> ResponseReturnValue:
    return panel_in(request.args.get("locale", ""))


def panel_in(locale: str) -> ResponseReturnValue:
    return script(panel_script, of_locale(locale))


def script(write: Callable[..., str], *about: Language) -> ResponseReturnValue:
    # Packed once: who stands in front of us may not pack, and a shopper's time is in these bytes.
    packs = request.accept_encodings.best_match(["gzip"]) is not None
    response = Response(packed(write, *about) if packs else write(*about), mimetype="text/javascript")
    response.headers.update({"Vary": "Accept-Encoding", "Access-Control-Allow-Origin": "*"})
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    response.add_etag()
    response.cache_control.max_age = AGE
    return response.make_conditional(request)


@cache
def packed(write: Callable[..., str], *about: Language) -> bytes:
    return gzip.compress(write(*about).encode(), 9, mtime=0)


@cache
def launcher_script() -> str:
    return LAUNCHER.read_text("utf-8")


@cache
def panel_script(language: Language) -> str:
    """The panel after what it says. One file: packed together they are smaller, and never of two releases."""
    return f"const said={json.dumps(words(language), ensure_ascii=False, separators=(',', ':'))};\n{panel_source()}"


@cache
def panel_source() -> str:
    return PANEL.read_text("utf-8")


def words(language: Language) -> list[str]:
    """What the chat itself says, in the order of its labels: ["de", "Chatten Sie mit uns", …]. `make widget` counts."""
    # Which day and which time is known to the browser alone.
    blanks = {"day": "{day}", "time": "{time}"}
    return [language.value, *(say(language, label, **blanks) for label in Label)]
