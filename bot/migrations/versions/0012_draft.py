"""What a coordinator wrote without saying to whom waits until it is known."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("call_back", sa.Column("draft", sa.LargeBinary(), nullable=True))
    op.add_column(
        "call_back",
        sa.Column("answered", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("call_back", "answered")
    op.drop_column("call_back", "draft")
