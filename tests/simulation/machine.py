"""People say things, press what they see, time passes: Hypothesis looks for what breaks a promise.

Its rules know no handler. What can be pressed are the buttons on the telephones.
"""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.db import Base
from bot.messages import Incoming, Kind, Moved, NotDelivered, Outcome
from bot.seen import Seen
from handlers.helping import Ping
from tests.empty import open_copy
from tests.phone import Message, Phone
from tests.simulation import promises
from tests.simulation.people import ASKS, COMMANDS, LEAVES, OFFERS, SAYS, settle
from tests.simulation.town import Town

WORDS = st.sampled_from([*ASKS, *SAYS, *LEAVES, *COMMANDS])
MINUTES = st.sampled_from([1, 5, 20, 60, 4 * 60, 12 * 60, 24 * 60, 72 * 60])
FEW = st.integers(0, 7)
TURNS = 200  # of sending and beating, until nothing is left to do


class Neighbourhood(RuleBasedStateMachine):
    """One bot, in good order; what goes wrong is what people and Telegram do."""

    template: Path  # an empty database with the whole schema

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp("-states"))
        self.town = town = Town(open_copy(self.template, self.folder), "states")
        self.turned = town.turned()
        self.turned.__enter__()
        town.weather.calm = True
        self.wrong: list[str] = []
        self.heard: list[Incoming] = []
        self.losing: Outcome | None = None  # what becomes of the next letter
        self.people = [one.phone for one in settle(town)]
        self.bot = town.replicas[0]
        self.bot.start()
        self._works()

    # -- what people do --------------------------------------------------------------------------

    @rule(who=FEW, words=WORDS, number=FEW, group=st.booleans())
    def says(self, who: int, words: str, number: int, group: bool) -> None:
        phone = self._one(who)
        text = words.format(n=11 + number % 3, who=f"Helper{number % len(OFFERS)}")
        (phone.says_in_group if group else phone.says)(text)
        self._works()

    @precondition(lambda self: self._pressable)
    @rule(which=st.integers(0, 30), button=FEW)
    def presses(self, which: int, button: int) -> None:
        """Anybody presses anything that stands on their telephone: new or old."""
        phone, message = self._pressable[-1 - which % len(self._pressable)]
        phone.presses(message, message.labels[button % len(message.labels)])
        self._works()

    @precondition(lambda self: any(m.buttons for m in self.town.group_messages))
    @rule(who=FEW, which=FEW, button=FEW)
    def presses_in_the_group(self, who: int, which: int, button: int) -> None:
        found = [m for m in self.town.group_messages if m.buttons and not m.deleted]
        if found:
            message = found[-1 - which % len(found)]
            self._one(who).presses(message, message.labels[button % len(message.labels)])
            self._works()

    @rule(who=FEW)
    def blocks_or_comes_back(self, who: int) -> None:
        phone = self._one(who)
        if phone.blocked:
            phone.blocked = False
            self.town.receive(phone, Kind.UNBLOCKED)
        else:
            phone.blocks_the_bot()
        self._works()

    # -- what happens to the bot -----------------------------------------------------------------

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: int) -> None:
        self.town.pass_time(timedelta(minutes=minutes))
        self._works()

    @rule(what=st.sampled_from([Outcome.UNKNOWN, Outcome.NOT_SENT, Outcome.FINAL]))
    def the_next_letter_is_lost(self, what: Outcome) -> None:
        self.losing = what

    @rule()
    def starts_again(self) -> None:
        self.bot.start()
        self._works()

    @precondition(lambda self: self.heard)
    @rule(which=st.integers(0, 20))
    def an_update_comes_once_more(self, which: int) -> None:
        """The last one, or an older one that had an effect: nothing changes."""
        again = self.heard[-1 - which % len(self.heard)]
        key = (again.address.platform, again.id)
        if which and self.town.look(lambda db: db.get(Seen, key)) is None:
            return  # it had no effect then; by now it may mean something
        before = self._everything()
        self.bot.app.receive(again)
        if self._everything() != before:
            self.wrong.append(f"{again.kind} {again.id} had its effect twice")

    # -- what must hold --------------------------------------------------------------------------

    @invariant()
    def no_promise_is_broken(self) -> None:
        pings = self.town.look(lambda db: db.query(Ping).all())
        self.wrong += promises.after_a_commit(self.town.engine)
        self.wrong += promises.as_telegram_saw_it(self.town.taken, pings)
        self.wrong += promises.nothing_broke(self.town, [self.bot])
        assert not self.wrong

    def teardown(self) -> None:
        """Two days later nothing is late, and nothing waits."""
        try:
            for _ in range(8):
                self.town.pass_time(timedelta(hours=6))
                self._works()
            self.wrong += promises.in_the_end(self.town, over=None)
            self.no_promise_is_broken()
        finally:
            self.turned.__exit__(None, None, None)
            self.town.engine.dispose()
            shutil.rmtree(self.folder)

    # -- how it works ----------------------------------------------------------------------------

    def _one(self, who: int) -> Phone:
        return self.people[who % len(self.people)]

    @property
    def _pressable(self) -> list[tuple[Phone, Message]]:
        """Every message with buttons in a private chat, the newest last."""
        found = [(p, m) for p in self.people for m in p.messages if m.buttons and not m.deleted]
        return sorted(found, key=lambda pair: int(pair[1].receipt.removeprefix("r")))

    def _everything(self) -> list[Any]:
        with self.town.engine.connect() as connection:
            rows = [connection.execute(table.select()).all() for table in _tables()]
            connection.rollback()
        return rows

    def _works(self) -> None:
        """Everything that can be done now is done, also what is tried again a little later."""
        for _ in range(TURNS):
            for lane in self.town.post.waiting(self.town.clock.now()):
                posted = self.town.post.first(lane)
                toast = self.bot.app.receive(posted.incoming)
                if posted.phone is not None:
                    posted.phone.toast = toast
                self.town.post.acknowledge(lane)
                self.heard.append(posted.incoming)
            if self._sends() or self.bot.beat():
                continue
            again = self.town.tried_again()
            if again is None or self.town.post.waiting(self.town.clock.now()):
                return
            self.town.pass_time(again)
        raise AssertionError("there is always something to do")

    def _sends(self) -> int:
        claimed = self.bot.claim()
        for letter in claimed:
            self.wrong += promises.when_taken_out(self.town, letter)
            lost, self.losing = self.losing, None
            try:
                if lost is Outcome.NOT_SENT:
                    raise NotDelivered(lost, retry_after=2.0)
                receipt = self.town.hand_over(letter)
                if lost is not None:
                    raise NotDelivered(lost)
                self.bot.delivery.sent(letter.id, receipt)
            except NotDelivered as problem:
                self.bot.delivery.failed(letter.id, problem)
            except Moved as move:
                self.bot.delivery.moved(letter.id, move)
        self.bot.flying.clear()
        return len(claimed)


def _tables() -> list[Any]:
    return list(Base.metadata.sorted_tables)
