"""/start and *hallo*: along a link, as somebody new, or welcome back."""

from sqlalchemy import select

from bot.messages import Kind
from bot.people import Neighbourhood
from bot.turn import Turn
from handlers.duty import contact
from handlers.welcome.arrive import ask_name, join_here, name_of
from handlers.welcome.feature import feature
from handlers.welcome.hello import ask_again, start
from handlers.welcome.intake import takes_part
from handlers.welcome.menu import main_buttons
from handlers.welcome.model import intake_of, is_member
from handlers.welcome.news import Returned
from handlers.welcome.pause import UNTIL_HELLO
from handlers.welcome.payloads import follow, on_payload


@feature.command("start")
def start_command(turn: Turn, rest: str) -> None:
    """/start with or without a payload, and every hello."""
    slash = turn.incoming is not None and turn.incoming.kind is Kind.COMMAND
    payload = rest.split()[0] if slash and rest.split() else ""
    if not payload or not follow(turn, payload):
        welcome(turn)


def welcome(turn: Turn) -> None:
    """As somebody new, further on the way in, or welcome back."""
    if takes_part(turn):
        _back(turn)
    else:
        start(turn)


def _back(turn: Turn) -> None:
    person = turn.me
    intake = intake_of(turn.db, person)
    if intake is not None:
        ask_again(turn, intake)
        return
    was_away = person.silenced_at is not None or _rests_until_hello(turn)
    if was_away:
        person.silenced_at, person.paused_until = None, None
    news = Returned(person)
    turn.announce(news)
    if news.taken:
        return
    slash = turn.incoming is not None and turn.incoming.kind is Kind.COMMAND
    if was_away:
        blanks = contact(turn)
        fill = {name: blanks[name] for name in ("coordinator", "telefoon")}
        turn.say("onb.back", buttons=main_buttons(turn), voornaam=name_of(turn), fill=fill)
    else:
        key = "onb.dup" if slash else "g.hello"
        turn.say(key, buttons=main_buttons(turn), voornaam=name_of(turn))


def _rests_until_hello(turn: Turn) -> bool:
    until = turn.me.paused_until
    return until is not None and until > turn.now + UNTIL_HELLO / 2


@on_payload("hallo")
def plain(turn: Turn, rest: str) -> bool:
    """The link that only opens the private chat."""
    del rest
    welcome(turn)
    return True


@on_payload("w")
def to_neighbourhood(turn: Turn, code: str) -> bool:
    """A link, a flyer or a QR code of one neighbourhood."""
    place = turn.db.scalar(select(Neighbourhood).where(Neighbourhood.code == code.lower()))
    if place is None:
        return False
    person = turn.person
    if person is None or person.keeps_at is None:
        turn.enter(place)
        intake = intake_of(turn.db, person)
        if intake is not None:
            intake.home_id = place.id
        start(turn)
    elif is_member(turn.db, person, place):
        turn.enter(place)
        person.current_neighbourhood_id = place.id
        _back(turn)
    else:
        turn.enter(place)
        buttons = [join_too(place), not_here()]
        turn.say("onb.switch", buttons=buttons, wijk=place.name, voornaam=name_of(turn))
    return True


@feature.press("join", Neighbourhood)
def join_too(turn: Turn, place: Neighbourhood) -> None:
    """Takes part in another neighbourhood as well."""
    turn.enter(place)
    join_here(turn, turn.me)
    intake = intake_of(turn.db, turn.me)
    if intake is not None:
        ask_name(turn, intake)
    else:
        turn.say("onb.done", wijk=place.name)


@feature.press("nojoin")
def not_here(turn: Turn) -> None:
    """Stays where they are."""
    turn.say("onb.switch.no")
