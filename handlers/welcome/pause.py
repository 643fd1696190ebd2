"""A pause, quiet hours, how often, and urgent requests in the evening."""

import re
from datetime import datetime, timedelta

from sqlalchemy import select

from bot import hours
from bot.moment import NOW
from bot.people import Person, memberships_of
from bot.spoken import LANGUAGES, Day
from bot.turn import Turn
from handlers.welcome.feature import feature
from handlers.welcome.hello import known
from handlers.welcome.until import rest_of, until
from matching import asks_for_help, how_many

SPANS = {"week": timedelta(days=7), "month": timedelta(days=30)}
UNTIL_HELLO = timedelta(days=3650)
EVENING, MORNING = 18 * 60, 8 * 60
OFTEN = 10  # "maakt niet uit"; also the most that can be chosen
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?(?: uur)?"
_FROM_TO = re.compile(rf"{_CLOCK} ?(?:-|–|tot|to|until) ?{_CLOCK}")


# -- a pause -----------------------------------------------------------------------------------


@feature.command("pauze")
def pause_command(turn: Turn, rest: str) -> None:
    """/pauze, *even niet*."""
    del rest
    if known(turn):
        ask_how_long(turn)


@feature.press("howlong")
def how_long(turn: Turn) -> None:
    """[Even pauze]."""
    ask_how_long(turn)


def ask_how_long(turn: Turn) -> None:
    """For how long nothing is asked of them."""
    buttons = [rest_for(value=v) for v in ("week", "month", "hello")]
    turn.ask("pau.how", then=how_long_in_words, buttons=buttons)


@feature.answer("howlong", unless=asks_for_help)
def how_long_in_words(turn: Turn, text: str) -> bool:
    """ "Drie weken", "tot 15 augustus", "deze week"."""
    end = until(text, turn.local)
    if end is None:
        return False
    pause(turn, turn.me, end - turn.now)
    return True


@feature.phrase(r"(?:even )?(?:pauze|pauzeer|pauzeren|vakantie|pause) (.+)")
def pause_with_its_end(turn: Turn, match: re.Match[str]) -> bool:
    """ "Pauze tot 10 december", "pauze 2 weken"."""
    return not asks_for_help(match[0]) and known(turn) and _pauses(turn, match[1])


def rest_said(turn: Turn, text: str) -> None:
    """ "Ik ben op vakantie tot 15 augustus"; without its end they are asked how long."""
    if not known(turn):
        return
    begin, end = rest_of(text, turn.local)
    if begin is not None and end is not None:
        plan(turn, turn.me, begin, end)
    elif end is not None:
        pause(turn, turn.me, end - turn.now)
    else:
        ask_how_long(turn)


def rest_from(turn: Turn, text: str) -> datetime | None:
    """The moment from which they will not be there, when that is later than today."""
    return rest_of(text, turn.local)[0]


def plan(turn: Turn, person: Person, begin: datetime, end: datetime) -> None:
    """A pause that begins by itself: until then they are asked as always."""
    person.rests_from, person.rests_until = begin, end
    turn.stop_asking(person)
    turn.say("pau.planned", buttons=[rest_now(), no_rest()], van=Day(begin), datum=Day(end))


@feature.press("restnow")
def rest_now(turn: Turn) -> None:
    """[Nu al pauze]."""
    until_when = turn.me.rests_until
    if until_when is None or until_when <= turn.now:
        ask_how_long(turn)
        return
    pause(turn, turn.me, until_when - turn.now)


@feature.press("norest")
def no_rest(turn: Turn) -> None:
    """[Toch niet]."""
    turn.me.rests_from = turn.me.rests_until = None
    turn.say("pau.not")


@feature.due("rest", Person, select(Person.id).where(Person.rests_from <= NOW))
def rest_begins(turn: Turn, person: Person) -> None:
    """The pause that was planned begins, silently: they know it."""
    if person.rests_until is not None and person.rests_until > turn.now:
        person.paused_until = person.rests_until
    person.rests_from = person.rests_until = None


def _pauses(turn: Turn, text: str) -> bool:
    return turn.person is not None and how_long_in_words.run(turn, text) is True


@feature.press("pause")
def rest_for(turn: Turn, value: str) -> None:
    """A pause begins; what was agreed stays."""
    pause(turn, turn.me, SPANS.get(value, UNTIL_HELLO))


def pause(turn: Turn, person: Person, span: timedelta) -> None:
    """Ask nothing of `person` for this long."""
    person.paused_until = turn.now + span
    person.rests_from = person.rests_until = None
    turn.stop_asking(person)
    if span >= UNTIL_HELLO:
        turn.say("pau.ok.hello", buttons=[end_pause()])
    else:
        turn.say("pau.ok", buttons=[end_pause()], datum=Day(person.paused_until))


@feature.press("unpause")
def end_pause(turn: Turn) -> None:
    """[Stop de pauze], or yes to taking part again."""
    turn.me.paused_until = turn.me.rests_from = turn.me.rests_until = None
    turn.say("pau.end")


@feature.due("pause", Person, select(Person.id).where(Person.paused_until <= NOW))
def pause_is_over(turn: Turn, person: Person) -> None:
    """The pause ended by itself: say so, and ask whether they are back."""
    person.paused_until = None
    if person.forgotten_at is not None:
        return
    homes = memberships_of(turn.db, person)
    home = next((h for h in homes if h.id == person.current_neighbourhood_id), None)
    if homes:
        turn.enter(home or homes[0])
    buttons = [end_pause(), rest_for(value="week"), rest_for(value="hello")]
    turn.say("pau.back", to=person, kind="digest", buttons=buttons)


def back_said(turn: Turn) -> bool:
    """ "Weer terug!" ends a pause; False when there is none."""
    if turn.person is None or (turn.person.paused_until or turn.person.rests_from) is None:
        return False
    end_pause.run(turn)
    return True


# -- quiet hours ---------------------------------------------------------------------------------


@feature.command("stil", takes=True)
def quiet_command(turn: Turn, rest: str) -> None:
    """/stil, and *stil 20-9* for those who know what they want."""
    if not known(turn):
        return
    hours = _FROM_TO.search(rest)
    if hours is None:
        turn.say("pau.main", buttons=[evenings(), how_long(), less()])
        return
    start_at, end_at = _minutes(hours[1], hours[2]), _minutes(hours[3], hours[4])
    quiet(turn, turn.me, start_at, end_at)


def _minutes(hour: str, minute: str | None) -> int:
    return (int(hour) % 24) * 60 + int(minute or 0) % 60


@feature.press("quiet")
def when_not(turn: Turn) -> None:
    """[Pauze en stilte]."""
    turn.say("pau.main", buttons=[evenings(), how_long(), less()])


@feature.press("evenings")
def evenings(turn: Turn) -> None:
    """[Avond en nacht]."""
    quiet(turn, turn.me, EVENING, MORNING)


def quiet(turn: Turn, person: Person, start_at: int, end_at: int) -> None:
    """No requests between two times of the day; then whether urgent ones may."""
    person.quiet_from, person.quiet_to = start_at, end_at
    blanks = {"van": hours.clock(start_at), "tot": hours.clock(end_at)}
    turn.say("pau.quiet", buttons=[urgent(value="yes"), urgent(value="no")], fill=blanks)


@feature.press("urgentq")
def ask_urgent(turn: Turn) -> None:
    """[Spoed in de avond] in the settings."""
    turn.say("pau.urgent", buttons=[urgent(value="yes"), urgent(value="no")])


@feature.press("urgent")
def urgent(turn: Turn, value: str) -> None:
    """Whether urgent requests may come in the evening, until ten."""
    turn.me.urgent_evenings = value == "yes"
    turn.say("pau.urgent.yes" if value == "yes" else "pau.urgent.no")


# -- how often -----------------------------------------------------------------------------------


@feature.press("less")
def less(turn: Turn) -> None:
    """[Minder vaak]."""
    choices = [often(value="1"), often(value="3"), often(value=str(OFTEN))]
    turn.ask("pau.freq", then=often_in_words, buttons=choices)


@feature.press("often")
def often(turn: Turn, value: str) -> None:
    """That many requests a week at the most."""
    at_most(turn, turn.me, int(value))


@feature.answer("often", unless=asks_for_help)
def often_in_words(turn: Turn, text: str) -> bool:
    """ "5", "vijf per week"."""
    number = how_many(text, LANGUAGES)
    if number is None or len(text) > 30:
        return False
    at_most(turn, turn.me, number)
    return True


def often_said(turn: Turn, text: str) -> None:
    """ "Eén keer per week is genoeg"; without a number they are asked how often."""
    number = how_many(text, LANGUAGES)
    if number is None:
        less.run(turn)
    else:
        at_most(turn, turn.me, number)


def at_most(turn: Turn, person: Person, number: int) -> None:
    """At most `number` requests a week for `person`: one at least, `OFTEN` at most."""
    person.max_a_week = min(OFTEN, max(1, number))
    turn.say("pau.freq.ok", n=person.max_a_week)
