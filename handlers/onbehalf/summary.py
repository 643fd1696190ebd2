"""What would be asked for somebody else: shown once, corrected in words, posted, taken back."""

from datetime import timedelta

from bot.texts import Value
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import ladder, requests, safety, vocabulary
from handlers.onbehalf.feature import feature
from handlers.onbehalf.model import OnBehalf
from handlers.requests import Request, State
from matching import Need, find_moment

KEPT = timedelta(hours=24)


def make_concept(turn: Turn, row: OnBehalf) -> Request | bool | None:
    """A concept of what is needed; None: it does not say what; False: it is refused, and told."""
    text = row.text or ""
    understanding = vocabulary.reading(turn, text)
    if understanding.route != "neighbours":
        safety.objection(turn, understanding)
        return False
    need = _need(turn, text)
    if need is None:
        return None
    request = turn.keep(
        Request(
            neighbourhood_id=turn.here.id,
            asker_id=row.person_id,
            made_by_id=row.person_id,
            category="other",
            text=text,
            for_name=row.name,
            for_phone=row.phone or None,
            street=row.street,
            made_at=turn.now,
            gone_at=turn.now + KEPT,
        )
    )
    _put(request, need)
    row.request_id = request.id
    return request


def _need(turn: Turn, text: str) -> Need | None:
    """The need in words that are known to ask for something, however short."""
    for words in (text, f"Wie kan helpen met {text}", f"Wie kan {text}"):
        needs = vocabulary.reading(turn, words).needs
        known = next((need for need in needs if need.clear), None)
        if known is not None:
            return known
    return None


def _put(request: Request, need: Need) -> None:
    request.become(need)
    if need.when is not None and not need.when.past:
        request.put(need.when)


def show_summary(turn: Turn, row: OnBehalf, request: Request) -> None:
    """Is this right? Whoever answers for a desk confirms that the person knows."""
    turn.say(
        "obo.sum.coo" if row.relation == "desk" else "obo.sum",
        buttons=[place(row), change(row), never_mind(row)],
        fill=_said(turn, row, request),
    )


def _said(turn: Turn, row: OnBehalf, request: Request) -> dict[str, Value]:
    return {
        "naam": row.name,
        "titel": request.title,
        "wanneer": request.when,
        "buurtdeel": turn.here.name,
        "nr": request.number or 0,
    }


def _concept(turn: Turn, row: OnBehalf) -> Request:
    request = turn.get(Request, row.request_id) if row.request_id else None
    if request is None or request.state is not State.CONCEPT or turn.me.id != row.person_id:
        raise Refusal("g.stale.plain")
    return request


@feature.press("post", OnBehalf)
def place(turn: Turn, row: OnBehalf) -> None:
    """[Ja, plaats maar]."""
    request = _concept(turn, row)
    row.gone_at, row.text = None, None
    requests.open_request(turn, request)
    turn.record(request.about, "consent", row.relation)
    if ladder.asleep(turn, request):
        return
    fill = _said(turn, row, request) | {"tijd_update": ladder.next_update(request, turn)}
    turn.say("obo.posted", buttons=[take_back(row)], about=request.about, fill=fill)


@feature.press("fixobo", OnBehalf)
def change(turn: Turn, row: OnBehalf) -> None:
    """[Aanpassen]."""
    _concept(turn, row)
    turn.ask("obo.fix", then=changed, subject=row)


@feature.answer("fixobo", OnBehalf)
def changed(turn: Turn, row: OnBehalf, text: str) -> None:
    """Another day or time, or what is needed."""
    request = _concept(turn, row)
    moment = find_moment(text, turn.local)
    need = _need(turn, text)
    if moment is not None and not moment.past:
        request.put(moment)
    if need is not None:
        request.category, request.concept = need.categories[0], need.concept
        request.action = need.action
    if need is None and (moment is None or moment.past):
        turn.ask("obo.fix.no", then=changed, subject=row)
    else:
        request.text = f"{request.text or ''}\n{safety.mask(text)[0]}"[:1000]
        show_summary(turn, row, request)


@feature.press("noobo", OnBehalf)
def never_mind(turn: Turn, row: OnBehalf) -> None:
    """[Toch niet], before it was posted."""
    requests.stop(turn, _concept(turn, row), "asker")
    turn.db.delete(row)
    turn.say("obo.dropped")


@feature.press("backobo", OnBehalf)
def take_back(turn: Turn, row: OnBehalf) -> None:
    """[Toch niet], after it was posted."""
    request = turn.get(Request, row.request_id) if row.request_id else None
    if request is None or not request.live or turn.me.id != row.person_id:
        raise Refusal("g.stale.plain")
    if request.opened_at is not None and turn.now > request.opened_at + UNDO:
        raise Refusal("obo.undo.late", nr=request.number or 0)
    requests.stop(turn, request, "asker")
    turn.say("obo.dropped")
