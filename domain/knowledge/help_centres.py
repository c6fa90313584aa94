"""A helpdesk's help centre: the articles that everybody may read, in each of their languages, swept page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID, uuid5

from domain.errors import RemoteError
from domain.knowledge.answers import Learning, forget_documents_of
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import learn_document
from domain.knowledge.sources import Source, SourceKind, SourceState
from domain.stores import Store

MOST_ARTICLES = 2_000  # of one help centre, each language counted
MOST_BYTES = 50 * 1024 * 1024  # of one help centre
LARGEST_ARTICLE = 1024 * 1024  # bytes
EVERY_DAYS = 1
WAIT = timedelta(minutes=10)  # before the next try where the helpdesk names no time
LISTING = "page of "  # what a page of the list is kept as, beside the articles found on it
NOT_CONNECTED = (
    "Zendesk is not connected any more, so the help centre is no longer read. What was learnt still answers: delete it "
    "here, or connect Zendesk again."
)
REFUSED = "Zendesk did not let Shopfloor read the help centre. It is tried again tomorrow."
BUSY = "Zendesk does not answer for now. The reading goes on by itself within {minutes} minutes."
NOTHING_PUBLIC = "No article of the help centre is published for everybody yet. It is read again every day."
SO_FAR = "Articles read so far: {count}."
READ = "Articles read, each language counted: {count}."
MORE = "The help centre holds more than is read of one. Add what is missing as pages or files."
TOO_LONG = "Articles left out for their length: {count}."


@dataclass(frozen=True)
class Article:
    """An article in one language, named by `key` ("en-us/360001"). `url` is "" where no shopper can open it."""

    key: str
    title: str
    url: str
    html: str = field(repr=False)
    changed_at: datetime


@dataclass(frozen=True)
class Listing:
    """A page of the list; `after` leads to the next one, "" at the end."""

    articles: tuple[Article, ...]
    after: str


class HelpCentre(Protocol):
    """Shows what every visitor may read, and nothing else. All methods may raise RemoteError; its `advice` is the
    sentence for the merchant."""

    address: str

    def locales(self) -> Sequence[str]: ...

    def articles(self, locale: str, after: str) -> Listing: ...


def source_id_of(store: Store) -> UUID:
    """A store has one help centre, however often and from wherever it is added."""
    return uuid5(store.id, "help-centre")


def address_of(account: str) -> str:
    return f"https://{account}.zendesk.com/hc"


def add_help_centre(store: Store, account: str, now: datetime, shelves: Learning) -> Source:
    """Have the help centre read, and read again each day."""
    known = shelves.sources.one(store, source_id_of(store), alone=True)
    if known is not None and known.state is SourceState.READING:
        return known
    named = known or Source(source_id_of(store), SourceKind.HELP_CENTRE, "", now, every_days=EVERY_DAYS)
    source = replace(named, title=f"{account}.zendesk.com", state=SourceState.WAITING, due_at=now, problem="")
    shelves.sources.put(store, source)
    return source


def go_on_reading(store: Store, account: str, now: datetime, shelves: Learning) -> None:
    """Have the help centre that was added read, now that `account` is connected; another account's words are gone."""
    known = shelves.sources.one(store, source_id_of(store), alone=True)
    if known is None:
        return
    if known.url not in ("", address_of(account)):
        forget_documents_of(store, known, shelves)
        shelves.sources.forget_pages(store, known.id)
    if known.state is not SourceState.READING:
        shelves.sources.put(store, replace(known, state=SourceState.WAITING, due_at=now, problem=""))


def stop_reading(store: Store, shelves: Learning) -> None:
    """Read it no more, for the helpdesk is not connected, and say so."""
    known = shelves.sources.one(store, source_id_of(store), alone=True)
    if known is not None:
        shelves.sources.forget_pages(store, known.id)
        stopped = replace(known, state=SourceState.FAILED, problem=NOT_CONNECTED, note="", due_at=None)
        shelves.sources.put(store, stopped)


def begin_sweep(store: Store, address: str, locales: Sequence[str], shelves: Learning) -> Source | None:
    """List what is to be read first: one page in each language. None where the source was deleted meanwhile."""
    source = held_reading(store, source_id_of(store), shelves)
    if source is None:
        return None
    title = address.removeprefix("https://").removesuffix("/hc")
    begun = replace(source, url=address, title=title, size=0, done=0, total=0, note="")
    shelves.sources.forget_pages(store, source.id)
    shelves.sources.list_pages(store, source.id, [page_name(locale, "") for locale in locales])
    shelves.sources.put(store, begun)
    return begun


def held_reading(store: Store, source_id: UUID, shelves: Learning) -> Source | None:
    """Return the source; None where it was deleted, or its reading was stopped, since this reading began."""
    source = shelves.sources.one(store, source_id, alone=True)
    return source if source is not None and source.state is SourceState.READING else None


def page_name(locale: str, after: str) -> str:
    return f"{LISTING}{locale} {after}"


def place_of(page: str) -> tuple[str, str]:
    """Return the language and the cursor that a page of the list is kept as."""
    locale, _, after = page.removeprefix(LISTING).partition(" ")
    return locale, after


def learn_listing(store: Store, source_id: UUID, page: str, listing: Listing, shelves: Learning) -> bool:
    """Learn a page of articles. Return False where no more is to be read."""
    source = held_reading(store, source_id, shelves)
    if source is None:
        return False
    for article in listing.articles:
        learn_article(store, source, article, shelves)
    count, size = len(read_articles(store, source, shelves)), source.size + sum(map(bytes_of, listing.articles))
    if listing.after:
        shelves.sources.list_pages(store, source_id, [page_name(place_of(page)[0], listing.after)])
    shelves.sources.note_page(store, source_id, page, "")
    shelves.sources.put(store, replace(source, size=size, note=SO_FAR.format(count=count)))
    return count < MOST_ARTICLES and size < MOST_BYTES


def learn_article(store: Store, source: Source, article: Article, shelves: Learning) -> None:
    shelves.sources.list_pages(store, source.id, [article.key])
    if bytes_of(article) > LARGEST_ARTICLE:
        shelves.sources.note_page(store, source.id, article.key, "too long")
        return
    name = document_id(source, article.key)
    document = Document(DocumentKind.WEB, name, article.title, article.url, article.html, article.changed_at)
    learn_document(store, document, shelves)
    shelves.sources.note_page(store, source.id, article.key, "")


def bytes_of(article: Article) -> int:
    return len(article.html.encode())


def document_id(source: Source, key: str) -> str:
    return f"{source.id}:{key}"


def read_articles(store: Store, source: Source, shelves: Learning) -> set[str]:
    return {one for one in shelves.sources.read_pages(store, source.id) if not one.startswith(LISTING)}


def end_sweep(store: Store, source_id: UUID, now: datetime, shelves: Learning) -> None:
    """Forget what was deleted, made a draft or kept to some since the last sweep, and say when it is read again."""
    source = held_reading(store, source_id, shelves)
    done, total, failed = shelves.sources.counts(store, source_id)
    if source is None or not total:
        return
    read = read_articles(store, source, shelves)
    forget_documents_of(store, source, shelves, frozenset(document_id(source, key) for key in read))
    shelves.sources.forget_pages(store, source_id)
    state, problem = (SourceState.LEARNT, "") if read else (SourceState.FAILED, NOTHING_PUBLIC)
    note = note_of(len(read), failed, is_cut=done < total)
    again = now + timedelta(days=EVERY_DAYS)
    ended = replace(source, state=state, problem=problem, note=note, read_at=now, due_at=again)
    shelves.sources.put(store, replace(ended, done=len(read), total=len(read)))


def note_of(count: int, too_long: int, *, is_cut: bool) -> str:
    told = (READ.format(count=count), TOO_LONG.format(count=too_long) if too_long else "", MORE if is_cut else "")
    return " ".join(filter(None, told))


def note_trouble(store: Store, source_id: UUID, error: RemoteError, now: datetime, shelves: Learning) -> None:
    """Say what is wrong, and try again: soon and from where it was, or tomorrow where a person must act first.

    What was learnt before stays: a helpdesk that is away for an hour has not taken its words back.
    """
    source = held_reading(store, source_id, shelves)
    if source is None:
        return
    if error.permanent:
        shelves.sources.forget_pages(store, source_id)
        again = now + timedelta(days=EVERY_DAYS)
        failed = replace(source, state=SourceState.FAILED, problem=error.advice or REFUSED, note="", due_at=again)
        shelves.sources.put(store, failed)
        return
    wait = WAIT if error.retry_after is None else timedelta(seconds=error.retry_after)
    told = error.advice or BUSY.format(minutes=1 + int(wait.total_seconds() // 60))
    waiting = replace(source, state=SourceState.WAITING, problem=told, due_at=now + wait)
    shelves.sources.put(store, waiting)
