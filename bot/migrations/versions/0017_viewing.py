"""Who may look at the page of a neighbourhood, and until when."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "viewing",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("browser", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_viewing_neighbourhood_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_viewing_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_viewing")),
        sa.UniqueConstraint("browser", name=op.f("uq_viewing_browser")),
        sa.UniqueConstraint("token", name=op.f("uq_viewing_token")),
    )
    op.create_index(op.f("ix_viewing_expires_at"), "viewing", ["expires_at"])
    op.create_index(op.f("ix_viewing_person_id"), "viewing", ["person_id"])


def downgrade() -> None:
    op.drop_table("viewing")
