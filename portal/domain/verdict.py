"""Answers of the rules: allowed or not, and why (afgørelse med begrundelse).

A reason is a machine code with facts; the words are chosen elsewhere, in the reader's language.

>>> Verdict.yes().allowed
True
>>> Verdict.no(Reason("too_late", {"days": 2})).reasons[0].facts["days"]
2
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

Fact = str | int | bool | Decimal | Fraction | date | datetime | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One machine code, the facts that a text about it may print, and at which field it shows."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    at: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule: whether it is allowed, and the reasons when it is not."""

    allowed: bool
    reasons: tuple[Reason, ...] = ()

    @classmethod
    def yes(cls) -> "Verdict":
        """Return the answer that allows, without reasons."""
        return cls(allowed=True)

    @classmethod
    def no(cls, *reasons: Reason) -> "Verdict":
        """Return the answer that refuses for the given reasons."""
        return cls(allowed=False, reasons=reasons)

    @classmethod
    def unless(cls, gaps: Iterable[Reason]) -> "Verdict":
        """Return yes when there are no gaps, else a refusal that lists them all.

        >>> Verdict.unless(()).allowed
        True
        """
        found = tuple(gaps)
        return cls.no(*found) if found else cls.yes()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, in order."""
        return tuple(reason.code for reason in self.reasons)
