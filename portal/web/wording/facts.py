"""How the facts of a reason are written in a text: amounts, days, numbers and states."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from portal.domain.verdict import Fact
from portal.i18n import show_date, show_instant, show_money, show_number

AMOUNTS = frozenset({"amount", "limit"})
"""Facts that are kroner when they are decimal numbers."""


class Shown(dict[str, str]):
    """Facts ready for a text; one that a rule did not give is printed as a dash."""

    def __missing__(self, name: str) -> str:
        """Return the dash of an unknown fact."""
        return "–"


def _written(name: str, fact: Fact) -> str:  # noqa: PLR0911 - one return a kind of fact
    match fact:
        case None:
            return "–"
        case datetime():
            return show_instant(fact)
        case date():
            return show_date(fact)
        case Decimal():
            return show_money(fact) if name in AMOUNTS else show_number(fact)
        case Fraction():
            return show_number(Decimal(fact.numerator) / Decimal(fact.denominator), 2)
        case bool() | str():
            return str(fact)
        case int():
            return show_number(fact)


def shown(facts: Mapping[str, Fact]) -> Shown:
    """Return the facts as a text prints them."""
    return Shown({name: _written(name, fact) for name, fact in facts.items()})
