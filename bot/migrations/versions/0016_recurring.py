"""Help that comes back."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("asker_id", sa.BigInteger(), nullable=False),
        sa.Column("helper_id", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("number_ok", sa.Boolean(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("grain", sa.String(), nullable=False),
        sa.Column("turns", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("silent", sa.BigInteger(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("concept", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("card_wanted", sa.Boolean(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("street", sa.LargeBinary(), nullable=True),
        sa.Column("extra", sa.LargeBinary(), nullable=True),
        sa.Column("for_name", sa.LargeBinary(), nullable=True),
        sa.Column("for_phone", sa.LargeBinary(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asker_id"], ["person.id"], name=op.f("fk_series_asker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"], ["person.id"], name=op.f("fk_series_helper_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_series_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_series_request_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index(op.f("ix_series_ask_at"), "series", ["ask_at"])
    op.create_index(op.f("ix_series_asker_id"), "series", ["asker_id"])
    op.create_index(op.f("ix_series_helper_id"), "series", ["helper_id"])
    op.create_index(
        op.f("ix_series_neighbourhood_id_asker_id"), "series", ["neighbourhood_id", "asker_id"]
    )
    op.create_index(
        op.f("ix_series_neighbourhood_id_request_id"), "series", ["neighbourhood_id", "request_id"]
    )
    op.create_index(op.f("ix_series_next_at"), "series", ["next_at"])


def downgrade() -> None:
    op.drop_table("series")
