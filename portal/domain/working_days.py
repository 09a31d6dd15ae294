"""Working days (arbejdsdage): Monday to Friday without public holidays."""

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5
LAST_YEAR_OF_GREAT_PRAYER_DAY = 2023
DAY = timedelta(days=1)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the year in the Gregorian calendar.

    >>> easter_sunday(2010)
    datetime.date(2010, 4, 4)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    shift = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def danish_holidays(year: int) -> frozenset[date]:
    """Return the statutory public holidays of Denmark in the year.

    Great Prayer Day was abolished after 2023. A municipality adds its own closing days.

    >>> date(2010, 5, 13) in danish_holidays(2010), date(2024, 4, 26) in danish_holidays(2024)
    (True, False)
    """
    easter = easter_sunday(year)
    offsets = [-3, -2, 0, 1, 39, 49, 50]
    if year <= LAST_YEAR_OF_GREAT_PRAYER_DAY:
        offsets.append(26)
    fixed = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(fixed | {easter + timedelta(days=offset) for offset in offsets})


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Return whether the day is Monday to Friday and no holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def next_working_day(day: date, holidays: Collection[date]) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    while not is_working_day(day, holidays):
        day += DAY
    return day


def add_working_days(start: date, count: int, holidays: Collection[date]) -> date:
    """Return the count-th working day after the start; before it when the count is negative.

    A count of 0 gives the start itself when it is a working day, else the next one.

    >>> add_working_days(date(2010, 4, 14), 5, frozenset())
    datetime.date(2010, 4, 21)
    """
    if count == 0:
        return next_working_day(start, holidays)
    step = DAY if count > 0 else -DAY
    day = start
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day


def working_days_between(first: date, last: date, holidays: Collection[date]) -> int:
    """Return how many working days lie after the first day, up to and with the last.

    The number is negative when the last day is before the first.

    >>> working_days_between(date(2010, 4, 14), date(2010, 4, 21), frozenset())
    5
    """
    if last < first:
        return -working_days_between(last, first, holidays)
    span = (last - first).days
    days = (first + timedelta(days=number) for number in range(1, span + 1))
    return sum(is_working_day(day, holidays) for day in days)
