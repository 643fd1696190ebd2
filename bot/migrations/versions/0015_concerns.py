"""Concerns about neighbours, and what confidants wrote down about them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "concern",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("confidant_id", sa.BigInteger(), nullable=True),
        sa.Column("about_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("who", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("wide", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_step_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hide_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_concern_neighbourhood_id")
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], ["person.id"], name=op.f(f"fk_concern_{column}"), ondelete="SET NULL"
            )
            for column in ("person_id", "confidant_id", "about_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
    )
    indexed = ("neighbourhood_id", "person_id", "confidant_id", "next_step_at", "hide_at")
    for column in (*indexed, "closed_at"):
        op.create_index(op.f(f"ix_concern_{column}"), "concern", [column])
    op.create_table(
        "concern_note",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("concern_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_concern_note_neighbourhood_id"),
        ),
        sa.ForeignKeyConstraint(
            ["concern_id"],
            ["concern.id"],
            name=op.f("fk_concern_note_concern_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_concern_note_person_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_note")),
    )
    op.create_index(op.f("ix_concern_note_concern_id"), "concern_note", ["concern_id"])


def downgrade() -> None:
    op.drop_table("concern_note")
    op.drop_table("concern")
