"""The audit trail: added to, sealed in batches, and every change to it is found."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from bot import sealcode, sealing
from bot.audit import Event, Seal
from bot.keeping import sweep
from bot.people import Neighbourhood, Person
from bot.turn import Turn
from tests.coordination.test_morning import stands_open
from tests.security.reporting import Figure
from tests.street import KEYS, Street

READ_EVERY = 7


def record(street: Street, many: int, place: int = 0) -> None:
    """So many lines, some of which tell who read what."""
    with street.app.session() as db:
        turn = Turn(street.house, db, street.clock.now(), "test:1")
        turn.neighbourhood = db.get_one(Neighbourhood, place or street.neighbourhood_id)
        for number in range(many):
            what = "read" if number % READ_EVERY == 0 else "asked"
            turn.record(f"request:{number}", what, str(number))


def broken(connection: Connection) -> list[tuple[str, str]]:
    found = sealing.verify(connection, KEYS.seals())
    return [(one.seal, one.why) for one in found]


def sealed(street: Street) -> list[Seal]:
    sweep(street.app)
    return list(street.look(lambda db: db.query(Seal).order_by(Seal.id).all()))


@pytest.fixture
def told(street: Street) -> Street:
    """Two neighbourhoods, in which something was recorded on three days."""
    street.planted = True
    east = street.add_neighbourhood("Oost")
    for _ in range(3):
        record(street, 20)
        record(street, 10, east)
        street.wait(hours=1)
        sweep(street.app)
    return street


def test_what_just_happened_is_sealed_a_quarter_of_an_hour_later(street: Street) -> None:
    street.planted = True
    record(street, 5)
    assert sealed(street) == []
    street.wait(minutes=16)
    assert [(one.reads, one.many, one.number) for one in sealed(street)] == [
        (True, 1, 1),
        (False, 4, 1),
    ]
    street.wait(hours=1)
    assert len(sealed(street)) == 2  # nothing new


def test_a_trail_as_it_was_holds(told: Street) -> None:
    assert len(sealed(told)) == 12
    with told.engine.connect() as connection:
        assert broken(connection) == []


@pytest.mark.threat("T24")
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_itself_refuses(told: Street, change: str) -> None:
    statement = update(Event).values(detail="x") if change == "update" else delete(Event)
    with pytest.raises(DBAPIError, match="only added to"), told.app.session() as db:
        db.execute(statement)
    assert told.look(lambda db: db.query(Event).count()) == 90


def loosen(connection: Connection) -> None:
    """Whoever has the file can do this."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        return
    for name in ("event_is_not_changed", "event_is_not_taken_away"):
        connection.execute(text(f"DROP TRIGGER {name}"))


def edit(connection: Connection, chance: random.Random, identity: int) -> None:
    """Change one thing of one line, or take the line away."""
    here = Event.id == identity
    column = chance.choice(["about", "what", "detail", "cause", "at", "id", "row", "actor_id"])
    if column == "row":
        connection.execute(delete(Event).where(here))
    elif column == "id":
        connection.execute(update(Event).where(here).values(id=-identity))
    elif column == "at":
        connection.execute(
            text("UPDATE event SET at = '2026-11-01 00:00:00' WHERE id = :id"), {"id": identity}
        )
    elif column == "actor_id":
        person = select(func.min(Person.id)).scalar_subquery()
        connection.execute(update(Event).where(here).values(actor_id=person))
    else:
        connection.execute(update(Event).where(here).values({column: f"x{chance.random()}"}))


@pytest.mark.threat("T24")
def test_every_edit_is_found_and_its_batch_is_named(quiet_street: Street, figure: Figure) -> None:
    street, chance, count = quiet_street, random.Random(24), figure.of(1_000)
    street.planted = True
    street.resident("Ans")
    east = street.add_neighbourhood("Oost")
    for _ in range(10):
        record(street, 70)
        record(street, 30, east)
        street.wait(hours=1)
    seals = sealed(street)
    rows = street.look(lambda db: db.query(Event).all())
    assert len(rows) == 1_000
    found = 0
    for row in chance.sample(rows, count):
        [batch] = [
            one.id
            for one in seals
            if (one.neighbourhood_id, one.reads) == (row.neighbourhood_id, row.what == "read")
            and one.after < row.id <= one.upto
        ]
        with street.engine.connect() as connection:
            loosen(connection)
            edit(connection, chance, row.id)
            found += str(batch) in {identity for identity, _ in broken(connection)}
            connection.rollback()
    assert found == count
    figure.found(f"{found:,} of {count:,} edits found, the batch named")


@pytest.mark.threat("T24")
def test_what_is_done_to_the_seals_is_found_as_well(told: Street) -> None:
    first, *_ = told.look(lambda db: db.query(Seal).order_by(Seal.id).all())
    one = Seal.id == first.id
    for statement, why in (
        (update(Seal).where(one).values(digest="0" * 64), "changed"),
        (update(Seal).where(one).values(many=99), "changed"),
        (update(Seal).where(one).values(gone_at=told.clock.now()), "early"),
        (delete(Seal).where(one), "missing"),
    ):
        with told.engine.connect() as connection:
            connection.execute(statement)
            assert why in {reason for _, reason in broken(connection)}
            connection.rollback()


@pytest.mark.threat("T24")
def test_a_line_that_is_added_to_the_past_is_found(told: Street) -> None:
    row = told.look(lambda db: db.query(Event).order_by(Event.id).first())
    values = {c.name: getattr(row, c.name) for c in Event.__table__.columns}
    with told.engine.connect() as connection:
        connection.execute(Event.__table__.insert().values(**{**values, "id": row.id + 1}))
        assert [why for _, why in broken(connection)] == ["changed"]
        connection.rollback()
        connection.execute(Event.__table__.insert().values(**{**values, "id": 1, "what": "x"}))
        found = {why for _, why in broken(connection)}
        connection.rollback()
    assert found <= {"changed", "outside"}
    assert found


@pytest.mark.threat("T24")
def test_whoever_is_on_duty_reads_the_newest_seal_in_the_morning(street: Street) -> None:
    """Below what there is to do; on a morning with nothing to do there is no message."""
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    record(street, 8)
    street.wait(hours=2)
    sweep(street.app)
    street.at("dinsdag 08:31")
    newest = street.look(lambda db: sealcode.newest(db, street.neighbourhood_id))
    done, read = newest.split(" ")
    assert done.startswith("1-")
    coen.hears("Goedemorgen", f"Zegel van het logboek: {done} {read}", key="coo.hi")
    with street.engine.connect() as connection:
        assert sealcode.is_there(connection, done)
        assert not sealcode.is_there(connection, "9" + done)
        assert not sealcode.is_there(connection, done[:-1])


def test_what_was_done_is_kept_two_years_and_what_was_read_one(told: Street) -> None:
    def left(reads: bool) -> int:
        rows = told.look(lambda db: db.query(Event).all())
        return sum((row.what == "read") == reads for row in rows)

    assert (left(True), left(False)) == (15, 75)
    for days, expected in ((364, (15, 75)), (2, (0, 75)), (363, (0, 75)), (2, (0, 0))):
        told.clock.turn(timedelta(days=days))
        sweep(told.app)
        assert (left(True), left(False)) == expected
        with told.engine.connect() as connection:
            assert broken(connection) == []


@pytest.mark.race
@pytest.mark.parametrize(
    "engine", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_two_processes_seal_the_same_lines_once(engine: Engine) -> None:
    street = Street(engine)
    street.planted = True
    record(street, 10)
    street.clock.turn(timedelta(hours=1))
    with street.app.session() as first, street.app.session() as second:
        assert sealing.seal(first, street.house, street.clock.now()) == 10
        assert sealing.seal(second, street.house, street.clock.now()) == 10
        first.flush()
        second.expunge_all()
    sweep(street.app)
    assert sum(one.many for one in street.look(lambda db: db.query(Seal).all())) == 10
