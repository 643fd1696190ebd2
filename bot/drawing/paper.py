"""A PDF on A4, in millimetres from the top left, with our fonts in it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.drawing.picture import FAMILY, FILES, FONTS
from bot.drawing.squares import squares

WIDTH, HEIGHT = 210, 297
POINT = 0.3528  # millimetres
Colour = tuple[int, int, int]
DEEP, PALE, INK, GREY, WHITE = (
    (15, 95, 102), (231, 238, 240), (28, 43, 45), (81, 100, 106), (255, 255, 255),
)  # fmt: skip


class Paper:
    """Pages to draw on. Fonts and this library are loaded when the first one is made."""

    def __init__(self, title: str, language: str, made_at: datetime) -> None:
        """`title` and `language` are read aloud; the same `made_at` gives the same bytes."""
        from fpdf import FPDF  # a second and 30 MB: only a bot that prints has them

        for library in ("fontTools", "fpdf"):  # tell what they do, and letters they do not have
            logging.getLogger(library).setLevel(logging.ERROR)
        self._pdf = FPDF(format="A4", unit="mm")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(title)
        self._pdf.set_lang(language)
        self._pdf.set_creation_date(made_at)
        for style, file in FILES.items():
            self._pdf.add_font(FAMILY, style="B" if style else "", fname=FONTS / file)
        self.page()

    def page(self) -> None:
        """Go on on a new page."""
        self._pdf.add_page()

    def bytes(self) -> bytes:
        """The whole PDF."""
        return bytes(self._pdf.output())

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide `text` is in millimetres at `size` points."""
        self._pdf.set_font(FAMILY, "B" if bold else "", size)
        return float(self._pdf.get_string_width(text))

    def fitting(self, text: str, size: float, room: float, *, bold: bool = False) -> float:
        """The size in points, `size` at most, at which `text` is no wider than `room`."""
        return size * min(1.0, room / max(self.width(text, size, bold=bold), 0.1))

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: Colour = (34, 34, 34),
        align: str = "left",
    ) -> None:
        """One line whose foot stands at `y`; `align` says what of it stands at `x`."""
        wide = self.width(text, size, bold=bold)
        self._pdf.set_text_color(*colour)
        left = x - {"left": 0, "middle": wide / 2, "right": wide}[align]
        self._pdf.text(left, y, text)

    def lines(self, text: str, size: float, room: float) -> list[str]:
        """`text` in lines no wider than `room`; a longer word stands alone."""
        done: list[str] = []
        for part in text.split("\n"):
            line = ""
            for word in part.split():
                longer = f"{line} {word}".strip()
                if line and self.width(longer, size) > room:
                    done.append(line)
                    longer = word
                line = longer
            done.append(line)
        return done

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        room: float,
        *,
        colour: Colour = (34, 34, 34),
        align: str = "left",
    ) -> float:
        """Lines from `y` (the top of the first) downwards; returns where the last one ends."""
        for line in self.lines(text, size, room):
            y += size * POINT * 1.35
            self.write(x, y - size * POINT * 0.3, line, size, colour=colour, align=align)
        return y

    def box(
        self, x: float, y: float, wide: float, high: float, colour: Colour, radius: float = 0
    ) -> None:
        """A filled rectangle."""
        self._pdf.set_fill_color(*colour)
        round_corners = {"round_corners": True, "corner_radius": radius} if radius else {}
        self._pdf.rect(x, y, wide, high, style="F", **round_corners)  # type: ignore[arg-type]  # a dict of both

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: Colour, dashed: bool = False
    ) -> None:
        """A thin line, or one along which is cut."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(0.3)
        self._pdf.set_dash_pattern(dash=1.5 if dashed else 0, gap=1.5 if dashed else 0)
        self._pdf.line(x, y, to_x, to_y)
        self._pdf.set_dash_pattern()

    def code(self, x: float, y: float, side: float, link: str) -> None:
        """A QR code on white, `side` wide with the white around it, that can also be clicked."""
        rows = squares(link)
        one = side / (len(rows) + 8)
        self.box(x, y, side, side, (255, 255, 255))
        for down, row in enumerate(rows, 4):
            for right, dark in enumerate(row, 4):
                if dark:  # a hair wider: no white shows between two
                    self.box(x + right * one, y + down * one, one * 1.02, one * 1.02, (0, 0, 0))
        self._pdf.link(x, y, side, side, link)

    @contextmanager
    def turned(self, degrees: float, x: float, y: float) -> Iterator[None]:
        """What is drawn in it is turned around (x, y), against the clock."""
        with self._pdf.rotation(degrees, x, y):
            yield
