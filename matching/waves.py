"""Whom to ask now, how many of them, and when to look again: plain figures in, a decision out.

The very code that asks neighbours is what the lab measures (`matching/lab/ours.py`). Times are
minutes of waking time, except where it says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from statistics import fmean

from matching.delays import ANSWER

SIZE, SIZE_URGENT = 3, 5  # a wave, at most
PART = 3  # the next wave comes after this part of the time to the next rung
AT_LEAST, AT_MOST = 20.0, 240.0

# A wave is no larger than it takes to make a yes this likely …
LIKELY, LIKELY_URGENT = 0.36, 0.58
# … or, when time is short, than lets a wave each hour fail no more often than this in all.
MISSED, EACH = 0.2, 60.0
# When much is known of these people this part of that likelihood will do; so much is halfway.
LEARNED, PRIOR_KNOWN = 0.2, 17.0
LATE = 3.0  # times their usual delay: after that nobody waits for somebody's answer
REPLIES = 2.3  # answers and silences (half of each) that one's own outweigh
# Nobody is asked for a smaller chance than this, where so many yeses may be hoped for of all who
# may be asked; where fewer may be hoped for less will do, where more may be it takes more.
WORTHWHILE, PLENTY, RARE = 0.037, 3.5, 2.0
LEAST, MOST = 0.016, 0.08  # between these
TRIED = 0.12  # of a yes that was hoped for, of each who was asked already

PRIOR_CHANCE = 0.6  # of a yes, of somebody close by with the very offer, before anybody answered
PRIOR_KIND, PRIOR_PERSON = 20.0, 6.0  # answers that outweigh it: to this kind of help, one's own
PRIOR_SAME = 1.5  # yeses to be expected, that outweigh one's own answers to this kind of help
TYPICAL = 0.45  # fit times nearness of those who were asked until now: what an answer counts for
NEAR = {"near": 0.8, "area": 0.45, "further": 0.2, "": 0.32}  # what distance leaves of the chance

# What the matcher says is an opinion: who hardly fits may well do, and half a fit says little.
# This part is left of the chance of whoever fits least; halfway to all of it is here, this steep.
DOUBT, HALFWAY, STEEP = 0.4, 0.65, 0.12

# How much a ping of this week (squared) and a time of helping tire somebody.
TIRED_WEEK, TIRED_HELPED = 0.09, 0.05
# Whoever was asked as often this quarter as the others on average, times this, comes half as
# likely; who was asked more often sharply less, who was asked less often hardly more.
EVEN, SHARP = 1.42, 4.2


@dataclass(frozen=True, slots=True)
class Caps:
    """How often somebody may be asked."""

    open: int = 1  # pings they have not answered yet
    day: int = 2
    week: int = 3

    def allow(self, waiting: int, today: int, week: int) -> bool:
        """Whether one more ping is within them, after so many."""
        return waiting < self.open and today < self.day and week < self.week


@dataclass(frozen=True, slots=True)
class Answers:
    """What neighbours answered when they were asked for this kind of help."""

    yes: int = 0
    asked: int = 0  # yes, no and silence together


UNASKED = Answers()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be asked, and how they answered until now."""

    person: int
    fit: float  # 0..1, of matching.rank
    asked_week: int  # pings in the last seven days
    asked_recently_days: float | None  # days since the last ping, None if never asked
    helped_month: int  # times helped in the last thirty days
    yes: int  # answers until now
    no: int
    silent: int
    near: float  # 0..1, what the distance leaves of the chance of a yes, see `NEAR`
    asked_quarter: int = 0  # pings in the last ninety days
    kind: Answers = UNASKED  # of all neighbours, for what is asked now
    same: Answers = UNASKED  # their own, for what is asked now
    delay: float = ANSWER  # minutes in which they answer half of the time, at this time of day


@dataclass(frozen=True, slots=True)
class Situation:
    """How it stands with a request when it is looked at."""

    next_rung: float | None  # minutes until more people may be asked
    needed: float | None  # minutes until the help is needed; None if no moment was named
    # (of all time when it is urgent: then some are asked in the evening too)
    urgent: bool = False
    places: int = 1  # helpers still wanted
    thinking: tuple[float, ...] = ()  # of each who has not answered: how likely a yes is `yet`
    asking: float | None = None  # minutes of these in which neighbours may be asked; None: all
    asked: int = 0  # neighbours who were asked for it until now
    may_wait: bool = False  # nobody needs to be asked when those will do


ANYTIME = Situation(next_rung=None, needed=None)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom to ask now, the best first, and after how many minutes to look again."""

    ask: tuple[int, ...]
    again: float


def decide(situation: Situation, candidates: Sequence[Candidate]) -> Decision:
    """Ask the best few now; the fewer, the more likely a yes is and the more time is left."""
    known = sum(c.yes + c.no + c.silent for c in candidates)
    hopes = {c.person: chance(c) * in_time(situation, c.delay) for c in candidates}
    least = worthwhile(sum(hopes.values()) + TRIED * situation.asked)
    best = [c for c in _best(candidates, situation) if hopes[c.person] >= least]
    best = best[: largest(situation)]
    likely = [*situation.thinking, *(hopes[c.person] for c in best)]
    size = enough(likely, situation.places, goal(situation, known)) - len(situation.thinking)
    asked = tuple(c.person for c in best[: max(0 if situation.may_wait else 1, size)])
    return Decision(asked, pause(situation.next_rung))


def next_wave(candidates: Sequence[Candidate], size: int) -> list[int]:
    """The best `size` persons, the best first; ties go to whoever rested longest."""
    return [c.person for c in _best(candidates, ANYTIME)[: max(0, size)]]


def pause(next_rung: float | None) -> float:
    """Minutes until the next wave: a third of the time to the next rung, within limits."""
    return min(AT_MOST, max(AT_LEAST, (next_rung or 0.0) / PART))


def largest(situation: Situation) -> int:
    """The most that may be asked at once: one more for each further helper wanted."""
    return (SIZE_URGENT if situation.urgent else SIZE) + max(0, situation.places - 1)


def goal(situation: Situation, known: int = 0) -> float:
    """How likely a yes should be after this wave: the more so, the fewer waves are left.

    The more is `known` (answers of those who may be asked), the fewer are asked to be sure.
    """
    least = LIKELY_URGENT if situation.urgent else LIKELY
    least *= LEARNED + (1.0 - LEARNED) * PRIOR_KNOWN / (PRIOR_KNOWN + known)
    if situation.needed is None:
        return least
    left = situation.needed
    if situation.asking is not None:
        left = min(left, situation.asking)  # at night nobody is asked, and the morning is too late
    waves = max(1.0, left / EACH)
    return max(least, 1.0 - float(MISSED ** (1.0 / waves)))


def worthwhile(hoped: float) -> float:
    """The smallest chance for which somebody is asked, where so many yeses may be hoped for.

    Far corners would lose out if it were the same everywhere.
    """
    return min(MOST, max(LEAST, WORTHWHILE * float((hoped / PLENTY) ** RARE)))


def in_time(situation: Situation, delay: float = ANSWER) -> float:
    """How likely somebody who usually takes so many minutes answers before it is too late."""
    if situation.needed is None:
        return 1.0
    return situation.needed / (situation.needed + delay)


def yet(candidate: Candidate, minutes: float, situation: Situation) -> float:
    """How likely somebody who was asked so many minutes ago, and said nothing, says yes in time.

    The longer it takes the less likely; of no's a part is said, and would have come by now.
    """
    if minutes >= LATE * candidate.delay:
        return 0.0
    before, slow = chance(candidate), candidate.delay / (candidate.delay + minutes)
    told = candidate.no + candidate.silent
    says_so = (candidate.no + REPLIES / 2) / (told + REPLIES)
    waiting = before * slow
    likely = waiting / (waiting + (1.0 - before) * (1.0 - says_so * (1.0 - slow)))
    return likely * in_time(situation, candidate.delay)


def enough(chances: Sequence[float], places: int, likely: float) -> int:
    """How many of them to ask, in this order, so that enough say yes with this likelihood.

    All of them when that is not reached.
    """
    ways = [1.0] + [0.0] * places  # of so many yeses; the last: enough
    for number, yes in enumerate(chances, 1):
        for count in range(places, 0, -1):
            stays = 1.0 if count == places else 1.0 - yes
            ways[count] = ways[count] * stays + ways[count - 1] * yes
        ways[0] *= 1.0 - yes
        if ways[places] >= likely:
            return number
    return len(chances)


def chance(candidate: Candidate) -> float:
    """The chance of a yes, 0..1: from own answers, all, to this kind of help, and a prior.

    Their own answers to this kind of help also tell whether it is really what they offer.
    """
    kind, asked = candidate.kind, candidate.yes + candidate.no + candidate.silent
    likely = (PRIOR_CHANCE * PRIOR_KIND + kind.yes) / (PRIOR_KIND + kind.asked * TYPICAL)
    own = (likely * PRIOR_PERSON + candidate.yes) / (PRIOR_PERSON + asked * TYPICAL)
    expected = candidate.same.asked * TYPICAL * own
    own *= (PRIOR_SAME + candidate.same.yes) / (PRIOR_SAME + expected)
    return min(1.0, own * candidate.near * _suits(candidate.fit))


def _suits(fit: float) -> float:
    """What a fit leaves of the chance, 0..1; none at all where nothing fits."""
    return _rise(fit) / _rise(1.0) if fit > 0 else 0.0


def _rise(fit: float) -> float:
    return DOUBT + (1.0 - DOUBT) / (1.0 + exp((HALFWAY - fit) / STEEP))


def rest(candidate: Candidate, usual: float = 0.0) -> float:
    """How rested somebody is, 0..1: less after recent pings and after much help given.

    `usual`: how often those who may be asked were asked this quarter, on average.
    """
    often = 1.0 / (1.0 + TIRED_WEEK * candidate.asked_week**2)
    helped = 1.0 / (1.0 + TIRED_HELPED * candidate.helped_month)
    even = (candidate.asked_quarter + 1.0) / (EVEN * (usual + 1.0))
    return often * helped / (1.0 + float(even**SHARP))


def worth(candidate: Candidate, situation: Situation, usual: float) -> float:
    """What asking this person now is worth; only the order of the values means something."""
    return chance(candidate) * in_time(situation, candidate.delay) * rest(candidate, usual)


def _best(candidates: Sequence[Candidate], situation: Situation) -> list[Candidate]:
    usual = fmean(c.asked_quarter for c in candidates) if candidates else 0.0

    def order(candidate: Candidate) -> tuple[float, float, int]:
        days, value = candidate.asked_recently_days, worth(candidate, situation, usual)
        return (-value, -(1e9 if days is None else days), candidate.person)

    return sorted((c for c in candidates if c.fit > 0), key=order)
