"""Let early deliveries wait for their order; keep what is missing as NULL, not as JSON's null"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('inbox', sa.Column('awaits', sa.BigInteger(), nullable=True))
    op.create_index(
        'inbox_early', 'inbox', ['store_id', 'awaits'], postgresql_where=sa.text("state = 'early'")
    )
    for table in ('products', 'orders', 'customers'):
        op.execute(f"UPDATE {table} SET record = NULL WHERE record = 'null'::jsonb")
    op.execute("UPDATE messages SET envelope = NULL WHERE envelope = 'null'::jsonb")
    op.execute("UPDATE messages SET receipt = NULL WHERE receipt = 'null'::jsonb")


def downgrade() -> None:
    op.drop_index('inbox_early', 'inbox')
    op.drop_column('inbox', 'awaits')
