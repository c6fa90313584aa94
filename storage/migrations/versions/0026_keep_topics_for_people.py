"""Keep topics that always go to people"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handoff_settings", sa.Column("topics", JSONB, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("handoff_settings", "topics")
