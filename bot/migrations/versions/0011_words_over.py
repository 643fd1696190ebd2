"""Requests that are over and still have their words are found without looking at all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WORDS = sa.text("text IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        op.f("ix_request_ended_at"),
        "request",
        ["ended_at"],
        sqlite_where=WORDS,
        postgresql_where=WORDS,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_request_ended_at"), table_name="request")
