"""What drafting keeps of a store: its day's spending, and the voice it wants."""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, Connection, Date, Numeric, ScalarSelect, Uuid, func, literal, select, update
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
        before = money_before(store, day)
        new = select(literal(store.id, Uuid), literal(day, Date), literal(tokens, BigInteger), literal(money, Numeric))
        if bounds.monthly_money:
            new = new.where(before + money <= bounds.monthly_money)
        statement = insert(model_spending).from_select(["store_id", "day", "tokens", "money"], new)
        left = spent.tokens + tokens <= bounds.daily_tokens
        if bounds.daily_money:
            left &= spent.money + money <= bounds.daily_money
        if bounds.monthly_money:
            left &= before + spent.money + money <= bounds.monthly_money
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

    def spent_in_month(self, store: Store, day: date) -> tuple[int, Decimal]:
        """Return tokens and money of the calendar month up to that day."""
        spent = model_spending.c
        query = select(func.sum(spent.tokens), func.sum(spent.money)).where(
            spent.store_id == store.id, spent.day >= day.replace(day=1), spent.day <= day
        )
        tokens, money = self.connection.execute(query).one()
        return int(tokens or 0), money or Decimal(0)

    def voice(self, store: Store) -> str:
        query = select(model_voices.c.voice).where(model_voices.c.store_id == store.id)
        return self.connection.scalar(query) or ""

    def set_voice(self, store: Store, voice: str) -> None:
        statement = insert(model_voices).values(store_id=store.id, voice=voice)
        changed = statement.on_conflict_do_update(index_elements=["store_id"], set_={"voice": voice})
        self.connection.execute(changed)


def money_before(store: Store, day: date) -> ScalarSelect[Decimal]:
    """Return what the month's days before `day` took; the day's own row is read where it is locked."""
    spent = model_spending.alias().c
    own = spent.store_id == store.id, spent.day >= day.replace(day=1), spent.day < day
    return select(func.coalesce(func.sum(spent.money), 0)).where(*own).scalar_subquery()
