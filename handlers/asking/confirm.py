"""Shows once what would be posted, and asks whether that is right."""

from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, human
from handlers.asking.conduct import Talk, ask, busy, follow_up, go_on, step, twin
from handlers.asking.drop import drop, drop_and_go_on
from handlers.asking.feature import feature
from handlers.asking.model import QUESTIONS, concept_of
from handlers.asking.posted import post
from handlers.asking.sketch import chain, forget_names, merge_next
from handlers.requests import Request, how_often, live_of, rhythm_of

MANY = 3  # live questions of one person from which help is offered


def about(talk: Talk) -> dict[str, Value]:
    """What others would see of it."""
    request = talk.request
    rhythm = rhythm_of(talk.turn, request)
    often: Value = Term("ask.sum.often", (("hoe_vaak", how_often(rhythm)),)) if rhythm else ""
    if request.people > 1 and not rhythm:
        often = Term("ask.sum.people", (("n", request.people),))
    place = talk.turn.here.name
    return {
        "titel": request.title,
        "wanneer": request.when,
        "buurtdeel": place,
        "vaak_zin": often,
    }


@step("sum")
def ask_sum(talk: Talk) -> None:
    request = talk.request
    buttons = [place(request), change(request), never_mind(request)]
    talk.put("ask.sum", buttons=buttons, fill=about(talk))


@feature.press("place", Request)
def place(turn: Turn, request: Request) -> None:
    """Yes, post it; somebody with many open questions is offered a human first."""
    talk = busy(turn, request)
    waiting = len(live_of(turn.db, turn.here, talk.asker))
    if waiting >= MANY and not talk.concept.was("many"):
        talk.concept.mark("many")
        talk.concept.step = "many"
        who = duty.contact(turn)["coordinator"]
        buttons = [along(request), place(request)]
        talk.put("ask.many", buttons=buttons, n=waiting, coordinator=who)
        return
    post(turn, request)
    follow_up(talk)


@feature.press("along", Request)
def along(turn: Turn, request: Request) -> None:
    """A coordinator thinks along about all of them; this one is not posted."""
    talk = busy(turn, request)
    drop(turn, request)
    human.hand_over(turn, talk.asker, why="many")


@feature.press("nevermind", Request)
def never_mind(turn: Turn, request: Request) -> None:
    """[Toch niet]."""
    talk = busy(turn, request)
    turn.say("ask.dropped")
    drop_and_go_on(talk)


# -- something is not right --------------------------------------------------------------------


@feature.press("fix", Request)
def change(turn: Turn, request: Request) -> None:
    """[Aanpassen]: what of it?"""
    ask(busy(turn, request), "fix")


@step("fix")
def ask_what_is_wrong(talk: Talk) -> None:
    """What is needed, or when."""
    talk.put("ask.fix", rows=[fix(talk.request, value=v) for v in ("what", "when")])


@feature.press("fixit", Request)
def fix(turn: Turn, request: Request, value: str) -> None:
    """[Wat ik nodig heb], [De dag of tijd]: in their own words, and nothing else is asked."""
    talk = busy(turn, request)
    talk.concept.step, talk.concept.asked = value, QUESTIONS
    if value == "what":
        talk.put("ask.else")
    else:
        talk.put("ask.day")


# -- two needs in one sentence -----------------------------------------------------------------


@step("multi")
def ask_multi(talk: Talk) -> None:
    """Several needs in one message: each by itself?"""
    talk.concept.mark("multi")
    following = talk.turn.get(Request, talk.concept.next_id or 0)
    if following is None:
        talk.concept.next_id = None
        go_on(talk)
        return
    buttons = [apart(talk.request), together(talk.request)]
    needs = chain(talk.turn, talk.request)
    titles = [talk.turn.words("sta.title", talk.asker, titel=need.title) for need in needs]
    lines = " ".join(f"{position}. {title}" for position, title in enumerate(titles, 1))
    talk.put("ask.multi", buttons=buttons, n=len(needs), lijst=lines)


@feature.press("apart", Request)
def apart(turn: Turn, request: Request) -> None:
    """[Ja, los]: none of them is asked about this again."""
    talk = busy(turn, request)
    for need in chain(turn, request):
        concept = concept_of(turn.db, need)
        if concept is not None:
            concept.mark("multi")
    go_on(talk)


@feature.press("together", Request)
def together(turn: Turn, request: Request) -> None:
    """One request after all: the first need, with the words of all of them."""
    talk = busy(turn, request)
    while talk.concept.next_id is not None:
        following = turn.get(Request, talk.concept.next_id)
        if following is None:
            talk.concept.next_id = None
            break
        merge_next(turn, talk.concept, request, following)
        drop(turn, following)
    go_on(talk)


# -- the same again? ---------------------------------------------------------------------------


@step("dup")
def ask_dup(talk: Talk) -> None:
    """The same is asked already: a new request, or that one?"""
    talk.concept.mark("dup")
    other = twin(talk.turn, talk.request)
    assert other is not None  # noqa: S101 - seen a moment ago, in this turn
    buttons = [another(talk.request), the_same(talk.request)]
    talk.put("ask.dup", buttons=buttons, titel=other.title, wanneer=other.when)


@feature.press("another", Request)
def another(turn: Turn, request: Request) -> None:
    """[Nieuwe vraag]."""
    go_on(busy(turn, request))


@feature.press("same", Request)
def the_same(turn: Turn, request: Request) -> None:
    """[Nee, dezelfde]: this one goes."""
    talk = busy(turn, request)
    turn.say("ask.dup.same")
    drop_and_go_on(talk)


# -- somebody else's name ----------------------------------------------------------------------


@step("about")
def ask_about(talk: Talk) -> None:
    """Somebody else is named: do they know?"""
    talk.concept.mark("about")
    talk.put("safe.about", buttons=[they_know(talk.request), take_out(talk.request)])


@feature.press("know", Request)
def they_know(turn: Turn, request: Request) -> None:
    """[Ja]."""
    go_on(busy(turn, request))


@feature.press("takeout", Request)
def take_out(turn: Turn, request: Request) -> None:
    """[Nee, haal weg]: without the name."""
    talk = busy(turn, request)
    forget_names(request)
    go_on(talk)
