"""One transaction: it keeps hold of what it read, and knows whether it wrote."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, event, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, configure_mappers
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from bot.db import Base

Thing = TypeVar("Thing", bound=Base)
Found = Sequence[Row[*tuple[Any, ...]]]


class Transaction(Session):
    """The session of one turn. What was read once in it is not read again by `get`.

    On a connection that is in a transaction already it is a savepoint of that one.
    """

    def __init__(self, bind: Engine | Connection) -> None:
        super().__init__(bind, expire_on_commit=False, join_transaction_mode="create_savepoint")
        self.held: list[object] = []  # SQLAlchemy itself forgets what nobody holds
        self.known: dict[object, Found] = {}  # what was asked since the last change
        self._wrote = False

    @property
    def wrote_before(self) -> bool:
        """Whether anything went to the database already."""
        return self._wrote

    @property
    def wrote(self) -> bool:
        """Whether anything was changed, or will be when this transaction ends."""
        return (
            self._wrote
            or bool(self.new or self.deleted)
            or any(self.is_modified(row) for row in self.dirty)
        )


def _hold(db: Transaction, row: object) -> None:
    db.held.append(row)


def _after_flush(db: Transaction, _context: object) -> None:
    db._wrote = True
    db.known.clear()


def _in_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _after_flush(state.session, state)  # type: ignore[arg-type]  # ours


event.listen(Transaction, "loaded_as_persistent", _hold)
event.listen(Transaction, "pending_to_persistent", _hold)
event.listen(Transaction, "after_flush", _after_flush)
event.listen(Transaction, "do_orm_execute", _in_bulk)


def once(db: Session, question: Select[*tuple[Any, ...]], **values: object) -> Found:
    """What a statement finds; not asked again in a turn until that changes something.

    `question` is built once, with `bindparam`s for the values.
    """
    if not isinstance(db, Transaction) or db.new or db.dirty or db.deleted:
        return db.execute(question, values).all()
    key = (question, *values.items())
    if key not in db.known:
        db.known[key] = db.execute(question, values).all()
    return db.known[key]


def locked(
    db: Session, kind: type[Thing], identity: int, ours: Mapping[str, object]
) -> Thing | None:
    """The row with this id and with the values of `ours`, locked until the transaction ends.

    On SQLite this transaction has the whole database to itself already: what it has read holds.
    """
    if db.get_bind().dialect.name == "sqlite" and not db.deleted:
        found = db.get(kind, identity)
        if any(getattr(found, name, None) != value for name, value in ours.items()):
            return None
        return found
    if isinstance(db, Transaction):
        db.known.clear()  # others may have gone on while this one waits
    statement = select(kind).filter_by(id=identity, **ours).with_for_update()
    return db.scalar(statement.execution_options(populate_existing=True))


def write_parents_first() -> None:
    """Let one flush write rows of several tables in the order of their foreign keys.

    Without relationships between the classes SQLAlchemy writes them in the order of this key,
    which is otherwise the name of the class.
    """
    configure_mappers()
    order = {table.name: n for n, table in enumerate(Base.metadata.sorted_tables)}
    for mapper in Base.registry.mappers:
        # It has no public name; the tables of a unit of work are sorted by it.
        mapper._sort_key = f"{order[str(mapper.local_table)]:03d}"


_defaults: dict[type[Base], dict[str, Any]] = {}


def fill_in_defaults(row: Base) -> None:
    """Give a new row the plain defaults of its columns now, and not when it is written."""
    kind = type(row)
    if kind not in _defaults:
        _defaults[kind] = _plain_defaults(kind)
    for name, value in _defaults[kind].items():
        if name not in row.__dict__:
            setattr(row, name, value)


def _plain_defaults(kind: type[Base]) -> dict[str, Any]:
    mapper: Mapper[Any] = kind.__mapper__
    columns = ((name, mapper.columns[name].default) for name in mapper.columns.keys())  # noqa: SIM118 - no dict
    return {name: d.arg for name, d in columns if isinstance(d, ScalarElementColumnDefault)}
