"""Decides what is asked next about a concept: only what is missing, two questions at the most."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.outbox import Letter
from bot.people import Person
from bot.texts import Value
from bot.turn import Buttons, Refusal, Turn
from handlers.asking.feature import feature
from handlers.asking.model import QUESTIONS, Concept, author_of, concept_of
from handlers.requests import Request, State, live_of

CLARIFICATIONS = frozenset({"what", "cat", "thing", "size", "when", "time", "echo"})


@dataclass(slots=True)
class Talk:
    """A turn in the conversation about one concept."""

    turn: Turn
    concept: Concept
    request: Request
    edit: bool = False  # the question that stands there is changed, instead of a new one put

    @property
    def asker(self) -> Person:
        return self.turn.db.get_one(Person, self.request.asker_id)

    def put(
        self,
        key: str,
        *,
        buttons: Buttons = (),
        rows: Buttons = (),
        fill: Mapping[str, Value] | None = None,
        **blanks: Value,
    ) -> Letter | None:
        """Put a question to the asker in private, and await what is written back."""
        concept = self.concept
        blanks = {**(fill or {}), **blanks}
        if self.edit and concept.slot:
            edited = self.turn.edit(concept.slot, key, buttons=buttons, rows=rows, **blanks)
            if edited is not None:
                return edited
        concept.version += 1
        concept.slot = f"ask:{concept.id}:{concept.version}"
        return self.turn.ask(
            key,
            then=feature.answers["asking.said"],
            subject=self.request,
            to=self.asker,
            slot=concept.slot,
            buttons=buttons,
            rows=rows,
            fill=blanks,
        )


Step = Callable[[Talk], None]
_steps: dict[str, Step] = {}


def step(name: str) -> Callable[[Step], Step]:
    """`@step("when")` asks this question; whoever deals with the answer calls `go_on` again."""

    def add(run: Step) -> Step:
        _steps[name] = run
        return run

    return add


def go_on(talk: Talk) -> None:
    """Ask what is missing, else show what would be posted."""
    ask(talk, _next(talk))


def ask(talk: Talk, name: str) -> None:
    """Ask the question of this step."""
    talk.concept.step, talk.concept.touched_at = name, talk.turn.now
    if name in CLARIFICATIONS and not talk.edit:
        talk.concept.asked += 1
    _steps[name](talk)


def _next(talk: Talk) -> str:
    concept, request = talk.concept, talk.request
    left = concept.asked < QUESTIONS
    if concept.next_id is not None and not concept.was("multi"):
        return "multi"
    if concept.lacks("what"):
        if not left:
            return "unclear"
        if concept.guess:
            return "thing" if "," in concept.guess else "cat"
        return "what"
    if concept.past:
        return "past"
    if concept.others and left:
        return "echo"
    if concept.lacks("when") and left:
        return "when"
    if not concept.was("about") and concept.names_other:
        return "about"
    if not concept.was("dup") and twin(talk.turn, request) is not None:
        return "dup"
    return "kids" if request.category == "childcare" else "sum"


def twin(turn: Turn, request: Request) -> Request | None:
    """A live request of the same asker for the same thing that may be the same one."""
    if request.asker_id is None:
        return None
    for other in live_of(turn.db, turn.here, turn.db.get_one(Person, request.asker_id)):
        same = (other.category, other.concept) == (request.category, request.concept)
        if same and _may_meet(other, request):
            return other
    return None


def _may_meet(one: Request, two: Request) -> bool:
    if one.starts_at is None or one.ends_at is None:
        return True
    if two.starts_at is None or two.ends_at is None:
        return True
    apart = one.starts_at >= two.ends_at or two.starts_at >= one.ends_at
    return not apart or one.starts_at == two.starts_at


def busy(turn: Turn, request: Request) -> Talk:
    """The conversation that a button belongs to; refused when the request is no concept now."""
    concept = concept_of(turn.db, request) if request.state is State.CONCEPT else None
    if concept is None:
        raise Refusal("ask.stale", status=request.standing)
    if concept.author != author_of(turn):
        raise Refusal("grq.notyours")
    return Talk(turn, concept, request)


def follow_up(talk: Talk) -> None:
    """Go on with the next need of the same sentence, after this one was posted or dropped."""
    identity = talk.concept.next_id
    following = talk.turn.get(Request, identity) if identity else None
    if following is None or following.state is not State.CONCEPT:
        return
    concept = concept_of(talk.turn.db, following)
    if concept is not None:
        go_on(Talk(talk.turn, concept, following))
