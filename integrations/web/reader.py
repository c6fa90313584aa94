"""Reading pages of the web: redirects are followed by us, so that each step is checked like the first."""

import codecs
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests

from domain.errors import RemoteError
from domain.knowledge.files.kinds import Away, Unreadable
from domain.knowledge.sites import AGENT, Fetched
from integrations.remote import RemoteSession, RequestRefused, Timeouts
from integrations.web.gate import Gate, NotPublic

LARGEST = 5 * 1024 * 1024  # bytes after decompression
GRACE = 1  # seconds more for the whole of a request than for the body of its answer
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHARSET = re.compile(rb"""<meta[^>]+charset=["']?([\w-]{1,40})""", re.I)
# As what pages of the web may be written; Python knows others, some of which take minutes or give half letters.
CHARSETS = re.compile(
    r"utf-(?:8|16)(?:-sig|-le|-be)?|ascii|iso8859-\d+|cp(?:866|874|932|949|125\d)|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb(?:k|18030|2312)|big5\w*|euc_\w+|iso2022_jp|shift_jis\w*|tis-620"
)
TEXTS = ("text/html", "application/xhtml", "text/plain", "xml", "gzip")
PRIVATE = "This address leads to a private network, which is never read. Give the page's public address."
NO_ADDRESS = "This is not an address of the web. Copy it from the browser, beginning with https://."
MISSING = "There is no page at this address. Open it in a browser and copy the address from there."
SHUT = "This page opens only after a log-in or to browsers. Copy its text into a file and add that."
AWAY = "The site does not answer. Look whether the address is written right, or try again later."
ROUND = "This address is passed on again and again. Open it in a browser and copy the address it ends at."
NO_TEXT = "There is no page of text at this address. If it is a file, download it and add it as one."
HEAVY = "This page is too large or too slow to read. Copy what matters into a file and add that."


class WebSession(RemoteSession):
    """A session with any public site: no proxy, no cookies, no JSON."""

    def __init__(self, gate: Gate) -> None:
        super().__init__("web", timeouts=Timeouts(connect=5, read=10, total=20), largest=LARGEST)
        self.gate = gate
        self.trust_env = False  # a proxy of the environment would connect where no gate stands
        self.headers.update({"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.1"})
        for scheme in ("https://", "http://"):
            self.mount(scheme, gate)

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        with self.gate.shut_after(self.timeouts.total + GRACE) as shut:
            response = super().send(request, **kwargs)
        if shut.is_set():  # what was cut off may look whole
            raise RemoteError(self.system, "answer too large or too slow")
        return response

    def _check(self, response: requests.Response, what: str, streamed: bool) -> None:
        if not 200 <= response.status_code < 300:
            raise RequestRefused(self.system, what, response)


class PublicWeb:
    """Implements domain.knowledge.sites.Web."""

    def __init__(self, gate: Gate | None = None) -> None:
        self.session = WebSession(gate or Gate())

    def fetch(self, url: str) -> Fetched:
        """Return what stands at the address or where it leads. Raises Unreadable."""
        for _ in range(MOST_REDIRECTS + 1):
            found = self._step(url)
            if isinstance(found, Fetched):
                return found
            url = found
        raise Unreadable(ROUND)

    def _step(self, url: str) -> Fetched | str:
        """Return what stands there, or where it points instead."""
        require_web_address(url)
        try:
            return as_text(url, self.session.get(url))
        except RequestRefused as error:
            if error.status in REDIRECTS and error.location:
                return _joined(url, error.location)
            raise _refusal(error.status) from None
        except NotPublic:
            raise Unreadable(PRIVATE) from None
        except RemoteError as error:
            raise Away(HEAVY if "too large" in str(error) else AWAY) from None
        except (requests.RequestException, UnicodeError, ValueError):
            raise Unreadable(NO_ADDRESS) from None


def require_web_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, named = parts.hostname, parts.username or parts.password
    except ValueError:
        raise Unreadable(NO_ADDRESS) from None
    if parts.scheme not in ("http", "https") or not host or named:
        raise Unreadable(NO_ADDRESS)


def as_text(url: str, response: requests.Response) -> Fetched:
    kind = response.headers.get("Content-Type", "text/html").lower()
    content = response.content
    if not any(text in kind for text in TEXTS):
        raise Unreadable(NO_TEXT)
    declared = CHARSET.search(content[:2048])
    charset = _charset(kind) or (declared[1].decode() if declared else "utf-8")
    return Fetched(url, _decoded(content, charset), content)


def _charset(kind: str) -> str:
    return kind.partition("charset=")[2].partition(";")[0].strip(" \"'")


def _decoded(content: bytes, charset: str) -> str:
    try:
        known = CHARSETS.fullmatch(codecs.lookup(charset).name)
    except (LookupError, ValueError):
        known = None
    return content.decode(charset if known else "utf-8", "replace")


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise Unreadable(NO_ADDRESS) from None


def _refusal(status: int) -> Unreadable:
    said = {404: MISSING, 410: MISSING, 401: SHUT, 403: SHUT}.get(status)
    return Unreadable(said) if said else Away(AWAY)
