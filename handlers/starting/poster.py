"""/poster: an A4 to hang up, with a QR code, a telephone number and strips to tear off."""

from bot.drawing import HEIGHT, WIDTH, Paper
from bot.drawing.paper import DEEP, GREY, INK, PALE, WHITE
from bot.messages import Document, without_markup
from bot.people import Organisation
from bot.texts import Value
from bot.turn import Turn
from handlers import staff
from handlers.starting.feature import feature

LEFT, RIGHT, ROOM = 18.0, 192.0, 174.0
STRIPS, CUT, FOOT = 8, 229.0, HEIGHT
STEPS = ("scan", "start", "type")
PRINTED = "poster_made"  # in the audit trail


@feature.command("poster", roles=staff.ROLES)
def poster_command(turn: Turn, rest: str) -> None:
    """/poster."""
    del rest
    give(turn)


@feature.press("poster", stays=True)
def poster_press(turn: Turn) -> None:
    """[Poster]."""
    staff.only(turn)
    give(turn)


def give(turn: Turn) -> None:
    """The poster, to print."""
    turn.record(f"neighbourhood:{turn.here.id}", PRINTED)
    paper = Document(f"poster-{turn.here.code}.pdf", pdf(turn), "application/pdf")
    turn.say("set.qr", options={"document": paper}, wijk=turn.here.name)


def pdf(turn: Turn) -> bytes:
    """The poster, in the language of the neighbourhood: it hangs where everybody reads it."""
    organisation = turn.db.get_one(Organisation, turn.here.organisation_id).name
    blanks: dict[str, Value] = {
        "wijk": turn.here.name,
        "organisatie": organisation,
        "coordinator": turn.here.contact,
        "telefoon": turn.here.phone,
    }
    said = {name: _words(turn, name, blanks) for name in _NAMES}
    link = turn.link(f"w-{turn.here.code}")
    paper = Paper(said["title"], turn.here.language, turn.now)
    _top(paper, said)
    _middle(paper, said, link)
    _bottom(paper, said)
    _strips(paper, said, link)
    return paper.bytes()


_NAMES = (
    "title", "ask", "offer", "example", "call", "number", "small", "strip",
    *STEPS,
)  # fmt: skip


def _words(turn: Turn, name: str, blanks: dict[str, Value]) -> str:
    return without_markup(turn.words(f"pos.{name}", None, **blanks))


def _top(paper: Paper, said: dict[str, str]) -> None:
    paper.box(0, 0, WIDTH, 74, DEEP)
    size = paper.fitting(said["title"], 22, ROOM, bold=True)
    paper.write(LEFT, 19, said["title"], size, bold=True, colour=WHITE)
    paper.write(LEFT, 42, said["ask"], paper.fitting(said["ask"], 54, ROOM, bold=True), bold=True,
                colour=WHITE)  # fmt: skip
    paper.write(LEFT, 62, said["offer"], paper.fitting(said["offer"], 32, ROOM), colour=WHITE)


def _middle(paper: Paper, said: dict[str, str], link: str) -> None:
    side, top = 76.0, 82.0
    paper.code(LEFT - 6, top - 2, side, link)
    x = LEFT + side - 2
    room = RIGHT - x - 16
    y = top + 4
    for number, step in enumerate(STEPS, 1):
        paper.box(x, y, 13, 13, DEEP, radius=6.5)
        paper.write(x + 6.5, y + 9.6, str(number), 24, bold=True, colour=WHITE, align="middle")
        end = paper.paragraph(x + 18, y - 1, said[step], 21, room, colour=INK)
        y = max(end, y + 13) + 6


def _bottom(paper: Paper, said: dict[str, str]) -> None:
    y = paper.paragraph(LEFT, 157, said["example"], 17.5, ROOM, colour=INK)
    top = max(y + 4, 178)
    paper.box(LEFT, top, ROOM, 31, PALE, radius=3)
    size = paper.fitting(said["call"], 19, ROOM - 16)
    paper.write(105, top + 11, said["call"], size, colour=INK, align="middle")
    big = paper.fitting(said["number"], 36, ROOM - 16, bold=True)
    paper.write(105, top + 25, said["number"], big, bold=True, colour=DEEP, align="middle")
    paper.paragraph(LEFT, top + 32, said["small"], 12, ROOM, colour=GREY)


def _strips(paper: Paper, said: dict[str, str], link: str) -> None:
    """Eight strips to tear off, each with the code and the number: cut along the dashes."""
    wide = WIDTH / STRIPS
    paper.line(0, CUT, WIDTH, CUT, GREY, dashed=True)
    for place in range(STRIPS):
        x = place * wide
        if place:
            paper.line(x, CUT, x, FOOT, GREY, dashed=True)
        paper.code(x + (wide - 23) / 2, CUT + 1, 23, link)
        for shift, words, bold in ((0, said["strip"], True), (6, said["number"], False)):
            foot = x + wide / 2 - 1 + shift
            size = paper.fitting(words, 13, FOOT - CUT - 32, bold=bold)
            with paper.turned(90, foot, FOOT - 5):
                paper.write(foot, FOOT - 5, words, size, bold=bold, colour=INK)
