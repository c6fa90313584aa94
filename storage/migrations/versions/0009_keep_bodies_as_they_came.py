"""Keep bodies of deliveries as they came

They live for seconds: pressing them small took PostgreSQL longer than everything else about a delivery.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE inbox ALTER body SET STORAGE EXTERNAL")
    # Most bodies fit beside their row; only longer ones need a place of their own.
    op.execute("ALTER TABLE inbox SET (toast_tuple_target = 8160)")


def downgrade() -> None:
    op.execute("ALTER TABLE inbox RESET (toast_tuple_target)")
    op.execute("ALTER TABLE inbox ALTER body SET STORAGE EXTENDED")
