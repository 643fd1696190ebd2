"""What is offered once, and who would like it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "one_off",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("concept", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("places", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("grain", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["giver_id"], ["person.id"], name=op.f("fk_one_off_giver_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_one_off_neighbourhood_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_off")),
    )
    op.create_index(op.f("ix_one_off_giver_id"), "one_off", ["giver_id"])
    op.create_index(
        op.f("ix_one_off_neighbourhood_id_giver_id"), "one_off", ["neighbourhood_id", "giver_id"]
    )
    op.create_index(op.f("ix_one_off_next_at"), "one_off", ["next_at"])

    op.create_table(
        "taker",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("one_off_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_taker_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["one_off_id"], ["one_off.id"], name=op.f("fk_taker_one_off_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_taker_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_taker_request_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taker")),
        sa.UniqueConstraint("one_off_id", "person_id", name=op.f("uq_taker_one_off_id_person_id")),
    )
    op.create_index(op.f("ix_taker_next_at"), "taker", ["next_at"])
    op.create_index(op.f("ix_taker_person_id"), "taker", ["person_id"])
    op.create_index(op.f("ix_taker_request_id"), "taker", ["request_id"])


def downgrade() -> None:
    op.drop_table("taker")
    op.drop_table("one_off")
