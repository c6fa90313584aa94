"""The storefront chat's scripts as they are written: what belongs together, and whether what is served is of it."""

import hashlib
import json
import re
from pathlib import Path

from domain.agent.phrases import Label

EXTENSIONS = Path(__file__).parent.parent / "extensions"
LAUNCHER = EXTENSIONS / "chat" / "launcher.js"
PANEL = EXTENSIONS / "chat" / "panel.js"
MARKS = EXTENSIONS / "built" / "marks.json"
# Shopify's servers give the launcher to themes, and we give the same file to every other page.
BUILT_LAUNCHER = EXTENSIONS / "shopfloor-chat" / "assets" / "shopfloor-chat.js"
BUILT_PANEL = EXTENSIONS / "built" / "panel.js"

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
WORD = re.compile(r"(?<!/)\bwords\.(\w+)")
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)


def launcher_source() -> str:
    return LAUNCHER.read_text("utf-8")


def panel_source() -> str:
    """Return the panel with all that it imports before it, in one scope: nine requests would each wait for the last."""
    own = "".join(EXPORT.sub("", IMPORT.sub("", one.read_text("utf-8"))) for one in in_order(PANEL))
    return f"export const Panel = (() => {{\n{WORD.sub(by_place, own)}\nreturn Panel;\n}})();\n"


def by_place(word: re.Match[str]) -> str:
    """`words.close` → `words[9]`: the app writes what the chat says in the order of its labels, without their names."""
    place = PLACES.get(word[1])
    return word[0] if place is None else f"words[{place}]"


def camel(name: str) -> str:
    """WITH_TEAM is `withTeam` to a script."""
    first, *others = name.lower().split("_")
    return first + "".join(word.capitalize() for word in others)


PLACES = {"lang": 0, **{camel(label.name): place for place, label in enumerate(Label, 1)}}


def in_order(script: Path) -> list[Path]:
    """Return the script after what it imports, each once."""
    found: dict[Path, None] = {}
    for name in IMPORT.findall(script.read_text("utf-8")):
        found.update(dict.fromkeys(in_order(script.parent / f"{name}.js")))
    return [*found, script]


def marks() -> dict[str, str]:
    """Return what tells each source and each file made of it from any other: {"panel.js source": "9f86d0…", …}."""
    texts = {
        "launcher.js source": launcher_source(),
        "launcher.js": BUILT_LAUNCHER.read_text("utf-8"),
        "panel.js source": panel_source(),
        "panel.js": BUILT_PANEL.read_text("utf-8"),
    }
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def kept_marks() -> dict[str, str]:
    found: dict[str, str] = json.loads(MARKS.read_text("utf-8"))
    return found
