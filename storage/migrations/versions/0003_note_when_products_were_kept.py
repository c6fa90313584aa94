"""Note when products were kept"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kept = sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.clock_timestamp())
    op.add_column("products", kept)


def downgrade() -> None:
    op.drop_column("products", "kept_at")
