"""/cijfers: a picture of the month for who coordinates; for everybody else their own."""

import re

from bot.drawing import png
from bot.messages import Document
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.figures import mine
from handlers.figures.count import count
from handlers.figures.export import export
from handlers.figures.feature import feature
from handlers.figures.month import Month, find
from handlers.figures.picture import draw
from handlers.figures.said import caption, voice_of

EXPORT = re.compile(r"\b(?:export\w*|pdf|csv|rapport|verslag|report)\b", re.IGNORECASE)
ANY = frozenset({"maand", "month", "deze", "this", "de", "the", "van", "of", "voor", "in", "als"})


@feature.command("cijfers", takes=True)
def figures_command(turn: Turn, rest: str) -> None:
    """/cijfers, /cijfers oktober, /cijfers maand export."""
    if not staff.coordinates(turn):
        mine.show(turn)
        return
    wanted = EXPORT.sub(" ", rest)
    now = Month.of(turn.now, turn.here.zone)
    month = find(wanted, now)
    named = [word for word in re.findall(r"\w+", wanted.lower()) if word not in ANY]
    if month is None and named:
        raise Refusal("sts.month")
    if EXPORT.search(rest):
        export(turn, month or now.earlier())
    else:
        show(turn, month or now)


@feature.phrase(
    r"hoe (?:gaat|ging) het (?:hier )?(deze|vorige|afgelopen) maand(?: hier| in de buurt)?"
    r"|how (?:are we doing|did we do) (this|last) month",
    roles=staff.ROLES,
)
def how_is_it_going(turn: Turn, match: re.Match[str]) -> None:
    """*Hoe gaat het deze maand?*"""
    this = (match[1] or match[2]) in ("deze", "this")
    now = Month.of(turn.now, turn.here.zone)
    show(turn, now if this else now.earlier())


@feature.press("show", stays=True)
def show_press(turn: Turn, value: str) -> None:
    """[Vorige maand]; `value` is a month: "2026-10"."""
    staff.only(turn)
    now = Month.of(turn.now, turn.here.zone)
    show(turn, find(value, now) or now)


@feature.press("export", stays=True)
def export_press(turn: Turn, value: str) -> None:
    """[Voor de subsidie]: the papers of that month."""
    staff.only(turn)
    now = Month.of(turn.now, turn.here.zone)
    export(turn, find(value, now) or now.earlier())


def show(turn: Turn, month: Month) -> None:
    """The picture, with the same in words; words alone where nothing was asked."""
    now = Month.of(turn.now, turn.here.zone)
    figures, voice = count(turn.db, turn.here, month), voice_of(turn)
    before = show_press(value=str(month.earlier()))
    if month > now or not figures.asked:
        said = month.said(voice.reader.language)
        turn.say("sts.none", buttons=[before], maand=said, wijk=turn.here.name)
        return
    picture = Document(f"cijfers-{month}.png", png(draw(voice, figures)), "image/png")
    turn.say(
        "sts.picture",
        buttons=[before, export_press(value=str(month)) if month < now else None],
        options={"document": picture, "silent": True},
        cijfers=caption(voice, figures),
    )
