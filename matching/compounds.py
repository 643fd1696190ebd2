"""What a Dutch word may be that nobody wrote down: one of it, a small one, or a kind of it.

"Ramen" are more than one "raam", a "kastje" is a small "kast", and a "hoekkast" is a kind of
"kast": the last part of a compound says what it is.
"""

from collections.abc import Iterator

_HEAD, _TAIL = 3, 4  # letters of the parts of a compound
_LONGEST = 40
_SMALL = ("tjes", "pjes", "jes", "tje", "pje", "je")  # "bankje", "deurtje", "boompje"
_SOUNDS = "aeiouy"
_HARD = {"v": "f", "z": "s"}  # "druiven" are more than one "druif", "glazen" than one "glas"


def single(word: str) -> Iterator[str]:
    """The word without what makes it small or more than one."""
    for ending in _SMALL:
        if word.endswith(ending) and len(word) - len(ending) >= _HEAD:
            stem = word.removesuffix(ending)
            yield stem
            if ending[0] != "t" and stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("et"):
                yield stem[:-2]
            break
    if word.endswith("'s") or (word.endswith("s") and len(word) > _TAIL):
        yield word.rstrip("s").rstrip("'")
    if word.endswith("en") and len(word) > _TAIL:
        yield from _without_en(word[:-2])


def _without_en(stem: str) -> Iterator[str]:
    hard = stem[:-1] + _HARD.get(stem[-1], stem[-1])
    yield hard
    if len(stem) > _HEAD - 1 and stem[-1] == stem[-2]:
        yield stem[:-1]
    elif len(stem) >= _HEAD and stem[-2] in _SOUNDS and stem[-3] not in _SOUNDS:
        yield hard[:-1] + hard[-2] + hard[-1]  # "ramen" has one a, "raam" two
        yield hard


def tails(word: str) -> Iterator[tuple[str, str]]:
    """The two parts that the word may be made of, the longest last part first."""
    if len(word) > _LONGEST or not word.isalpha():
        return
    for cut in range(_HEAD, len(word) - _TAIL + 1):
        yield word[:cut], word[cut:]
