"""The terms by which products are found."""

from sqlalchemy import REAL, BigInteger, Column, Index, PrimaryKeyConstraint, SmallInteger, Text

from storage.tables.columns import of_store

product_terms = of_store(
    "product_terms",
    Column("product_id", BigInteger, nullable=False),
    Column("term", Text(collation="C"), nullable=False),
    Column("weight", REAL, nullable=False),
    Column("field", SmallInteger, nullable=False),
    PrimaryKeyConstraint("store_id", "product_id", "term"),
    Index("product_terms_best", "store_id", "term", "weight", postgresql_include=["product_id", "field"]),
)
