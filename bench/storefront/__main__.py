"""`python -m bench.storefront ADDRESS`: what the chat costs a storefront's page before anybody touches it.

The page of a running shop (`make demo` prints one) is opened in turns with and without the launcher, on a processor
four times slower than this one, as phones have. Largest contentful paint and layout shift are what the browser reports
to a page; the launcher's milliseconds on the main thread are what Chromium's own trace says of its script.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.chromium import Chromium, Page, find_chromium
from bench.vitals import PAINT_AND_SHIFT

SCRIPT = "widget.js"
SLOWER = 4  # times; what Lighthouse takes for a phone
MOST = 50  # ms of the main thread
SETTLES = 2.0  # seconds after which nothing of a page's own moves any more
CATEGORIES = "devtools.timeline,v8,disabled-by-default-devtools.timeline,disabled-by-default-v8.compile"
OURS = {"EvaluateScript", "FunctionCall", "v8.compile", "v8.run", "V8.CompileCode"}  # nested ones are left out

console = Console(highlight=False)


@dataclass(frozen=True)
class Visit:
    """`paint` and `script` in milliseconds, `shift` in the browser's own unit."""

    paint: float
    shift: float
    script: float


def main() -> int:
    options = read_options()
    program = find_chromium()
    if program is None:
        console.print("[red]no Chromium on this machine[/red]")
        return 1
    with tempfile.TemporaryDirectory() as profile:
        browser = Chromium(program, Path(profile))
        try:
            visits: dict[bool, list[Visit]] = {chat: [] for chat in (False, True)}
            for _ in range(options.visits):
                for chat, seen in visits.items():
                    seen.append(visit(browser, options.address, chat=chat))
        finally:
            browser.close()
    show(visits)
    return verdict(visits)


def visit(browser: Chromium, address: str, *, chat: bool) -> Visit:
    page = browser.open("data:text/html,", width=390, height=844, touch=True)
    page.send("Network.setCacheDisabled", cacheDisabled=True)
    page.send("Network.setBlockedURLs", urls=["https://*"] if chat else ["https://*", f"*{SCRIPT}*"])
    page.send("Page.addScriptToEvaluateOnNewDocument", source=PAINT_AND_SHIFT)
    page.send("Emulation.setCPUThrottlingRate", rate=SLOWER)
    browser.events.clear()
    page.send("Tracing.start", categories=CATEGORIES, transferMode="ReportEvents")
    page.go(address)
    if chat:
        page.wait("document.querySelector('shopfloor-chat')")
    time.sleep(SETTLES)
    paint, shift = page.run("[window.paint, window.shift]")
    script = milliseconds_of(trace(browser, page))
    browser.send("Target.closeTarget", targetId=page.target)
    return Visit(paint, shift, script)


def trace(browser: Chromium, page: Page) -> list[dict[str, Any]]:
    page.send("Tracing.end")
    while not any(event["method"] == "Tracing.tracingComplete" for event in browser.events):
        page.run("1")
    pieces = [event["params"]["value"] for event in browser.events if event["method"] == "Tracing.dataCollected"]
    return [event for piece in pieces for event in piece]


def milliseconds_of(events: list[dict[str, Any]]) -> float:
    """What the launcher's script took of the main thread, each moment counted once."""
    spans = sorted((one["ts"], one["ts"] + one.get("dur", 0)) for one in events if is_ours(one))
    total, until = 0, 0
    for begin, end in spans:
        total += max(0, end - max(begin, until))
        until = max(until, end)
    return total / 1000


def is_ours(event: dict[str, Any]) -> bool:
    return event.get("ph") == "X" and event["name"] in OURS and SCRIPT in json.dumps(event.get("args", {}))


def show(visits: dict[bool, list[Visit]]) -> None:
    table = Table("", "largest paint, ms", "layout shift", "launcher on the main thread, ms")
    for chat, seen in visits.items():
        paints, shifts, scripts = ([getattr(one, name) for one in seen] for name in ("paint", "shift", "script"))
        paint = f"{statistics.median(paints):.0f} ({min(paints):.0f}–{max(paints):.0f})"
        script = f"{statistics.median(scripts):.1f} (at most {max(scripts):.1f})"
        table.add_row("with the chat" if chat else "without", paint, f"{max(shifts):.4f}", script)
    console.print(table)


def verdict(visits: dict[bool, list[Visit]]) -> int:
    """Fail where the page moves, or where the launcher takes 50 ms."""
    with_chat, without = visits[True], visits[False]
    moved = max(one.shift for one in with_chat) > max(one.shift for one in without)
    slow = max(one.script for one in with_chat) >= MOST or min(one.script for one in with_chat) <= 0
    return 1 if moved or slow else 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.storefront", description=__doc__)
    parser.add_argument("address", help="a page of a storefront with the chat")
    parser.add_argument("--visits", type=int, default=10, help="with the chat, and as many without")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
