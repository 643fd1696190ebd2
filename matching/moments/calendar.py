"""Days of the calendar: weekdays, weekends, parts of a month, holidays in the Netherlands."""

from datetime import date, timedelta

from dateutil.easter import easter

DAY = timedelta(days=1)


_FIXED = {
    "newyear": (1, 1, 1),
    "remembrance": (5, 4, 1),
    "liberation": (5, 5, 1),
    "martin": (11, 11, 1),
    "sinterklaas": (12, 5, 1),
    "christmaseve": (12, 24, 1),
    "christmas1": (12, 25, 1),
    "christmas2": (12, 26, 1),
    "christmas": (12, 25, 2),
    "newyearseve": (12, 31, 1),
    "spring": (3, 20, 1),
    "valentine": (2, 14, 1),
    "animals": (10, 4, 1),
    "halloween": (10, 31, 1),
    "womensday": (3, 8, 1),
    "labour": (5, 1, 1),
    "allsouls": (11, 1, 1),
    "christmas_to_newyear": (12, 25, 7),
}
_NTH = {  # month, weekday, which one
    "mother": (5, 6, 2),
    "father": (6, 6, 3),
    "prinsjesdag": (9, 1, 3),
    "neighbours": (9, 5, 4),
}
_BY_THE_MOON = {"fitr": (10, 1, 3), "adha": (12, 10, 4)}  # Islamic month, day; number of days
_FROM_EASTER = {
    "maundy": (-3, 1),
    "goodfriday": (-2, 1),
    "easter1": (0, 1),
    "easter2": (1, 1),
    "easterweekend": (-1, 3),
    "carnival": (-49, 3),
    "ascension": (39, 1),
    "ascensionweekend": (39, 4),
    "pentecostweekend": (48, 3),
    "pentecost1": (49, 1),
    "pentecost2": (50, 1),
}


def holiday(name: str, today: date) -> tuple[date, int]:
    """First day from today on, and number of days."""
    for year in (today.year, today.year + 1):
        first, days = _in_year(name, year)
        if first + (days - 1) * DAY >= today:
            return first, days
    return _in_year(name, today.year + 1)


def _in_year(name: str, year: int) -> tuple[date, int]:
    if name == "king":
        day = date(year, 4, 27)
        return (day - DAY if day.weekday() == 6 else day), 1
    if name in _FROM_EASTER:
        offset, days = _FROM_EASTER[name]
        return easter(year) + offset * DAY, days
    if name in _NTH:
        month, weekday, place = _NTH[name]
        return nth_weekday(place, weekday, year, month), 1
    if name in _BY_THE_MOON:
        month, number, days = _BY_THE_MOON[name]
        return _islamic(year, month, number), days
    month, number, days = _FIXED[name]
    return date(year, month, number), days


def _islamic(year: int, month: int, day: int) -> date:
    """Where this day of the tabular Islamic calendar falls in a year, right to a day or so."""
    for hijri in range((year - 622) * 33 // 32, (year - 622) * 33 // 32 + 3):
        days = day + (59 * (month - 1) + 1) // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30
        found = date(622, 7, 19) + (days - 1) * DAY
        if found.year == year:
            return found
    return date(year, 12, 31)  # a year in which it falls just outside


def monday(day: date) -> date:
    """The Monday of the week this day is in."""
    return day - day.weekday() * DAY


def next_weekday(weekday: int, today: date) -> date:
    """The first such day after today; on a Tuesday, Tuesday is a week later."""
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY


def weekend(today: date) -> date:
    """The Saturday of this weekend, or of the one that has begun."""
    return monday(today) + 5 * DAY


def nth_weekday(place: int, weekday: int, year: int, month: int) -> date:
    """The first (1), second … or last (-1) Monday (0) … of a month."""
    if place < 0:
        last = date(year, month, month_length(year, month))
        return last - (last.weekday() - weekday) % 7 * DAY
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (place - 1)) * DAY


def month_length(year: int, month: int) -> int:
    """Number of days in a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def month_part(name: str, year: int, month: int) -> tuple[date, int]:
    """First day and number of days of a part of a month, such as its start, or all of it ("")."""
    length = month_length(year, month)
    if name == "start":
        return date(year, month, 1), 7
    if name == "mid":
        return date(year, month, 12), 7
    if name == "finish":
        return date(year, month, length - 6), 7
    if name == "half1":
        return date(year, month, 1), 15
    if name == "half2":
        return date(year, month, 16), length - 15
    return date(year, month, 1), length


def month_of(year: int, index: int) -> tuple[int, int]:
    """The year and number of a month, counted from 0 for January of `year`."""
    return year + index // 12, index % 12 + 1


def months_ahead(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = month_of(day.year, day.month - 1 + months)
    return date(year, month, min(day.day, month_length(year, month)))


def exact(year: int, month: int, day: int) -> date | None:
    """This very date, or None if there is none (31 April) or none can be counted on from it."""
    if year >= date.max.year:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_date(day: int, month: int, today: date) -> date | None:
    """The first such date from today on; None if there is none (31 April)."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def next_day_of_month(day: int, today: date) -> date | None:
    """The first day with this number from today on ("de 18e")."""
    for ahead in range(13):
        year, month = month_of(today.year, today.month - 1 + ahead)
        if day <= month_length(year, month):
            found = date(year, month, day)
            if found >= today:
                return found
    return None
