"""What drafting keeps of a store: its day's spending, and the voice it wants."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.drafting.bounds import Bounds
from domain.stores import Store
from storage.tables import model_spending, model_voices


class StoredDrafting:
    """Implements domain.drafting.turns.DraftingShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def reserve(self, store: Store, day: date, tokens: int, money: Decimal, bounds: Bounds) -> bool:
        """Take from the day's budget in one statement, so that turns at once cannot overdraw it together."""
        if tokens > bounds.daily_tokens or (bounds.daily_money and money > bounds.daily_money):
            return False
        spent = model_spending.c
        statement = insert(model_spending).values(store_id=store.id, day=day, tokens=tokens, money=money)
        left = spent.tokens + tokens <= bounds.daily_tokens
        if bounds.daily_money:
            left &= spent.money + money <= bounds.daily_money
        taken = statement.on_conflict_do_update(
            index_elements=["store_id", "day"],
            set_={"tokens": spent.tokens + tokens, "money": spent.money + money},
            where=left,
        )
        return self.connection.execute(taken.returning(spent.tokens)).first() is not None

    def settle(self, store: Store, day: date, tokens: int, money: Decimal) -> None:
        spent = model_spending.c
        own = update(model_spending).where(spent.store_id == store.id, spent.day == day)
        self.connection.execute(own.values(tokens=spent.tokens + tokens, money=spent.money + money))

    def spent(self, store: Store, day: date) -> tuple[int, Decimal]:
        """Return tokens and money of the day."""
        spent = model_spending.c
        query = select(spent.tokens, spent.money).where(spent.store_id == store.id, spent.day == day)
        row = self.connection.execute(query).first()
        return (row.tokens, row.money) if row else (0, Decimal(0))

    def voice(self, store: Store) -> str:
        query = select(model_voices.c.voice).where(model_voices.c.store_id == store.id)
        return self.connection.scalar(query) or ""

    def set_voice(self, store: Store, voice: str) -> None:
        statement = insert(model_voices).values(store_id=store.id, voice=voice)
        changed = statement.on_conflict_do_update(index_elements=["store_id"], set_={"voice": voice})
        self.connection.execute(changed)
