"""The figures of the policies as a picture: one SVG, a panel for each figure, no library."""

from collections.abc import Iterator, Mapping
from html import escape

from matching.lab.figures import Figures
from matching.lab.table import COLUMNS

SHOWN = ("claimed", "pings", "hours", "muted", "gini", "worst")
ACROSS, WIDE, LINE, TOP, LEFT, BAR = 3, 300, 22, 44, 84, 150
OURS, OTHER = "#b3541e", "#7a8b99"
_STYLE = "font-family:sans-serif;font-size:12px"


def picture(found: Mapping[str, Figures], what: str) -> str:
    """An SVG document; `what` is said above it."""
    high = TOP + LINE * len(found)
    rows = -(-len(SHOWN) // ACROSS)
    size = f'width="{WIDE * ACROSS}" height="{30 + high * rows}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" style="{_STYLE}">',
        f"<title>{escape(what)}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="10" y="20" font-weight="bold">{escape(what)}</text>',
    ]
    titles = {field: (title, form) for field, title, form in COLUMNS}
    for place, field in enumerate(SHOWN):
        x, y = WIDE * (place % ACROSS), 30 + high * (place // ACROSS)
        parts += [f'<g transform="translate({x} {y})">', *_panel(found, field, *titles[field])]
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _panel(found: Mapping[str, Figures], field: str, title: str, form: str) -> Iterator[str]:
    most = max((getattr(figures, field) for figures in found.values()), default=0.0) or 1.0
    yield f'<text x="{LEFT}" y="28" font-weight="bold">{escape(title)}</text>'
    for line, (name, figures) in enumerate(found.items()):
        value, y = getattr(figures, field), TOP + line * LINE
        wide, colour = round(BAR * value / most, 1), OURS if name == "ours" else OTHER
        yield f'<text x="{LEFT - 6}" y="{y}" text-anchor="end">{escape(name)}</text>'
        yield f'<rect x="{LEFT}" y="{y - 11}" width="{wide}" height="14" fill="{colour}"/>'
        yield f'<text x="{LEFT + wide + 4}" y="{y}">{form.format(value)}</text>'
