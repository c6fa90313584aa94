"""Pages of the web and whole sites: which of their pages are read, and what is learnt of each."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from urllib.parse import urldefrag, urlsplit
from urllib.robotparser import RobotFileParser
from uuid import uuid4

from domain.errors import InvalidRequest
from domain.knowledge.answers import Learning
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.files.kinds import Away, Unreadable
from domain.knowledge.following import MOST_ALIKE, own_pages, same_site, worth_following
from domain.knowledge.ingestion import NOTHING, Vectors, learn_document
from domain.knowledge.sitemaps import read_sitemap
from domain.knowledge.sources import Source, SourceKind
from domain.knowledge.web_pages import LONGEST_ADDRESS, joined, read_page
from domain.stores import Store

AGENT = "Shopfloor"  # as robots.txt calls us
MOST_PAGES = 500  # of one site
MOST_SITES = 100  # per store, single pages counted
MOST_MAPS = 20
AGAIN_DAYS = (0, 1, 7, 30)  # how often a merchant may have a site read; 0 is once
MOST_RULES = 10_000  # lines of a robots.txt; what follows is not read
LEAST_LETTERS = 20  # of a page; less is an empty one that scripts would fill
NO_ADDRESS = "Give an address of the web, as in https://www.example.com/help."
TOO_MANY_SITES = f"There are {MOST_SITES} pages and sites already. Delete some before you add more."
FORBIDDEN = "The site's robots.txt asks machines not to read this. Allow “Shopfloor” there, or add the text as a file."
UNLISTED = "The page asks machines to leave it out (noindex)."
EMPTY = "The page holds no text without its scripts. Copy its text into a file and add that."
ELSEWHERE = "The page leads to another site."
ALIKE = (
    "Addresses that differ in a number or a query alone were read up to {most} of a kind. List what is missing in the "
    "site's map, or add it page by page."
)
MORE = f"The site has more than {MOST_PAGES} pages. The first {MOST_PAGES} are read; add others one by one."
LONG_MAP = "The site's list of pages could not be read, so links were followed. Add what is missing one by one."


@dataclass(frozen=True)
class Fetched:
    """What stands at `url`, where redirects have led to."""

    url: str
    text: str
    content: bytes


class Web(Protocol):
    def fetch(self, url: str) -> Fetched:
        """Return what stands at a public address. Raises Unreadable."""


@dataclass(frozen=True)
class Plan:
    """Where a site's reading begins: `pages` in order, and what to tell the merchant of them."""

    pages: tuple[str, ...]
    note: str


def add_site(store: Store, address: str, whole: bool, every_days: int, now: datetime, shelves: Learning) -> Source:
    """Have a page, or the whole site that it is the entrance of, read and read again. Raises InvalidRequest."""
    url = clean_address(address)
    known = [one for one in shelves.sources.all(store) if one.kind in (SourceKind.PAGE, SourceKind.SITE)]
    if len(known) >= MOST_SITES:
        raise InvalidRequest(TOO_MANY_SITES)
    if every_days not in AGAIN_DAYS:
        raise InvalidRequest("Choose how often it is read again.")
    kind = SourceKind.SITE if whole else SourceKind.PAGE
    title = urlsplit(url).hostname or url
    source = Source(uuid4(), kind, title if whole else url, now, url=url, every_days=every_days, due_at=now)
    shelves.sources.put(store, source)
    return source


def clean_address(address: str) -> str:
    """Return what a merchant typed as an address. Raises InvalidRequest."""
    text = address.strip()
    url = urldefrag(text if "://" in text else f"https://{text}").url
    try:
        parts = urlsplit(url)
        named = parts.hostname and "." in parts.hostname and not (parts.username or parts.password or parts.port == 0)
    except ValueError:
        raise InvalidRequest(NO_ADDRESS) from None
    if not named or parts.scheme not in ("http", "https") or len(url) > LONGEST_ADDRESS or not is_plain(url):
        raise InvalidRequest(NO_ADDRESS)
    return url if parts.path else f"{url}/"


def is_plain(url: str) -> bool:
    """Whether an address can be kept and asked for: without spaces, control signs and a host in percent signs."""
    return url.isprintable() and " " not in url and "%" not in urlsplit(url).netloc


def rules_of(url: str, web: Web) -> RobotFileParser:
    """Return what a site lets machines read; all of it where it says nothing.

    Raises Away where it cannot be asked: a site that keeps silent of its rules has not allowed anything (RFC 9309).
    """
    rules = RobotFileParser()
    try:
        lines = web.fetch(joined(url, "/robots.txt")).text.splitlines()
    except Away:
        raise
    except Unreadable:
        lines = []
    rules.parse([line for line in lines[:MOST_RULES] if _is_rule(line)])
    return rules


def _is_rule(line: str) -> bool:
    """Whether Python's reader takes the line: it raises at a delay of "²", or at an address that is none."""
    try:
        RobotFileParser().parse(["User-agent: *", line])
    except ValueError:
        return False
    return True


def may_read(rules: RobotFileParser, url: str) -> bool:
    try:
        return rules.can_fetch(AGENT, url)
    except ValueError:  # no address, once its percent signs are read
        return False


def plan(source: Source, rules: RobotFileParser, web: Web) -> Plan:
    """Return which pages to begin with. Raises Unreadable where the site lets us read none, or Away."""
    if not may_read(rules, source.url):
        raise Unreadable(FORBIDDEN)
    if source.kind is SourceKind.PAGE:
        return Plan((source.url,), "")
    listed, cut = _listed(source, rules, web)
    pages = list(dict.fromkeys([source.url, *own_pages(source.url, listed)]))
    note = MORE if len(pages) > MOST_PAGES else LONG_MAP if cut else ""
    return Plan(tuple(pages[:MOST_PAGES]), note)


def _listed(source: Source, rules: RobotFileParser, web: Web) -> tuple[list[str], bool]:
    """Return what the site's maps list, and whether one could not be read. Raises Away where what was learnt by a map
    would be forgotten for want of it."""
    url, named = source.url, rules.site_maps()
    waiting = list(named or [joined(url, "/sitemap.xml")])
    pages: list[str] = []
    cut, read = False, 0
    while waiting and read < MOST_MAPS and len(pages) <= MOST_PAGES:
        address, read = waiting.pop(0), read + 1
        if not same_site(url, address):
            continue
        try:
            found = read_sitemap(web.fetch(address).content)
        except Unreadable as error:
            if isinstance(error, Away) and source.read_at:
                raise
            cut = cut or bool(named)
            continue
        pages += found.pages
        waiting += found.maps
    return pages, cut


def read_one(source: Source, url: str, rules: RobotFileParser, web: Web) -> tuple[Document, tuple[str, ...]]:
    """Return what a page says, and the pages of the same site that it points to. Raises Unreadable."""
    if not may_read(rules, url):
        raise Unreadable(FORBIDDEN)
    found = web.fetch(url)
    if source.kind is SourceKind.SITE and not same_site(source.url, found.url):
        raise Unreadable(ELSEWHERE)
    page = read_page(found.url, found.text)
    if not page.listed:
        raise Unreadable(UNLISTED)
    if sum(map(str.isalnum, page.html)) < LEAST_LETTERS:
        raise Unreadable(EMPTY)
    name = document_id(source, url)
    document = Document(DocumentKind.WEB, name, page.title, found.url, page.html, source.changed_at)
    links = tuple(own_pages(source.url, page.links)) if page.followed and source.kind is SourceKind.SITE else ()
    return document, links


def document_id(source: Source, url: str) -> str:
    return f"{source.id}:{hashlib.sha256(url.encode()).hexdigest()[:20]}"


def learn_page(
    store: Store,
    source: Source,
    url: str,
    found: Document | Unreadable,
    links: tuple[str, ...],
    shelves: Learning,
    vectors: Vectors = NOTHING,
) -> bool:
    """Learn a page, or keep why it cannot be read. Return False where the source was deleted meanwhile."""
    held = shelves.sources.one(store, source.id, alone=True)
    if held is None:
        return False
    if isinstance(found, Document):
        learn_document(store, found, shelves, vectors)
        shelves.sources.note_page(store, source.id, url, "")
    else:
        shelves.sources.note_page(store, source.id, url, found.sentence, away=isinstance(found, Away))
    note = _follow(store, source, links, shelves)
    done, total, _ = shelves.sources.counts(store, source.id)
    shelves.sources.put(store, replace(source, done=done, total=total, note=held.note or note))
    return True


def _follow(store: Store, source: Source, links: tuple[str, ...], shelves: Learning) -> str:
    """List the links to be read. Return what to tell the merchant of those that are not, "" where all are."""
    listed = shelves.sources.listed_pages(store, source.id) if links else set()
    news = set(links) - listed
    followed = worth_following(links, listed)
    room = max(0, MOST_PAGES - len(listed))
    shelves.sources.list_pages(store, source.id, followed[:room])
    return MORE if len(followed) > room else ALIKE.format(most=MOST_ALIKE) if len(followed) < len(news) else ""
