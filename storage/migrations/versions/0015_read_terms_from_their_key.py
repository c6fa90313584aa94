"""Read terms from their key

What a product says of one term is then answered by the key alone, without the row.
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEY = "ALTER TABLE product_terms DROP CONSTRAINT product_terms_pkey, ADD PRIMARY KEY (store_id, product_id, term)"


def upgrade() -> None:
    op.execute(f"{KEY} INCLUDE (weight, field)")


def downgrade() -> None:
    op.execute(KEY)
