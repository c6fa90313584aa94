"""Keep the terms of products

One row a term and product, so that the products that say a word most are read without the others. What the table lacks
for products held before is put there when each is next told of or read.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "product_terms",
        sa.Column("store_id", sa.Uuid(), sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("term", sa.Text(collation="C"), nullable=False),
        sa.Column("weight", sa.REAL(), nullable=False),
        sa.Column("field", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "product_id", "term"),
    )
    op.create_index(
        "product_terms_best",
        "product_terms",
        ["store_id", "term", "weight"],
        postgresql_include=["product_id", "field"],
    )


def downgrade() -> None:
    op.drop_table("product_terms")
