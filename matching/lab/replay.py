"""What other policies would have asked, going by what really was asked and answered.

Only the people who were asked can be asked again here, since nobody knows what others would have
said; so a policy cannot find better people, only ask fewer, sooner or later. Whoever was taken
back before answering counts as silent. Nobody tires.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.lab.world import Call, Tie, World

PATIENT = 7 * 24.0  # hours that a request without a moment is of use
GOOD_FIT, WIDER_FIT = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one person. Moments are local, in hours since some midnight."""

    request: int
    area: int
    kind: str  # of help
    opened: float
    needed: float | None  # None: no moment was named
    person: int
    made: float
    answer: str  # yes, no or silent
    answered: float | None
    wider: bool  # asked among those who fit less well
    evenings: bool  # may be asked until ten when it is urgent


def recall(history: Iterable[Asked]) -> World:
    """A world in which these people say again what they said."""
    history = list(history)
    people = {person: n for n, person in enumerate(sorted({a.person for a in history}))}
    kinds = {kind: n for n, kind in enumerate(sorted({a.kind for a in history}))}
    requests: dict[int, list[Asked]] = {}
    for asked in sorted(history, key=lambda asked: (asked.opened, asked.request, asked.made)):
        requests.setdefault(asked.request, []).append(asked)
    late = {people[asked.person] for asked in history if asked.evenings}
    calls = tuple(
        _call(number, asked, people, kinds[asked[0].kind])
        for number, asked in enumerate(requests.values())
    )
    hours = max((call.until for call in calls), default=0.0) - min(
        (call.at for call in calls), default=0.0
    )
    return World(len(people), hours, tuple(n in late for n in range(len(people))), calls)


def _call(number: int, asked: list[Asked], people: dict[int, int], kind: int) -> Call:
    first = asked[0]
    until = first.opened + PATIENT if first.needed is None else first.needed
    ties: dict[int, Tie] = {}
    for order, one in enumerate(asked):
        person = people[one.person]
        if person not in ties or one.answer == "yes":
            ties[person] = _tie(person, one, order)
    return Call(number, first.opened, until, first.area, kind, tuple(ties.values()))


def _tie(person: int, asked: Asked, order: int) -> Tie:
    return Tie(
        person=person,
        chance=float(asked.answer == "yes"),
        near=1.0,
        fit=WIDER_FIT if asked.wider else GOOD_FIT,
        score=1.0 / (1 + order),
        will=0.0,  # below the chance when that is 1, and never when it is 0
        delay=max(0.0, (asked.answered or asked.made) - asked.made),
        replies=asked.answer == "no",
        patience=1.0,
        away=0.0,
    )
