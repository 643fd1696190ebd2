"""The audit of a street: what a conversation left in the database keeps the promises."""

import functools

from sqlalchemy import Dialect, Engine, String, cast, literal, select, union_all

from bot.commandline.audit import RULES


@functools.cache
def _all_at_once(dialect: str, compiler: type[Dialect]) -> str:
    """Every rule in one statement, compiled once: on an empty street that is most of the work."""
    parts = (select(literal(one.name), cast(one.finds.c["id"], String)) for one in RULES)
    asked = union_all(*parts).params(looked_really=None, recent=None)  # nothing is late here
    compiled = asked.compile(dialect=compiler(), compile_kwargs={"literal_binds": True})
    return str(compiled).replace("%%", "%") if dialect == "sqlite" else str(compiled)


def broken(engine: Engine) -> list[str]:
    """The rules that this database breaks, each with an id."""
    asked = _all_at_once(engine.dialect.name, type(engine.dialect))
    with engine.connect() as connection:
        found = connection.exec_driver_sql(asked).all()
        connection.rollback()
    return sorted(f"{name}: {identity}" for name, identity in found)
