"""Which of the times somebody names are meant: not "behalve zondag", nor what was corrected."""

import re
from itertools import pairwise

from matching.language import LANGUAGES
from matching.moments.items import Item
from matching.moments.vocabulary import vocabulary


def _said(key: str) -> str:
    """One of the words of any language that stand for this beside a time."""
    words = (word for code in LANGUAGES for word in vocabulary(code).around.get(key, ()))
    return f"(?:{'|'.join(map(re.escape, dict.fromkeys(words)))})"


_ON, _STATE = _said("on"), _said("state")
_EXCEPT = re.compile(rf"\b{_said('except')}\W+(?:{_ON} )?$")
_NOT = re.compile(rf"\b{_said('not')} (?:{_ON} )?$")
_RATHER_NOT = re.compile(rf"\b{_said('rather')} {_said('not')} (?:{_ON} )?$")
_IS_NOT = re.compile(rf" (?:{_said('verb')} )?(?:{_said('softly')} )?{_said('cannot')}\b")
_CORRECTS = re.compile(  # what stands between what somebody said and what they meant
    rf"[\W_]*(?:{_said('corrects')}[\W_]*){{1,3}}(?:{_said('so')} )?"
)
_LASTS = re.compile(rf"\b{_STATE}\W+(?:\w+\W+){{0,2}}$")  # "de lift is stuk (tot 20 maart)"
_LASTS_IN = re.compile(rf"\W+(?:\w+ )?{_said('inside')} (?:\w+ )?{_STATE}\b")
_HAS = re.compile(rf"\b{_said('has')}\b[^.?!\n]{{0,25}}$")
_HAPPENED = re.compile(rf" (?:\w+ )?{_said('happened')}\b")
_SOUGHT = re.compile(rf"\b{_said('sought')}(?: \w+){{0,2}} $")
_ASKED = re.compile(rf"(?:{_said('asked')}|-)\s*$")
_FEW = re.compile(rf"[123] {_said('hours')}")  # so long somebody helps


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
    return bool(few) and start > 0 and not _ASKED.search(text, 0, start)
