"""Index the words of the stores' texts

What a question names is looked for among all of a store's texts, by the index that LlamaIndex's tables come with. A
release running beside waits with what it learns while a store's index is built (a second for 50,000 passages), and
never asks the index. A store that it adds gets one when this release first opens it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

SCHEMAS = sa.text("SELECT schemaname FROM pg_tables WHERE tablename = 'data_texts' AND schemaname LIKE 'store\\_%'")


def upgrade() -> None:
    for schema in op.get_bind().scalars(SCHEMAS).all():
        op.execute(f"CREATE INDEX IF NOT EXISTS texts_idx ON {schema}.data_texts USING gin (text_search_tsv)")


def downgrade() -> None:
    for schema in op.get_bind().scalars(SCHEMAS).all():
        op.execute(f"DROP INDEX IF EXISTS {schema}.texts_idx")
