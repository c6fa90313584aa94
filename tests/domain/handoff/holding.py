"""What must hold of a handoff at every moment, whatever happened to it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from domain.handoff.tickets import HandoffMethod
from tests.domain.handoff.strict_desks import StrictDesk
from tests.world import Tenant

# One statement for all, since a step costs what its statements cost.
SEE = text(
    """
    SELECT conversations.id, state,
        coalesce((SELECT jsonb_agg(jsonb_build_array(external_id, ended_at IS NULL) ORDER BY number) FROM rounds
            WHERE conversation_id = conversations.id), '[]') AS rounds,
        ARRAY(SELECT messages.text FROM messages
            WHERE conversation_id = conversations.id AND author = 'staff' ORDER BY sequence) AS replies
    FROM conversations
    """
)


@dataclass
class Talk:
    """A shopper's conversation with one store. `passed` is what they wrote while people had it, by round; `told` what
    was told of a ticket's status: when, and whether that ended it, as the shopper ends what people have by e-mail."""

    tenant: Tenant
    method: HandoffMethod
    desk: StrictDesk
    id: UUID
    passed: dict[int, list[str]] = field(default_factory=dict)
    told: dict[str, list[tuple[datetime, bool]]] = field(default_factory=dict)
    replies: int = 0
    seen: "Seen | None" = None

    @property
    def state(self) -> str:
        return self.seen.state if self.seen else "open"

    @property
    def by_mail(self) -> bool:
        return self.method is HandoffMethod.EMAIL

    def end_round(self, at: datetime) -> None:
        """Note that the shopper ended the newest round by going on with the agent."""
        assert self.seen is not None
        self.told.setdefault(self.seen.rounds[-1][0], []).append((at, True))


@dataclass(frozen=True)
class Seen:
    """How it stood after the last step. `rounds` are (external id, whether it runs), in their order."""

    state: str
    rounds: list[tuple[str, bool]]
    replies: list[str]


def no_round_has_two_tickets(talk: Talk, seen: Seen) -> None:
    names = [held.ticket.external_id for held in talk.desk.alive]
    assert len(names) == len(set(names)), names
    assert set(names) <= {name for name, _ in seen.rounds}


def what_was_written_stands_once_and_in_order(talk: Talk, seen: Seen) -> None:
    passed = {name: talk.passed.get(number, []) for number, (name, _) in enumerate(seen.rounds, start=1)}
    for held in talk.desk.tickets:
        written, there = passed[held.ticket.external_id], [one.text for one in held.comments]
        assert len(there) <= len(written), (there, written)
        assert all(map(str.startswith, there, written)), (there, written)
        assert len(held.notes) <= 1, held.notes


def staff_are_heard_once_and_only_at_their_own_store(talk: Talk, seen: Seen) -> None:
    assert len(seen.replies) == len(set(seen.replies)), seen.replies
    assert all(one.startswith(talk.tenant.store.name) for one in seen.replies), seen.replies


def the_newest_that_was_told_of_its_newest_round_holds(talk: Talk, seen: Seen) -> None:
    """In whatever order it came; of the same moment, the end holds."""
    if seen.rounds:
        name, runs = seen.rounds[-1]
        newest = max(talk.told.get(name, []), default=None)
        assert runs is not (newest is not None and newest[1]), (seen, talk.told)


def people_have_it_while_its_newest_round_runs(seen: Seen) -> None:
    running = [number for number, (_, runs) in enumerate(seen.rounds, start=1) if runs]
    with_people = seen.state in ("handed_off", "with_human")
    assert running == ([len(seen.rounds)] if with_people else []), seen
