"""`burenhulp report`: the papers of a month, beside a running bot."""

from pathlib import Path

from bot.people import Neighbourhood
from tests.commandline.conftest import Run
from tests.commandline.home import SECRET, home
from tests.figures.planting import plant_month
from tests.figures.test_report import BUSY, rows
from tests.street import Street

__all__ = ["home"]


def test_beside_a_bot_on_the_command_line(home: Street, burenhulp: Run, tmp_path: Path) -> None:
    helpers = [home.resident(f"Helper{n}", pings=True) for n in range(3)]
    plant_month(home, 2025, 10, BUSY, helpers)
    asked = ("report", "--neighbourhood", "de heeze", "--folder", str(tmp_path / "papers"))
    code, out, err = burenhulp(*asked, "--month", "2025-10", SECRET_KEY=SECRET)
    assert (code, err) == (0, "")
    pdf, table = (Path(line) for line in out.split())
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert rows(table.read_bytes())["", "hulpvragen"] == "31"
    for month, why in (("blauw", "is no month"), ("2999-01", "not over"), ("2025-01", "nobody")):
        code, _, err = burenhulp(*asked, "--month", month, SECRET_KEY=SECRET)
        assert code != 0
        assert why in err
    code, _, err = burenhulp(*asked, SECRET_KEY=SECRET)
    assert "nobody asked for help" in err
    code, _, err = burenhulp("report", "--neighbourhood", "Nergens", SECRET_KEY=SECRET)
    assert "there is no neighbourhood" in err
    assert home.look(lambda db: db.query(Neighbourhood).count()) == 1
