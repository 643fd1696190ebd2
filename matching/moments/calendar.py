"""Days of the calendar: weekdays, weekends, parts of a month, holidays in the Netherlands."""

from datetime import date, timedelta

DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


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
}
_FROM_EASTER = {
    "goodfriday": (-2, 1),
    "easter1": (0, 1),
    "easter2": (1, 1),
    "easterweekend": (-1, 3),
    "ascension": (39, 1),
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
    month, number, days = _FIXED[name]
    return date(year, month, number), days


def monday(day: date) -> date:
    """The Monday of the week this day is in."""
    return day - day.weekday() * DAY


def next_weekday(weekday: int, today: date) -> date:
    """The first such day after today; on a Tuesday, Tuesday is a week later."""
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY


def weekend(today: date) -> date:
    """The Saturday of this weekend, or of the one that has begun."""
    return monday(today) + 5 * DAY


def month_length(year: int, month: int) -> int:
    """Number of days in a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def month_part(name: str, year: int, month: int) -> tuple[date, int]:
    """First day and number of days of the start, middle or end of a month, or all of it ("")."""
    length = month_length(year, month)
    if name == "start":
        return date(year, month, 1), 7
    if name == "mid":
        return date(year, month, 12), 7
    if name == "finish":
        return date(year, month, length - 6), 7
    return date(year, month, 1), length


def months_ahead(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, month_length(year, month)))


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
        index = today.month - 1 + ahead
        year, month = today.year + index // 12, index % 12 + 1
        if day <= month_length(year, month):
            found = date(year, month, day)
            if found >= today:
                return found
    return None
