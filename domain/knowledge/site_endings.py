"""How the reading of a site ends: what is forgotten of it, what is told, and when it is read again."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.knowledge.answers import Learning, forget_documents_of, holds_documents_of
from domain.knowledge.files.kinds import Away, Unreadable
from domain.knowledge.sites import document_id
from domain.knowledge.sources import Source, SourceState
from domain.stores import Store

SOON = timedelta(hours=1)  # until a site that is away is tried again
KEPT = "What was learnt of it before still answers."
SOME_FAILED = "{failed} of {total} pages could not be read."


def end_site(store: Store, source: Source, problem: str, now: datetime, shelves: Learning) -> None:
    """Forget the pages that the site no longer has or shows, and say when it is read again.

    What is away for an hour stays: its words are not taken back.
    """
    held = shelves.sources.one(store, source.id, alone=True)
    if held is None:
        return
    done, total, failed = shelves.sources.counts(store, source.id)
    read, away = shelves.sources.read_pages(store, source.id), shelves.sources.away_pages(store, source.id)
    forget_documents_of(store, source, shelves, frozenset(document_id(source, url) for url in read | away))
    ended = replace(source, done=done, total=total)
    if read:
        told = SOME_FAILED.format(failed=failed, total=total) if failed else ""
        note, due_at = " ".join(filter(None, (held.note, told))), _again(source, now)
        ended = replace(ended, state=SourceState.LEARNT, read_at=now, due_at=due_at, note=note)
    else:
        ended = _failed(store, ended, problem, now, shelves, away=bool(away))
    shelves.sources.forget_pages(store, source.id)
    shelves.sources.put(store, ended)


def stop_site(store: Store, source: Source, error: Unreadable, now: datetime, shelves: Learning) -> None:
    """Say why no more of the site is read for now; forget what was learnt of it unless it is only away."""
    if shelves.sources.one(store, source.id, alone=True) is None:
        return
    away = isinstance(error, Away)
    if not away:
        forget_documents_of(store, source, shelves)
    shelves.sources.forget_pages(store, source.id)
    shelves.sources.put(store, _failed(store, source, error.sentence, now, shelves, away=away))


def _failed(store: Store, source: Source, problem: str, now: datetime, shelves: Learning, *, away: bool) -> Source:
    note = KEPT if holds_documents_of(store, source, shelves) else ""
    due_at = _again(source, now, soon=away)
    return replace(source, state=SourceState.FAILED, read_at=now, due_at=due_at, problem=problem, note=note)


def _again(source: Source, now: datetime, *, soon: bool = False) -> datetime | None:
    """Return when it is read again, None for never; what is away is tried again soon."""
    if not source.every_days:
        return None
    return now + (SOON if soon else timedelta(days=source.every_days))
