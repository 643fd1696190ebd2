"""Runs the migrations on the connection that `bot.upgrade` hands over."""

from alembic import context
from sqlalchemy import Connection


def run(connection: Connection) -> None:
    """Foreign keys are off meanwhile: a table that is rebuilt would take its children along."""
    sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=context.config.attributes.get("metadata"),
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=not sqlite,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
