"""Messages of coordinators to many, and who wants none."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("many", sa.BigInteger(), nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("send_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_step_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_broadcast_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_broadcast_person_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
    )
    for column in ("neighbourhood_id", "next_step_at", "person_id"):
        op.create_index(op.f(f"ix_broadcast_{column}"), "broadcast", [column])
    op.create_table(
        "no_news",
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_no_news_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_no_news_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("neighbourhood_id", "person_id", name=op.f("pk_no_news")),
    )
    op.create_index(op.f("ix_no_news_person_id"), "no_news", ["person_id"])


def downgrade() -> None:
    op.drop_table("no_news")
    op.drop_table("broadcast")
