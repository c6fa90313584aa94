"""Keep the voice of a store

A release running beside answers in the plain words that are chosen where nothing is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stores", sa.Column("chat_voice", sa.Text, nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("stores", "chat_voice")
