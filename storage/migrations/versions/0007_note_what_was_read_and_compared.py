"""Note what was read and compared"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("imports", sa.Column("position", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("imports", sa.Column("unread", sa.Integer, nullable=False, server_default="0"))
    op.add_column("imports", sa.Column("unread_why", sa.Text, nullable=False, server_default=""))
    denied: sa.Column[list[str]] = sa.Column("denied", postgresql.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))
    op.add_column("imports", denied)
    op.create_table(
        "readings",
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("bookmark", sa.Text, nullable=False, server_default=""),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("problem", sa.Text, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("store_id", "kind"),
    )
    op.create_index("readings_due", "readings", ["kind", "due_at"])


def downgrade() -> None:
    op.drop_table("readings")
    for name in ("denied", "unread_why", "unread", "position"):
        op.drop_column("imports", name)
