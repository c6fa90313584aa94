"""What stores spend on a language model, and how their agent sounds."""

from sqlalchemy import BigInteger, Column, Date, Numeric, PrimaryKeyConstraint, Text

from storage.tables.columns import of_store

# Of a day as the store's time zone has it; what is reserved counts as spent until it is settled.
model_spending = of_store(
    "model_spending",
    Column("day", Date, nullable=False),
    Column("tokens", BigInteger, nullable=False),
    Column("money", Numeric(14, 6), nullable=False),
    PrimaryKeyConstraint("store_id", "day"),
)

model_voices = of_store(
    "model_voices",
    Column("voice", Text, nullable=False),
    PrimaryKeyConstraint("store_id"),
)
