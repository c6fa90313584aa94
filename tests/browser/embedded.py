"""The app inside Shopify's admin: its frame in the admin's page, as a merchant sees both."""

import contextlib
import time
from pathlib import Path

from tests.browser.chromium import Page, PageError

PATIENCE = 60.0  # seconds; what is waited for here takes workers, not only a page


class Embedded:
    """The frame of the app at `origin` in an open page of the admin. It may be replaced at any time."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin

    def run(self, script: str):
        """The value of a JavaScript expression in the frame, awaited."""
        world = self.page.send("Page.createIsolatedWorld", frameId=self.frame)["executionContextId"]
        given = {"awaitPromise": True, "returnByValue": True, "contextId": world}
        result = self.page.send("Runtime.evaluate", expression=script, **given)
        if "exceptionDetails" in result:
            raise PageError(str(result["exceptionDetails"])[:500])
        return result["result"].get("value")

    @property
    def frame(self) -> str:
        tree = self.page.send("Page.getFrameTree")["frameTree"]
        found = [
            one["frame"]["id"] for one in tree.get("childFrames", ()) if one["frame"]["url"].startswith(self.origin)
        ]
        if not found:
            raise PageError("the app is in no frame of this page")
        return found[0]

    def wait(self, script: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(PageError):  # the frame may just be loading another page
                if self.run(f"!!({script})"):
                    return
            time.sleep(0.05)
        raise AssertionError(f"never came true in the app: {script}")

    def has(self, selector: str) -> None:
        self.wait(f"document.querySelector({selector!r})")

    def says(self, selector: str, words: str) -> None:
        self.wait(f"document.querySelector({selector!r})?.innerText.includes({words!r})")

    def click(self, selector: str, words: str = "") -> None:
        """Press what the selector finds and says `words`, once the page's scripts are there."""
        found = f"[...document.querySelectorAll({selector!r})].find((one) => one.innerText.startsWith({words!r}))"
        self.wait(f"document.readyState === 'complete' && {found}")
        self.run(f"{found}.click()")

    def fill(self, selector: str, text: str) -> None:
        self.has(selector)
        self.run(f"document.querySelector({selector!r}).focus()")
        self.page.type(text)

    def follow(self, name: str) -> None:
        """Go to one of the app's pages by its row of links."""
        self.click(f'nav a[href="/admin/{name}"]')
        self.wait(f"location.pathname === '/admin/{name}'")

    def picture(self, folder: Path | None, name: str) -> None:
        if folder:
            self.page.picture(folder / f"{name}.png")
