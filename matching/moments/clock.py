"""Reads times of day ("half 4", "tien voor half 3", "15u30", "10am", "üç buçuk")."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.moments.lexer import Mark

Marks = Sequence[Mark]
_LEADS = ("at", "range", "until", "until_in", "before", "by", "after", "from", "around", "dash")

_DAYS = ("wd", "short", "day", "month", "dm", "part")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `sure` is False while 3 may still be 15 o'clock."""

    hour: int
    minute: int
    sure: bool
    grain: str  # minute or hour


def number(marks: Marks, at: int) -> int | None:
    """The whole number at this mark, if it is one."""
    if at < 0 or at >= len(marks):
        return None
    text = marks[at].kinds.get("n")
    return int(text) if text else None


def has(marks: Marks, at: int, *kinds: str) -> bool:
    """Whether the mark at this place may mean one of these."""
    return 0 <= at < len(marks) and not marks[at].kinds.keys().isdisjoint(kinds)


def touching(marks: Marks, at: int) -> bool:
    """Whether nothing, not even a space, stands between this mark and the one before."""
    return 0 < at < len(marks) and marks[at].start == marks[at - 1].end


def read_clock(marks: Marks, at: int, half_before: bool) -> tuple[Clock, int] | None:
    """The time that begins at this mark and how many marks it takes."""
    found = _literal(marks, at) or _half(marks, at, half_before) or _quarter(marks, at)
    found = found or _minutes(marks, at) or _hour(marks, at)
    if not found:
        return None
    clock, taken = found
    if has(marks, at + taken, "oclock") and not _other_hour(marks, at + taken):
        taken += 1
    if has(marks, at + taken, "pm"):
        hour = clock.hour % 12 + 12
        return Clock(hour, clock.minute, True, clock.grain), taken + 1
    return clock, taken


def _other_hour(marks: Marks, at: int) -> bool:
    """Whether what may be "o'clock" joins two times ("tussen 10 en 12")."""
    return has(marks, at, "and") and not touching(marks, at)


def _made(hour: int, minute: int, *, sure: bool = False, grain: str = "minute") -> Clock | None:
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    if hour == 24 or hour < 0:
        hour %= 24
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    return Clock(hour, minute, sure or hour > 12 or hour == 0, grain)


def _literal(marks: Marks, at: int) -> tuple[Clock, int] | None:
    kinds = marks[at].kinds
    text = kinds.get("time")
    figures = kinds.get("n", "")
    led = has(marks, at - 1, "at") and figures < "2000" and figures[2:] < "60"  # "om 0930"
    led = led or (figures[:1] == "0" and has(marks, at - 1, *_DAYS))  # "morgen 0930"
    if len(figures) == 4 and (led or has(marks, at + 1, "oclock")):
        text = f"{figures[:2]}:{figures[2:]}"
    if not text and "dot" in kinds:
        near = has(marks, at - 1, *_LEADS, "wd", "day", "part", "month", "fill", "short", "dm")
        if near or has(marks, at + 1, "oclock", "until", "dash", "part", "and"):
            text = kinds["dot"].replace(".", ":")
    if not text:
        return None
    hour, minute = (int(part) for part in text.split(":"))
    sure = hour >= 6 or text.startswith("0")
    clock = _made(hour, minute, sure=sure, grain="minute" if minute else "hour")
    return (clock, 1) if clock else None


def _half(marks: Marks, at: int, before: bool) -> tuple[Clock, int] | None:
    skip = 0
    shift = 0
    told = at + 1 if marks[min(at + 1, len(marks) - 1)].kinds.get("unit") == "minute" else at
    if has(marks, told + 2, "half") and number(marks, told + 3) is not None:
        minutes = 15 if has(marks, at, "quarter") else number(marks, at)
        if minutes in (5, 10, 15) and has(marks, told + 1, "to", "past"):
            shift = minutes if has(marks, told + 1, "past") else -minutes
            skip = 2 + told - at
    if not has(marks, at + skip, "half", "pasthalf"):
        return None
    after = has(marks, at + 1, "past") and not skip
    place = at + skip + (2 if after else 1)
    hour = 1 if has(marks, place, "one") else number(marks, place)
    if hour is None or not 1 <= hour <= 12:
        return None
    if before and not after and not has(marks, at + skip, "pasthalf"):
        hour = hour - 1 or 12
    minute = 30 + shift
    clock = _made(hour, minute)
    return (clock, skip + (3 if after else 2)) if clock else None


def _quarter(marks: Marks, at: int) -> tuple[Clock, int] | None:
    if has(marks, at, "quarterof"):  # Ukrainian: a quarter of the hour to come
        hour = number(marks, at + 1)
        clock = _made(hour - 1 or 12, 15) if hour and hour <= 12 else None
        return (clock, 2) if clock else None
    if not has(marks, at, "quarter") or not has(marks, at + 1, "to", "past", "before"):
        return None
    hour = number(marks, at + 2)
    if hour is None or not 1 <= hour <= 24:
        return None
    clock = _made(hour, 15 if has(marks, at + 1, "past") else -15)
    return (clock, 3) if clock else None


def _minutes(marks: Marks, at: int) -> tuple[Clock, int] | None:
    """ "vijf voor 12", "10 over 3", "tien minuten voor 4"."""
    if has(marks, at, "to") and has(marks, at, "in"):
        return _short_of(marks, at)
    minutes, hop = number(marks, at), 1
    if has(marks, at + 1, "unit") and marks[at + 1].kinds["unit"] == "minute":
        hop = 2
    hour = number(marks, at + hop + 1)
    told = (*range(1, 30),) if has(marks, at - 1, "at") else (5, 10, 20, 25)
    if minutes is None or minutes not in told or hour is None or not 1 <= hour <= 12:
        return None
    if not has(marks, at + hop, "to", "past") or touching(marks, at + hop):
        return None
    if has(marks, at + hop, "until") and has(marks, at - 1, "range", "from"):
        return None  # Ukrainian "з 10 до 12" is from one to the other
    if has(marks, at + hop + 2, "unit") and not has(marks, at + hop + 2, "oclock"):
        return None
    clock = _made(hour, minutes if has(marks, at + hop, "past") else -minutes)
    return (clock, hop + 2) if clock else None


def _short_of(marks: Marks, at: int) -> tuple[Clock, int] | None:
    """Polish "za kwadrans dziesiąta": so much short of that hour."""
    minutes = 15 if has(marks, at + 1, "quarter") else number(marks, at + 1)
    hour = number(marks, at + 2)
    if minutes not in (5, 10, 15, 20, 25) or hour is None or not 1 <= hour <= 12:
        return None
    clock = _made(hour, -minutes)
    return (clock, 3) if clock else None


def _one(marks: Marks, at: int) -> bool:
    """Whether "een" is one o'clock: before "uur" ("om een uur") or after another time."""
    if not has(marks, at, "one") or (
        has(marks, at + 1, "unit") and not has(marks, at + 1, "oclock")
    ):
        return False
    near = has(marks, at - 1, "at", "part", "from", "until") or has(marks, at + 2, "part")
    if has(marks, at + 1, "oclock") and not has(marks, at + 1, "and"):
        return near
    if has(marks, at - 1, "range") and has(marks, at + 1, "and", "until", "dash"):
        return number(marks, at + 2) is not None and not has(marks, at + 3, "unit", "month")
    if has(marks, at - 1, "around"):
        return not has(marks, at + 1, "fill", "part", "unit")
    joined = has(marks, at - 1, "until", "until_in", "dash", "and")
    timed = number(marks, at - 2) is not None or has(marks, at - 2, "oclock", "time")
    return joined and timed and not has(marks, at + 1, "fill")


def _hour(marks: Marks, at: int) -> tuple[Clock, int] | None:
    hour = number(marks, at)
    if hour is None and _one(marks, at):
        hour = 1
    if hour is None or not 0 <= hour <= 24:
        return None
    clock = _made(hour, 0, grain="hour")
    if has(marks, at + 1, "afterhalf", "afterquarter", "toquarter"):
        shift = next(
            size
            for kind, size in (("afterhalf", 30), ("afterquarter", 15), ("toquarter", -15))
            if has(marks, at + 1, kind)
        )
        clock = _made(hour, shift)
        return (clock, 2) if clock else None
    minute = number(marks, at + 2)
    if has(marks, at + 1, "oclock") and (not has(marks, at + 1, "and") or touching(marks, at + 1)):
        if minute is not None and 0 < minute < 60 and _is_minute(marks, at):
            clock = _made(hour, minute, sure=hour > 12 or hour < 1)
            return (clock, 3) if clock else None
        return (clock, 1) if clock else None
    if clock and (has(marks, at + 1, "pm") or _in_time_talk(marks, at)):
        return clock, 1
    return None


def _is_minute(marks: Marks, at: int) -> bool:
    """Whether the number after "15 u" are its minutes, and not the next thing."""
    alone = not has(marks, at + 3, "oclock", "month", "dash", "unit")
    return alone and len(marks[at + 2].kinds["n"]) == 2


def _in_time_talk(marks: Marks, at: int) -> bool:
    """Whether a bare number stands where a time is to be expected."""
    if has(marks, at + 1, "month", "unit", "weekword", "big"):
        return False
    if has(marks, at + 1, "ordinal") and touching(marks, at + 1):  # "tienen de kinderen" is none
        return False
    before, after = at - 1, at + 1
    while has(marks, before, "fill") and not has(marks, before, *_LEADS, "part", "and"):
        before -= 1
    if has(marks, before, "range") and not has(marks, before, "at"):
        return has(marks, after, "until", "until_in", "dash", "and", "oclock", "part", "half")
    if has(marks, before, *_LEADS, "part") and not has(marks, before, "short"):
        return True
    timed = number(marks, before - 1) is not None or has(marks, before - 1, "one")
    if has(marks, before, "and", "or") and timed:
        return has(marks, before - 2, *_LEADS, "part", "half", "to", "past")
    if has(marks, after, "part"):
        return True
    timed = has(marks, after + 2, "oclock", "pm", "part") or has(marks, before, "wd", "day")
    return has(marks, after, "dash", "until") and number(marks, after + 1) is not None and timed
