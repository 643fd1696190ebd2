"""What is too little, too big or too lonely to post as it is."""

from bot.turn import Turn
from handlers import duty, human
from handlers.asking.clarify import set_kind
from handlers.asking.conduct import Talk, busy, go_on, step
from handlers.asking.drop import drop
from handlers.asking.feature import feature
from handlers.requests import Request
from handlers.safety import numbers

# -- a job of unknown size -------------------------------------------------------------------


@step("size")
def ask_size(talk: Talk) -> None:
    """Whether a job is one for neighbours."""
    request = talk.request
    talk.put("vag.size", buttons=[small(request), big(request), unsure(request)])


@feature.press("small", Request)
def small(turn: Turn, request: Request) -> None:
    """[Ja, klein]."""
    go_on(busy(turn, request))


@feature.press("unsure", Request)
def unsure(turn: Turn, request: Request) -> None:
    """[Weet ik niet]: helpers see for themselves."""
    go_on(busy(turn, request))


@feature.press("big", Request)
def big(turn: Turn, request: Request) -> None:
    """[Nee, groter]: somebody thinks along, or it becomes smaller."""
    talk = busy(turn, request)
    talk.concept.step = "big"
    buttons = [to_human(request), smaller(request)]
    talk.put("vag.big", buttons=buttons, coordinator=duty.contact(turn)["coordinator"])


@feature.press("human", Request)
def to_human(turn: Turn, request: Request) -> None:
    """A coordinator thinks along instead; the concept is not posted."""
    talk = busy(turn, request)
    why = talk.concept.step
    drop(turn, request)
    human.hand_over(turn, talk.asker, why=why)


@feature.press("smaller", Request)
def smaller(turn: Turn, request: Request) -> None:
    """[Ik maak het kleiner]: in their own words."""
    talk = busy(turn, request)
    talk.concept.step = "what"
    talk.put("ask.else")


# -- two tries and still not understood ------------------------------------------------------


@step("unclear")
def ask_unclear(talk: Talk) -> None:
    """A human, or once more."""
    buttons = [to_human(talk.request), again(talk.request)]
    talk.put("vag.unclear", buttons=buttons, coordinator=duty.contact(talk.turn)["coordinator"])


@feature.press("again", Request)
def again(turn: Turn, request: Request) -> None:
    """Once more from the beginning, in their own words."""
    talk = busy(turn, request)
    talk.concept.asked, talk.request.text, talk.concept.step = 0, "", "what"
    talk.put("ask.else")


# -- lonely ------------------------------------------------------------------------------------


@step("lonely")
def ask_lonely(talk: Talk) -> None:
    """ "Ik ben zo alleen" is no error: somebody to talk to, or a voice at once."""
    request = talk.request
    talk.put("vag.lonely", buttons=[company(request), now(request), leave(request)])


@feature.press("company", Request)
def company(turn: Turn, request: Request) -> None:
    """[Ja, graag]: somebody to talk to."""
    talk = busy(turn, request)
    set_kind(talk, "company")
    talk.concept.settle("when")
    go_on(talk)


@feature.press("now", Request)
def now(turn: Turn, request: Request) -> None:
    """[Ik wil nu praten]: numbers that answer at any hour."""
    talk = busy(turn, request)
    talk.put("vag.now", buttons=[company(request), leave(request)], fill=numbers())


@feature.press("leave", Request)
def leave(turn: Turn, request: Request) -> None:
    """[Nee]: nothing is asked."""
    busy(turn, request)
    drop(turn, request)
    turn.say("ask.dropped")
