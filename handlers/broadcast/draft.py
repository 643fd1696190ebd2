"""A message to many as it is being made: its words, for whom, when; shown before it goes."""

import re
from datetime import UTC, timedelta

from bot import hours
from bot.spoken import By
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.broadcast.audience import audience_called, how_many
from handlers.broadcast.confirm import drop, send
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Audience, Broadcast
from handlers.broadcast.words import leaves_at, mine, signed
from handlers.safety import mask
from matching import asks_for_help, find_moment, reveals_contact

LONGEST = 1000  # characters
WORDS, MANY = 20, 400  # of a sentence; characters of all: more is hard to read
AHEAD = timedelta(days=31)
TEN = 10  # o'clock, of a day that was said without an hour
EXAMPLES = ("event", "help", "away", "thanks")  # as the rows of bro.examples
_FOR = re.compile(r"\s*([^:\n]{3,40}):\s+(.+)", re.DOTALL)
_NOW = re.compile(r"(?:nu|meteen|direct|zo snel mogelijk|now|at once)( meteen| direct)?[.!]?")


def ask_text(turn: Turn, draft: Broadcast) -> None:
    turn.ask("bro.text", then=written, subject=draft, buttons=[examples(draft)])


@feature.answer("written", Broadcast, note=True)
def written(turn: Turn, draft: Broadcast, text: str) -> bool:
    """The words, also when they name 112."""
    mine(turn, draft)
    take_text(turn, draft, text)
    return True


def take_text(turn: Turn, draft: Broadcast, text: str) -> None:
    named = _FOR.fullmatch(text)
    audience = audience_called(turn, named[1]) if named else None
    if named and audience is not None:
        draft.audience, text = audience.value, named[2]
    text = text.strip()
    if len(text) > LONGEST:
        turn.ask("bro.long", then=written, subject=draft, n=len(text), m=LONGEST)
        return
    draft.text, _ = mask(text)
    draft.round += 1
    preview(turn, draft)


@feature.press("examples", Broadcast, stays=True)
def examples(turn: Turn, draft: Broadcast) -> None:
    """[Voorbeelden]."""
    mine(turn, draft)
    turn.say("bro.examples", rows=[example(draft, value=name) for name in EXAMPLES])


@feature.press("example", Broadcast)
def example(turn: Turn, draft: Broadcast, value: str) -> None:
    """One of them, to be said in their own words."""
    mine(turn, draft)
    turn.ask(f"bro.example.{value}", then=written, subject=draft)


# -- how it will look ----------------------------------------------------------------------------


def preview(turn: Turn, draft: Broadcast) -> None:
    """The message as they will read it, to how many, when; nobody there: for whom then?"""
    if not draft.text:
        ask_text(turn, draft)
        return
    draft.many, others = how_many(turn, draft)
    if not draft.many:
        _ask_audience(turn, draft, "bro.none")
        return
    moment = leaves_at(turn, draft)
    turn.say(
        "bro.prev",
        buttons=[send(draft), change(draft), drop(draft)],
        about=draft.about,
        fill=signed(turn, draft),
        n=draft.many,
        publiek=Term(f"bro.for.{draft.audience}"),
        moment=Term("bro.now") if moment == turn.now else By(moment),
        taal_zin=Term("bro.language", (("m", others),)) if others else "",
        tip_zin=_tip(draft.text),
    )


def _tip(text: str) -> Value:
    sentences = re.split(r"[.!?\n]+\s*", text)
    if reveals_contact(text):
        return Term("bro.tip.private")
    if len(text) > MANY or any(len(sentence.split()) > WORDS for sentence in sentences):
        return Term("bro.tip.long")
    return ""


@feature.press("change", Broadcast, stays=True)
def change(turn: Turn, draft: Broadcast) -> None:
    """[Aanpassen]."""
    mine(turn, draft)
    rows = [change_text(draft), change_audience(draft), change_moment(draft)]
    turn.say("bro.fix", rows=rows)


# -- changing it ---------------------------------------------------------------------------------


@feature.press("fixtext", Broadcast)
def change_text(turn: Turn, draft: Broadcast) -> None:
    """⟨De tekst⟩."""
    mine(turn, draft)
    ask_text(turn, draft)


@feature.press("fixwho", Broadcast)
def change_audience(turn: Turn, draft: Broadcast) -> None:
    """⟨Voor wie⟩."""
    mine(turn, draft)
    _ask_audience(turn, draft, "bro.who")


def _ask_audience(turn: Turn, draft: Broadcast, key: str) -> None:
    rows = [choose(draft, value=audience.value) for audience in Audience]
    turn.ask(key, then=named_audience, subject=draft, rows=rows)


@feature.press("who", Broadcast)
def choose(turn: Turn, draft: Broadcast, value: str) -> None:
    """These."""
    mine(turn, draft)
    draft.audience = Audience(value).value
    draft.round += 1
    turn.stop_asking()
    preview(turn, draft)


@feature.answer("who", Broadcast)
def named_audience(turn: Turn, draft: Broadcast, text: str) -> bool:
    """The same in words, more or less spelled."""
    mine(turn, draft)
    audience = audience_called(turn, text)
    if audience is None:
        return False
    choose.run(turn, draft, audience.value)
    return True


@feature.press("fixwhen", Broadcast)
def change_moment(turn: Turn, draft: Broadcast) -> None:
    """⟨Wanneer⟩."""
    mine(turn, draft)
    turn.ask("bro.when", then=moment, subject=draft)


@feature.answer("when", Broadcast, unless=asks_for_help)
def moment(turn: Turn, draft: Broadcast, text: str) -> bool:
    """A moment in words; at night it becomes the morning, which the preview shows."""
    mine(turn, draft)
    found = find_moment(text, turn.local)
    if _NOW.fullmatch(text.strip().lower()):
        draft.send_at = None
    elif found is None or found.past or found.start - turn.now > AHEAD:
        turn.ask("bro.when.no", then=moment, subject=draft)
        return True
    else:
        start = found.start
        if found.grain not in ("minute", "hour"):
            start = max(start, start.replace(hour=TEN, minute=0))
        draft.send_at = hours.waking(turn.here).next_open(start.astimezone(UTC))
    draft.round += 1
    preview(turn, draft)
    return True
