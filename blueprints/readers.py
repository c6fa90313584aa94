"""Who listens, and what of the news they may see: a shopper their own conversation, staff those of their store."""

from uuid import UUID, uuid4

from blueprints.envelopes import conversation_json, moment, past_message
from blueprints.streams import event
from blueprints.team_views import team_view
from domain.conversations import ConversationState
from domain.stores import is_installed
from runtime.news import Kind, News
from runtime.services import Services
from runtime.switchboard import Listener


class ShopperReader:
    """Implements blueprints.feeds.Reader. `last` is the message after which they know of none."""

    def __init__(self, house: Services, store_id: UUID, conversation_id: UUID, last: UUID | None) -> None:
        self.house = house
        self.ids = store_id, conversation_id
        self.listener = Listener(*self.ids)
        self.tab = uuid4().hex
        self.last = last
        self.state: ConversationState | None = None

    def read(self, news: set[News]) -> str | None:
        kinds = {one.kind for one in news}
        typing = event("typing", {}) if Kind.TYPING in kinds else ""
        if not kinds:
            self.come()
        if kinds and Kind.CHANGED not in kinds:
            return typing
        told = self.changes()
        return None if told is None else told + typing

    def changes(self) -> str | None:
        """Return what was said since, and where the conversation stands where that is another place."""
        store_id, conversation_id = self.ids
        with self.house.look() as work:
            store = work.stores.of_id(store_id)
            if not is_installed(store):
                return None
            # Read first, or a message might be told of with a state that it has already changed.
            conversation = work.conversations.conversation(store, conversation_id, newest=0)
            if conversation is None:
                return None
            said = work.conversations.envelopes(store, conversation_id, after=self.last)
        events = [event("message", past_message(message, kept), str(message.id)) for message, kept in said]
        if said:
            self.last = said[-1][0].id
        if conversation.state is not self.state:
            self.state = conversation.state
            events.append(event("state", conversation_json(conversation)))
        return "".join(events)

    def come(self) -> None:
        self.stay()
        self.tell_presence()

    def stay(self) -> None:
        self.house.presence.note(*self.ids, self.tab)

    def leave(self) -> None:
        self.house.presence.end(*self.ids, self.tab)
        self.tell_presence()

    def tell_presence(self) -> None:
        self.house.herald.tell([News(Kind.PRESENCE, *self.ids)])


class StaffReader:
    """Implements blueprints.feeds.Reader. They are told which conversations to look at again, and read those."""

    def __init__(self, house: Services, store_id: UUID) -> None:
        self.house = house
        self.store_id = store_id
        self.listener = Listener(store_id)

    def read(self, news: set[News]) -> str | None:
        changed = {one.conversation_id for one in news if one.kind is Kind.CHANGED}
        moving = {one.conversation_id for one in news if one.kind is Kind.PRESENCE}
        told = self.changes(changed) if changed or not news else ""
        return None if told is None else told + self.presences(moving)

    def changes(self, changed: set[UUID]) -> str | None:
        with self.house.look() as work:
            store = work.stores.of_id(self.store_id)
            if not is_installed(store):
                return None
            if not changed:
                # Whoever comes back may have missed something.
                return event("ready", {})
            found = work.conversations.standing(store, changed)
        return "".join(
            event("conversation", {"id": str(one), "state": state, "at": moment(at)}) for one, state, at in found
        )

    def presences(self, moving: set[UUID]) -> str:
        here = self.house.presence.those_here(self.store_id, list(moving)) if moving else ()
        team = self.house.colleagues.at(self.store_id, list(moving)) if moving else {}
        told = ({"id": str(one), "here": one in here, "team": team_view(team[one])} for one in moving)
        return "".join(event("presence", one) for one in told)

    def stay(self) -> None:
        pass

    def leave(self) -> None:
        pass
