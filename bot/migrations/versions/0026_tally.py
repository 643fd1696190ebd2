"""What one sender did within a minute, counted by all processes together."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("who", name=op.f("pk_tally")),
    )
    op.create_index(op.f("ix_tally_at"), "tally", ["at"])


def downgrade() -> None:
    op.drop_table("tally")
