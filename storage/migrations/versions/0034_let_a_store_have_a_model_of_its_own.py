"""Let a store have a language model of its own

A release running beside words answers by the server's model, and bounds no month.
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stores", sa.Column("chat_model", sa.Text, nullable=False, server_default="{}"))
    key = sa.Column("sealed_model_key", sa.LargeBinary, nullable=False, server_default=sa.text("''::bytea"))
    op.add_column("stores", key)


def downgrade() -> None:
    op.drop_column("stores", "sealed_model_key")
    op.drop_column("stores", "chat_model")
