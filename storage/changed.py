"""What a transaction changed, for those who look at it."""

from uuid import UUID

from domain.stores import Store


class Changed:
    """What is told of after the commit.

    `ids` are the conversations of which those who look at them hear, by ids: their stores' and theirs; `grounds` the
    stores in which what answers stand on is another: texts, voice, rules.
    """

    def __init__(self) -> None:
        self.ids: set[tuple[UUID, UUID]] = set()
        self.grounds: set[UUID] = set()

    def note(self, store: Store, conversation_id: UUID) -> None:
        self.ids.add((store.id, conversation_id))

    def note_grounds(self, store: Store) -> None:
        self.grounds.add(store.id)
