"""Read what proves an order without the order

Taking a whole record out of its row, only to refuse it, took longer than finding none.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE orders ADD postcode text GENERATED ALWAYS AS (record #>> '{shipping_address,postcode}') STORED"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE orders DROP postcode")
