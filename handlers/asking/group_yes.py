"""One tap in the group posts it; whoever is not known yet takes part with that same tap."""

from bot.turn import Turn
from handlers import duty, ladder
from handlers.asking.conduct import Talk, busy, go_on
from handlers.asking.drop import drop
from handlers.asking.feature import feature
from handlers.asking.in_group import ask_in_group, then_post
from handlers.asking.kids import pass_to_coordinator
from handlers.asking.posted import open_it, outcome
from handlers.asking.withdraw import offer_slot, undo_posting
from handlers.requests import Request
from handlers.welcome import join_here


@feature.press("gyes", Request)
def yes(turn: Turn, request: Request) -> None:
    """[Ja, plaats maar] by the author; with it somebody new says yes to consent 1."""
    talk = busy(turn, request)
    person = turn.person or turn.newcomer()
    join_here(turn, person)
    request.asker_id = person.id
    turn.db.flush()
    if _unfinished(talk):
        _ask_on(talk)
    elif request.category == "childcare":
        pass_to_coordinator(talk)
        turn.edit(offer_slot(request), "grq.kids", coordinator=duty.contact(turn)["coordinator"])
    else:
        post_here(turn, request)


def _unfinished(talk: Talk) -> bool:
    return talk.concept.lacks("what") or talk.concept.lacks("when") or talk.concept.past


def _ask_on(talk: Talk) -> None:
    """What is missing is asked in private; of somebody who cannot be reached there, here."""
    turn, request = talk.turn, talk.request
    if not turn.reaches(talk.asker):
        ask_in_group(talk)
        return
    turn.take_away(offer_slot(request), "grq.gone")
    talk.concept.in_group, talk.concept.slot = False, ""
    go_on(talk)
    turn.toast("grq.dm", link=f"q-{request.id}")


@then_post
def post_here(turn: Turn, request: Request) -> None:
    """Post it; the author hears in private what was done, else where the offer stood."""
    asker = turn.me
    open_it(turn, request)
    asleep = ladder.asleep(turn, request)
    key, blanks = outcome(turn, request)
    if turn.reaches(asker):
        turn.take_away(offer_slot(request), "grq.done")
        if not asleep:
            turn.say(key, to=asker, buttons=[undo_posting(request)], fill=blanks)
        turn.toast("grq.ok")
        return
    here = {"ask.posted": "grq.posted", "ask.posted.none": "grq.posted.none"}[key]
    links = ["", turn.link("hallo")]
    turn.edit(
        offer_slot(request), here, buttons=[undo_posting(request), None], links=links, **blanks
    )


@feature.press("gno", Request)
def no(turn: Turn, request: Request) -> None:
    """[Nee]: that message is left alone."""
    busy(turn, request)
    drop(turn, request)
    turn.take_away(offer_slot(request), "grq.gone")
