"""The terms by which products are found, and the edition of all that is found."""

from sqlalchemy import REAL, BigInteger, Column, Index, PrimaryKeyConstraint, SmallInteger, Table, Text, Uuid, text

from storage.tables.columns import metadata, of_store

product_terms = Table(
    "product_terms",
    metadata,
    # No foreign key: seventy rows a product would each be asked whether the store is there, which the product was.
    Column("store_id", Uuid, nullable=False),
    Column("product_id", BigInteger, nullable=False),
    Column("term", Text(collation="C"), nullable=False),
    Column("weight", REAL, nullable=False),
    Column("field", SmallInteger, nullable=False),
    PrimaryKeyConstraint("store_id", "product_id", "term"),
    Index("product_terms_best", "store_id", "term", text("weight DESC"), "product_id", postgresql_include=["field"]),
)

editions = of_store("editions", Column("mark", Uuid, nullable=False), PrimaryKeyConstraint("store_id"))
