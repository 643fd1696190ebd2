"""A month of the calendar, as a neighbourhood's clocks show it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_month_names
from rapidfuzz import fuzz, process

from bot.spoken import LANGUAGES

ALIKE = 80  # of 100: "sptember" and "september"
_BEFORE = ("vorige", "afgelopen", "last", "previous")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year."""

    year: int
    number: int  # January is 1

    @classmethod
    def of(cls, moment: datetime, zone: str) -> Self:
        """The month that `moment` falls in there."""
        local = moment.astimezone(ZoneInfo(zone))
        return cls(local.year, local.month)

    def earlier(self, months: int = 1) -> "Month":
        """So many months before this one."""
        count = self.year * 12 + self.number - 1 - months
        return Month(count // 12, count % 12 + 1)

    def begins(self, zone: str) -> datetime:
        """The first moment of it."""
        return datetime(self.year, self.number, 1, tzinfo=ZoneInfo(zone))

    def ends(self, zone: str) -> datetime:
        """The first moment after it."""
        return self.earlier(-1).begins(zone)

    def said(self, language: str) -> str:
        """ "oktober 2026"."""
        return format_date(date(self.year, self.number, 1), "MMMM yyyy", locale=_known(language))

    def short(self, language: str) -> str:
        """ "okt"."""
        name = format_date(date(self.year, self.number, 1), "LLL", locale=_known(language))
        return name.rstrip(".")

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"


@cache
def _names() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, locale=language)
            found |= {name.lower().rstrip("."): number for number, name in names.items()}
    return found


def find(words: str, now: Month) -> Month | None:
    """The month that `words` name, the last one of that name; None when they name none."""
    said = [word.strip(".,?!") for word in words.lower().split()]
    if {*said} & {*_BEFORE}:
        return now.earlier()
    for word in said:
        year, dash, number = word.partition("-")
        if dash and year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12:
            return Month(int(year), int(number)) if 2000 <= int(year) <= 9999 else None
    years = [int(word) for word in said if word.isdecimal() and 2000 <= int(word) <= 9999]
    for word in said:
        number_of = _number(word)
        if number_of is None:
            continue
        if years:
            return Month(years[0], number_of)
        return Month(now.year - (number_of > now.number), number_of)
    return None


def _number(word: str) -> int | None:
    names = _names()
    if word in names or len(word) < 4:
        return names.get(word)
    near = process.extractOne(word, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return names[near[0]] if near else None
