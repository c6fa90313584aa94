"""Read terms in one order

Of products that say a term as much as each other, those with the smallest ids come first: the best of a term are then
the same ones each time, and few of them are enough.
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INDEX = "CREATE INDEX product_terms_best ON product_terms"


def upgrade() -> None:
    op.execute("DROP INDEX product_terms_best")
    op.execute(f"{INDEX} (store_id, term, weight DESC, product_id) INCLUDE (field)")


def downgrade() -> None:
    op.execute("DROP INDEX product_terms_best")
    op.execute(f"{INDEX} (store_id, term, weight) INCLUDE (product_id, field)")
