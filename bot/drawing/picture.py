"""An SVG becomes a PNG, the same on every computer: it looks at no font but ours."""

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILY = "DejaVu Sans"  # its condensed form: legible when small, six scripts
FILES = {"": "DejaVuSansCondensed.ttf", "B": "DejaVuSansCondensed-Bold.ttf"}


def png(svg: str) -> bytes:
    """`svg` at two pixels for each of its units. Takes about 40 ms.

    Raises ValueError when it is no SVG.
    """
    import resvg_py  # only a bot that draws holds it in memory

    files = [str(FONTS / name) for name in FILES.values()]
    return resvg_py.svg_to_bytes(
        svg_string=svg, zoom=2.0, font_files=files, skip_system_fonts=True, font_family=FAMILY
    )
