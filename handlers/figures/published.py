"""What a funder may read of a month: no number from one to four, and none that tells one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.figures.count import HELPED, Ending, Figures, helped
from handlers.figures.protect import FEWEST, Shown, alone, finest, merged
from handlers.figures.said import Voice, frequency

KINDS = 8
FIRST = (Ending.NOT_NEEDED, Ending.GOING)  # tell a funder least, so they are hidden first
DEFINED = ("asked", "helped", "share", "wait", "pings", "helpers", "hidden", "source")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, the number as it may be told, and its part of the largest one."""

    what: str
    value: str
    length: float = 0  # of a bar, from 0 to 1; 0: there is none


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one head; without lines there is too little to tell."""

    head: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that goes on paper, in words."""

    place: str
    organisation: str
    month: str
    short: tuple[Row, ...]  # the eight figures that tell most
    sections: tuple[Section, ...]
    defined: tuple[str, ...]  # how it was counted


def published(voice: Voice, figures: Figures) -> Published:
    """The figures as they may leave the neighbourhood."""
    ends = _ends(figures.endings)
    given = ends[_HELPED].exact if ends else None
    who = finest({str(e): figures.endings[e] for e in HELPED}, [("staff", HELPED[1:])])
    kinds = merged(figures.kinds, "rest") if figures.asked >= FEWEST else []
    often = finest(frequency(figures.turns), [("more", ("few", "often"))])
    return Published(
        place=voice.place,
        organisation=voice.organisation,
        month=figures.month.said(voice.reader.language),
        short=_short(voice, figures, ends),
        sections=(
            _section(voice, "sts.head.ends", "sts.ending", ends),
            _section(voice, "sts.head.who", "sts.ending", who if given else None),
            Section(voice.say("sts.head.what"), _kinds(voice, kinds)),
            _section(voice, "sts.head.often", "sts.turns", often),
            Section(voice.say("sts.head.trend"), _trend(voice, figures)),
        ),
        defined=tuple(voice.say(f"sts.defined.{name}") for name in DEFINED),
    )


_HELPED, _REST = "helped", "rest"


def helped_exactly(endings: Counter[Ending]) -> int | None:
    """How many were helped, where that may be told beside how many there were."""
    ends = _ends(endings)
    return ends[_HELPED].exact if ends else None


def _ends(endings: Counter[Ending]) -> dict[str, Shown] | None:
    """What became of the requests of a month, as far as it may be told."""
    others = (Ending.NOBODY, *FIRST)
    numbers = {_HELPED: helped(endings), **{str(ending): endings[ending] for ending in others}}
    return finest(numbers, [(_REST, others)], FIRST)


def value_of(shown: Shown) -> str:
    """ "12", "<5", or "5–9" for what is hidden because of another number."""
    if shown.few:
        return f"<{FEWEST}"
    return str(shown.exact) if shown.exact is not None else f"{shown.least}–{shown.most}"


def _section(voice: Voice, head: str, names: str, numbers: Mapping[str, Shown] | None) -> Section:
    found = numbers or {}
    most = max((shown.exact or 0 for shown in found.values()), default=0) or 1
    rows = [
        Row(voice.say(f"{names}.{name}"), value_of(shown), (shown.exact or 0) / most)
        for name, shown in found.items()
    ]
    return Section(voice.say(head), tuple(rows))


def _kinds(voice: Voice, kinds: list[tuple[str, int]]) -> tuple[Row, ...]:
    if len(kinds) > KINDS:
        kinds = [*kinds[: KINDS - 1], ("rest", sum(number for _, number in kinds[KINDS - 1 :]))]
    most = max((number for _, number in kinds), default=1)
    return tuple(Row(voice.kind(kind), str(number), number / most) for kind, number in kinds)


def _trend(voice: Voice, figures: Figures) -> tuple[Row, ...]:
    rows = []
    for month, endings in figures.trend:
        asked, ends = alone(endings.total()), _ends(endings)
        given = value_of(ends[_HELPED]) if ends else "–"
        name = month.said(voice.reader.language)
        said = voice.say("sts.trend.row", a=value_of(asked), b=given)
        rows.append(Row(name, said))
    return tuple(rows)


def _short(voice: Voice, figures: Figures, ends: dict[str, Shown] | None) -> tuple[Row, ...]:
    enough = figures.helped >= FEWEST
    values = {
        "asked": value_of(alone(figures.asked)),
        "helped": value_of(ends[_HELPED]) if ends else "–",
        "share": _share(voice, ends),
        "wait": voice.span(figures.until_yes if figures.timed >= FEWEST else None),
        "pings": voice.number(figures.pings_a_help if enough else None),
        "helpers": value_of(alone(len(figures.turns))) if figures.turns else "–",
        "newcomers": value_of(alone(figures.newcomers)),
        "no_shows": value_of(alone(figures.no_shows)),
    }
    return tuple(Row(voice.say(f"sts.short.{name}"), value) for name, value in values.items())


def _share(voice: Voice, ends: dict[str, Shown] | None) -> str:
    """Which part was helped; what is certain of it when one of the two numbers is hidden."""
    if not ends or not ends[_HELPED].least:
        return "–"
    given, nobody = ends[_HELPED], ends.get(Ending.NOBODY)
    most = nobody.most if nobody else ends[_REST].most
    share = voice.percent(given.least / (given.least + most))
    exact = given.exact is not None and nobody is not None and nobody.exact is not None
    return share if exact else voice.say("sts.share.least", deel=share)
