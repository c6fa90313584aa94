"""Let merchants say whom the chat is for

A release running beside reads its own columns by name and goes on talking to everyone, also where it is paused.
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stores", sa.Column("chat_audience", sa.Text, nullable=False, server_default="everyone"))
    op.add_column("stores", sa.Column("chat_share", sa.Integer, nullable=False, server_default="100"))
    op.add_column("stores", sa.Column("chat_paused", sa.Boolean, nullable=False, server_default=sa.text("false")))


def downgrade() -> None:
    for column in ("chat_audience", "chat_share", "chat_paused"):
        op.drop_column("stores", column)
