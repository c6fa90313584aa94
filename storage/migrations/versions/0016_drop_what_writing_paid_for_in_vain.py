"""Drop what writing paid for in vain

The index of all words of a store's texts, which nothing reads: words are ranked among what is near. And the key by
which each of a product's terms named its store: terms are only written beside their product, and go with the store.
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

OWNER = "product_terms_store_id_fkey"
EACH_TABLE = """
    DO $$
    DECLARE found record;
    BEGIN
        FOR found IN
            SELECT schemaname, tablename, replace(tablename, 'data_', '') || '_idx' AS index
            FROM pg_tables WHERE schemaname ~ '^store_[0-9a-f]{{32}}$' AND tablename IN ('data_products', 'data_texts')
        LOOP
            EXECUTE format('{change}', {given});
        END LOOP;
    END $$
"""


def upgrade() -> None:
    op.drop_constraint(OWNER, "product_terms", type_="foreignkey")
    op.execute(EACH_TABLE.format(change="DROP INDEX IF EXISTS %I.%I", given="found.schemaname, found.index"))


def downgrade() -> None:
    op.execute(
        EACH_TABLE.format(
            change="CREATE INDEX IF NOT EXISTS %I ON %I.%I USING gin (text_search_tsv)",
            given="found.index, found.schemaname, found.tablename",
        )
    )
    op.create_foreign_key(OWNER, "product_terms", "stores", ["store_id"], ["id"], ondelete="CASCADE")
