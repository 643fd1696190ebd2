"""The picture of a month: made to be read on a telephone, at arm's length, by old eyes."""

from handlers.figures.count import Ending, Figures, helped
from handlers.figures.said import Voice, caption, frequency, largest
from handlers.figures.sheet import GREY, INK, MARGIN, WIDTH, Sheet

KINDS = 6
DEEP, LIGHT = "#0f5f66", "#9fc7cb"
COLOURS = {  # told apart by those who see no red or green as well, and never by colour alone
    Ending.NEIGHBOUR: DEEP,
    Ending.VOLUNTEER: "#3f8f96",
    Ending.COORDINATOR: "#7fb4b9",
    Ending.NOBODY: "#c2571a",
    Ending.NOT_NEEDED: "#9aa7ab",
    Ending.GOING: "#d9b44a",
}


def draw(voice: Voice, figures: Figures) -> str:
    """The picture as an SVG; what it shows stands in it in words as well."""
    month = figures.month.said(voice.reader.language)
    words = caption(voice, figures)
    sheet = Sheet(f"{voice.place}, {month}", words.translate({2: "", 3: "", 14: "", 15: ""}))
    _top(sheet, voice, month)
    _tiles(sheet, voice, figures)
    sheet.head(voice.say("sts.head.who"))
    sheet.bars(
        [
            (voice.say(f"sts.ending.{ending.value}"), figures.endings[ending], colour)
            for ending, colour in COLOURS.items()
        ]
    )
    sheet.head(voice.say("sts.head.what"))
    sheet.bars([(voice.kind(kind), n, DEEP) for kind, n in largest(figures.kinds, KINDS)])
    if figures.turns:  # of more than a year ago nobody knows any more
        helpers = voice.say("sts.helpers", n=len(figures.turns))
        sheet.head(voice.say("sts.head.helpers", helpers=helpers))
        found = frequency(figures.turns).items()
        sheet.bars([(voice.say(f"sts.turns.{name}"), n, DEEP) for name, n in found])
    sheet.head(voice.say("sts.head.trend"))
    _trend(sheet, voice, figures)
    _foot(sheet, voice, figures)
    return sheet.svg()


def _top(sheet: Sheet, voice: Voice, month: str) -> None:
    room = WIDTH - 2 * MARGIN
    sheet.box(0, 0, WIDTH, 104, DEEP, radius=0)
    sheet.write(MARGIN, 50, voice.place, 34, bold=True, colour="#ffffff", room=room)
    sheet.write(MARGIN, 84, month, 24, colour="#ffffff", room=room)
    sheet.down(104)


def _tiles(sheet: Sheet, voice: Voice, figures: Figures) -> None:
    """Three numbers that tell most."""
    wide = (WIDTH - 2 * MARGIN - 24) / 3
    tiles = (
        (str(figures.asked), voice.say("sts.tile.asked")),
        (voice.percent(figures.share), voice.say("sts.tile.share")),
        (voice.span(figures.until_yes), voice.say("sts.tile.wait")),
    )
    for place, (number, words) in enumerate(tiles):
        x = MARGIN + place * (wide + 12)
        sheet.box(x, sheet.y + 20, wide, 108, "#eef5f5", radius=10)
        middle = x + wide / 2
        sheet.write(middle, sheet.y + 76, number, 38, bold=True, anchor="middle", room=wide - 14)
        sheet.write(middle, sheet.y + 110, words, 19, colour=GREY, anchor="middle", room=wide - 12)
    sheet.down(128)


def _trend(sheet: Sheet, voice: Voice, figures: Figures) -> None:
    """Two columns a month: asked, and helped."""
    high, step = 150.0, (WIDTH - 2 * MARGIN) / len(figures.trend)
    columns = [(month, found.total(), helped(found)) for month, found in figures.trend]
    most = max(asked for _, asked, _ in columns) or 1
    foot = sheet.y + high + 34
    sheet.box(MARGIN, foot, WIDTH - 2 * MARGIN, 2, GREY, radius=0)
    for place, (month, asked, given) in enumerate(columns):
        left = MARGIN + place * step + 6
        for shift, number, colour in ((0, asked, LIGHT), (step / 2 - 6, given, DEEP)):
            tall = high * number / most
            sheet.box(left + shift, foot - tall, step / 2 - 9, tall, colour, radius=3)
            middle = left + shift + (step / 2 - 9) / 2
            sheet.write(middle, foot - tall - 7, str(number), 19, bold=True, anchor="middle")
        name = month.short(voice.reader.language)
        sheet.write(left + step / 2 - 6, foot + 26, name, 20, anchor="middle")
    sheet.down(high + 34 + 54)
    for place, (colour, key) in enumerate(
        ((LIGHT, "sts.trend.asked"), (DEEP, "sts.trend.helped"))
    ):
        x = MARGIN + place * (WIDTH - 2 * MARGIN) / 2
        sheet.box(x, sheet.y - 17, 20, 20, colour, radius=4)
        sheet.write(x + 28, sheet.y, voice.say(key), 20)


def _foot(sheet: Sheet, voice: Voice, figures: Figures) -> None:
    sheet.down(42)
    pings = voice.say("sts.foot.pings", n=voice.number(figures.pings_a_help))
    more = [voice.say(f"sts.foot.{line}") for line in ("share", "wait", "counted")]
    for line in (pings, *more):
        sheet.write(MARGIN, sheet.y, line, 19, colour=INK, room=WIDTH - 2 * MARGIN)
        sheet.down(28)
    sheet.down(-20)
