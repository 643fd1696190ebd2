"""The published figures as a table for a spreadsheet."""

import csv as writer
import io

from handlers.figures.published import Published

FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
)  # what a spreadsheet would begin to calculate with
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # at the front: then a spreadsheet reads it as UTF-8


def csv(told: Published) -> bytes:
    """One line a figure: neighbourhood, month, part, what, number. In UTF-8, with semicolons."""
    file = io.StringIO()
    table = writer.writer(file, delimiter=";", quoting=writer.QUOTE_ALL, lineterminator="\r\n")
    rows = [("", row.what, row.value) for row in told.short]
    for section in told.sections:
        rows += [(section.head, row.what, row.value) for row in section.rows]
    table.writerow(["buurt", "maand", "deel", "wat", "aantal"])
    for part, what, value in rows:
        cells = (told.place, told.month, part, what, value)
        table.writerow([harmless(cell) for cell in cells])
    for line in told.defined:
        table.writerow([harmless(cell) for cell in (told.place, told.month, "", line, "")])
    return f"{MARK}{file.getvalue()}".encode()


def harmless(cell: str) -> str:
    """`cell` as words, also for a spreadsheet that would calculate with it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
