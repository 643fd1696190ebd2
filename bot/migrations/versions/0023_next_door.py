"""Areas next door that help each other, and who may be asked for them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "next_door",
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_next_door_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["neighbourhood.id"], name=op.f("fk_next_door_other_id")
        ),
        sa.PrimaryKeyConstraint("neighbourhood_id", "other_id", name=op.f("pk_next_door")),
    )
    op.create_index(op.f("ix_next_door_other_id"), "next_door", ["other_id"])

    op.create_table(
        "beyond",
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("home_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("yes_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["home_id"], ["neighbourhood.id"], name=op.f("fk_beyond_home_id")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_beyond_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_beyond_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("neighbourhood_id", "person_id", name=op.f("pk_beyond")),
    )
    op.create_index(op.f("ix_beyond_person_id"), "beyond", ["person_id"])


def downgrade() -> None:
    op.drop_table("beyond")
    op.drop_table("next_door")
