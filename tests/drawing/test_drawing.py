"""What is drawn is what was asked for, with our own letters, and costs a bot at rest nothing."""

import re
import subprocess
import sys
import zlib
from datetime import UTC, datetime

from bot.drawing import FAMILY, Paper, png, squares

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def svg(text: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40">'
        f'<text x="0" y="30" font-family="{FAMILY}" font-size="20">{text}</text></svg>'
    )


def test_a_picture_has_the_size_that_was_asked_for() -> None:
    drawn = png(svg("Hulp"))
    assert drawn.startswith(b"\x89PNG")
    assert [int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20)] == [600, 80]


def test_every_script_that_somebody_may_be_called_by_has_its_letters() -> None:
    pictures = {
        png(svg(name)) for name in ("Şükrü Çağlar", "Łukasz Żądło", "Олена", "مريم", "€ ≥")
    }
    assert len({*pictures, png(svg(""))}) == 6


def test_a_bot_that_draws_nothing_loads_nothing() -> None:
    asked = (
        "import sys, bot.commandline.run, bot.drawing, handlers;"
        "print({'fpdf', 'resvg_py', 'segno', 'PIL'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


def test_a_page_keeps_to_its_room_and_is_the_same_every_time() -> None:
    made = []
    for _ in range(2):
        paper = Paper("Poster", "nl", NOW)
        assert paper.width("x" * 40, paper.fitting("x" * 40, 40, 50)) <= 50.01
        end = paper.paragraph(20, 20, "Buren helpen buren. " * 12, 14, 80)
        assert end > 60
        made.append(paper.bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")


def test_the_code_holds_the_link_and_can_be_clicked() -> None:
    link = "https://t.me/BuurtBot?start=w-deheeze"
    rows = squares(link)
    assert len(rows) == len(rows[0]) >= 25
    assert rows[0][:8] == [True] * 7 + [False]  # one of the three corners
    paper = Paper("Poster", "nl", NOW)
    paper.code(20, 20, 50, link)
    assert f"({link})".encode() in paper.bytes()
    streams = re.findall(rb"stream\n(.*?)\nendstream", paper.bytes(), re.DOTALL)
    drawn = zlib.decompress(streams[0])
    assert drawn.count(b" re f") == sum(map(sum, rows)) + 1  # each dark square, and the white
