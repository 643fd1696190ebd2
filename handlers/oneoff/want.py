"""[Graag]: whoever would like it, and the giver's yes; a list for who came later."""

from datetime import timedelta

from sqlalchemy import select

from bot import hours
from bot.moment import NOW
from bot.people import Membership, Person
from bot.presses import Mark
from bot.turn import Refusal, Turn
from handlers import blocking, groups, requests, welcome
from handlers.oneoff.apart import fit, refuse_apart
from handlers.oneoff.feature import feature
from handlers.oneoff.model import OneOff, Taker, free, taker_of, takers
from handlers.oneoff.question import ask_question
from handlers.oneoff.share import refresh, with_buttons
from handlers.requests import Request, State
from handlers.welcome import behind, name_of

ANSWER = timedelta(hours=4)  # waking time in which the giver says yes or no


@with_buttons
def buttons(one: OneOff) -> tuple[Mark, ...]:
    """[Graag] [Vraag stellen]."""
    return (want(one), ask_question(one))


@feature.press("want", OneOff, stays=True)
def want(turn: Turn, one: OneOff) -> None:
    """[Graag]."""
    person = turn.person
    if person is None or person.keeps_at is None or not turn.reaches(person):
        if turn.private:
            welcome.start(turn, then=f"give-{one.id}")
        else:
            turn.toast("clm.noreg", link=f"give-{one.id}")
        return
    if turn.db.get(Membership, (turn.here.id, person.id)) is None:
        welcome.join_here(turn, person)
    may_want(turn, one, person)
    taker = taker_of(turn, one, person)
    if taker is None:
        taker = turn.keep(
            Taker(
                neighbourhood_id=turn.here.id,
                one_off_id=one.id,
                person_id=person.id,
                state="curious",
                since=turn.now,
            )
        )
    elif taker.state == "told" and not _still_asked(turn, taker):
        taker.request_id = None  # they would like it for something else
    take(turn, one, taker)


def take(turn: Turn, one: OneOff, taker: Taker) -> None:
    """The giver is asked, or there is a place in line."""
    if free(turn, one) <= 0:
        taker.state, taker.since = "waiting", turn.now
        turn.toast("one.full")
        return
    ask_giver(turn, one, taker)
    turn.toast("one.asked")


def _still_asked(turn: Turn, taker: Taker) -> bool:
    request = turn.get(Request, taker.request_id) if taker.request_id else None
    return request is not None and request.state is State.OPEN


def may_want(turn: Turn, one: OneOff, person: Person) -> None:
    """Refuse the giver, who has it already or was told no, and who is kept apart."""
    if one.giver_id == person.id:
        raise Refusal("one.own")
    if one.state not in ("open", "full"):
        raise Refusal("one.over")
    refuse_apart(turn, one, person)
    taker = taker_of(turn, one, person)
    if taker is not None and taker.state in ("asked", "waiting", "yes"):
        raise Refusal("one.have")
    if taker is not None and taker.state == "no":
        raise Refusal("one.over")


@welcome.on_payload("give")
def along_the_link(turn: Turn, rest: str) -> bool:
    """`give-<one-off>`: [Graag] of somebody who could not be written to."""
    one = behind(turn, rest, OneOff)
    if one is None:
        return False
    groups.found_the_way(turn, turn.here)
    try:
        want.run(turn, one)
    except Refusal as no:  # a kind word, and they still take part now
        turn.say(no.key, fill=no.values)
    return True


def ask_giver(turn: Turn, one: OneOff, taker: Taker) -> None:
    """Is it good that this neighbour gets it?"""
    taker.state, taker.since = "asked", turn.now
    taker.next_at = hours.waking(turn.here).add(turn.now, ANSWER)
    turn.say(
        "one.first",
        to=turn.db.get_one(Person, one.giver_id),
        kind="must",
        buttons=[agree(taker), refuse(taker)],
        about=taker.about,
        slot=taker.about,
        once=f"{taker.about}:{int(turn.now.timestamp())}",
        voornaam=name_of(turn, turn.db.get_one(Person, taker.person_id)),
        titel=one.title,
    )


def _mine(turn: Turn, taker: Taker) -> OneOff:
    one = turn.get(OneOff, taker.one_off_id)
    if one is None or one.giver_id != turn.me.id or taker.state != "asked":
        raise Refusal("g.stale.plain")
    return one


@feature.press("agree", Taker)
def agree(turn: Turn, taker: Taker) -> None:
    """[Ja]: an appointment like any other, with the giver as the one who helps."""
    one = _mine(turn, taker)
    person = turn.db.get_one(Person, taker.person_id)
    blocking.refuse_suspended(turn, turn.me)
    if not fit(turn, one, person):  # since they said that they would like it
        taker.state, taker.next_at = "out", None
        turn.say("one.first.over", titel=one.title)
        next_in_line(turn, one)
        return
    asked = turn.get(Request, taker.request_id) if taker.request_id else None
    place = requests.claim(turn, asked, turn.me) if asked is not None else None
    if asked is not None and place is None:
        taker.state, taker.next_at = "out", None
        turn.say("one.first.helped", titel=one.title)
        next_in_line(turn, one)
        return
    taker.state, taker.next_at = "yes", None
    request = asked or _request(turn, one, person)
    taker.request_id = request.id
    turn.say(
        "one.yes",
        to=person,
        kind="must",
        about=one.about,
        voornaam=name_of(turn, turn.me),
        titel=one.title,
        wanneer=one.when,
        tekst=one.text or "",
    )
    if place is not None:
        requests.agree(turn, request, place)
    else:
        requests.open_with(turn, request, turn.me)
    turn.db.flush()
    if len(takers(turn, one, "yes")) >= one.places:
        one.state = "full"
        refresh(turn, one)


def _request(turn: Turn, one: OneOff, person: Person) -> Request:
    request = turn.keep(
        Request(
            neighbourhood_id=one.neighbourhood_id,
            asker_id=person.id,
            category=one.category,
            concept=one.concept,
            action=one.action,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            grain=one.grain,
            card_wanted=False,
            extra="",  # they call each other: nobody is asked where it is
            made_at=turn.now,
        )
    )
    turn.db.flush()
    return request


@feature.press("refuse", Taker)
def refuse(turn: Turn, taker: Taker) -> None:
    """[Nee]: no reason is asked, and none told."""
    one = _mine(turn, taker)
    taker.state, taker.next_at = "no", None
    turn.say("one.no.giver")
    _tell(turn, one, taker, "one.no")
    next_in_line(turn, one)


def _tell(turn: Turn, one: OneOff, taker: Taker, key: str) -> None:
    person = turn.db.get_one(Person, taker.person_id)
    turn.say(key, to=person, kind="must", about=one.about, titel=one.title)


def next_in_line(turn: Turn, one: OneOff) -> None:
    """A place is free again: for whoever waited longest, else for everybody."""
    if one.state not in ("open", "full"):
        return
    waiting = [
        taker
        for taker in takers(turn, one, "waiting")
        if fit(turn, one, turn.db.get_one(Person, taker.person_id))
    ]
    for taker in waiting[: max(0, free(turn, one))]:
        ask_giver(turn, one, taker)
    if one.state == "full" and free(turn, one) > 0:
        one.state = "open"
        refresh(turn, one)


@feature.due("silent", Taker, select(Taker.id).where(Taker.next_at <= NOW))
def giver_is_silent(turn: Turn, taker: Taker) -> None:
    """Who would like it is not kept waiting for an answer that does not come."""
    taker.state, taker.next_at = "out", None
    one = turn.db.get_one(OneOff, taker.one_off_id)
    turn.edit(taker.about, "one.first.over", titel=one.title)
    _tell(turn, one, taker, "one.silent")
