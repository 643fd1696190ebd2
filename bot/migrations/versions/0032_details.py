"""What somebody adds to a request that is open already."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("request") as batch_op:
        batch_op.add_column(sa.Column("details", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("request") as batch_op:
        batch_op.drop_column("details")
