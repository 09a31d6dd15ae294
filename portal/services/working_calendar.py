"""Denmark's public holidays, year by year, for everything that is counted in working days."""

from datetime import date
from functools import cache

from holidays import country_holidays

COUNTRY = "DK"


@cache
def holidays_of(year: int) -> frozenset[date]:
    """Return the public holidays of one year.

    >>> date(2010, 4, 30) in holidays_of(2010), date(2024, 4, 26) in holidays_of(2024)
    (True, False)
    """
    return frozenset(country_holidays(COUNTRY, years=year))


def holidays_around(*days: date) -> frozenset[date]:
    """Return the public holidays of every year from the one before the days to two after them."""
    years = [day.year for day in days]
    found: set[date] = set()
    for year in range(min(years) - 1, max(years) + 3):
        found |= holidays_of(year)
    return frozenset(found)
