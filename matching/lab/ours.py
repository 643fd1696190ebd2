"""Our own policy in the lab: the product's decision (`matching.waves`) with the product's ladder.

Nobody stands behind the neighbours here, so the rung "wider" lasts until the help is needed.
"""

from collections import deque
from dataclasses import dataclass, field, replace

from matching.delays import ANSWER, REMEMBERED, Delay, part_of_day, typical, usual
from matching.fit import GOOD, THRESHOLD
from matching.lab import waking
from matching.lab.town import MONTH, WEEK, Town
from matching.lab.world import Call, Tie
from matching.waves import UNASKED, Answers, Candidate, Caps, Situation, decide, yet

URGENT_HOURS = 6.0  # "today, or said so"
WIDER_MINUTES, WIDER_URGENT, WIDER_DATED = 20.0, 0.15, 0.25  # product.md §6
PING_LASTS = 24.0
EVERYBODY = 200  # answers of the neighbourhood that its typical delay is learned from


@dataclass(slots=True)
class _Past:
    """What is known of one person."""

    yes: int = 0
    no: int = 0
    silent: int = 0
    same: dict[int, Answers] = field(default_factory=dict)  # by service
    delays: deque[Delay] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    open: tuple[float, int] | None = None  # until when a question waits, and for which call


@dataclass(slots=True)
class Ours:
    """Asks as the product does; remembers what the product remembers."""

    name: str = "ours"
    caps: Caps = Caps()  # noqa: RUF009 - frozen
    past: dict[int, _Past] = field(default_factory=dict)
    kinds: dict[int, list[int]] = field(default_factory=dict)  # of a service: yes, asked
    said: dict[tuple[int, int], str] = field(default_factory=dict)  # of a call and a person
    since: dict[tuple[int, int], float] = field(default_factory=dict)  # the same: when asked
    delays: deque[Delay] = field(default_factory=lambda: deque(maxlen=EVERYBODY))
    typical: float = ANSWER

    def look(self, town: Town, call: Call, now: float) -> tuple[list[Tie], float | None]:
        urgent = _urgent(call)
        if not (waking.awake(now) or (urgent and waking.evening(now))):
            return [], waking.next_waking(now)
        wider = _wider_at(call)
        if now < wider:
            asked, again = self._wave(town, call, now, wider, GOOD)
            if asked:
                return asked, min(again, wider)
            # A rung with nobody to ask is passed at once.
        return self._wave(town, call, now, call.until, THRESHOLD)

    def _wave(
        self, town: Town, call: Call, now: float, rung: float, fit: float
    ) -> tuple[list[Tie], float]:
        able = {t.person: t for t in town.free(call, now) if t.fit >= fit}
        late = not waking.awake(now)
        kind = Answers(*self.kinds.get(call.service, (0, 0)))
        ranks = [
            self._candidate(town, call, tie, kind, now)
            for tie in able.values()
            if (not late or town.world.evenings[tie.person])
            and self.caps.allow(*self._load(town, tie.person, now))
        ]
        urgent = _urgent(call)
        asking = waking.between(now, call.until)
        situation = Situation(
            next_rung=waking.between(now, rung),
            needed=(call.until - now) * 60 if urgent else asking,
            urgent=urgent,
            asking=asking,
            asked=len(town.approached[call.number]),
        )
        situation = replace(
            situation,
            thinking=self._thinking(town, call, now, situation, kind),
            may_wait=self._waits(town, call, now),
        )
        decision = decide(situation, ranks)
        again = waking.after(now, decision.again)
        for person in decision.ask:
            self._of(person).open = (self.lasts(call, now), call.number)
            self.since[call.number, person] = now
        return [able[person] for person in decision.ask], again

    def _waits(self, town: Town, call: Call, now: float) -> bool:
        """Whether a question of this rung is open yet."""
        opened = (self._of(p).open or (0.0, -1) for p in town.approached[call.number])
        return any(number == call.number and closes > now for closes, number in opened)

    def _thinking(
        self, town: Town, call: Call, now: float, situation: Situation, kind: Answers
    ) -> tuple[float, ...]:
        """Of each who was asked for this and has not answered: how likely a yes is yet."""
        waiting = [
            tie
            for tie in call.ties
            if tie.person in town.approached[call.number]
            and (call.number, tie.person) not in self.said
        ]
        return tuple(
            yet(
                self._candidate(town, call, tie, kind, now),
                waking.between(self.since[call.number, tie.person], now),
                situation,
            )
            for tie in waiting
        )

    def _of(self, person: int) -> _Past:
        return self.past.setdefault(person, _Past())

    def _load(self, town: Town, person: int, now: float) -> tuple[int, int, int]:
        """Questions that wait for an answer, and those of today and of this week."""
        closes, call = self._of(person).open or (0.0, -1)
        waits = closes > now and call not in town.claimed
        today = now - now % 24
        return int(waits), town.pings_since(person, today), town.pings_since(person, now - WEEK)

    def _candidate(self, town: Town, call: Call, tie: Tie, kind: Answers, now: float) -> Candidate:
        past, asked = self._of(tie.person), town.asked[tie.person]
        return Candidate(
            person=tie.person,
            fit=tie.fit,
            asked_week=town.pings_since(tie.person, now - WEEK),
            asked_recently_days=(now - asked[-1]) / 24 if asked else None,
            helped_month=town.tasks_since(tie.person, now - MONTH),
            yes=past.yes,
            no=past.no,
            silent=past.silent,
            near=tie.near,
            asked_quarter=town.pings_since(tie.person, now - 3 * MONTH),
            kind=kind,
            same=past.same.get(call.service, UNASKED),
            delay=usual(past.delays, part_of_day(int(now % 24)), self.typical),
        )

    def lasts(self, call: Call, now: float) -> float:
        wider = _wider_at(call)
        return min(now + PING_LASTS, wider if now < wider else call.until)

    def hears(self, town: Town, call: Call, tie: Tie, answer: str, now: float) -> float | None:
        past, kind = self._of(tie.person), self.kinds.setdefault(call.service, [0, 0])
        past.open = None
        if answer != "silent":
            self.said[call.number, tie.person] = answer
            self._learn_delay(past, self.since[call.number, tie.person], now)
        kind[1] += 1
        same = past.same.get(call.service, UNASKED)
        past.same[call.service] = Answers(same.yes + (answer == "yes"), same.asked + 1)
        if answer == "yes":
            past.yes += 1
            kind[0] += 1
            return None
        past.no += answer == "no"
        past.silent += answer == "silent"
        thinking = any(
            (self._of(p).open or (0.0, -1))[1] == call.number for p in town.approached[call.number]
        )
        return None if thinking else now

    def _learn_delay(self, past: _Past, asked: float, now: float) -> None:
        delay = Delay(waking.between(asked, now), part_of_day(int(asked % 24)))
        past.delays.append(delay)
        self.delays.append(delay)
        if len(self.delays) < EVERYBODY:  # it hardly changes afterwards
            self.typical = typical(self.delays)


def _urgent(call: Call) -> bool:
    return call.hours <= URGENT_HOURS or call.at // 24 == call.until // 24


def _wider_at(call: Call) -> float:
    """When the ladder asks more people, and those who fit less well."""
    begin = call.at if _urgent(call) and waking.evening(call.at) else waking.next_waking(call.at)
    left = waking.between(begin, call.until)
    if _urgent(call):
        return waking.after(begin, min(WIDER_MINUTES, WIDER_URGENT * left))
    return waking.after(begin, WIDER_DATED * left)
