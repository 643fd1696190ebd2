"""The board as a page: plain HTML without a script, for a telephone and for old eyes."""

from collections.abc import Callable

from handlers.overview.board import AGES, STEPS, Board, Line
from handlers.overview.html import Html, join, tag

Say = Callable[..., str]
HOME = "/overzicht"
STYLE = f"{HOME}/stijl.css"


def shell(say: Say, language: str, title: str, *body: str) -> str:
    """A whole page around `body`."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="stylesheet", href=STYLE),
    )
    foot = tag("footer", tag("p", say("pag.foot")))
    return join(
        Html("<!doctype html>"), tag("html", head, tag("body", *body, foot), lang=language)
    )


def door(say: Say, language: str, token: str) -> str:
    """What the link opens: a button, since whoever only looks at a link must not use it up."""
    title = say("pag.door.title")
    form = _form("open", "token", token, tag("button", say("pag.door.button")))
    return shell(
        say, language, title, tag("main", tag("h1", title), tag("p", say("pag.door")), form)
    )


def message(say: Say, language: str, key: str) -> str:
    """One sentence instead of the page: why not."""
    title = say("pag.no")
    return shell(say, language, title, tag("main", tag("h1", title), tag("p", say(key))))


def page(say: Say, language: str, board: Board, until: str, check: str) -> str:
    """The page itself. `check` shows that the button to close it was ours."""
    title = say("pag.name", wijk=board.place)
    again = tag("a", say("pag.again"), href=HOME)
    close = tag("button", say("pag.close"), class_="quiet")
    return shell(
        say,
        language,
        title,
        tag("header", tag("h1", title), tag("p", until, " ", again)),
        tag(
            "main",
            _tiles(say, board),
            _section(say("pag.head.duty"), _duty(say, board)),
            _section(say("pag.head.ages"), _ages(say, board)),
            _section(say("pag.head.ladder"), _ladder(say, board)),
            _section(say("pag.head.open"), _lines(say, board)),
            _figures(say, board),
            _form("dicht", "check", check, close),
        ),
    )


def _form(where: str, name: str, value: str, button: Html) -> Html:
    hidden = tag("input", type="hidden", name_=name, value=value)
    return tag("form", hidden, button, method="post", action=f"{HOME}/{where}")


def _section(head: str, *parts: str) -> Html:
    return tag("section", tag("h2", head), *parts)


def _tiles(say: Say, board: Board) -> Html:
    top = sum(line.step == STEPS[-1][0] for line in board.lines)
    tiles = (
        (len(board.lines), say("pag.tile.open")),
        (board.today, say("pag.tile.today")),
        (top, say("pag.tile.top")),
        (board.calls, say("pag.tile.calls")),
    )
    cells = [tag("li", tag("b", str(number)), " ", words) for number, words in tiles]
    return tag("ul", *cells, class_="tiles")


def _duty(say: Say, board: Board) -> Html:
    now = ((say("pag.duty"), board.duty), (say("pag.duty.second"), board.backup))
    rows = (*now, *board.week)
    return tag("dl", *(join(tag("dt", what), tag("dd", who)) for what, who in rows))


def _ages(say: Say, board: Board) -> Html:
    """The step they reached against how many days they are open."""
    ages = range(len(AGES) + 1)
    names = (say("pag.age"), *(say(f"pag.age.{age}") for age in ages))
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    rows = []
    for step, _ in reversed(STEPS):
        cells = []
        for age in ages:
            many = sum((line.age, line.step) == (age, step) for line in board.lines)
            cells.append(tag("td", str(many), class_="some" if many else "none"))
        rows.append(tag("tr", tag("th", say(f"pag.step.{step}"), scope="row"), *cells))
    return tag("table", tag("thead", head), tag("tbody", *rows))


def _ladder(say: Say, board: Board) -> Html:
    """The steps, the highest on top, with the numbers of what stands on them."""
    rungs = []
    for step, _ in reversed(STEPS):
        there = [str(line.number) for line in board.lines if line.step == step]
        links = [join(tag("a", number, href=f"#v{number}"), " ") for number in there]
        name = tag("span", say(f"pag.step.{step}"))
        rungs.append(tag("li", name, *(links or [join(say("pag.empty"))]), class_=step))
    return tag("ol", *rungs, class_="ladder", reversed="reversed")


def _lines(say: Say, board: Board) -> Html:
    if not board.lines:
        return tag("p", say("pag.none"))
    return tag("ul", *(_line(say, line) for line in board.lines), class_="open")


def _line(say: Say, line: Line) -> Html:
    facts = [line.since, say("pag.asked", n=line.asked), say(f"pag.step.{line.step}")]
    facts += [say("pag.waits")] if line.waits else []
    facts += [say("pag.taken")] if line.taken else []
    when = [tag("p", line.when)] if line.when else []
    return tag(
        "li",
        tag("h3", f"{line.number}. {line.title}"),
        *when,
        tag("p", " · ".join(facts), class_="facts"),
        id=f"v{line.number}",
        class_=line.step,
    )


def _figures(say: Say, board: Board) -> Html:
    head = tag("h2", say("pag.head.figures", maand=board.month))
    picture = Html(board.picture) if board.picture else tag("p", say("pag.figures.none"))
    return tag("section", head, picture, class_="figures")
