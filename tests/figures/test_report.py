"""The papers for the funder: nobody is in them, nothing small, nothing that is calculated."""

import csv
import io

import pytest

from bot.audit import Event
from handlers.figures.table import harmless
from tests.figures.planting import no_show, plant, plant_month
from tests.figures.test_figures import FOURTH
from tests.phone import Message, Phone
from tests.street import Street

BUSY = {
    "neighbour": 20,
    "volunteer": 3,
    "coordinator": 2,
    "nobody": 2,
    "not_needed": 3,
    "going": 1,
}


def rows(message: Message | bytes) -> dict[tuple[str, str], str]:
    """The table: by part and what it is."""
    content = message if isinstance(message, bytes) else message.document.content  # type: ignore[union-attr]  # it has one
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["buurt", "maand", "deel", "wat", "aantal"]
    return {(part, what): value for _, _, part, what, value in lines[1:]}


def papers(phone: Phone) -> tuple[bytes, dict[tuple[str, str], str]]:
    pdf = phone.hears("geen namen", key="imp.coo").document
    assert pdf is not None
    assert (pdf.name, pdf.content[:5]) == ("burenhulp-deheeze-2026-10.pdf", b"%PDF-")
    return pdf.content, rows(phone.hears(key="imp.coo.table"))


def busy(street: Street) -> Phone:
    helpers = [street.resident(f"Helper{n}", pings=True) for n in range(14)]
    plant_month(street, 2026, 10, BUSY, helpers)
    no_show(street, FOURTH)
    return street.coordinator("Els")


def test_the_papers_of_a_month(street: Street) -> None:
    els = busy(street)
    els.says("/cijfers oktober")
    els.hears(key="sts.picture").press("Voor de subsidie")
    _, table = papers(els)
    assert table["", "hulpvragen"] == "31"
    assert table["", "vragen geholpen"] == "25"
    assert table["", "van wat nodig bleef"] == "minstens 86%"
    assert table["", "keer kwam de helper niet"] == "<5"
    assert table["Wat werd het?", "Niemand"] == "<5"
    assert table["Wie hielp?", "Een buur"] == "20"
    assert table["Zes maanden", "oktober 2026"] == "31 gevraagd, 25 geholpen"
    exported = street.look(lambda db: db.query(Event).filter_by(what="figures_exported").one())
    assert exported.detail == "2026-10"


def test_nothing_small_and_nobody_is_in_it(street: Street) -> None:
    els = busy(street)
    els.says("/cijfers maand export")
    pdf, table = papers(els)
    small = {str(number) for number in range(1, 5)}
    assert [where for where, value in table.items() if value in small] == []
    for name in ("Helper", "Els", "055"):
        assert name not in str(table)
        assert name.encode() not in pdf


def test_a_month_that_is_not_over_is_not_exported(street: Street) -> None:
    els = busy(street)
    els.says("/cijfers november export")
    els.hears("November 2026 is nog niet voorbij", "oktober", key="sts.soon")
    papers(els)
    els.says("/cijfers september rapport")
    els.hears("september", key="sts.none")


def test_of_a_quiet_month_hardly_anything_is_told(street: Street) -> None:
    els = street.coordinator("Els")
    plant_month(street, 2026, 10, {"neighbour": 3, "nobody": 1})
    els.says("/cijfers oktober pdf")
    _, table = papers(els)
    assert table["", "hulpvragen"] == "<5"
    told = {value for (part, _), value in table.items() if not part} - {"", "0"}
    assert told == {"<5", "–"}
    assert [part for part, _ in table if part not in ("", "Zes maanden")] == []


def test_a_report_in_english(street: Street) -> None:
    joe = busy(street)
    with street.app.session() as db:
        db.merge(street.person(joe)).language = "en"
    joe.says("/stats october report")
    joe.hears("no names", key="imp.coo")
    table = rows(joe.hears(key="imp.coo.table"))
    assert table["Who helped?", "A neighbour"] == "20"


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-1", "@x", "\t=1", " =cmd", "\r=1"])
def test_a_spreadsheet_calculates_nothing(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("<5") == "<5"


def test_a_neighbourhood_with_a_wicked_name(street: Street) -> None:
    street.change(name='=HYPERLINK("http://x";"De Heeze")')
    els = busy(street)
    els.says("/cijfers oktober export")
    els.hears(key="imp.coo")
    paper = els.hears(key="imp.coo.table").document
    assert paper is not None
    assert b"\"'=HYPERLINK(" in paper.content


def test_where_dividing_would_hide_too_much_it_is_added_up(street: Street) -> None:
    els = street.coordinator("Els")
    helpers = [street.resident(f"Helper{n}", pings=True) for n in range(5)]
    endings = {"neighbour": 9, "volunteer": 4, "coordinator": 2, "nobody": 4, "not_needed": 5}
    plant_month(street, 2026, 10, endings, helpers)
    els.says("/cijfers oktober export")
    _, table = papers(els)
    assert table["Wat werd het?", "Geholpen"] == "15"
    assert table["Wat werd het?", "Nog niet of niet geholpen"] == "9"
    assert table["", "van wat nodig bleef"] == "minstens 62%"
    assert table["Wie hielp?", "Vrijwilliger of coördinator"] == "6"


def test_how_often_somebody_helped_is_added_up_too(street: Street) -> None:
    els = street.coordinator("Els")
    for often, many in ((1, 6), (2, 4), (4, 2)):
        for n in range(many):
            helper = street.resident(f"Helper{often}{n}", pings=True)
            for _ in range(often):
                plant(street, FOURTH, helper=helper)
    els.says("/cijfers oktober export")
    _, table = papers(els)
    assert table["Hoe vaak hielp iemand?", "1 keer"] == "6"
    assert table["Hoe vaak hielp iemand?", "Vaker dan 1 keer"] == "6"
