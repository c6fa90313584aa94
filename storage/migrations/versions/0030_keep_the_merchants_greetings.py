"""Keep the merchant's greetings

A release running beside greets in words of its own.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    greetings = sa.Column("chat_greetings", JSONB, nullable=False, server_default=sa.text("'{}'::jsonb"))
    op.add_column("stores", greetings)


def downgrade() -> None:
    op.drop_column("stores", "chat_greetings")
