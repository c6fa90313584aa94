"""Which of the links on a site's pages are followed: those of the same host, and no kind of address without end."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from domain.knowledge.web_pages import joined

NOT_TEXT = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".css", ".js", ".zip", ".mp4", ".mp3", ".pdf", ".xml")
MOST_ALIKE = 50  # addresses that differ in their numbers or in what they ask for alone, as a calendar's months do
MOST_REPEATED = 2  # times that a part of a path may stand in it; a link that goes round adds one each time
NUMBER = re.compile(r"\d+")


def own_pages(url: str, addresses: Iterable[str]) -> Iterator[str]:
    """Yield those that are pages of the same site."""
    for address in addresses:
        whole = joined(url, address)
        if whole and same_site(url, whole) and not urlsplit(whole).path.lower().endswith(NOT_TEXT):
            yield whole


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host; "www." before it makes no other."""
    try:
        first, second = urlsplit(one), urlsplit(other)
        return _host(first.hostname, first.port) == _host(second.hostname, second.port)
    except ValueError:
        return False


def _host(name: str | None, port: int | None) -> tuple[str, int | None]:
    return (name or "").removeprefix("www."), port if port not in (80, 443) else None


def worth_following(links: Sequence[str], listed: Collection[str]) -> list[str]:
    """Return the links that are news, but for those of which there are enough alike already."""
    alike = Counter(map(_shape, listed))
    found = []
    for link in dict.fromkeys(links):
        shape = _shape(link)
        if link not in listed and alike[shape] < MOST_ALIKE and not _goes_round(link):
            alike[shape] += 1
            found.append(link)
    return found


def _shape(url: str) -> str:
    """Return what the address has in common with those of its kind: "/calendar/0/0?view"."""
    parts = urlsplit(url)
    asked = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return f"{NUMBER.sub('0', parts.path)}?{'&'.join(asked)}"


def _goes_round(url: str) -> bool:
    parts = Counter(part for part in urlsplit(url).path.split("/") if part)
    return bool(parts) and max(parts.values()) > MOST_REPEATED
