"""`make widget`: write the storefront chat's scripts as they go over the wire, from what stands in extensions/chat."""

import json
import re

import minify

from bin.widget_sources import BUILT_LAUNCHER, BUILT_PANEL, MARKS, launcher_source, marks, panel_source

STYLE = re.compile(r"(?<=const STYLE = `)[^`]*(?=`;)")


def main() -> None:
    MARKS.parent.mkdir(exist_ok=True)
    BUILT_LAUNCHER.write_text(smaller(launcher_source()), "utf-8")
    BUILT_PANEL.write_text(smaller(panel_source()), "utf-8")
    MARKS.write_text(json.dumps(marks(), indent=2) + "\n", "utf-8")


def smaller(script: str) -> str:
    """Return a script that does the same in fewer bytes; style sheets in it too, which are texts to a minifier."""
    styled = STYLE.sub(lambda sheet: minified("text/css", sheet.group()), script)
    return minified("application/javascript", styled) + "\n"


def minified(kind: str, text: str) -> str:
    done: str = minify.string(kind, text)
    return done


if __name__ == "__main__":
    main()
