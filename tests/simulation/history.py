"""One history: drawn by a seed, step by step in one thread, and the same whenever it is drawn."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from sqlalchemy import Engine, event

from bot.messages import Moved, NotDelivered
from bot.session import Transaction
from handlers.helping import Ping
from tests.audited import noticed
from tests.crash.fuse import Fuse, Killed, laid
from tests.simulation import promises
from tests.simulation.people import Somebody, acts, settle
from tests.simulation.replica import Replica
from tests.simulation.town import Town
from tests.simulation.weather import Trouble

DEEPEST = 30  # calls of the database within one turn, at one of which a process is killed
MOST_STEPS = 400  # before time passes
MOST_TRIES = 100  # of what did not arrive, once nothing goes wrong any more
NIGHT = range(23, 24), range(7)
ENOUGH = timedelta(days=24)  # for the slowest ladder, and the week at its top


@dataclass
class Ended:
    """What came of it."""

    seed: str
    wrong: list[str]
    lines: list[str] = field(default_factory=list)  # everything that happened
    struck: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()[:16]


class History:
    """A town, and what happens there."""

    def __init__(self, engine: Engine, seed: str) -> None:
        self.town = Town(engine, seed)
        self.fuse = Fuse()
        self.fuse.armed = True
        self.lines: list[str] = []
        self.wrong: list[str] = []
        self.counts: Counter[str] = Counter()
        self.people: list[Somebody] = []
        self.written: set[str] = set()  # tables, since the last audit

    def told(self, days: float, calm: float) -> Ended:
        """Live through so many days with trouble, then some without.

        After `ENOUGH` of those every request is over.
        """
        town = self.town
        with town.turned(), noticed(town.engine, self.written):
            self.people = settle(town)
            with self._audited(), laid(self.fuse, town.engine):
                self._lives(days, calm)
        struck = Counter({str(trouble): n for trouble, n in town.weather.struck.items()})
        return Ended(town.seed, self.wrong, self.lines, struck, self.counts)

    def _lives(self, days: float, calm: float) -> None:
        town = self.town
        end = town.clock.now() + timedelta(days=days)
        while town.clock.now() < end and not self.wrong:
            self._slot()
        self._calm(timedelta(days=calm))

    # -- what happens ----------------------------------------------------------------------------

    def _slot(self) -> None:
        """Some people do something, the replicas work, time passes."""
        town, dice = self.town, self.town.dice
        night = any(town.clock.now().hour in hours for hours in NIGHT)
        town.weather.turns()
        for one in dice.choices(
            self.people, [p.lively for p in self.people], k=dice.randint(0, 4)
        ):
            if not night or dice.random() < 0.1:
                self._note(acts(town, one))
        if dice.random() < 0.003:
            town.moves()
            self._note("the group moves")
        self._work()
        minutes = dice.expovariate(1 / 60 if night else 1 / 15)
        self._pass(timedelta(minutes=minutes))

    def _pass(self, span: timedelta) -> None:
        self.town.pass_time(span)
        for replica in self.town.replicas:
            if self.town.weather.strikes(Trouble.PAUSED) and not replica.dead:
                replica.stands_still(self.town.clock.now() + self._minutes(10))
                self._note(f"{replica.name} stands still")
            if self.town.weather.strikes(Trouble.SKEWED):
                replica.skew = timedelta(seconds=self.town.dice.uniform(-300, 300))
                self._note(f"{replica.name} is {replica.skew.total_seconds():.0f} s off")

    def _minutes(self, most: float) -> timedelta:
        return timedelta(minutes=self.town.dice.uniform(0, most))

    def _work(self) -> None:
        """The replicas in turn, until nothing is left to do; or time passes before that."""
        town, dice = self.town, self.town.dice
        for _ in range(MOST_STEPS):
            steps = list(self._steps())
            if not steps or self.wrong or (not town.weather.calm and dice.random() < 0.01):
                return
            replica, what, step = dice.choice(steps)
            self._take(replica, what, step)
            town.clock.turn(timedelta(seconds=dice.uniform(0, 0.5)))
            if town.weather.strikes(Trouble.DOUBLED):
                town.post.offer_again(dice)
        assert not town.weather.calm, "there is always something to do"

    def _steps(self) -> Iterator[tuple[Replica, str, Callable[[], str]]]:
        """Everything that could happen next."""
        lanes = self.town.post.waiting(self.town.clock.now())
        for one in self.town.replicas:
            if not one.works:
                continue
            if one.dead:
                yield one, "starts", partial(self._starts, one)
                continue
            for lane in lanes:
                yield one, "receives", partial(self._receives, one, lane)
            if not one.beaten:
                yield one, "beats", partial(self._beats, one)
            if not one.looked:
                yield one, "looks", partial(self._looks, one)
            for number in range(len(one.flying)):
                yield one, "sends", partial(self._sends, one, number)

    def _take(self, replica: Replica, what: str, step: Callable[[], str]) -> None:
        """One step of one replica, which may be its last."""
        town = self.town
        cut = what in ("looks", "sends") and town.weather.strikes(Trouble.CUT)
        killed = cut or town.weather.strikes(Trouble.KILLED)
        self.fuse.calls.clear()
        self.fuse.blows = town.dice.randint(1, 12 if cut else DEEPEST) if killed else 0
        town.acting = replica
        try:
            with self.fuse.burning():
                came = step()
        except Killed as where:
            replica.dies(town.clock.now() + self._minutes(town.dice.choice((0.5, 5, 30))))
            came = f"killed at {where}"
            self.counts["kills"] += 1
        except Exception as error:  # what the program itself would only have written in its log
            came = f"failed: {type(error).__name__}"
            self.wrong.append(f"{what} {came}")
        town.acting = None
        self.counts["steps"] += 1
        self._note(f"{replica.name} {what} {came}")

    # -- steps -----------------------------------------------------------------------------------

    def _starts(self, replica: Replica) -> str:
        replica.start()
        return ""

    def _beats(self, replica: Replica) -> str:
        return str(replica.beat())

    def _receives(self, replica: Replica, lane: str) -> str:
        incoming, phone = self.town.post.first(lane).incoming, self.town.post.first(lane).phone
        toast = replica.app.receive(incoming)
        if phone is not None:
            phone.toast = toast
        self.town.post.acknowledge(lane)
        return f"{incoming.kind} {incoming.id}: {toast.text if toast else ''}"

    def _looks(self, replica: Replica) -> str:
        claimed = replica.claim()
        with self.fuse.burning(False):
            for letter in claimed:
                self.wrong += promises.when_taken_out(self.town, letter)
        return " ".join(str(letter.id) for letter in claimed)

    def _sends(self, replica: Replica, number: int) -> str:
        letter = replica.flying[number]
        self.fuse.call("deliver")
        came = "sent"
        try:
            with self.fuse.burning(False):
                receipt = self.town.hand_over(letter)
            self.fuse.call("delivered")
            replica.delivery.sent(letter.id, receipt)
        except NotDelivered as problem:
            came = str(problem)
            if problem.retry_after:
                replica.pace.ban(letter.message.to.chat, problem.retry_after)
            replica.delivery.failed(letter.id, problem)
        except Moved as move:
            came = "moved"
            replica.delivery.moved(letter.id, move)
        replica.flying.remove(letter)
        return f"{letter.id} {came}"

    # -- what must hold --------------------------------------------------------------------------

    @contextmanager
    def _audited(self) -> Iterator[None]:
        """After each commit."""

        def look(db: Transaction) -> None:
            if not db.wrote or self.wrong:
                return
            self.counts["commits"] += 1
            there = [one for one in self.town.replicas if not one.dead] or self.town.replicas
            self.town.dice.choice(there).looked = False
            with self.fuse.burning(False):
                self.wrong += promises.after_a_commit(self.town.engine, self.written)
            self.written.clear()

        event.listen(Transaction, "after_commit", look)
        try:
            yield
        finally:
            event.remove(Transaction, "after_commit", look)

    def _calm(self, span: timedelta) -> None:
        """Nothing goes wrong any more, nobody says anything: it comes to an end by itself."""
        town = self.town
        town.weather.calm = True
        for one in town.replicas:
            one.skew, one.away_until = timedelta(), None
        self._settles()
        first, *others = town.replicas
        for one in others:
            one.dies(town.clock.now() + timedelta(days=999))
        end = town.clock.now() + span
        while town.clock.now() < end and not self.wrong:
            town.pass_time(timedelta(hours=11))
            first.beaten = first.looked = False
            self._settles()
        if not self.wrong:
            began = town.clock.now() - span if span >= ENOUGH else None
            self.wrong += promises.in_the_end(town, over=began)
        pings = town.look(lambda db: db.query(Ping).all())
        self.wrong += promises.as_telegram_saw_it(town.taken, pings)
        self.wrong += promises.nothing_broke(town, town.replicas)

    def _settles(self) -> None:
        """What can be done now is done, also what is tried again a little later."""
        for _ in range(MOST_TRIES):
            self._work()
            again = self.town.tried_again()
            if again is None or self.wrong:
                return
            self.town.pass_time(again)
            self.town.replicas[0].looked = False
        self.wrong.append("a letter is tried again for ever")

    def _note(self, what: str) -> None:
        self.lines.append(f"{self.town.clock.now():%d %H:%M:%S} {what}")
