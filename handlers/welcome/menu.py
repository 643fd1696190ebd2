"""The menu, and what to say to *help* and *wie ben jij*."""

import re

from bot.choices import normal
from bot.commands import go, offer
from bot.feature import Press
from bot.people import memberships_of
from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.welcome.arrive import first_wishes
from handlers.welcome.feature import feature
from handlers.welcome.hello import known
from handlers.welcome.pending import explain_question

MOST_ROWS = 10


def menu(turn: Turn) -> None:
    """Say what can be done here."""
    turn.say("g.menu", buttons=main_buttons(turn))


def main_buttons(turn: Turn) -> list[Mark | None]:
    """[Ik zoek hulp] [Ik wil helpen] [Meer], as far as those rooms are there."""
    return [offer(turn, "vraag", seek()), offer(turn, "aanbod", give()), more()]


@feature.command("menu")
def menu_command(turn: Turn, rest: str) -> None:
    """/menu."""
    del rest
    if known(turn):
        menu(turn)


@feature.press("menu")
def show_menu(turn: Turn) -> None:
    """[Menu]."""
    menu(turn)


@feature.press("seek")
def seek(turn: Turn) -> None:
    """[Ik zoek hulp]."""
    go(turn, "vraag")


@feature.press("give")
def give(turn: Turn) -> None:
    """[Ik wil helpen]."""
    go(turn, "aanbod")


@feature.press("look")
def look(turn: Turn) -> None:
    """[Alleen kijken]."""
    turn.say("onb.done", wijk=turn.here.name)


first_wishes(seek, give, look)


@feature.press("more_menu")
def more(turn: Turn) -> None:
    """[Meer]: a row for each feature that added one."""
    rows = [row for row in turn.house.registry.rows if row.when is None or row.when(turn)]
    labels: list[Value] = [Term(row.label) for row in rows]
    marks = [row.press() for row in rows]
    if len(memberships_of(turn.db, turn.me)) < 2:
        turn.say("g.menu.more", rows=marks[:MOST_ROWS], labels=labels[:MOST_ROWS])
        return
    marks = [*marks[: MOST_ROWS - 1], *(area() for area in _area)]
    labels = [*labels[: MOST_ROWS - 1], Term("row.where")]
    turn.say("g.menu.more.where", rows=marks, labels=labels, wijk=turn.here.name)


_area: list[Press] = []  # set by the file that owns the button


def with_area(press: Press) -> None:
    """Declare the row with which somebody of two neighbourhoods changes to the other."""
    _area[:] = [press]


@feature.command("help")
def help_command(turn: Turn, rest: str) -> None:
    """ "Help": a neighbour's help, or an explanation? And 112. "Ik snap het niet" is about us."""
    del rest
    words = turn.incoming.text if turn.incoming is not None else ""
    if len(words.split()) > 1 and explain_question(turn):
        return
    buttons = [offer(turn, "vraag", seek()), explain(), offer(turn, "mens", speak_to_human())]
    turn.say("g.help", buttons=buttons)


@feature.phrase(r"(?:en )?wie (?:zit|zitten|staat|staan) (?:hier|er|daar)(?: \w+)? ?achter.*")
@feature.phrase(r"van wie (?:ben je|ben jij|is dit|is deze|komt dit).*")
@feature.phrase(r"wie (?:heeft|hebben) (?:jou|je|dit|deze bot) gemaakt.*")
@feature.phrase(
    r"ben (?:je|jij|u) (?:wel |nou |nu |echt )*een (?:echt )?(?:mens|robot|computer|bot).*"
)
@feature.phrase(
    r"(?:praat|spreek|chat) ik (?:nu |hier |wel )*met een (?:echt )?(?:mens|robot|computer).*"
)
@feature.phrase(r"(?:are you|am i talking to) a (?:real )?(?:human|person|robot|bot|computer).*")
def what_are_you(turn: Turn, match: re.Match[str]) -> None:
    """*Wie zit hierachter?*, *ben jij een echt mens?*"""
    del match
    explain_command(turn, "")


@feature.command("uitleg")
def explain_command(turn: Turn, rest: str) -> None:
    """/uitleg, *wie ben jij*."""
    del rest
    turn.say("g.uitleg", botnaam=turn.bot_name)


def explain_beside(turn: Turn, text: str) -> None:
    """Answer *Hoe werkt dit?* where it stands beside something else that is dealt with."""
    entries = (known.get("cmd.uitleg") for known in turn.house.texts.entries.values())
    questions = {normal(words) for entry in entries if entry for words in entry.says}
    said = {normal(sentence) for sentence in re.split(r"[.!?\n]", text)}
    if not said.isdisjoint(questions):
        explain_command(turn, "")


@feature.press("explain")
def explain(turn: Turn) -> None:
    """[Uitleg]."""
    turn.say("g.uitleg", botnaam=turn.bot_name)


@feature.press("mens")
def speak_to_human(turn: Turn) -> None:
    """[Een mens spreken]."""
    go(turn, "mens")
