"""Mark the edition of each store's goods and texts

What a process found is kept until the mark is another. A release running beside gives no marks: what it takes in may be
overlooked until this one takes in something of the same store, so stop its workers before this one answers.
"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "editions",
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("mark", sa.Uuid, nullable=False),
    )
    op.execute("INSERT INTO editions (store_id, mark) SELECT id, gen_random_uuid() FROM stores")


def downgrade() -> None:
    op.drop_table("editions")
