"""Mark grams with their store

Stores share one index; each looks up its own grams alone.
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MARK = "left(replace(store_id::text, '-', ''), 8)"


def upgrade() -> None:
    op.execute(f"UPDATE products SET grams = ARRAY(SELECT {MARK} || gram FROM unnest(grams) AS one(gram))")


def downgrade() -> None:
    op.execute("UPDATE products SET grams = ARRAY(SELECT substr(gram, 9) FROM unnest(grams) AS one(gram))")
