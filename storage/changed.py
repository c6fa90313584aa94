"""What a transaction changed, for those who look at it."""

from uuid import UUID

from domain.stores import Store


class Changed:
    """The conversations of which those who look at them are told after the commit, by ids: their stores' and theirs."""

    def __init__(self) -> None:
        self.ids: set[tuple[UUID, UUID]] = set()

    def note(self, store: Store, conversation_id: UUID) -> None:
        self.ids.add((store.id, conversation_id))
