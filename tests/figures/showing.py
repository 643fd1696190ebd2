"""A neighbourhood that has existed for half a year, to look at what is drawn of it."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.db import Base, open_engine, use_keys
from bot.messages import Document
from tests.figures.planting import no_show, plant_month
from tests.figures.test_figures import FOURTH
from tests.phone import Phone
from tests.street import KEYS, Street

DPI = "100"  # of a page of paper that is looked at on a screen


@contextmanager
def half_a_year() -> Iterator[tuple[Street, Phone]]:
    """The street, and its coordinator."""
    use_keys(KEYS)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/street.db")
        Base.metadata.create_all(engine)
        street = Street(engine)
        helpers = [street.resident(f"Helper{n}", pings=True) for n in range(19)]
        for step, month in enumerate(range(5, 11)):
            endings = {
                "neighbour": 14 + 3 * step, "volunteer": 5 + step // 2, "coordinator": 5,
                "nobody": 4 - step // 2, "not_needed": 5,
            }  # fmt: skip
            plant_month(street, 2026, month, endings, helpers, seed=month)
        no_show(street, FOURTH)
        yield street, street.coordinator("Els")
        engine.dispose()


def paper(phone: Phone) -> Document:
    """The file under the oldest message that was not read yet."""
    found = phone.hears().document
    assert found is not None
    return found


def page_of(pdf: Document, number: int, file: Path) -> None:
    """Page `number` of it as a PNG in `file`; needs Debian's poppler-utils."""
    place, of = file.with_suffix(""), str(number)
    draw = ["pdftoppm", "-png", "-r", DPI, "-f", of, "-l", of, "-singlefile", "-", str(place)]
    subprocess.run(draw, input=pdf.content, check=True)
