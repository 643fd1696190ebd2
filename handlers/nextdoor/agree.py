"""/buurwijk: two areas agree to help each other, and either of them ends that at once."""

from sqlalchemy import select

from bot.outbox import Hours
from bot.people import Neighbourhood
from bot.presses import Mark
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.nextdoor.feature import feature
from handlers.nextdoor.model import NextDoor, forget_willing, half, halves
from handlers.nextdoor.news import NextDoorOver
from handlers.welcome import name_of

MOST = 8  # rows in one message
OFFER = "set.door.offer"  # the question itself: also for who answers for both areas


@feature.command("buurwijk", roles=staff.ROLES, takes=True)
def next_door_command(turn: Turn, rest: str) -> None:
    """/buurwijk, /buurwijk Zuid."""
    if not staff.area_name(rest):
        _show(turn)
    elif not _named(turn, rest):
        _ask(turn, "set.door.none")


@feature.answer("door")
def name(turn: Turn, text: str) -> bool:
    """The name that was asked for; a whole sentence is no name."""
    if len(text.split()) > 5:
        return False
    staff.only(turn)
    if not _named(turn, text):
        _ask(turn, "set.door.none")
    return True


def _show(turn: Turn) -> None:
    """With whom it is agreed, who waits for whom, and a row to say yes or to end it."""
    lines, rows, labels = [], [], list[Value]()
    for place, we, they in halves(turn)[:MOST]:
        how = "on" if we and they else "waits" if we else "asks"
        lines.append(turn.words(f"set.door.{how}", turn.me, wijk=place.name))
        rows.append(stop(place) if we else yes(place))
        labels.append(turn.words(f"set.door.row.{how}", turn.me, wijk=place.name))
    if rows:
        turn.ask("set.door", name, rows=rows, labels=labels, lijst="\n".join(lines))
    else:
        _ask(turn, "set.door.empty")


def _ask(turn: Turn, key: str) -> None:
    turn.ask(key, then=name, wijk=turn.here.name)


def _named(turn: Turn, words: str) -> bool:
    """Ask about the area of that name, or which one was meant; False: none is called so."""
    every = turn.db.scalars(
        select(Neighbourhood).where(Neighbourhood.id != turn.here.id).order_by(Neighbourhood.id)
    )
    found, exact = staff.areas_called(words, every)
    if exact:
        choose.run(turn, found[0])
    elif found:
        labels: list[Value] = [place.name for place in found]
        turn.say("set.door.which", rows=[choose(place) for place in found], labels=labels)
    return bool(found)


@feature.press("pick", Neighbourhood)
def choose(turn: Turn, place: Neighbourhood) -> None:
    """What it means, before anybody is asked."""
    staff.only(turn)
    we, they = half(turn, turn.here, place), half(turn, place, turn.here)
    if we and they:
        turn.say("set.door.have", buttons=[stop(place)], wijk=place.name)
    elif we:
        turn.say("set.door.still", buttons=[stop(place)], wijk=place.name)
    elif they:
        turn.say("set.door.asked_us", buttons=[yes(place), no(place)], fill=_said(turn, place))
    else:
        turn.say("set.door.sure", buttons=[propose(place), never_mind()], wijk=place.name)


@feature.press("never")
def never_mind(turn: Turn) -> None:
    """[Toch niet]."""
    turn.say("set.door.dropped")


@feature.press("propose", Neighbourhood)
def propose(turn: Turn, place: Neighbourhood) -> None:
    """[Ja, vraag het]: our half; the others decide about theirs."""
    _lock(turn, place)
    if half(turn, turn.here, place) or half(turn, place, turn.here):
        choose.run(turn, place)  # somebody of either side was earlier
        return
    turn.keep(NextDoor(neighbourhood_id=turn.here.id, other_id=place.id, since=turn.now))
    turn.record(_about(turn), "next_door_asked", str(place.id))
    us, marks = turn.here, (yes(turn.here), no(turn.here))
    if not _tell(turn, place, us, OFFER, marks, _slot(us, place)):
        raise Refusal("set.door.nobody", wijk=place.name)
    turn.say("set.door.asked", wijk=place.name)
    _tell(turn, us, place, "set.door.told")


@feature.press("yes", Neighbourhood)
def yes(turn: Turn, place: Neighbourhood) -> None:
    """[Goed]: our half as well, and from now on it holds."""
    _lock(turn, place)
    if half(turn, place, turn.here) is None:
        raise Refusal("set.door.gone", wijk=place.name)
    if half(turn, turn.here, place) is not None:
        raise Refusal("set.door.have", wijk=place.name)
    turn.keep(NextDoor(neighbourhood_id=turn.here.id, other_id=place.id, since=turn.now))
    turn.record(_about(turn), "next_door_on", str(place.id))
    turn.say("set.door.joined", buttons=[stop(place)], fill=_said(turn, place))
    _tell(turn, turn.here, place, "set.door.joined", (stop(place),), _slot(place, turn.here))
    _tell(turn, place, turn.here, "set.door.joined", (stop(turn.here),))


@feature.press("no", Neighbourhood)
def no(turn: Turn, place: Neighbourhood) -> None:
    """[Liever niet]."""
    _lock(turn, place)
    theirs = half(turn, place, turn.here)
    if theirs is None or half(turn, turn.here, place) is not None:
        raise Refusal("g.stale.plain")
    turn.db.delete(theirs)
    turn.record(_about(turn), "next_door_refused", str(place.id))
    turn.say("set.door.no", fill=_said(turn, place))
    _tell(turn, turn.here, place, "set.door.no", (), _slot(place, turn.here))
    _tell(turn, place, turn.here, "set.door.no")


@feature.press("stop", Neighbourhood)
def stop(turn: Turn, place: Neighbourhood) -> None:
    """[Stop hiermee]: by either side, at once; who was asked and is not coming yet is let go."""
    _lock(turn, place)
    ours, theirs = half(turn, turn.here, place), half(turn, place, turn.here)
    if ours is None:
        raise Refusal("g.stale.plain")
    for row in (ours, theirs):
        if row is not None:
            turn.db.delete(row)
    turn.record(_about(turn), "next_door_off", str(place.id))
    turn.say("set.door.off", fill=_said(turn, place))
    _tell(turn, turn.here, place, "set.door.off")
    if theirs is None:
        _take_back(turn, place)
        return
    _tell(turn, place, turn.here, "set.door.off")
    for asking, home in ((turn.here, place), (place, turn.here)):
        forget_willing(turn, asking, home)
        turn.announce(NextDoorOver(asking, home))


def _lock(turn: Turn, place: Neighbourhood) -> None:
    """Of two who decide about the same two areas one is first; only who answers for this one."""
    staff.only(turn)
    if place.id == turn.here.id:
        raise Refusal("g.stale.plain")
    for identity in sorted((turn.here.id, place.id)):
        turn.get(Neighbourhood, identity)


def _tell(
    turn: Turn,
    where: Neighbourhood,
    other: Neighbourhood,
    key: str,
    marks: tuple[Mark, ...] = (),
    slot: str = "",
) -> int:
    """Say `key` to everybody else who answers for `where`; returns to how many.

    In the place of the question in `slot`, where they have that.
    """
    before, told = turn.here, 0
    turn.enter(where)
    said = _said(turn, other)
    for person in staff.coordinators(turn):
        if person is turn.me and key != OFFER:
            continue
        told += 1
        own = f"{slot}:{person.id}" if slot else ""
        if own and key != OFFER and turn.edit(own, key, buttons=marks, fill=said):
            continue
        turn.say(
            key, to=person, kind="must", hours=Hours.WAKING, buttons=marks, slot=own, fill=said,
        )  # fmt: skip
    turn.enter(before)
    return told


def _take_back(turn: Turn, place: Neighbourhood) -> None:
    """Nobody there need answer any more."""
    us = turn.here
    turn.enter(place)
    for person in staff.coordinators(turn):
        turn.edit(f"{_slot(us, place)}:{person.id}", "set.door.off", fill=_said(turn, us))
    turn.enter(us)


def _said(turn: Turn, other: Neighbourhood) -> dict[str, Value]:
    """Who does this, where the reader answers for, and the area next door."""
    return {"wie": name_of(turn, turn.me), "wijk": turn.here.name, "buurwijk": other.name}


def _slot(asking: Neighbourhood, asked: Neighbourhood) -> str:
    return f"door:{asking.id}:{asked.id}"


def _about(turn: Turn) -> str:
    return f"neighbourhood:{turn.here.id}"
