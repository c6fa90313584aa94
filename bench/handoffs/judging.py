"""What must be true of every handoff in the end, and how soon it came to be."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from bench.faults.verdict import Check
from bench.handoffs.desks import Desk, DeskTicket
from bench.handoffs.shoppers import WISH, Handed

MARK = re.compile(r"\bmark [a-z]\d+z\b")
LOOK_EVERY = 0.5  # seconds

Tickets = dict[str, list[tuple[int, DeskTicket]]]  # by external id: (place of the shop, ticket)


def tickets_of(desks: Sequence[Desk]) -> Tickets:
    found: Tickets = defaultdict(list)
    for desk in desks:
        for ticket in desk.tickets():
            found[ticket.external_id].append((desk.place, ticket))
    return found


def await_all(desks: Sequence[Desk], handed: Sequence[Handed], within: float, tell: Callable[[int], None]) -> float:
    """Wait until every ticket has what belongs into it, or `within` seconds are over. Return how long it took."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < within:
        found = tickets_of(desks)
        done = sum(is_there(one, found.get(one.external_id, [])) for one in handed)
        tell(done)
        if done == len(handed):
            break
        time.sleep(LOOK_EVERY)
    return passed


def is_there(one: Handed, tickets: Sequence[tuple[int, DeskTicket]]) -> bool:
    return any(ticket.notes and len(marks(ticket)) >= len(one.wrote) for _, ticket in tickets)


def marks(ticket: DeskTicket) -> list[str]:
    """Return the marks of what was written on, comment by comment; the request comes before them."""
    return [mark for text in ticket.public[1:] for mark in MARK.findall(text)]


def checks(desks: Sequence[Desk], handed: Sequence[Handed], problems: Sequence[str]) -> list[Check]:
    found = tickets_of(desks)
    known = {one.external_id for one in handed}
    unknown = [f"{name}: a ticket nobody asked for" for name in found.keys() - known]
    return [
        Check(f"each of {len(handed)} handoffs has exactly one ticket", [*wrong_tickets(handed, found), *unknown]),
        Check("each ticket has the request first, and its note once", list(wrong_texts(handed, found))),
        Check("what was written since stands in it once, in its order", list(wrong_order(handed, found))),
        Check("each shopper was told of it once, and of nothing else", list(wrong_words(handed, found))),
        Check("no shopper was left without an answer", list(problems)),
    ]


def wrong_tickets(handed: Sequence[Handed], found: Tickets) -> list[str]:
    places = ((one, [place for place, _ in found.get(one.external_id, [])]) for one in handed)
    return [f"{one.external_id} of shop {one.place}: tickets in {at}" for one, at in places if at != [one.place]]


def wrong_texts(handed: Sequence[Handed], found: Tickets) -> Iterator[str]:
    for one in handed:
        for _, ticket in found.get(one.external_id, []):
            if len(ticket.notes) != 1:
                yield f"{one.external_id}: {len(ticket.notes)} notes"
            if not ticket.public or WISH not in ticket.public[0]:
                yield f"{one.external_id}: begins without the request"


def wrong_order(handed: Sequence[Handed], found: Tickets) -> Iterator[str]:
    for one in handed:
        wrote = [mark for text in one.wrote for mark in MARK.findall(text)]
        for _, ticket in found.get(one.external_id, []):
            if marks(ticket) != wrote or len(ticket.public) != 1 + len(wrote):
                yield f"{one.external_id}: wrote {wrote}, has {marks(ticket)} in {len(ticket.public) - 1} comments"


def wrong_words(handed: Sequence[Handed], found: Tickets) -> Iterator[str]:
    """Ask each conversation what the house itself has said in it."""
    for one in handed:
        messages = one.shopper.conversation()["messages"]
        one.shopper.http.close()
        told = [message["text"] for message in messages if message["author"] == "system"]
        for _, ticket in found.get(one.external_id, [])[:1]:
            if len(told) != 1 or not re.search(rf"\b{ticket.id}\b", told[0]):
                yield f"{one.external_id}, ticket {ticket.id}: told {told}"
