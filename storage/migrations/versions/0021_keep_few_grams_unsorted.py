"""Keep few grams unsorted

PostgreSQL reads all that was lately put into an inverted index and is not yet sorted into it, for every gram that is
looked for: after an import up to four megabytes.
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER INDEX products_grams SET (gin_pending_list_limit = 64)")  # kB
    op.execute("SELECT gin_clean_pending_list('products_grams')")


def downgrade() -> None:
    op.execute("ALTER INDEX products_grams RESET (gin_pending_list_limit)")
