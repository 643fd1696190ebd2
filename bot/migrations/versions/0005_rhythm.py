"""What comes back every day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rhythm",
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_rhythm_neighbourhood_id")
        ),
        sa.PrimaryKeyConstraint("neighbourhood_id", "what", name=op.f("pk_rhythm")),
    )


def downgrade() -> None:
    op.drop_table("rhythm")
