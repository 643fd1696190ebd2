"""figures and villages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("founding", schema=None) as batch_op:
        batch_op.add_column(sa.Column("village", sa.Boolean(), nullable=True))

    with op.batch_alter_table("group_welcome", schema=None) as batch_op:
        batch_op.add_column(sa.Column("figures_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("figures", sa.String(), server_default="", nullable=False))
        batch_op.create_index(
            batch_op.f("ix_group_welcome_figures_at"), ["figures_at"], unique=False
        )
    op.execute("UPDATE group_welcome SET figures_at = CURRENT_TIMESTAMP")  # groups of before

    with op.batch_alter_table("neighbourhood", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("village", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("neighbourhood", schema=None) as batch_op:
        batch_op.drop_column("village")

    with op.batch_alter_table("group_welcome", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_welcome_figures_at"))
        batch_op.drop_column("figures")
        batch_op.drop_column("figures_at")

    with op.batch_alter_table("founding", schema=None) as batch_op:
        batch_op.drop_column("village")
