"""As what somebody helped, for the figures: it stays when their name is forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# Who helped before this was kept counts as what they are now.
KNOWN = """UPDATE place SET helped_by = CASE
  WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = place.helper_id
    AND g.neighbourhood_id = place.neighbourhood_id AND g.role IN ('coordinator', 'owner'))
  THEN 'coordinator'
  WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = place.helper_id
    AND g.neighbourhood_id = place.neighbourhood_id AND g.role = 'volunteer')
  THEN 'volunteer' ELSE 'neighbour' END
WHERE helper_id IS NOT NULL"""


def upgrade() -> None:
    op.add_column("place", sa.Column("helped_by", sa.String(), server_default="", nullable=False))
    op.execute(KNOWN)


def downgrade() -> None:
    op.drop_column("place", "helped_by")
