"""What the team does with a conversation: answer it, take it over, pass it on, give it back.

An answer and a solution go the road of every helpdesk's events, so that the shopper sees no difference.
"""

from datetime import datetime
from typing import Protocol
from uuid import UUID, uuid4, uuid5

from domain.conversations import AGENT_MAY_SPEAK, Author, Conversation, ConversationState
from domain.errors import ConversationNotFound, InvalidRequest, Overtaken
from domain.handoff import people, shelves
from domain.handoff.delivering import OutboxShelf as DeliveringShelf
from domain.handoff.delivering import Outgoing, OutgoingState, deliver
from domain.handoff.returning import take_back
from domain.handoff.rounds import Round
from domain.handoff.tickets import HandoffMethod, Priority, PublicReply, StatusChange, TicketStatus
from domain.letters.posting import LetterShelf
from domain.letters.to_shoppers import mail_reply
from domain.ports import Helpdesk
from domain.stores import Store
from domain.team.templates import require_filled
from domain.team.tickets import Level, Member, MemberShelf, Note, TeamTicket, TicketShelf

ELSEWHERE = "Your team answers this conversation in {method}. Go on there."
WITH_AGENT = "The assistant has this conversation. Take it over before you answer."
ENDED = "This conversation has ended. Take it over before you answer."
NOTHING_SOLVED = "This inbox has no solved ticket of this conversation. Take the conversation over instead."
NOT_YET = "This conversation is being brought into the inbox. Try again in a few seconds."
NO_MEMBER = "Nobody of that id works in this inbox."
ANSWERED_MEANWHILE = "A colleague has answered while you wrote. Read that first; send yours if it is still needed."


class OutboxShelf(shelves.OutboxShelf, DeliveringShelf, Protocol):
    """What waits, and how it is delivered."""


class Shelves(shelves.Shelves, Protocol):
    @property
    def outbox(self) -> OutboxShelf: ...

    @property
    def letters(self) -> LetterShelf: ...

    @property
    def team(self) -> TicketShelf: ...

    @property
    def members(self) -> MemberShelf: ...


class TeamDesk:
    """One member of the team before one conversation, in one transaction.

    `helpdesk` is the house's own inbox. All methods may raise ConversationNotFound, and InvalidRequest with the
    sentence that helps.
    """

    def __init__(
        self, store: Store, conversation_id: UUID, member: Member, shelves: Shelves, helpdesk: Helpdesk, now: datetime
    ) -> None:
        self.store = store
        self.member = member
        self.shelves = shelves
        self.helpdesk = helpdesk
        self.now = now
        self.conversation = locked(store, conversation_id, shelves)

    def take_over(self) -> None:
        """Answer from here on, whoever had it or closed it; the shopper is told, unless people had it."""
        self.require_ours()
        people.take_over(self.store, self.conversation, self.now, self.shelves)
        ticket = self.ticket()
        changed = {"status": TicketStatus.OPEN, "level": at_least_staff(ticket.level), "assignee": self.member.id}
        self.change(ticket, **changed)

    def reopen(self) -> None:
        """Take up the newest ticket again, after it was solved or handed back; the shopper is told.

        Where people have it already, as when two of them think of it, nothing is done.
        """
        self.require_ours()
        one = self.newest_round()
        if one is None or one.method is not HandoffMethod.INBOX:
            raise InvalidRequest(NOTHING_SOLVED)
        if one.runs:
            return
        ticket = self.ticket()
        self.tell_of(ticket, TicketStatus.OPEN, f"reopened:{uuid4().hex}")
        assignee = ticket.assignee or self.member.id
        self.change(ticket, status=TicketStatus.OPEN, level=at_least_staff(ticket.level), assignee=assignee)

    def reply(self, text: str, key: str, seen: UUID | None = None) -> bool:
        """Say it to the shopper. Return False where the answer of that key was given here before.

        `seen` is the last message that the member has read. Raises Overtaken where a colleague has answered since.
        """
        require_filled(text)
        ticket = self.with_people()
        event = PublicReply(
            f"team:{self.conversation.id.hex}:{key}",
            str(ticket.number),
            ticket.external_id,
            self.member.name,
            text,
            self.now,
        )
        if not take_back(self.store, event, self.shelves):
            return False
        self.require_none_between(seen)
        mail_reply(self.store, self.conversation, event, self.now, self.shelves)
        assignee = ticket.assignee or self.member.id
        self.change(ticket, said=text, status=TicketStatus.PENDING, assignee=assignee)
        return True

    def require_none_between(self, seen: UUID | None) -> None:
        """Our own answer stands there already, as the last of all."""
        since = self.shelves.conversations.envelopes(self.store, self.conversation.id, seen)[:-1] if seen else []
        if any(one.author is Author.STAFF for one, _ in since):
            raise Overtaken(ANSWERED_MEANWHILE)

    def note(self, text: str, key: str) -> None:
        """Keep what only the team reads, once for each key."""
        note = Note(uuid5(self.conversation.id, key), self.member.id, text, self.now)
        if not self.shelves.team.note(self.store, self.conversation.id, note):
            return
        if ticket := self.shelves.team.of_conversation(self.store, self.conversation.id):
            self.change(ticket, said=text)

    def solve(self, key: str) -> None:
        """Close the request: the shopper is told, and the agent answers again."""
        ticket = self.with_people()
        self.tell_of(ticket, TicketStatus.SOLVED, key)
        self.change(ticket, status=TicketStatus.SOLVED)

    def hand_back(self) -> None:
        """Have the agent answer again, as one whose help is enough."""
        ticket = self.with_people()
        people.give_back(self.store, self.conversation, self.now, self.shelves)
        self.change(ticket, status=TicketStatus.SOLVED, level=Level.AGENT)

    def escalate(self, level: Level) -> None:
        """Pass it on to managers, or back to staff; then nobody has it who is not asked anew."""
        ticket = self.ticket()
        if level is Level.AGENT:
            return self.hand_back()
        self.change(ticket, level=level, assignee="" if level is not ticket.level else ticket.assignee)

    def assign(self, member_id: str) -> None:
        if member_id and self.shelves.members.member(self.store, member_id) is None:
            raise InvalidRequest(NO_MEMBER)
        self.change(self.ticket(), assignee=member_id)

    def tag(self, tags: tuple[str, ...]) -> None:
        self.change(self.ticket(), tags=list(tags))

    def weigh(self, priority: Priority) -> None:
        self.change(self.ticket(), priority=priority)

    def tell_of(self, ticket: TeamTicket, status: TicketStatus, key: str) -> None:
        event = StatusChange(f"team:{key}", str(ticket.number), ticket.external_id, status, self.now)
        take_back(self.store, event, self.shelves)

    def change(self, ticket: TeamTicket, *, said: str = "", **values: object) -> None:
        """Keep it; what a member does themselves is no news to them."""
        self.shelves.team.change(self.store, ticket.number, self.now, said=said, **values)
        self.shelves.members.note_read(self.store, self.conversation.id, self.member.id, self.now)

    def with_people(self) -> TeamTicket:
        self.require_ours()
        if self.conversation.state in AGENT_MAY_SPEAK:
            raise InvalidRequest(WITH_AGENT)
        if self.conversation.state is ConversationState.CLOSED:
            raise InvalidRequest(ENDED)
        return self.ticket()

    def require_ours(self) -> None:
        one = self.newest_round()
        if one and one.runs and one.method is not HandoffMethod.INBOX:
            raise InvalidRequest(ELSEWHERE.format(method=one.method.label))

    def newest_round(self) -> Round | None:
        return next(reversed(self.shelves.rounds.all(self.store, self.conversation.id)), None)

    def ticket(self) -> TeamTicket:
        """Return the newest, with what the outbox has for it: nothing leaves the house, so that it need not wait."""
        one = self.newest_round()
        if one and one.method is HandoffMethod.INBOX:
            for outgoing in self.shelves.outbox.parts(self.store, one):
                self.bring_in(outgoing)
        ticket = self.shelves.team.of_conversation(self.store, self.conversation.id)
        if ticket is None:
            raise InvalidRequest(NOT_YET)
        return ticket

    def bring_in(self, outgoing: Outgoing) -> None:
        if outgoing.state in (OutgoingState.WAITING, OutgoingState.OPENED):
            while (
                step := deliver(outgoing.id, self.shelves.outbox, lambda _: self.helpdesk, self.now)
            ) and step.opened:
                pass


def locked(store: Store, conversation_id: UUID, shelves: Shelves) -> Conversation:
    conversation = shelves.conversations.conversation(store, conversation_id, newest=0, lock=True, in_line=False)
    if conversation is None:
        raise ConversationNotFound(str(conversation_id))
    return conversation


def at_least_staff(level: Level) -> Level:
    return Level.STAFF if level is Level.AGENT else level
