"""How often somebody was asked lately is looked up over all neighbourhoods."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_ping_person_id_made_at"), "ping", ["person_id", "made_at"])
    op.drop_index(op.f("ix_ping_person_id"), "ping")


def downgrade() -> None:
    op.create_index(op.f("ix_ping_person_id"), "ping", ["person_id"])
    op.drop_index(op.f("ix_ping_person_id_made_at"), "ping")
