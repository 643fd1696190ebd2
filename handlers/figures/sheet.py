"""A sheet on which a picture is drawn from the top down, 540 units wide, for a telephone."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from bot.drawing import FAMILY

WIDTH, MARGIN = 540, 28
INK, GREY, PALE = "#1c2b2d", "#51646a", "#e7eef0"
LETTER = 0.56  # of its size: how wide a letter is on average, a capital or a digit included


class Sheet:
    """The elements of an SVG, and how far down it has come."""

    def __init__(self, title: str, described: str) -> None:
        self._parts: list[str] = []
        self._title, self._described = title, described
        self.y = 0.0

    def down(self, much: float) -> None:
        """Leave so much room."""
        self.y += much

    def box(
        self, x: float, y: float, wide: float, high: float, colour: str, radius: float = 6
    ) -> None:
        """A filled rectangle."""
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{high:.1f}" '
            f'rx="{min(radius, max(wide, 0) / 2, high / 2):.1f}" fill="{colour}"/>'
        )

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        anchor: str = "start",
        room: float = 0,
    ) -> None:
        """One line whose foot stands at `y`; made smaller where it would need more than `room`."""
        if room:
            size = min(size, room / (LETTER * max(len(words), 1)))
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="{colour}" '
            f'text-anchor="{anchor}"{weight}>{escape(words)}</text>'
        )

    def head(self, words: str) -> None:
        """The head of a part."""
        self.down(48)
        self.write(MARGIN, self.y, words, 25, bold=True)
        self.down(12)

    def bars(self, rows: Sequence[tuple[str, int, str]]) -> None:
        """A line each: what it is, how many, and its colour; the bars are to the same scale."""
        left, right, high = 232, WIDTH - MARGIN - 46, 26
        most = max((number for _, number, _ in rows), default=0) or 1
        for words, number, colour in rows:
            foot = self.y + high - 6
            self.write(MARGIN, foot, words, 20, room=left - MARGIN - 8)
            self.box(left, self.y, right - left, high, PALE)
            self.box(left, self.y, (right - left) * number / most, high, colour)
            self.write(WIDTH - MARGIN, foot, str(number), 22, bold=True, anchor="end")
            self.down(high + 10)

    def svg(self) -> str:
        """The whole picture."""
        high = self.y + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high:.0f}" '
            f'width="{WIDTH}" height="{high:.0f}" role="img" '
            f"aria-label={quoteattr(self._described)} "
            f'font-family="{FAMILY}, sans-serif" font-stretch="condensed">'
            f"<title>{escape(self._title)}</title>"
            f'<rect width="{WIDTH}" height="{high:.0f}" fill="#ffffff"/>'
            f"{''.join(self._parts)}</svg>"
        )
