"""A merchant's pages in Chromium: what it reports of each while somebody opens it, clicks and types."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import jwt

from bench.answers.house import SECRET, House, Stocked
from bench.chromium import Chromium, Page
from bench.vitals import PAINT_AND_SHIFT

CLIENT = "bench"  # the app's name at Shopify, as the house is told
SETTLES = 0.7  # seconds after which nothing of a page moves by itself
AFTER = 0.12  # seconds in which what was done shows
MOST_CLICKS = 4
# What an interaction took until the next frame, as the web's own metric counts it: the worst of those on a page.
WATCHED = """(() => { window.slowest = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.interactionId)
    window.slowest = Math.max(window.slowest, one.duration); })
    .observe({type: 'event', durationThreshold: 16, buffered: true}); })()"""
UNFOLDED = "main summary, ul.tickets a, ul.tickets button"
TYPED = "main input[type=text], main input[type=search], main textarea, main input:not([type])"
FOLLOWED = "nav a:not([aria-current]):not([data-alone])"
PLACES = """[...document.querySelectorAll({selector!r})].filter((one) => one.checkVisibility())
  .slice(0, {most}).map((one) => {{ one.scrollIntoView({{block: 'center'}}); const box = one.getBoundingClientRect();
    return [box.left + Math.min(20, box.width / 2), box.top + box.height / 2]; }})"""
SERVED = (
    "(({responseStart, requestStart}) => responseStart - requestStart)(performance.getEntriesByType('navigation')[0])"
)


@dataclass(frozen=True)
class Visit:
    """`served`, `paint` and `reaction` in milliseconds, `shift` in the browser's own unit. A reaction below 16 ms the
    browser does not report: it is 0 here."""

    served: float
    paint: float
    shift: float
    reaction: float


class Merchant:
    """A member of the store's staff in their browser."""

    def __init__(self, browser: Chromium, house: House, store: Stocked, *, slower: int) -> None:
        self.browser, self.house, self.store, self.slower = browser, house, store, slower

    def open(self, address: str) -> Page:
        page = self.browser.open("data:text/html,")
        token = session_token(self.store.shop)
        page.send("Network.setCacheDisabled", cacheDisabled=True)
        page.send("Network.setExtraHTTPHeaders", headers={"Authorization": f"Bearer {token}"})
        stand_in = f"window.shopify = {{ idToken: async () => '{token}' }}"
        for source in (PAINT_AND_SHIFT, WATCHED, stand_in):
            page.send("Page.addScriptToEvaluateOnNewDocument", source=source)
        page.send("Emulation.setCPUThrottlingRate", rate=self.slower)
        page.go(f"{self.house.app}{address}")
        page.wait("document.querySelector('main h1')")
        page.send("Page.bringToFront")
        time.sleep(SETTLES)
        return page

    def visit(self, address: str) -> Visit:
        page = self.open(address)
        paint, shift = page.run("[window.paint, window.shift]")
        served = page.run(SERVED)
        interact(page)
        reaction = page.run("window.slowest")
        self.close(page)
        return Visit(served, paint, shift, reaction)

    def addresses(self) -> Iterator[str]:
        """Yield each page of the navigation, and those that have the most to show."""
        page = self.open("/admin/conversations")
        links: list[str] = page.run("[...document.querySelectorAll('nav a')].map((one) => one.getAttribute('href'))")
        first: str = page.run("document.querySelector('ul.conversations a').getAttribute('href')")
        self.close(page)
        yield from links
        yield from (
            first,
            "/admin/overview?days=90",
            "/admin/conversations?words=boots",
            "/admin/conversations?words=nobody",
        )

    def close(self, page: Page) -> None:
        self.browser.send("Target.closeTarget", targetId=page.target)


def interact(page: Page) -> None:
    """Unfold what can be unfolded, type into the first field, and follow a link to another page."""
    for place in places(page, UNFOLDED, MOST_CLICKS):
        click(page, *place)
    for place in places(page, TYPED, 1):
        click(page, *place)
        page.run("document.activeElement.select?.()")  # what is there may be as long as the field takes
        for letter in "boots":
            page.send("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
            page.send("Input.dispatchKeyEvent", type="keyUp", key=letter)
            shown(page)
    for place in places(page, FOLLOWED, 1):
        click(page, *place)


def places(page: Page, selector: str, most: int) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = page.run(PLACES.format(selector=selector, most=most))
    return found


def click(page: Page, x: float, y: float) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        page.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    shown(page)


def shown(page: Page) -> None:
    """Have a frame drawn: without a screen Chromium leaves some out, and an interaction lasts until there is one.

    What is reported is longer by what asking for it takes.
    """
    corner = {"x": 0, "y": 0, "width": 1, "height": 1, "scale": 1}
    page.send("Page.captureScreenshot", format="jpeg", quality=1, clip=corner)
    time.sleep(AFTER)


def session_token(shop: str) -> str:
    """Return what Shopify's admin says of a member of the store's staff."""
    now = int(time.time())
    claims = {"iss": f"https://{shop}/admin", "dest": f"https://{shop}", "aud": CLIENT, "sub": "71000001"}
    return jwt.encode({**claims, "exp": now + 3600, "nbf": now, "iat": now}, SECRET, algorithm="HS256")
