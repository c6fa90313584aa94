"""Keep a merchant's rules for tickets

A release running beside opens tickets without their tags, and keeps the rules where it changes the rest.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handoff_settings", sa.Column("rules", JSONB, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("handoff_settings", "rules")
