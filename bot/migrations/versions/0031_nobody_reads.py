"""What was written and never read goes: the audit trail tells the same."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, name in (
        ("meeting", "reminded_at"), ("place", "agreed_at"), ("suspension", "second_id"),
    ):  # fmt: skip
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(name)


def downgrade() -> None:
    with op.batch_alter_table("suspension") as batch_op:
        batch_op.add_column(sa.Column("second_id", sa.BigInteger(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_suspension_second_id"),
            "person",
            ["second_id"],
            ["id"],
            ondelete="SET NULL",
        )
    for table, name in (("place", "agreed_at"), ("meeting", "reminded_at")):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
