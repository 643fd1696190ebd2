"""/rooster: who has the duty on which day; taking a day, and asking somebody else to take it."""

import re
from datetime import date, timedelta

from sqlalchemy import select

from bot.people import Person
from bot.texts import Term, Value, Words
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.duty.feature import feature
from handlers.duty.model import name
from handlers.duty.shifts import (
    Shift,
    away,
    day_name,
    give_shift,
    local_day,
    midnight,
    shift_of,
    week,
)
from matching import find_moment, find_moments

_SAYS = r"(?:de |mijn |een )?(?:dienst )?(?:van |op |voor )?"

ROW = "EEEE d"  # a row has few letters


@feature.phrase(
    r"(?:kan|wil) iemand (?:voor )?(?:mij|me) (?:waarnemen|invallen|vervangen)"
    r"|wie neemt (?:mijn )?dienst over|(?:can|could) (?:someone|somebody) (?:sit|stand) in for me",
    roles=staff.ROLES,
)
def stand_in(turn: Turn, match: re.Match[str]) -> None:
    """*Kan iemand voor mij invallen?*: which day?"""
    del match
    show_week(turn)


@feature.command("rooster", roles=staff.ROLES)
def roster_command(turn: Turn, rest: str) -> None:
    """/rooster."""
    del rest
    show_week(turn)


@feature.press("show", stays=True)
def show_press(turn: Turn) -> None:
    """[Rooster]."""
    staff.only(turn)
    show_week(turn)


def show_week(turn: Turn) -> None:
    """Seven days, with a row to take a free one or to let one of one's own go to another."""
    lines, rows, labels = [], [], []
    for day in week(turn):
        shift = shift_of(turn, day)
        person = holder(turn, shift)
        who: Value = name(person) if person else Term("dut.free")
        lines.append(turn.words("dut.week.line", turn.me, dag=day_name(day), naam=who))
        if person is None:
            rows.append(take_day(value=day.isoformat()))
            labels.append(turn.words("dut.row.take", turn.me, dag=day_name(day, ROW)))
        elif person is turn.person and shift is not None:
            rows.append(swap(shift))
            labels.append(turn.words("dut.row.swap", turn.me, dag=day_name(day, ROW)))
    turn.say("dut.week", rows=rows, labels=labels, lijst="\n".join(lines), wijk=turn.here.name)


def holders(turn: Turn) -> list[tuple[Words, Person | None]]:
    """The coming seven days, today first, and who has the duty on each."""
    return [(day_name(day, ROW), holder(turn, shift_of(turn, day))) for day in week(turn)]


def holder(turn: Turn, shift: Shift | None) -> Person | None:
    """Whose day it is, while they coordinate here."""
    person = turn.db.get(Person, shift.person_id) if shift and shift.person_id else None
    return person if person is not None and staff.coordinates(turn, person) else None


@feature.phrase(
    rf"ik (?:neem|doe|heb) (?!nu )(?!de dienst){_SAYS}(.+?)(?: dienst| de dienst)?",
    roles=staff.ROLES,
)
def take_in_words(turn: Turn, match: re.Match[str]) -> bool:
    """*Ik neem woensdag*, *ik doe morgen dienst*; *ik heb zaterdag geen dienst* shows the week."""
    if " geen " in match[0] and "dienst" in match[0]:
        show_week(turn)
        return True
    day = _day(turn, match[1])
    if day is None or not re.search(r"dienst|dag|morgen|vandaag", match[0]):
        return False
    _take(turn, day)
    return True


@feature.phrase(
    rf"(?:kan|wil) iemand {_SAYS}(.+?)(?: (?:van me|van mij))? (?:over)?nemen"
    rf"|ruil(?:en)? {_SAYS}(.+)|wie kan {_SAYS}(.+?) overnemen",
    roles=staff.ROLES,
)
def swap_in_words(turn: Turn, match: re.Match[str]) -> bool:
    """*Kan iemand mijn dienst van woensdag overnemen?*, *ruil woensdag*."""
    day = _day(turn, next((part for part in match.groups() if part), ""))
    shift = shift_of(turn, day) if day else None
    if day is None:
        return False
    if shift is None or holder(turn, shift) is not turn.person:
        turn.say("dut.notyours", dag=day_name(day))
    else:
        ask_others(turn, shift)
    return True


@feature.phrase(
    r"ik kan (?:toch |helaas )?(.+?) (?:toch |helaas )?(?:niet|geen dienst(?: doen)?)"
    r"|ik kan (?:toch )?niet (.+)"
    r"|(.+?) (?:toch niet|lukt (?:me )?niet|kan ik (?:toch |helaas )?niet)"
    r"|i (?:can't|cannot) (.+)",
    roles=staff.ROLES,
)
def i_cannot(turn: Turn, match: re.Match[str]) -> bool:
    """*Ik kan zaterdag niet*, of a day that is theirs: the others are asked."""
    day = _only_a_day(turn, next(part for part in match.groups() if part))
    shift = shift_of(turn, day) if day else None
    if shift is None or holder(turn, shift) is not turn.person:
        return False
    ask_others(turn, shift)
    return True


@feature.phrase(
    r"wie (?:heeft|doet|is|kan|neemt)(?: er)?(?: dienst| vrij)?(?: op)? (.+?)(?: dienst| vrij)?"
    r"|who (?:has|is|can)(?: on)?(?: duty| free)?(?: on)? (.+?)(?: duty| free)?",
    roles=staff.ROLES,
)
def who_is_there(turn: Turn, match: re.Match[str]) -> bool:
    """*Wie heeft zaterdag dienst?*, *wie is vrij zaterdag*: nothing but a day is named."""
    if _only_a_day(turn, match[1] or match[2]) is None:
        return False
    show_week(turn)
    return True


def _only_a_day(turn: Turn, words: str) -> date | None:
    """One of the coming seven days, when that is all the words say."""
    named = [m for m in find_moments(words, turn.local) if m.text.strip() == words.strip()]
    return _day(turn, words) if named else None


def _day(turn: Turn, words: str) -> date | None:
    """The day that is meant, if it is one of the coming seven."""
    moment = find_moment(words, turn.local)
    day = moment.start.date() if moment is not None else None
    return day if day in week(turn) else None


@feature.press("takeday")
def take_day(turn: Turn, value: str) -> None:
    """A row: [Ik neem woensdag]; [Ik], to the question who takes it."""
    staff.only(turn)
    day = date.fromisoformat(value)
    if day not in week(turn):
        raise Refusal("g.stale.plain")
    _take(turn, day)


def _take(turn: Turn, day: date) -> None:
    taken = holder(turn, shift_of(turn, day))
    if taken is not None and taken is not turn.person:
        raise Refusal("dut.taken", naam=name(taken), dag=day_name(day))
    shift = give_shift(turn, day, turn.me)
    turn.say("dut.day.yours", buttons=[give_up_day(shift)], dag=day_name(day))


@feature.press("giveup", Shift)
def give_up_day(turn: Turn, shift: Shift) -> None:
    """[Ongedaan maken]: the day is free again."""
    _mine(turn, shift)
    day = local_day(turn, shift.day)
    give_shift(turn, day, None)
    turn.say("dut.day.free", dag=day_name(day))


def _mine(turn: Turn, shift: Shift) -> None:
    staff.only(turn)
    past = local_day(turn, shift.day) < turn.local.date()
    if shift.person_id != turn.me.id or past:
        raise Refusal("g.stale.plain")


# -- a swap --------------------------------------------------------------------------------------


@feature.press("swap", Shift)
def swap(turn: Turn, shift: Shift) -> None:
    """A row: [Ruilen]."""
    ask_others(turn, shift)


def ask_others(turn: Turn, shift: Shift) -> None:
    """Ask the colleagues to take a day; until one says yes it stays whose it is."""
    _mine(turn, shift)
    others = [person for person in staff.coordinators(turn) if person is not turn.person]
    day = day_name(local_day(turn, shift.day))
    for person in others:
        turn.say(
            "dut.swap",
            to=person,
            kind="must",
            buttons=[take_over(shift, value=str(turn.me.id)), rather_not(shift)],
            about=shift.about,
            slot=f"{shift.about}:{person.id}",
            fill=staff.area_for(turn, person),
            naam=name(turn.me),
            dag=day,
        )
    turn.say("dut.swap.asked" if others else "dut.swap.alone", dag=day)


@feature.press("over", Shift)
def take_over(turn: Turn, shift: Shift, value: str) -> None:
    """[Ja]: the first one has the day; `value` is who asked, for it is only theirs to give."""
    staff.only(turn)
    before, day = holder(turn, shift), local_day(turn, shift.day)
    if day < turn.local.date() or before is turn.person:
        raise Refusal("g.stale.plain")
    if before is not None and str(before.id) != value:
        raise Refusal("dut.taken", naam=name(before), dag=day_name(day))
    give_shift(turn, day, turn.me)
    turn.retract(shift.about)
    turn.say("dut.day.yours", buttons=[give_up_day(shift)], dag=day_name(day))
    fill = {"naam": name(turn.me), "dag": day_name(day)}
    if before is not None:
        turn.say("dut.swap.done", to=before, kind="must", fill=fill)
    for person in staff.coordinators(turn):
        if person is not turn.person and person is not before:
            turn.edit(f"{shift.about}:{person.id}", "dut.swap.done", **fill)


@feature.press("rather", Shift)
def rather_not(turn: Turn, shift: Shift) -> None:
    """[Nee]."""
    del shift
    turn.say("dut.fine")


def give_back_days(turn: Turn, person: Person) -> None:
    """`person` coordinates no more: their days are free, and it is asked who takes them."""
    mine = select(Shift).where(
        Shift.neighbourhood_id == turn.here.id,
        Shift.person_id == person.id,
        Shift.day >= midnight(turn, turn.local.date()),
    )
    for shift in turn.db.scalars(mine.order_by(Shift.day)).all():
        day = local_day(turn, shift.day)
        give_shift(turn, day, None)
        ask_who(turn, day, but=person)


def ask_who(turn: Turn, day: date, but: Person | None = None) -> None:
    """Nobody has this day: every coordinator who is there then is asked."""
    noon = midnight(turn, day) + timedelta(hours=12)
    for person in staff.coordinators(turn):
        if person is but or away(turn, person, noon):
            continue
        turn.say(
            "dut.ask",
            to=person,
            kind="must",
            buttons=[take_day(value=day.isoformat()), not_me()],
            once=f"dut.ask:{turn.here.id}:{day}:{person.id}:{int(turn.now.timestamp())}",
            fill=staff.area_for(turn, person),
            dag=day_name(day),
        )


@feature.press("notme")
def not_me(turn: Turn) -> None:
    """[Nu niet]."""
    turn.say("dut.fine")
