"""Telling a merchant by e-mail that conversations did not reach their people, with all that was said in them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from domain.handoff.delivering import Outgoing, OutgoingState
from domain.handoff.markup import Block, Bold, Rule, as_html, as_text, paragraph
from domain.handoff.settings import HandoffSettings, address_of_team
from domain.handoff.tickets import Comment, HandoffMethod, Ticket
from domain.letters import posting
from domain.letters.letters import Letter
from domain.letters.posting import LetterKind
from domain.stores import Store

SELDOM = timedelta(hours=1)  # between two such letters to one store
STUCK = timedelta(minutes=15)  # that a ticket waits for somebody to mend what keeps it
TOLD_WHOLE = 5  # conversations in one letter; of the others it tells how many they are
HEADING = "{count} conversation{s} could not be passed on to your team"
ANSWER = "{name} waits for an answer at {email}. You can write to them yourself; their conversation is below."
LATER = "The shopper wrote later:"
MORE = "{count} more: see the conversations in Shopfloor."
END = "This is told once an hour at most. What was mended is passed on by itself, and then needs no answer by hand."


class LetterShelf(posting.LetterShelf, Protocol):
    def newest(self, store: Store, kind: LetterKind) -> datetime | None: ...

    def troubles(self, store: Store, stuck_since: datetime) -> list[Outgoing]: ...

    def note_told(self, store: Store, told: Sequence[Outgoing], now: datetime) -> None: ...


class HandoffShelf(Protocol):
    def settings(self, store: Store) -> HandoffSettings: ...


class Shelves(Protocol):
    @property
    def letters(self) -> LetterShelf: ...

    @property
    def handoffs(self) -> HandoffShelf: ...


def tell_troubles(store: Store, now: datetime, shelves: Shelves) -> bool:
    """Write to the merchant of all that failed or is stuck and was not told yet. Return False where there is nothing,
    or the hour is not over."""
    newest = shelves.letters.newest(store, LetterKind.TROUBLE)
    if newest is not None and now - newest < SELDOM:
        return False
    troubles = shelves.letters.troubles(store, now - STUCK)
    to = address_for(troubles, shelves.handoffs.settings(store), store)
    if not troubles or not to:
        return False
    # Two processes that come at the same time write one letter.
    key = f"trouble_{int(now.timestamp() // SELDOM.total_seconds())}"
    if not shelves.letters.put(store, LetterKind.TROUBLE, trouble_letter(key, to, troubles, now), now):
        return False
    shelves.letters.note_told(store, troubles, now)
    return True


def address_for(troubles: Sequence[Outgoing], settings: HandoffSettings, store: Store) -> str:
    """Return where to write: where mail to the people's own address is the trouble, to the shop's."""
    by_mail = any(one.method is HandoffMethod.EMAIL for one in troubles)
    return store.contact_email if by_mail and store.contact_email else address_of_team(settings, store)


def trouble_letter(key: str, to: str, troubles: Sequence[Outgoing], now: datetime) -> Letter:
    told, more = troubles[:TOLD_WHOLE], len(troubles) - TOLD_WHOLE
    count = len({one.external_id for one in troubles})
    heading = HEADING.format(count=count, s="" if count == 1 else "s")
    advices = dict.fromkeys(one.advice for one in troubles if one.advice)
    begin: list[Block] = [paragraph(Bold(f"{heading}.")), *map(paragraph, advices)]
    end: list[Block] = [Rule(), *([paragraph(MORE.format(count=more))] if more > 0 else ()), paragraph(END)]
    return Letter(
        key=key,
        to=to,
        subject=heading,
        text="\n\n".join([as_text(begin), *(told_text(one) for one in told), as_text(end)]),
        html="".join([as_html(begin), *(told_html(one) for one in told), as_html(end)]),
        written_at=now,
        sender="Shopfloor",
    )


def told_text(one: Outgoing) -> str:
    carried = one.carried
    bodies = [carried.text] if isinstance(carried, Comment) else [carried.request_text, carried.note_text]
    return "\n\n".join([as_text(introduced(one)), *bodies])


def told_html(one: Outgoing) -> str:
    carried = one.carried
    bodies = [carried.html] if isinstance(carried, Comment) else [carried.request_html, carried.note_html]
    return "".join([as_html(introduced(one)), *bodies])


def introduced(one: Outgoing) -> list[Block]:
    if not isinstance(one.carried, Ticket):
        where = f" {one.ref.url or one.ref.id}" if one.ref.id else ""
        return [Rule(), paragraph(Bold(f"{LATER}{where}"))]
    who = one.carried.requester
    if one.state is OutgoingState.OPENED:
        return [Rule(), paragraph(Bold(one.carried.subject)), paragraph(f"Ticket {one.ref.id} lacks its note.")]
    return [Rule(), paragraph(Bold(one.carried.subject)), paragraph(ANSWER.format(name=who.name, email=who.email))]
