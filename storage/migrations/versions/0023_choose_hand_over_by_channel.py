"""Choose the hand-over by channel, with hours"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handoff_settings", sa.Column("channel", sa.Text, nullable=False, server_default="web_chat"))
    op.add_column("handoff_settings", sa.Column("hours", JSONB(none_as_null=True)))
    op.drop_constraint("handoff_settings_pkey", "handoff_settings", type_="primary")
    op.create_primary_key("handoff_settings_pkey", "handoff_settings", ["store_id", "channel"])


def downgrade() -> None:
    op.execute("DELETE FROM handoff_settings WHERE channel <> 'web_chat'")
    op.drop_constraint("handoff_settings_pkey", "handoff_settings", type_="primary")
    op.create_primary_key("handoff_settings_pkey", "handoff_settings", ["store_id"])
    op.drop_column("handoff_settings", "hours")
    op.drop_column("handoff_settings", "channel")
