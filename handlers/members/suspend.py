"""/pauzeer: somebody rests for a week; /ban: for good, with a reason and a second pair of eyes."""

from datetime import timedelta

from sqlalchemy import select

from bot.moment import NOW
from bot.people import Person
from bot.spoken import Day
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import duty, nextdoor, requests, staff
from handlers.blocking import Suspension, suspension_of
from handlers.helping import Standing, let_stand
from handlers.members.feature import feature
from handlers.members.which import a_member, about_somebody
from handlers.requests import Place, PlaceState, Request, live_of
from handlers.staff import name

REST, SECOND = timedelta(days=7), timedelta(days=7)  # also how long a second yes is waited for
LONGEST = 500  # characters of a reason


def _others(turn: Turn, person: Person) -> list[Person]:
    """Who may be the second pair of eyes."""
    return [p for p in staff.coordinators(turn) if p.id not in (turn.me.id, person.id)]


def no_staff(turn: Turn, person: Person) -> None:
    """Colleagues are locked or lose their role; nobody decides about themselves."""
    if person is turn.person or staff.coordinates(turn, person):
        raise Refusal("ban.staff")


@about_somebody("pauzeer", r"(?:pauzeer|suspend) (.+)", alone="pauzeer|schors|suspend")
def suspend(turn: Turn, person: Person) -> None:
    """/pauzeer Els: asked once, with what it means."""
    propose(turn, person)


@about_somebody("ban")
def ban(turn: Turn, person: Person) -> None:
    """/ban Els."""
    propose(turn, person)


def propose(turn: Turn, person: Person) -> None:
    """A week, or for good?"""
    no_staff(turn, person)
    now = suspension_of(turn, person)
    if now is not None:
        turn.say("ban.already", buttons=[lift(now)], naam=name(person), fill=_until(now))
        return
    turn.say("ban.ask", buttons=[a_week(person), for_good(person), leave(person)],
             naam=name(person))  # fmt: skip


def _until(row: Suspension) -> dict[str, Value]:
    return {"datum": Day(row.until_at)} if row.until_at else {"datum": "…"}


@feature.press("leave", Person)
def leave(turn: Turn, person: Person) -> None:
    """[Stop]."""
    del person
    turn.stop_asking()
    turn.say("rol.kept")


@feature.press("week", Person)
def a_week(turn: Turn, person: Person) -> None:
    """[Pauze 1 week]: at once; the person hears it, with whom to call."""
    no_staff(turn, a_member(turn, person))
    if suspension_of(turn, person) is not None:
        raise Refusal("ban.settled")
    row = _keep(turn, person, ban=False, why="")
    _let_go(turn, person)
    turn.say("ban.rests", buttons=[lift(row)], naam=name(person), fill=_until(row))
    _tell(turn, person, "ban.msg.week", row)


def _keep(turn: Turn, person: Person, *, ban: bool, why: str) -> Suspension:
    row = turn.keep(
        Suspension(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            ban=ban,
            state="asked" if ban else "on",
            why=why or None,
            by_id=turn.me.id,
            made_at=turn.now,
            until_at=turn.now + (SECOND if ban else REST),
        )
    )
    turn.record(f"person:{person.id}", "suspended", "ban_asked" if ban else "week")
    return row


def _tell(turn: Turn, person: Person, key: str, row: Suspension) -> None:
    fill = {**duty.contact(turn), **_until(row)}
    turn.say(key, to=person, kind="must", about=row.about, fill=fill)


def _let_go(turn: Turn, person: Person) -> None:
    """What they would have helped with is for others; nobody waits for them."""
    held = turn.db.scalars(
        select(Place).where(
            Place.neighbourhood_id == turn.here.id,
            Place.helper_id == person.id,
            Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
        )
    )
    for place in list(held):
        request = turn.get(Request, place.request_id)
        if request is not None:
            let_stand(turn, request, person, Standing.OUT)
            requests.free(turn, request, place, "given_back")
    nextdoor.let_rest(turn, person)


# -- a ban ---------------------------------------------------------------------------------------


@feature.press("good", Person)
def for_good(turn: Turn, person: Person) -> None:
    """[Blokkeren]: why? The second coordinator reads it."""
    no_staff(turn, a_member(turn, person))
    if not _others(turn, person):
        turn.say("ban.alone", buttons=[a_week(person)], naam=name(person))
        return
    turn.ask("ban.why", then=because, subject=person, naam=name(person))


@feature.answer("why", Person, note=True)
def because(turn: Turn, person: Person, text: str) -> None:
    """The reason; until a second yes they rest."""
    no_staff(turn, a_member(turn, person))
    others = _others(turn, person)
    if suspension_of(turn, person) is not None or not others:
        raise Refusal("ban.settled")
    row = _keep(turn, person, ban=True, why=text[:LONGEST])
    _let_go(turn, person)
    for colleague in others:
        turn.say(
            "ban.second",
            to=colleague,
            kind="must",
            buttons=[agree(row), disagree(row)],
            about=row.about,
            slot=_slot(row, colleague),
            options={"protect": True},
            fill=staff.area_for(turn, colleague),
            naam=name(person),
            naam2=name(turn.me),
            reden=row.why or "",
        )
    turn.say("ban.waits", buttons=[lift(row)], naam=name(person), fill=_until(row))
    _tell(turn, person, "ban.msg.week", row)


def _slot(row: Suspension, colleague: Person) -> str:
    return f"{row.about}:{colleague.id}"


def _second(turn: Turn, row: Suspension) -> Person:
    """The one it is about, when whoever began this turn may be the second pair of eyes."""
    staff.only(turn)
    if turn.me.id in (row.by_id, row.person_id):
        raise Refusal("rol.notyou")
    if row.state != "asked":
        raise Refusal("ban.settled")
    return turn.db.get_one(Person, row.person_id)


@feature.press("agree", Suspension)
def agree(turn: Turn, row: Suspension) -> None:
    """[Akkoord]: from now on they take part no more; what they asked is stopped."""
    person = _second(turn, row)
    row.state, row.until_at = "on", None
    turn.record(f"person:{person.id}", "suspended", "ban")
    for request in live_of(turn.db, turn.here, person):
        locked = turn.get(Request, request.id)
        if locked is not None:
            requests.stop(turn, locked, "coordinator")
    _settled(turn, row, "ban.done", person)
    turn.say("ban.msg", to=person, kind="must", fill=duty.contact(turn))


@feature.press("disagree", Suspension)
def disagree(turn: Turn, row: Suspension) -> None:
    """[Nee]: they take part again, and hear so."""
    person = _second(turn, row)
    _over(turn, row)
    _settled(turn, row, "ban.refused", person)
    turn.say("ban.lifted", to=person, kind="must", wijk=turn.here.name)


def _settled(turn: Turn, row: Suspension, key: str, person: Person) -> None:
    """Whoever decided and whoever asked hear it; the others see it."""
    fill: dict[str, Value] = {"naam": name(person), "coordinator": name(turn.me)}
    turn.say(key, fill=fill)
    asked = turn.db.get(Person, row.by_id) if row.by_id else None
    if asked is not None and asked is not turn.person:
        turn.say(key, to=asked, kind="must", fill=fill)
    for colleague in staff.coordinators(turn):
        if colleague is not turn.person:
            turn.edit(_slot(row, colleague), "ban.settled.edit", naam=name(person))


# -- the end -------------------------------------------------------------------------------------


def _over(turn: Turn, row: Suspension) -> None:
    row.state, row.over_at = "over", turn.now
    turn.retract(row.about)
    turn.record(f"person:{row.person_id}", "suspended", "over")


@feature.press("lift", Suspension)
def lift(turn: Turn, row: Suspension) -> None:
    """[Weer meedoen], [Ongedaan maken]."""
    staff.only(turn)
    if row.state == "over" or turn.me.id == row.person_id:
        raise Refusal("ban.settled")
    person = turn.db.get_one(Person, row.person_id)
    _over(turn, row)
    turn.say("ban.unbanned", naam=name(person))
    turn.say("ban.lifted", to=person, kind="must", wijk=turn.here.name)


@about_somebody("unban")
def unban(turn: Turn, person: Person) -> None:
    """/unban Els."""
    row = suspension_of(turn, person)
    if row is None:
        turn.say("ban.not", naam=name(person))
    else:
        lift.run(turn, row)


@feature.due(
    "over",
    Suspension,
    select(Suspension.id).where(Suspension.until_at <= NOW, Suspension.state != "over"),
)
def time_is_up(turn: Turn, row: Suspension) -> None:
    """A week is over, or nobody said yes to a ban: they take part again."""
    person, asked = turn.db.get_one(Person, row.person_id), row.state == "asked"
    _over(turn, row)
    turn.say("ban.lifted", to=person, kind="must", wijk=turn.here.name)
    coordinator = turn.db.get(Person, row.by_id) if row.by_id else None
    if asked and coordinator is not None:
        turn.say("ban.nobody", to=coordinator, kind="must", naam=name(person))
