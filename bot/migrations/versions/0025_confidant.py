"""Who reads what worries neighbours, as the one who founds a neighbourhood said."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("founding", sa.Column("confidant", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("founding", "confidant")
