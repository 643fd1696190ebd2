"""A pause that begins later: from when, until when."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person") as batch_op:
        batch_op.add_column(sa.Column("rests_from", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("rests_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_person_rests_from"), ["rests_from"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("person") as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_rests_from"))
        batch_op.drop_column("rests_until")
        batch_op.drop_column("rests_from")
