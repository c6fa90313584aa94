"""Keep what the cheapest make costs

And the dearest, beside the record: to find the cheapest of a kind, hundreds of records were read in PostgreSQL.
"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE products ADD COLUMN low numeric, ADD COLUMN high numeric")
    op.execute(
        """
        UPDATE products SET low = priced.low, high = priced.high
        FROM products sold CROSS JOIN LATERAL (
            SELECT min(CAST(variant ->> 'price' AS numeric)) AS low, max(CAST(variant ->> 'price' AS numeric)) AS high
            FROM jsonb_array_elements(sold.record -> 'variants') AS variant
        ) priced
        WHERE products.store_id = sold.store_id AND products.id = sold.id AND sold.record IS NOT NULL
        """
    )


def downgrade() -> None:
    op.execute("ALTER TABLE products DROP COLUMN low, DROP COLUMN high")
