"""What the team does with a conversation: answer it, take it over, pass it on, give it back.

An answer and a solution go the road of every helpdesk's events, so that the shopper sees no difference.
"""

from datetime import datetime
from typing import Protocol
from uuid import UUID, uuid4

from domain.conversations import AGENT_MAY_SPEAK, Conversation, ConversationState
from domain.errors import ConversationNotFound, InvalidRequest
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
ENDED = "This conversation has ended and cannot be taken over."
NOT_YET = "This conversation is being brought into the inbox. Try again in a few seconds."
NO_MEMBER = "Nobody of that id works in this inbox."


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


class Desk:
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
        """Answer from here on, whoever had it; the shopper is told where that was the agent."""
        if self.conversation.state is ConversationState.CLOSED:
            raise InvalidRequest(ENDED)
        self.require_ours()
        people.take_over(self.store, self.conversation, self.now, self.shelves)
        ticket = self.ticket()
        changed = {"status": TicketStatus.OPEN, "level": at_least_staff(ticket.level), "assignee": self.member.id}
        self.change(ticket, **changed)

    def reply(self, text: str, key: str) -> bool:
        """Say it to the shopper. Return False where the answer of that key was given here before."""
        require_filled(text)
        ticket = self.with_people()
        event = PublicReply(
            f"team:{self.conversation.id.hex}:{key}",
            str(ticket.number),
            ticket.external_id,
            self.member.shown,
            text,
            self.now,
        )
        if not take_back(self.store, event, self.shelves):
            return False
        mail_reply(self.store, self.conversation, event, self.now, self.shelves)
        assignee = ticket.assignee or self.member.id
        self.change(ticket, said=text, status=TicketStatus.PENDING, assignee=assignee)
        return True

    def note(self, text: str) -> None:
        """Keep what only the team reads."""
        note = Note(uuid4(), self.member.id, text, self.now)
        self.shelves.team.note(self.store, self.conversation.id, note)
        if ticket := self.shelves.team.of_conversation(self.store, self.conversation.id):
            self.change(ticket, said=text)

    def solve(self, key: str) -> None:
        """Close the request: the shopper is told, and the agent answers again."""
        ticket = self.with_people()
        number = str(ticket.number)
        event = StatusChange(f"team:{key}", number, ticket.external_id, TicketStatus.SOLVED, self.now)
        take_back(self.store, event, self.shelves)
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
            raise InvalidRequest(ELSEWHERE.format(method=one.method.value.title()))

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
