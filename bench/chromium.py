"""Drive a Chromium over its DevTools protocol, through two pipes and nothing else."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PATIENCE = 30.0  # seconds for anything to appear; only what never does takes them
NAP = 0.01  # seconds between two looks; a look takes the browser a millisecond or two
ANSWERS_WITHIN = 60.0  # seconds; a browser that just started on a busy machine takes its time
# The window around a page is drawn anew at each step of a tab that slides in, which nobody here sees.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync --disable-dev-shm-usage --hide-scrollbars --animation-duration-scale=0 --remote-debugging-pipe"
).split()


def find_chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class PageError(Exception):
    """The page's script threw, or the browser refused a command."""


class Chromium:
    """One browser process. `log` keeps what pages wrote to the console and what they threw."""

    def __init__(self, program: str, profile: Path) -> None:
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        def wire() -> None:
            # The protocol speaks on file descriptors 3 (commands) and 4 (answers).
            read_end, write_end = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(read_end, 3)
            os.dup2(write_end, 4)

        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=wire,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._read, self._write = ours_in, ours_out
        self._buffer, self._last = b"", 0
        self.events: list[dict[str, Any]] = []
        self._profile: dict[str, str] = {}

    @contextlib.contextmanager
    def fresh_profile(self) -> Iterator[None]:
        """Pages opened herein share cache and storage with each other and with no page before; they end with it."""
        self._profile = self.send("Target.createBrowserContext")
        yield
        self.send("Target.disposeBrowserContext", **self._profile)
        self._profile = {}

    def send(self, method: str, session: str | None = None, **params: Any) -> Any:
        self._last += 1
        command = {"id": self._last, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(self._write, json.dumps(command).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise PageError(answer["error"]["message"])
                return answer["result"]
            if "method" in answer:
                self.note(answer)

    def note(self, event: dict[str, Any]) -> None:
        """Keep an event. A dialog holds up the page and every command to it: nobody expects one here."""
        self.events.append(event)
        if event["method"] == "Page.javascriptDialogOpening":
            raise PageError(f"the page asks: {event['params']['type']} {event['params']['message']}")

    def _receive(self) -> Any:
        while b"\0" not in self._buffer:
            if not select.select([self._read], [], [], ANSWERS_WITHIN)[0]:
                raise PageError("the browser does not answer")
            piece = os.read(self._read, 1 << 16)
            if not piece:
                raise PageError("the browser is gone")
            self._buffer += piece
        line, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(line)

    def open(
        self,
        url: str,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        touch: bool = False,
        before: str = "",
    ) -> Page:
        """Open a page of that size; the script `before` runs in it ahead of all others."""
        target = self.send("Target.createTarget", url="about:blank", **self._profile)["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session, target)
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.send(f"{domain}.enable")
        page.send("Network.setBlockedURLs", urls=["https://*"])  # a page waits for a script that no network brings
        page.resize(width, height, touch=touch)
        page.emulate(dark=dark)
        page.send("Page.addScriptToEvaluateOnNewDocument", source=before)
        page.go(url)
        return page

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        os.close(self._read)
        os.close(self._write)


class Page:
    def __init__(self, browser: Chromium, session: str, target: str) -> None:
        self.browser, self.session, self.target = browser, session, target

    def send(self, method: str, **params: Any) -> Any:
        return self.browser.send(method, self.session, **params)

    def go(self, url: str) -> None:
        """Go to a page as a link of the one that is open would."""
        before = str(self.run("location.href"))
        went = self.send("Page.navigate", url=url, **({"referrer": before} if before.startswith("http") else {}))
        if "errorText" in went:
            raise PageError(f"{url}: {went['errorText']}")
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def resize(self, width: int, height: int, *, touch: bool = False) -> None:
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.send("Emulation.setTouchEmulationEnabled", enabled=touch)

    def emulate(self, *, dark: bool) -> None:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send(
            "Emulation.setEmulatedMedia", features=[scheme, {"name": "prefers-reduced-motion", "value": "reduce"}]
        )

    def offline(self, offline: bool) -> None:
        self.send(
            "Network.emulateNetworkConditions", offline=offline, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, awaited."""
        result = self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise PageError(json.dumps(result["exceptionDetails"])[:500])
        return result["result"].get("value")

    def wait(self, script: str) -> None:
        try:
            patiently(lambda: self.run(f"!!({script})"), script)
        except AssertionError as error:
            error.add_note(f"at {self.run('location.href')}; threw {self.complaints()}; not loaded: {self.missing()}")
            raise

    def press(self, key: str, *, shift: bool = False) -> None:
        code = {"Enter": 13, "Tab": 9, "Escape": 27}.get(key, 0)
        text = {"text": "\r"} if key == "Enter" else {}
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        self.send("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text: str) -> None:
        self.send("Input.insertText", text=text)

    def picture(self, path: Path) -> None:
        # A page behind another is never painted.
        self.send("Page.bringToFront")
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))

    def complaints(self) -> list[str]:
        """What this page threw or had refused (CSP included) since it was opened."""
        thrown = [told["exceptionDetails"]["text"] for told in self._told("Runtime.exceptionThrown")]
        entries = [told["entry"] for told in self._told("Log.entryAdded")]
        return thrown + [
            entry["text"] for entry in entries if entry["level"] == "error" and entry["source"] != "network"
        ]

    def requests(self) -> list[str]:
        return [told["request"]["url"] for told in self._told("Network.requestWillBeSent")]

    def missing(self) -> list[str]:
        """The addresses whose answer did not come, each with why."""
        sent = {told["requestId"]: told["request"]["url"] for told in self._told("Network.requestWillBeSent")}
        failed = {told["requestId"]: told["errorText"] for told in self._told("Network.loadingFailed")}
        came = {told["requestId"] for told in self._told("Network.loadingFinished")}
        return [f"{url}: {failed.get(one, 'no answer yet')}" for one, url in sent.items() if one not in came]

    def _told(self, method: str) -> list[dict[str, Any]]:
        self.run("1")
        mine = [event for event in self.browser.events if event.get("sessionId") == self.session]
        return [event["params"] for event in mine if event["method"] == method]


def patiently(look: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if look():
                return
        except PageError:
            if time.monotonic() + 0.1 > until:
                raise
        time.sleep(NAP)
    raise AssertionError(f"never came true: {what}")
