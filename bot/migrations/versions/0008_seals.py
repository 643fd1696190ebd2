"""Seals of the audit trail, to which lines are only added."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SEALED = """SELECT 1 FROM seal s WHERE s.neighbourhood_id = OLD.neighbourhood_id
    AND s.gone_at IS NOT NULL AND OLD.id > s.after AND OLD.id <= s.upto"""
GUARDS = {
    "sqlite": (
        """CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
        f"""CREATE TRIGGER event_is_not_taken_away BEFORE DELETE ON event
        WHEN NOT EXISTS ({SEALED})
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
    ),
    "postgresql": (
        f"""CREATE FUNCTION event_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND EXISTS ({SEALED}) THEN RETURN OLD; END IF;
            RAISE EXCEPTION 'the audit trail is only added to';
        END $$""",
        """CREATE TRIGGER event_is_only_added_to BEFORE UPDATE OR DELETE ON event
        FOR EACH ROW EXECUTE FUNCTION event_is_only_added_to()""",
    ),
}


def upgrade() -> None:
    op.create_table(
        "seal",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("neighbourhood_id", sa.BigInteger(), nullable=False),
        sa.Column("reads", sa.Boolean(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("upto", sa.BigInteger(), nullable=False),
        sa.Column("many", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"], ["neighbourhood.id"], name=op.f("fk_seal_neighbourhood_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal")),
        sa.UniqueConstraint(
            "neighbourhood_id",
            "reads",
            "number",
            name=op.f("uq_seal_neighbourhood_id_reads_number"),
        ),
    )
    op.create_index(op.f("ix_seal_upto"), "seal", ["upto"])
    for line in GUARDS[op.get_bind().dialect.name]:
        op.execute(line)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER event_is_not_changed")
        op.execute("DROP TRIGGER event_is_not_taken_away")
    else:
        op.execute("DROP FUNCTION event_is_only_added_to CASCADE")
    op.drop_table("seal")
