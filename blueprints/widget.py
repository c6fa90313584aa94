"""The storefront chat's own files: the launcher, and what it fetches when touched: the panel and its words."""

import gzip
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_anyone
from blueprints.squeezing import squeezed
from domain.agent.phrases import Label, say
from domain.language.languages import Language, of_locale

blueprint = Blueprint("widget", __name__)

EXTENSIONS = Path(__file__).parent.parent / "extensions"
HOSTED = EXTENSIONS / "shopfloor-chat" / "assets" / "shopfloor-chat.js"  # the launcher, as Shopify's servers give it
LAUNCHER = EXTENSIONS / "chat" / "launcher.js"
PANEL = EXTENSIONS / "chat" / "panel.js"

AGE = 300  # seconds; a new release reaches shoppers within that time
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)


@blueprint.get("/chat/widget.js")
@by_anyone
def launcher() -> ResponseReturnValue:
    return script(launcher_script)


@blueprint.get("/chat/panel.js")
@by_anyone
def panel() -> ResponseReturnValue:
    return script(panel_script)


@blueprint.get("/chat/words.js")
@by_anyone
def words() -> ResponseReturnValue:
    """What the chat itself says, in the language of the page."""
    return words_in(request.args.get("locale", ""))


def words_in(locale: str) -> ResponseReturnValue:
    return script(words_script, of_locale(locale))


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
    return squeezed(LAUNCHER.read_text("utf-8"))


@cache
def panel_script() -> str:
    """Return the panel with all that it imports before it: nine requests would each wait for the one before."""
    *imported, last = in_order(PANEL)
    return squeezed("".join(EXPORT.sub("", alone(one)) for one in imported) + alone(last))


@cache
def words_script(language: Language) -> str:
    said = {"lang": language.value, **{camel(label.name): say(language, label) for label in Label}}
    return f"export default {json.dumps(said, ensure_ascii=False, separators=(',', ':'))};\n"


def in_order(script: Path) -> list[Path]:
    """Return the script after what it imports, each once."""
    found: dict[Path, None] = {}
    for name in IMPORT.findall(script.read_text("utf-8")):
        found.update(dict.fromkeys(in_order(script.parent / f"{name}.js")))
    return [*found, script]


def alone(script: Path) -> str:
    return IMPORT.sub("", script.read_text("utf-8"))


def camel(name: str) -> str:
    """WITH_TEAM is `withTeam` to a script."""
    first, *others = name.lower().split("_")
    return first + "".join(word.capitalize() for word in others)


if __name__ == "__main__":
    HOSTED.write_text(launcher_script(), "utf-8")
