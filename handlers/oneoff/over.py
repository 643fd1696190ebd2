"""How a one-off offer ends: its moment is over, it is gone, or somebody cannot after all."""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.moment import NOW
from bot.people import Person
from bot.spoken import By
from bot.texts import Term
from bot.turn import Refusal, Turn
from handlers import requests
from handlers.oneoff.feature import feature
from handlers.oneoff.model import FOR_THINGS, OneOff, Taker, open_of, takers
from handlers.oneoff.share import refresh, stopped_with
from handlers.oneoff.want import next_in_line
from handlers.requests import Request, State
from handlers.requests.news import HelperGone, RequestStopped
from handlers.welcome import name_of

A_DAY = timedelta(days=1)


@feature.due("end", OneOff, select(OneOff.id).where(OneOff.next_at <= NOW))
def end_comes(turn: Turn, one: OneOff) -> None:
    """A draft goes; a thing without a moment is asked about once; then it is over."""
    one.next_at = None
    if one.state == "draft":
        turn.db.delete(one)
    elif one.ends_at is None and one.asked_at is None and one.until_at is not None:
        one.asked_at, one.next_at = turn.now, max(one.until_at, turn.now + timedelta(minutes=1))
        if one.state == "open":
            turn.say(
                "one.end",
                to=turn.db.get_one(Person, one.giver_id),
                kind="must",
                buttons=[longer(one), enough(one)],
                about=one.about,
                titel=one.title,
                moment=By(one.until_at),
            )
    else:
        close(turn, one)


@feature.press("longer", OneOff)
def longer(turn: Turn, one: OneOff) -> None:
    """[Ja]: food a day, a thing some days."""
    _mine(turn, one)
    one.until_at = (one.until_at or turn.now) + (A_DAY if one.eaten else FOR_THINGS)
    one.asked_at, one.next_at = None, one.until_at - timedelta(hours=2)
    turn.say("one.longer", titel=one.title, moment=By(one.until_at))


@feature.press("enough", OneOff)
def enough(turn: Turn, one: OneOff) -> None:
    """[Nee], [Het is weg]."""
    _mine(turn, one)
    close(turn, one)
    turn.say("one.stopped", titel=one.title)


stopped_with(enough)


def _mine(turn: Turn, one: OneOff) -> None:
    if one.giver_id != turn.me.id:
        raise Refusal("grq.notyours")
    if one.state not in ("open", "full"):
        raise Refusal("one.over")


@feature.phrase(
    r"(?:het |mijn |dat |de |alles )?(?:aanbod |soep |eten )?(?:nr |nummer )?(\d{1,5} )?"
    r"(?:is|zijn) (?:al )?(?:weg|op|vergeven)"
    r"|(?:stop|verwijder) (?:mijn |het )?aanbod(?: (\d{1,5}))?"
    r"|(?:it|the offer|offer (\d{1,5})) is gone"
)
def it_is_gone(turn: Turn, match: re.Match[str]) -> bool:
    """*Het aanbod is weg*, *stop aanbod 12*."""
    if turn.person is None or not turn.private:
        return False
    number = next((int(part) for part in match.groups() if part), 0)
    mine = [one for one in open_of(turn.db, turn.person) if number in (0, one.number)]
    if not mine or turn.neighbourhood is None:
        return False
    if len(mine) > 1:
        rows, labels = [enough(one) for one in mine], [one.title for one in mine]
        turn.say("one.which", rows=rows, labels=labels)
        return True
    one = turn.get(OneOff, mine[0].id)
    if one is None:
        return False
    enough.run(turn, one)
    return True


def close(turn: Turn, one: OneOff) -> None:
    """Nobody is asked any more; whoever waits for an answer hears that."""
    one.state, one.over_at, one.next_at = "over", turn.now, None
    for taker in takers(turn, one, "asked"):
        taker.state, taker.next_at = "out", None
        turn.edit(taker.about, "one.first.over", titel=one.title)
        person = turn.db.get_one(Person, taker.person_id)
        turn.say("one.no", to=person, kind="must", about=one.about, titel=one.title)
    turn.record(one.about, "share_over")
    refresh(turn, one)


# -- somebody cannot after all -------------------------------------------------------------------


def _taker(turn: Turn, request: Request) -> Taker | None:
    return turn.db.scalar(select(Taker).where(Taker.request_id == request.id))


@feature.on(HelperGone)
def giver_cannot(turn: Turn, news: HelperGone) -> None:
    """The giver is out: nobody else has it, so it is not asked of others unless they want that."""
    taker = _taker(turn, news.request)
    if taker is None or taker.state != "yes":
        return
    taker.state = "out"
    if news.request.rung is not None:  # it was searched for before this: that goes on
        return
    one = turn.db.get_one(OneOff, taker.one_off_id)
    requests.stop(turn, news.request, "withdrawn")
    giver = turn.db.get(Person, news.helper_id) if news.why != "erased" else None
    turn.say(
        "one.off",
        to=turn.db.get_one(Person, taker.person_id),
        kind="must",
        buttons=[ask_others(news.request), never_mind(news.request)],
        about=one.about,
        voornaam=name_of(turn, giver) if giver else Term("person.neighbour"),
        titel=one.title,
    )


@feature.press("others", Request)
def ask_others(turn: Turn, request: Request) -> None:
    """[Vraag anderen]: then it is a request like any other."""
    if request.asker_id != turn.me.id or request.state is not State.STOPPED:
        raise Refusal("g.stale.plain")
    requests.reopen(turn, request)
    turn.say("one.others", titel=request.title)


@feature.press("never", Request)
def never_mind(turn: Turn, request: Request) -> None:
    """[Laat maar]."""
    del request
    turn.say("one.dropped")


@feature.on(RequestStopped)
def taker_cannot(turn: Turn, news: RequestStopped) -> None:
    """Who would have got it does not come: the place is free again."""
    taker = _taker(turn, news.request)
    if taker is None or taker.state != "yes":
        return
    taker.state = "out"
    one = turn.get(OneOff, taker.one_off_id)
    if one is not None:
        next_in_line(turn, one)
