"""A neighbourhood by chance: who lives where and offers what, who asks for what and when."""

from dataclasses import dataclass
from math import exp, hypot, pi, sin
from random import Random

from matching.lab.parameters import AREAS, EVENINGS, GROUP, HOURS, SEASON, Parameters


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody who may be asked. Places are in the unit of `Parameters.reach`."""

    x: float
    y: float
    base: float  # how ready to help at all
    services: frozenset[int]


@dataclass(frozen=True, slots=True)
class Tie:
    """What would happen if this person were asked for this call, settled beforehand.

    So every policy meets the same people in the same mood.
    """

    person: int
    chance: float  # of a yes by day
    near: float  # 0..1, what the distance leaves of it
    fit: float  # 0..1, as the matcher sees it, which is not quite true
    score: float  # fit and distance together, by which the rivals sort
    will: float  # they say yes when this is below their chance
    delay: float  # hours until they answer
    replies: bool  # a no is said, not kept silent
    patience: float  # one question too many when this is below the chance of that
    away: float  # hours that they are not asked then


@dataclass(frozen=True, slots=True)
class Call:
    """A request for help."""

    number: int
    at: float  # hours since the first midnight
    until: float  # of no use afterwards
    area: int
    service: int
    ties: tuple[Tie, ...]  # all who offer this or something related, the highest score first

    @property
    def hours(self) -> float:
        """How long there was for it."""
        return self.until - self.at


@dataclass(frozen=True, slots=True)
class World:
    """All that is settled before anybody is asked."""

    people: int
    hours: float  # how long it lasts
    evenings: tuple[bool, ...]  # of each person: may be asked until ten when it is urgent
    calls: tuple[Call, ...]


def make_world(numbers: Parameters, chance: Random) -> World:
    """A world with these numbers; the same `chance` gives the same one."""
    people = [_neighbour(numbers, chance) for _ in range(round(numbers.neighbours))]
    evenings = tuple(chance.random() < EVENINGS for _ in people)
    moments = _moments(numbers, chance)
    calls = tuple(_call(numbers, n, at, people, chance) for n, at in enumerate(moments))
    return World(len(people), numbers.days * 24.0, evenings, calls)


def _place(numbers: Parameters, chance: Random) -> tuple[int, float, float]:
    """An area, by the number of people in it, and a place in it."""
    area = chance.choices(range(len(AREAS)), [share for _, _, share in AREAS])[0]
    x, y, _ = AREAS[area]
    size, wide = numbers.map, numbers.wide
    return area, (x + chance.gauss(0, wide)) * size, (y + chance.gauss(0, wide)) * size


def _neighbour(numbers: Parameters, chance: Random) -> Neighbour:
    _, x, y = _place(numbers, chance)
    kinds = round(numbers.services)
    count = max(1, round(chance.triangular(0.5, 2 * numbers.offers - 0.5, numbers.offers)))
    services = frozenset(chance.sample(range(kinds), min(count, kinds)))
    return Neighbour(x, y, chance.betavariate(numbers.base_yes, numbers.base_no), services)


def _moments(numbers: Parameters, chance: Random) -> list[float]:
    found = []
    for day in range(round(numbers.days)):
        today = numbers.requests * (1 + SEASON * sin(2 * pi * day / 365))
        for hour, weight in enumerate(HOURS):
            rate = today * weight / sum(HOURS)
            passed = chance.expovariate(1.0)
            while passed < rate:
                found.append(day * 24 + hour + passed / rate)
                passed += chance.expovariate(1.0)
    return found


def _call(
    numbers: Parameters, number: int, at: float, people: list[Neighbour], chance: Random
) -> Call:
    area, x, y = _place(numbers, chance)
    service = chance.randrange(round(numbers.services))
    hours, shares = zip(*numbers.deadlines, strict=True)
    until = at + chance.choices(hours, shares)[0] * numbers.time
    ties = []
    for person, neighbour in enumerate(people):
        quality = _quality(numbers, neighbour, service)
        if quality:
            distance = hypot(neighbour.x - x, neighbour.y - y)
            ties.append(_tie(numbers, person, neighbour.base, quality, distance, chance))
    ties.sort(key=lambda tie: -tie.score)
    return Call(number, at, until, area, service, tuple(ties))


def _quality(numbers: Parameters, neighbour: Neighbour, service: int) -> float:
    if service in neighbour.services:
        return 1.0
    related = any(known // GROUP == service // GROUP for known in neighbour.services)
    return numbers.related if related else 0.0


def _tie(
    numbers: Parameters, person: int, base: float, quality: float, distance: float, chance: Random
) -> Tie:
    near = exp(-distance / numbers.reach)
    fit = min(1.0, max(0.01, quality + chance.gauss(0, numbers.noise)))
    return Tie(
        person=person,
        chance=min(1.0, numbers.yes * base * quality * near),
        near=near,
        fit=fit,
        score=fit * near,
        will=chance.random(),
        delay=numbers.delay * exp(chance.gauss(0, numbers.spread)),
        replies=chance.random() < numbers.replies,
        patience=chance.random(),
        away=chance.expovariate(1 / (numbers.away * 24)),
    )
