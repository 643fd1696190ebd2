"""The figures of the policies as a table and as bars, for a terminal."""

from collections.abc import Iterator, Mapping

from matching.lab.figures import Figures

# Field of `Figures`, heading, and how it is written.
COLUMNS = (
    ("claimed", "claimed", "{:.3f}"),
    ("pings", "pings/claim", "{:.1f}"),
    ("hours", "hours to claim", "{:.1f}"),
    ("muted", "muted", "{:.3f}"),
    ("gini", "Gini", "{:.3f}"),
    ("worst", "worst area", "{:.3f}"),
    ("tasks", "Gini of tasks", "{:.3f}"),
    ("busiest", "busiest tenth", "{:.3f}"),
)
WIDE, BAR = 12, 40
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def table(found: Mapping[str, Figures]) -> Iterator[str]:
    """One line for each policy, under a heading."""
    yield " " * WIDE + "".join(f"{title:>15}" for _, title, _ in COLUMNS)
    for name, figures in found.items():
        cells = (form.format(getattr(figures, field)) for field, _, form in COLUMNS)
        yield f"{name:{WIDE}}" + "".join(f"{cell:>15}" for cell in cells)


def bars(found: Mapping[str, Figures]) -> Iterator[str]:
    """Bars of the claims, and of the pings that each took."""
    for field, title, form in (COLUMNS[0], COLUMNS[1]):
        most = max((getattr(figures, field) for figures in found.values()), default=0.0) or 1.0
        yield title
        for name, figures in found.items():
            value = getattr(figures, field)
            yield f"{name:{WIDE}}{_bar(value / most):{BAR}} {form.format(value)}"


def _bar(part: float) -> str:
    eighths = round(part * BAR * 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
