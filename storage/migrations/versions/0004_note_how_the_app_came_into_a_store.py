"""Note how the app came into a store, and what the merchant allows it"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Every store so far came by the code grant.
    op.add_column("stores", sa.Column("road", sa.Text(), nullable=False, server_default="code_grant"))
    op.add_column("stores", sa.Column("scopes", sa.Text(), nullable=False, server_default=""))
    op.add_column("stores", sa.Column("scopes_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE stores SET scopes = tokens.scope FROM tokens WHERE tokens.store_id = stores.id")


def downgrade() -> None:
    for column in ("scopes_at", "scopes", "road"):
        op.drop_column("stores", column)
