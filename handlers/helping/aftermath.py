"""What follows for helpers and neighbours when a request changes."""

from sqlalchemy import select

from bot.outbox import Hours
from bot.people import Person
from bot.turn import Turn
from handlers import blocking, offers, vocabulary
from handlers.helping.candidates import candidates
from handlers.helping.feature import feature
from handlers.helping.model import (
    UNHEARD,
    Bystander,
    Ping,
    PingState,
    Standing,
    Waiting,
    let_stand,
)
from handlers.helping.ping import RESERVE, being_asked, send_ping, show_again, take_back
from handlers.helping.wave import ask_some, next_wave_at, wave_of, withdraw
from handlers.offers import OffersEnded, OffersMade
from handlers.requests import PlaceState, Request, Rung, places, waiting_for_help
from handlers.requests.news import (
    DetailsChanged,
    MomentChanged,
    PeopleChanged,
    PlaceAgreed,
    PlaceFreed,
    RequestStopped,
    RungReached,
)
from matching import GOOD, rank_needs

EXPECTED = 12 * 3600  # seconds before a visit in which a letter about it may make a sound
MORNING, NIGHT = 7, 22
LOW = (Rung.NEIGHBOURS, Rung.WIDER)  # the ladder itself asks there again in a next round


@feature.on(PlaceAgreed)
def agreed(turn: Turn, news: PlaceAgreed) -> None:
    """The helper hears the yes; who was refused earlier hears that another neighbour comes."""
    request, place = news.request, news.place
    turn.retract(f"claim:{place.id}:{place.round}")
    wait = turn.db.get(Waiting, place.id)
    if wait is not None:
        wait.step, wait.next_at = "answered", None
    if not places(turn.db, request, PlaceState.OPEN):
        withdraw(turn, request, "ping.solved")
    turn.say(
        "clm.yes",
        to=news.helper,
        kind="must",
        about=request.about,
        once=f"agreed:{place.id}:{place.round}",
        titel=request.title,
        wanneer=request.when,
    )
    for person in _standing(turn, request, Standing.REFUSED):
        turn.edit(f"refused:{request.id}:{person.id}", "clm.refused.late", titel=request.title)


def _standing(turn: Turn, request: Request, standing: Standing) -> list[Person]:
    return list(
        turn.db.scalars(
            select(Person)
            .join(Bystander, Bystander.person_id == Person.id)
            .where(
                Bystander.neighbourhood_id == turn.here.id,
                Bystander.request_id == request.id,
                Bystander.standing == standing,
            )
            .order_by(Bystander.since, Bystander.id)
        )
    )


@feature.on(PlaceFreed)
def freed(turn: Turn, news: PlaceFreed) -> None:
    """Reserves are asked first, then neighbours who were not asked yet."""
    request, place = news.request, news.place
    _forget_the_question(turn, place.id, place.round - 1)
    helper = turn.db.get(Person, news.helper_id)
    if helper is not None and news.why == "no_show":
        let_stand(turn, request, helper, Standing.OUT)
    if request.taken_by_id is not None or _ask_reserves(turn, request):
        return
    if request.rung is not None and request.rung not in LOW:
        able = candidates(turn, request, Rung.WIDER, fresh=True)
        ask_some(turn, request, request.rung, able)
        wave_of(turn, request, request.rung).next_at = None  # one wave; the ladder does the rest


def _forget_the_question(
    turn: Turn, place_id: int, round_: int, key: str = "clm.asker.gone"
) -> None:
    """Nobody need say yes any more to a helper who is out."""
    wait = turn.db.get(Waiting, place_id)
    if wait is None:
        return
    wait.next_at = None
    if wait.step in ("answered", "fetch"):
        return
    turn.retract(f"claim:{place_id}:{round_}")
    asked = f"asker:{place_id}:{round_}"
    shown = [turn.edit(s, key) for s in (asked, f"{asked}:again", f"yes:{place_id}:{round_}")]
    wait.step = "done" if any(shown) else UNHEARD


def let_go(turn: Turn, request: Request) -> bool:
    """The moment is over and her yes never came: who waited for it is free, and hears so."""
    waiting = places(turn.db, request, PlaceState.CLAIMED)
    for place in waiting:
        helper = turn.db.get_one(Person, place.helper_id)
        _forget_the_question(turn, place.id, place.round, "clm.asker.over")
        place.free()
        turn.record(request.about, "freed", "moment_passed")
        once = f"over:{place.id}:{place.round}"
        turn.say("clm.over", to=helper, kind="must", once=once, titel=request.title)
    return bool(waiting)


def _ask_reserves(turn: Turn, request: Request) -> int:
    rung, asked = request.rung or Rung.NEIGHBOURS, 0
    never = blocking.kept_apart(turn.db, request.asker_id)
    for person in _standing(turn, request, Standing.RESERVE):
        if person.id in never:
            continue
        asked += send_ping(turn, request, person, rung, RESERVE)
    if asked:
        request.asked += asked
        wave = wave_of(turn, request, rung)
        wave.rung, wave.asked_at, wave.hurry = rung, turn.now, False
        wave.next_at = next_wave_at(turn, request, wave) if rung in LOW else None
    return asked


@feature.on(RequestStopped)
def stopped(turn: Turn, news: RequestStopped) -> None:
    """Nobody need answer, and nobody need come."""
    request = news.request
    withdraw(turn, request, "ping.gone")
    for place in places(turn.db, request):
        _forget_the_question(turn, place.id, place.round)
    if news.why == "silence" and request.ends_at is not None and request.ends_at < turn.now:
        return  # the moment is over, and the helper was asked how it went
    key = "can.to.helper" if news.why in ("asker", "coordinator", "erased") else "can.over"
    for helper in news.helpers:
        turn.say(
            key,
            to=helper,
            kind="must",
            hours=Hours.ALWAYS if _expected_soon(turn, request) else None,
            once=f"stopped:{request.id}:{request.round}:{helper.id}:{turn.cause}",
            titel=request.title,
            wanneer=request.when,
        )


def _expected_soon(turn: Turn, request: Request) -> bool:
    """Whether the visit is within twelve hours and it is neither night nor very early."""
    if request.starts_at is None or request.ends_at is None:
        return False
    away = (request.starts_at - turn.now).total_seconds()
    local = turn.local
    return (
        away <= EXPECTED
        and turn.now <= max(request.ends_at, request.starts_at)
        and MORNING <= local.hour < NIGHT
    )


@feature.on(RungReached)
def climbed(turn: Turn, news: RungReached) -> None:
    """A ping is open until its rung ends."""
    for ping in being_asked(turn, news.request):
        if ping.rung is not news.rung and ping.why != "named":
            take_back(turn, news.request, ping, PingState.EXPIRED, "ping.old")


@feature.on(MomentChanged)
def moment_changed(turn: Turn, news: MomentChanged) -> None:
    """Whoever is still thinking about it reads the new moment."""
    for ping in being_asked(turn, news.request):
        show_again(turn, news.request, ping)


@feature.on(DetailsChanged)
def told_more(turn: Turn, news: DetailsChanged) -> None:
    """Whoever is still thinking about it reads what was added."""
    for ping in being_asked(turn, news.request):
        show_again(turn, news.request, ping)


@feature.on(PeopleChanged)
def more_or_fewer(turn: Turn, news: PeopleChanged) -> None:
    """Who was asked reads how many it takes; reserves are asked first when there is room again."""
    request = news.request
    if not places(turn.db, request, PlaceState.OPEN):
        withdraw(turn, request, "ping.solved")
        return
    for ping in being_asked(turn, request):
        show_again(turn, request, ping)
    if news.anew and request.taken_by_id is None:
        _ask_reserves(turn, request)


@feature.on(OffersMade)
def offered(turn: Turn, news: OffersMade) -> None:
    """The open request that fits a new offer best, if any."""
    for request in _fitting(turn, news.person):
        chosen = candidates(turn, request, Rung.WIDER)
        mine = next((c for c in chosen if c.person.id == news.person.id), None)
        if mine is not None:
            rung = request.rung or Rung.NEIGHBOURS
            request.asked += send_ping(turn, request, news.person, rung, mine.why)
            return


def _fitting(turn: Turn, person: Person) -> list[Request]:
    """The open requests that this person's offers fit, best first."""
    waiting = waiting_for_help(turn)
    known = {r.id: r for r in waiting if places(turn.db, r, PlaceState.OPEN)}
    needs = [(identity, offers.need_of(turn, request)) for identity, request in known.items()]
    scores: dict[int, float] = {}
    for offer in offers.offers_of(turn.db, person, turn.here):
        for fit in rank_needs(offer.text, needs, vocabulary.words_here(turn)):
            identity = int(fit.offer_id)
            scores[identity] = max(fit.score, scores.get(identity, 0.0))
        for identity, request in known.items():
            if request.category in offer.kinds:
                scores.setdefault(identity, GOOD)
    best = sorted(scores, key=lambda identity: (-scores[identity], identity))
    return [known[identity] for identity in best]


@feature.on(OffersEnded)
def helps_no_more(turn: Turn, news: OffersEnded) -> None:
    """What they were asked is off."""
    mine = select(Ping).where(
        Ping.neighbourhood_id == turn.here.id,
        Ping.person_id == news.person.id,
        Ping.state == PingState.OPEN,
    )
    for ping in turn.db.scalars(mine.with_for_update(skip_locked=True)):
        request = turn.db.get_one(Request, ping.request_id)
        take_back(turn, request, ping, PingState.LATER, "ping.later")
