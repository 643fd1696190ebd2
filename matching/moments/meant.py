"""Which of the times somebody names are meant: not "behalve zondag", nor what was corrected."""

import re
from itertools import pairwise

from matching.moments.items import Item

_EXCEPT = re.compile(
    r"\b(?:behalve|uitgezonderd|except|apart from|oprocz|poza|крім|окрім|ما عدا)"
    r"\W+(?:op |on |w )?$"
)
_NOT = re.compile(r"\b(?:niet|not|nie|не|ليس) (?:op |on |w |у |в )?$")
_RATHER_NOT = re.compile(
    r"\b(?:liever|maar|alleen|juist|but|just|rather) (?:niet|nie|not) (?:op |on )?$"
)
_IS_NOT = re.compile(
    r" (?:kan ik |ben ik |kan |gaat |lukt |is |i )?(?:(?:helaas|echt|dus) )?"
    r"(?:niet|nie|can't|degil|olmaz)\b"
)
_CORRECTS = re.compile(  # what stands between what somebody said and what they meant
    r"[\W_]*(?:(?:nee|no|oeps|oops|sorry|pardon|wacht|wait|of nee|correctie|"
    r"toch(?: liever| maar)?|ik bedoel|bedoel ik|i mean|i meant|make that|or rather|yani|"
    r"to znaczy|тобто|вірніше|قصدي|اقصد)[\W_]*){1,3}(?:(?:dus|so) )?"
)
_STATE = (
    r"stuk|kapot|gips|krukken|garage|dicht|buiten gebruik|ziekenhuis|rolstoel|reparatie|"
    r"quarantaine|broken|cast|crutches|out of order|closed|hospital|repair"
)
_LASTS = re.compile(rf"\b(?:{_STATE})\W+(?:\w+\W+){{0,2}}$")  # "de lift is stuk (tot 20 maart)"
_LASTS_IN = re.compile(rf"\W+(?:\w+ )?(?:bij|in|op|at|on) (?:\w+ )?(?:{_STATE})\b")
_HAS = re.compile(r"\b(?:is|ben|zijn|was|waren|has|have|had)\b[^.?!\n]{0,25}$")
_HAPPENED = re.compile(
    r" (?:\w+ )?(?:overleden|gestorven|geopereerd|gevallen|verhuisd|gescheiden|bevallen|getrouwd|"
    r"geboren|ontslagen|begonnen|passed away|died|moved|operated)\b"
)
_SOUGHT = re.compile(r"\b(?:zoek|zoeken|zoekt|gezocht|gevraagd)(?: \w+){0,2} $")
_UNSAID = re.compile(r"(?:om|rond|tegen|vanaf|na|voor|tot|at|around|of|en|-)\s*$")
_FEW = re.compile(r"[123] (?:uur|u)")  # so long somebody helps


def meant(runs: list[tuple[Item, ...]], text: str) -> list[tuple[Item, ...]]:
    """What is meant of what was said about time; `text` is folded, the runs are its phrases.

    Without "behalve zondag", without "zaterdag niet" where another day is named, without what was
    corrected, and without what only tells how things are.
    """
    runs = [_without_refused(_without_excepted(run, text), text) for run in runs]
    runs = [run for run in _corrected(runs, text) if run and not _is_told(run, text)]
    runs = [_sought(run, text) for run in runs]
    days = [run for run in runs if any(item.kind in ("days", "part") for item in run)]
    out = [
        run
        for run in days
        if _NOT.search(text, 0, run[0].start) or _IS_NOT.match(text, run[-1].end)
    ]
    return [run for run in runs if run not in out] if 0 < len(out) < len(days) else runs


def _without_excepted(run: tuple[Item, ...], text: str) -> tuple[Item, ...]:
    """Of "(elke dag) behalve zondag om 9 uur" only the time."""
    if not _EXCEPT.search(text, 0, run[0].start):
        return run
    return tuple(item for item in run if item.kind == "clock")


def _without_refused(run: tuple[Item, ...], text: str) -> tuple[Item, ...]:
    """Without the day of "niet vandaag, morgen mag ook"."""
    days = [item for item in run if item.kind == "days"]
    out = [item for item in days if _NOT.search(text, 0, item.start)]
    if not 0 < len(out) < len(days):
        return run
    gone = {item.start for item in out}
    return tuple(item for item in run if item.start not in gone)


def _corrected(runs: list[tuple[Item, ...]], text: str) -> list[tuple[Item, ...]]:
    """Of "half twee, nee wacht half drie vrijdag" only what was meant."""
    out = list(runs)
    for place, (one, two) in enumerate(pairwise(runs)):
        if one and two and _CORRECTS.fullmatch(text, one[-1].end, two[0].start):
            better = {item.kind for item in two}
            out[place] = tuple(item for item in one if item.kind not in better)
    return out


def _sought(run: tuple[Item, ...], text: str) -> tuple[Item, ...]:
    """ "ik zoek iemand voor tweede paasdag": on that day, not before it."""
    wanted = run[0].value == "for" and len(run) > 1 and _SOUGHT.search(text, 0, run[0].start)
    return run[1:] if wanted else run


def _is_told(run: tuple[Item, ...], text: str) -> bool:
    """Whether it only tells how things are, how long that lasts, when it was, or when not."""
    start, end = run[0].start, run[-1].end
    if _RATHER_NOT.search(text, 0, start):
        return True
    if run[0].value in ("until", "until_in"):
        return bool(_LASTS.search(text, 0, start) or _LASTS_IN.match(text, end))
    if _HAPPENED.match(text, end):
        return bool(_HAS.search(text, 0, start))
    few = len(run) == 1 and run[0].kind == "clock" and _FEW.fullmatch(text, start, end)
    return bool(few) and start > 0 and not _UNSAID.search(text, 0, start)
