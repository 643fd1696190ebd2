"""The published figures on paper: two pages of A4 for whoever pays for the neighbourhood."""

from datetime import datetime

from bot.drawing import WIDTH, Paper
from bot.drawing.paper import DEEP, GREY, INK, PALE, WHITE
from bot.spoken import Day
from handlers.figures.published import Published, Row, Section
from handlers.figures.said import Voice

LEFT, RIGHT = 20.0, 190.0
FIRST_PAGE = 3  # sections; the others stand on the second, with how it was counted


def pdf(voice: Voice, told: Published, now: datetime) -> bytes:
    """The paper."""
    title = voice.say("sts.paper.title", wijk=told.place, maand=told.month)
    paper = Paper(title, voice.reader.language, now)
    y = _short(paper, told, _head(paper, voice, told))
    for section in told.sections[:FIRST_PAGE]:
        y = _section(paper, voice, section, y)
    _foot(paper, voice, now, 1)
    paper.page()
    y = 14.0
    for section in told.sections[FIRST_PAGE:]:
        y = _section(paper, voice, section, y)
    _defined(paper, voice, told, y)
    _foot(paper, voice, now, 2)
    return paper.bytes()


def _head(paper: Paper, voice: Voice, told: Published) -> float:
    paper.box(0, 0, WIDTH, 40, DEEP)
    size = paper.fitting(told.place, 26, RIGHT - LEFT, bold=True)
    paper.write(LEFT, 18, told.place, size, bold=True, colour=WHITE)
    below = voice.say("sts.paper.below", maand=told.month, organisatie=told.organisation)
    paper.write(LEFT, 29, below, paper.fitting(below, 14, RIGHT - LEFT), colour=WHITE)
    return 40


def _short(paper: Paper, told: Published, y: float) -> float:
    """Two rows of four: a number, and below it what it is."""
    wide, high, gap = 39.5, 27.0, 4.0
    for place, row in enumerate(told.short):
        x = LEFT + place % 4 * (wide + gap)
        top = y + 8 + place // 4 * (high + gap)
        paper.box(x, top, wide, high, PALE, radius=2)
        size = paper.fitting(row.value, 21, wide - 6, bold=True)
        paper.write(x + wide / 2, top + 11, row.value, size, bold=True, colour=INK, align="middle")
        paper.paragraph(x + wide / 2, top + 13, row.what, 10.5, wide - 6, colour=GREY,
                        align="middle")  # fmt: skip
    return y + 8 + 2 * (high + gap)


def _section(paper: Paper, voice: Voice, section: Section, y: float) -> float:
    y += 11
    paper.write(LEFT, y, section.head, 15, bold=True, colour=DEEP)
    y += 3
    if not section.rows:
        paper.write(LEFT, y + 5, voice.say("sts.few"), 11.5, colour=GREY)
        return y + 6
    for row in section.rows:
        _row(paper, row, y)
        y += 7.4
    return y


def _row(paper: Paper, row: Row, y: float) -> None:
    bar, wide = 88.0, 80.0
    paper.write(LEFT, y + 5.2, row.what, paper.fitting(row.what, 12, bar - LEFT - 2))
    if row.length:
        paper.box(bar, y + 1.2, wide, 5, PALE, radius=1)
        paper.box(bar, y + 1.2, max(wide * row.length, 2), 5, DEEP, radius=1)
    paper.write(RIGHT, y + 5.2, row.value, 12, bold=True, align="right")


def _defined(paper: Paper, voice: Voice, told: Published, y: float) -> None:
    y += 12
    paper.write(LEFT, y, voice.say("sts.head.defined"), 15, bold=True, colour=DEEP)
    y += 2
    for line in told.defined:
        paper.write(LEFT, y + 5.2, "•", 11, colour=DEEP)
        y = paper.paragraph(LEFT + 5, y, line, 11, RIGHT - LEFT - 5) + 1.2


def _foot(paper: Paper, voice: Voice, now: datetime, page: int) -> None:
    paper.line(LEFT, 282, RIGHT, 282, GREY)
    made = voice.say("sts.paper.made", dag=Day(now), jaar=str(now.year), n=page)
    paper.write(LEFT, 288, made, 10, colour=GREY)
