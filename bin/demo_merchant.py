"""A merchant's hands, as a script: installs, connects and looks, through the same pages a person would use."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import requests

TIMEOUT = 15  # seconds
FORM = re.compile(r"<form[^>]*>.*?</form>", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = r'{}="([^"]*)"'


class MerchantStuck(Exception):
    """A page was not what a merchant would expect; the message tells which."""


class DemoMerchant:
    """Works one shop at the sandbox."""

    def __init__(self, app: str, sandbox: str, shop: str) -> None:
        self.app = app
        self.shop = shop
        self.office = f"{sandbox}/shopify/{shop}/admin"
        self.browser = requests.Session()

    def sandbox_answers(self) -> bool:
        return self.answers(self.office)

    def app_answers(self) -> bool:
        return self.answers(f"{self.app}/health/ready")

    def answers(self, url: str) -> bool:
        try:
            return requests.get(url, timeout=TIMEOUT).ok
        except requests.ConnectionError:
            return False

    def session_token(self) -> str:
        """Return what Shopify's admin vouches for us with; it lives a minute."""
        answer = self.browser.get(f"{self.office}/session-token", timeout=TIMEOUT)
        answer.raise_for_status()
        token: str = answer.json()["id_token"]
        return token

    def api(self, path: str, body: dict[str, object] | None = None) -> requests.Response:
        """Ask the merchant's page behind the app: GET, or POST where there is a body."""
        url, headers = f"{self.app}/admin/api/{path}", {"Authorization": f"Bearer {self.session_token()}"}
        if body is None:
            return self.browser.get(url, headers=headers, timeout=TIMEOUT)
        return self.browser.post(url, json=body, headers=headers, timeout=TIMEOUT)

    def overview(self) -> dict[str, Any]:
        answer = self.api("overview")
        answer.raise_for_status()
        overview: dict[str, Any] = answer.json()
        return overview

    def installed(self) -> bool:
        # Shopify's admin vouches for nobody towards an app that the shop does not have.
        vouched = self.browser.get(f"{self.office}/session-token", timeout=TIMEOUT).ok
        return vouched and self.api("overview").ok

    def connected(self, desk: str) -> bool:
        return self.overview()["helpdesks"][desk]["account"] is not None

    def install(self) -> None:
        """Press Install at the shop's own admin, as Shopify offers it, and let the admin open the app."""
        offer = self.link(self.open(f"{self.office}/apps"), "href", "/oauth/install")
        home = self.approve(self.open(offer))
        self.open(self.link(home, "src", "id_token="))
        self.require_installed()

    def install_by_code(self) -> None:
        """Go through the authorization-code grant as a browser would."""
        self.approve(self.open(f"{self.app}/install?{urlencode({'shop': self.shop})}"))
        self.require_installed()

    def require_installed(self) -> None:
        if not self.installed():
            raise MerchantStuck("the app is not installed after its OAuth round")

    def connect(self, desk: str, account: str) -> None:
        query = urlencode({"account": account, "id_token": self.session_token()})
        self.approve(self.open(f"{self.app}/connect/{desk}?{query}"))
        if not self.connected(desk):
            raise MerchantStuck(f"{desk} is not connected after its OAuth round")

    def open(self, url: str) -> requests.Response:
        page = self.browser.get(url, timeout=TIMEOUT)
        if not page.ok:
            raise MerchantStuck(f"{urlsplit(url).path} answered {page.status_code}: {page.text[:200]}")
        return page

    def link(self, page: requests.Response, name: str, part: str) -> str:
        """Return the first address of the page, an href or a src, that has this part."""
        found = [unescape(url) for url in re.findall(ATTRIBUTE.format(name), page.text) if part in url]
        if not found:
            raise MerchantStuck(f"{urlsplit(page.url).path} leads to no {part}")
        return urljoin(page.url, found[0])

    def approve(self, page: requests.Response) -> requests.Response:
        """Press the first button of the page's only form; return where it leads."""
        form = FORM.search(page.text)
        if form is None:
            raise MerchantStuck(f"{urlsplit(page.url).path} shows no form")
        action = attribute(form.group(), "action") or page.url
        fields = dict(input_of(tag) for tag in re.findall(r"<input[^>]*>", form.group()))
        fields |= dict([input_of(tag) for tag in re.findall(r"<button[^>]*>", form.group())][:1])
        fields.pop("", None)
        answer = self.browser.post(urljoin(page.url, action), data=fields, timeout=TIMEOUT)
        if not answer.ok:
            raise MerchantStuck(f"{urlsplit(answer.url).path} answered {answer.status_code}: {answer.text[:200]}")
        return answer


def input_of(tag: str) -> tuple[str, str]:
    return attribute(tag, "name"), attribute(tag, "value")


def attribute(tag: str, name: str) -> str:
    found = re.search(ATTRIBUTE.format(name), tag)
    return unescape(found.group(1)) if found else ""
