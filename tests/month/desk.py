"""The coordinator of the month: a quarter of an hour in the morning, five minutes after lunch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from tests.month.town import Act, Town, press, working
from tests.phone import Message
from tests.street import ZONE

MORNING, AFTERNOON = (9, 10), (13, 30)


class Desk:
    """Reads everything, and does with it what somebody with little time does."""

    def __init__(self, town: Town) -> None:
        self.town, self.phone = town, town.coordinator
        self.lines: list[str] = []
        self.unasked: Counter[str] = Counter()  # read, by text: what came by itself
        self.answers: Counter[str] = Counter()  # and what came at once, on what she did herself
        self.written = self.pressed = 0
        self.unanswered = 4  # call-backs that will not be answered the first time
        self.on_behalf: list[str] = []  # what people rang about, to be typed in
        self._followed: set[str] = set()  # receipts of answers
        self._closed: set[str] = set()  # requests that were closed
        self._in_vain: set[str] = set()  # who was rung and did not answer
        self._concern: Message | None = None  # what is read as confidant

    def open_until(self, end: datetime) -> None:
        """Every working day, in the morning and after lunch."""
        day = self.town.street.clock.now().astimezone(ZONE)
        while day < end:
            for hour, minute in (MORNING, AFTERNOON):
                at = day.replace(hour=hour, minute=minute)
                if working(at):
                    self.town.later(self.sits_down, at)
            day += timedelta(days=1)

    def sits_down(self) -> None:
        """Whatever came since the last time, in its order; then what people rang about."""
        for message in self._new():
            self._deals_with(message)
        if self.on_behalf and self.town.street.clock.now().astimezone(ZONE).hour < 12:
            self.says(self.on_behalf.pop())
            for message in self._new():
                self._deals_with(message)

    def says(self, words: str) -> None:
        """Type something."""
        self.written += 1
        self._note(f"> {words}")
        self._follows(lambda: self.phone.says(words))

    def taps(self, message: Message, label: str) -> None:
        """Press a button, where it is still there."""
        if any(known.startswith(label) for known in message.labels):
            self.pressed += 1
            self._note(f"> [{label}]")
            self._follows(lambda: press(message, label))

    def _follows(self, act: Act) -> None:
        """What comes before the next minute is an answer to what she did."""
        before = len(self.phone.messages)
        act()
        self._followed.update(message.receipt for message in self.phone.messages[before:])

    def _new(self) -> Iterator[Message]:
        while unread := [m for m in self.phone.messages if not m.read and not m.deleted]:
            message = unread[0]
            message.read = True
            answer = message.receipt in self._followed
            (self.answers if answer else self.unasked)[message.key] += 1
            self._note(self._as_read(message), message.came_at)
            yield message

    def _as_read(self, message: Message) -> str:
        private = message.key == "sig.coo.read"  # nobody else reads what is in it
        text = message.text.split("\n")[0] + " …" if private else message.text
        return f"{text} {' '.join(f'[{label}]' for label in message.labels)}".rstrip()

    def _deals_with(self, message: Message) -> None:
        does = DOES.get(message.key)
        if does is not None:
            does(self, message)

    def _note(self, words: str, came: datetime | None = None) -> None:
        now = self.town.street.clock.now().astimezone(ZONE)
        came = came.astimezone(ZONE) if came else now
        since = f"  (came {came:%a %d %H:%M})" if came < now else ""
        self.lines.append(
            f"{now:%a %d %H:%M}  " + words.replace("\n", "\n               ") + since
        )

    # -- what is done with what -------------------------------------------------------------------

    def begins(self, message: Message) -> None:
        """The digest: who waits is called, what waits is looked at."""
        for label in message.labels:
            number = re.match(r"(\d+)\. ", label)
            over = number and re.search(rf"er kwam niemand: {number[1]} ", message.text)
            if number and over:
                self._rings_about(number[1])
            elif number or label.startswith("Bel "):
                self.taps(message, label)

    def assigns(self, message: Message) -> None:
        """Ask the best neighbour there is; with nobody it becomes a telephone call of hers."""
        self.taps(message, "Wijs toe" if "Wijs toe" in message.labels else "Ik pak dit")

    def picks(self, message: Message) -> None:
        self.taps(message, message.labels[0])

    def takes(self, message: Message) -> None:
        self.taps(message, "Ik pak dit")

    def calls(self, message: Message) -> None:
        self.taps(message, "Ik bel")

    def called(self, message: Message) -> None:
        """Some do not answer the first time; nobody is rung in vain twice."""
        who = message.text.split(",")[0]
        if self.unanswered and who not in self._in_vain:
            self.unanswered -= 1
            self._in_vain.add(who)
            self.taps(message, "Geen gehoor")
        else:
            self.taps(message, "Opgelost")

    def weighs(self, message: Message) -> None:
        """As confidant: the five steps, and then it is closed."""
        self._concern = message
        self.taps(message, "Stappen en nummers")

    def closes_it(self, message: Message) -> None:
        del message
        if self._concern is not None:
            self.taps(self._concern, "Sluiten")

    def rings_herself(self, message: Message) -> None:
        """The bot knows nobody: she knows somebody, or it does not work out."""
        number = re.search(r"hulpvraag (\d+)", message.text, re.IGNORECASE)
        if number:
            self._rings_about(number[1])

    def _rings_about(self, number: str) -> None:
        if number not in self._closed:
            self._closed.add(number)
            outcome = "opgelost" if self.town.dice.random() < 0.5 else "lukt niet"
            self.says(f"sluit {number} {outcome}")

    def says_who_helped(self, message: Message) -> None:
        """Somebody said yes meanwhile: then it was they who helped."""
        self.taps(message, "De helper hielp")


DOES: dict[str, Callable[[Desk, Message], None]] = {
    "coo.hi": Desk.begins,
    "coo.item": Desk.assigns,
    "coo.close.helped": Desk.says_who_helped,
    "esc.coo": Desk.assigns,
    "esc.coo.day": Desk.assigns,
    "coo.declined": Desk.assigns,
    "coo.silent.helper": Desk.assigns,
    "obo.sum.coo": Desk.picks,
    "clm.asker.for": Desk.picks,
    "coo.assign.claimed": Desk.picks,
    "coo.claim": Desk.picks,
    "esc.coo.passed": Desk.rings_herself,
    "coo.assign.nobody": Desk.rings_herself,
    "coo.assign": Desk.picks,
    "coo.callback": Desk.calls,
    "coo.callback.again": Desk.calls,
    "coo.callback.flag": Desk.calls,
    "coo.call": Desk.called,
    "coo.report": Desk.takes,
    "obo.call": Desk.picks,
    "obo.check": Desk.picks,
    "sig.coo": Desk.picks,
    "sig.coo.unread": Desk.picks,
    "sig.coo.again": Desk.picks,
    "sig.coo.read": Desk.weighs,
    **{f"sig.step.{n}": Desk.picks for n in range(1, 6)},
    "sig.coo.steps": Desk.closes_it,
    "sig.coo.close": Desk.picks,
    "coo.meet.none": Desk.takes,
}
