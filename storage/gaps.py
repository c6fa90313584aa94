"""Knowledge gaps, each with the message that could not answer."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, delete, func, select

from domain.agent.gaps import Gap, GapKind, ToldGap
from domain.agent.understanding.mentions import mask
from domain.stores import Store
from storage.prepared import Prepared
from storage.tables import knowledge_gaps, messages, products

OF_NO_MATTER = " ?!."  # around a question
QUESTION = func.coalesce(messages.c.receipt["read_as"].astext, messages.c.receipt["question"].astext)
ALIKE = func.lower(func.trim(QUESTION, OF_NO_MATTER))  # questions that are the same but for that

NOTE = Prepared(
    """
    INSERT INTO knowledge_gaps (store_id, message_id, kind, product_id, at)
    VALUES (:store, :message, :kind, :product, :at) ON CONFLICT DO NOTHING
    """
)


class StoredGaps:
    """Implements domain.agent.gaps.GapShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def note(self, store: Store, message_id: UUID, gap: Gap, at: datetime) -> None:
        """Keep that the question which this message answers was not answered."""
        row = {"message": message_id, "kind": gap.kind.value, "product": gap.product_id, "at": at}
        NOTE.later(self.connection, store=store.id, **row)

    def told(self, store: Store, limit: int) -> list[ToldGap]:
        """Return the questions asked most often first, alike ones as one. Addresses and order names are left out."""
        gap = knowledge_gaps.c
        titled = and_(products.c.store_id == gap.store_id, products.c.id == gap.product_id)
        query = (
            select(
                func.min(QUESTION).label("question"),
                gap.kind,
                func.coalesce(products.c.title, "").label("product"),
                func.count().label("times"),
                func.max(gap.at).label("last_at"),
            )
            .select_from(knowledge_gaps)
            .join(messages, messages.c.id == gap.message_id)
            .outerjoin(products, titled)
            .where(gap.store_id == store.id)
            .group_by(ALIKE, gap.kind, products.c.title)
            .order_by(func.count().desc(), func.max(gap.at).desc())
            .limit(limit)
        )
        return [
            ToldGap(mask(row.question or "").strip(), GapKind(row.kind), row.product, row.times, row.last_at)
            for row in self.connection.execute(query)
        ]

    def close(self, store: Store, question: str) -> None:
        """Forget that this question was not answered, whoever asked it: it is now."""
        alike = question.strip(OF_NO_MATTER).lower()
        answered = select(messages.c.id).where(messages.c.id == knowledge_gaps.c.message_id, ALIKE == alike)
        mine = knowledge_gaps.c.store_id == store.id, answered.exists()
        self.connection.execute(delete(knowledge_gaps).where(*mine))
