"""Seals the audit trail: what was recorded can be found to have been changed, or taken away."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, func, select
from sqlalchemy.orm import Session

from bot.audit import READS, Event, Seal
from bot.db import first_id, made_at, new_id
from bot.house import House

SETTLES = timedelta(minutes=15)  # after which no transaction adds a line of that moment any more
MOST = 20_000  # lines in one go
KEPT = timedelta(days=730)  # what was done
READS_KEPT = timedelta(days=365)  # who looked at what
_TABLE = Event.__table__
_Seal = TypeVar("_Seal", Seal, Row[tuple[object, ...]])


@dataclass(frozen=True, slots=True)
class Broken:
    """A batch that is not as it was sealed."""

    seal: str  # its id; of lines outside of any batch the id of the first
    why: str  # changed, missing, early, outside; cut_off: see `bot.sealbook`


def seal(db: Session, house: House, now: datetime) -> int:
    """Seal what was recorded since the last time; returns how many lines that were."""
    after = db.scalar(select(func.max(Seal.upto))) or 0
    fresh = _TABLE.c.id > after, _TABLE.c.id < first_id(now - SETTLES)
    last = db.scalar(select(_TABLE.c.id).where(*fresh).order_by(_TABLE.c.id).offset(MOST).limit(1))
    if last is not None:
        fresh = _TABLE.c.id > after, _TABLE.c.id <= last
    batches: dict[tuple[int, bool], _Batch] = {}
    upto = after
    for row in db.execute(select(_TABLE).where(*fresh).order_by(_TABLE.c.id)):
        chain = row.neighbourhood_id, row.what in READS
        if chain not in batches:
            batches[chain] = _Batch(house.keys.seals()[0], _last(db, chain), chain, after)
        batches[chain].add(row)
        upto = row.id
    for (place, reads), batch in batches.items():
        db.add(
            Seal(
                id=new_id(now, house.chance),
                neighbourhood_id=place,
                reads=reads,
                number=batch.number,
                after=after,
                upto=upto,
                many=batch.many,
                digest=batch.digest(upto),
                made_at=now,
            )
        )
    return sum(batch.many for batch in batches.values())


def _last(db: Session, chain: tuple[int, bool]) -> tuple[int, str]:
    """The number and the digest of the newest seal of a chain."""
    place, reads = chain
    mine = (
        select(Seal.number, Seal.digest)
        .where(Seal.neighbourhood_id == place, Seal.reads == reads)
        .order_by(Seal.number.desc())
    )
    row = db.execute(mine.limit(1)).first()
    return (row.number, row.digest) if row else (0, "")


class _Batch:
    """The check value of a batch, taken in line by line."""

    def __init__(
        self, key: bytes, before: tuple[int, str], chain: tuple[int, bool], after: int
    ) -> None:
        self.number, self.many = before[0] + 1, 0
        self._value = hmac.new(key, digestmod=hashlib.sha256)
        self._take([*chain, self.number, after, before[1]])

    def _take(self, values: Sequence[object]) -> None:
        self._value.update(json.dumps(list(values)).encode() + b"\n")

    def add(self, row: Row[tuple[object, ...]]) -> None:
        at: datetime = row.at
        line = (row.id, row.about, row.what, row.detail, row.actor_id, row.cause, at.isoformat())
        self._take(line)
        self.many += 1

    def digest(self, upto: int) -> str:
        self._take([upto, self.many])
        return self._value.hexdigest()


def let_go(db: Session, now: datetime) -> int:
    """Lines that were kept long enough go, by whole batches; their seals stay."""
    gone = 0
    for reads, kept in ((True, READS_KEPT), (False, KEPT)):
        old = select(Seal).where(
            Seal.reads == reads, Seal.gone_at.is_(None), Seal.upto < first_id(now - kept)
        )
        for one in list(db.scalars(old.order_by(Seal.upto))):
            one.gone_at = now
            db.flush()  # only lines under such a seal can be deleted
            db.execute(delete(Event).where(_lines_of(one)))
            gone += one.many
    return gone


def _is_read() -> ColumnElement[bool]:
    return _TABLE.c.what.in_(READS)


def _lines_of(one: Seal | Row[tuple[object, ...]]) -> ColumnElement[bool]:
    return and_(
        _TABLE.c.neighbourhood_id == one.neighbourhood_id,
        _TABLE.c.id > one.after,
        _TABLE.c.id <= one.upto,
        _is_read() if one.reads else ~_is_read(),
    )


def verify(connection: Connection, keys: Sequence[bytes]) -> Iterator[Broken]:
    """Every batch that is not as one of these keys sealed it, in order."""
    seals = Seal.__table__
    order = (seals.c.neighbourhood_id, seals.c.reads, seals.c.number)
    for one, before in _in_chains(connection.execute(select(seals).order_by(*order)).all()):
        if one.number != before[0] + 1:
            yield Broken(str(one.id), "missing")
        elif one.gone_at is not None:
            if one.gone_at - made_at(one.upto) < (READS_KEPT if one.reads else KEPT):
                yield Broken(str(one.id), "early")
        elif not any(_holds(connection, one, key, before) for key in keys):
            yield Broken(str(one.id), "changed")
    yield from _outside(connection)


def _in_chains(seals: Sequence[_Seal]) -> Iterator[tuple[_Seal, tuple[int, str]]]:
    """Each seal, with number and digest, as they are by then, of the one before in its chain."""
    last: _Seal | None = None
    for one in seals:
        chain = one.neighbourhood_id, one.reads
        same = last is not None and (last.neighbourhood_id, last.reads) == chain
        yield one, ((last.number, last.digest) if last is not None and same else (0, ""))
        last = one


def _taken_in(
    db: Connection | Session, one: Seal | Row[tuple[object, ...]], key: bytes,
    before: tuple[int, str],
) -> _Batch:  # fmt: skip
    """The batch of a seal as its lines are now."""
    batch = _Batch(key, before, (one.neighbourhood_id, one.reads), one.after)
    for row in db.execute(select(_TABLE).where(_lines_of(one)).order_by(_TABLE.c.id)):
        batch.add(row)
    return batch


def _holds(
    connection: Connection, one: Row[tuple[object, ...]], key: bytes, before: tuple[int, str]
) -> bool:
    batch = _taken_in(connection, one, key, before)
    return batch.many == one.many and hmac.compare_digest(batch.digest(one.upto), one.digest)


def _outside(connection: Connection) -> Iterator[Broken]:
    """Lines of a time that was sealed, and that are in no batch: put there afterwards."""
    seals = Seal.__table__
    reads = seals.c.reads == _is_read()
    sealed = exists().where(
        seals.c.neighbourhood_id == _TABLE.c.neighbourhood_id,
        reads,
        _TABLE.c.id > seals.c.after,
        _TABLE.c.id <= seals.c.upto,
    )
    newest = select(func.max(seals.c.upto)).scalar_subquery()
    added = select(_TABLE.c.id).where(_TABLE.c.id <= newest, ~sealed).order_by(_TABLE.c.id)
    for row in connection.execute(added.limit(20)):
        yield Broken(f"event:{row.id}", "outside")


def seal_anew(db: Session, key: bytes) -> None:
    """Every seal by another key; whoever calls this has verified them just now."""
    order = (Seal.neighbourhood_id, Seal.reads, Seal.number)
    for one, before in _in_chains(db.scalars(select(Seal).order_by(*order)).all()):
        if one.gone_at is None:
            one.digest = _taken_in(db, one, key, before).digest(one.upto)
