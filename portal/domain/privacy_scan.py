"""Looking for what should not be public (persondatatjek): CPR numbers, mail, telephones (G5, G6).

The scan finds patterns, not people: a CPR number is told by a day and month that can be, a
telephone by eight digits as Danes write them. It would rather ask once too often.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_GAP = r"[ \u00a0\u2009\u202f]"
_DASH = r"[-\u2010\u2011\u2012\u2013\u2014\u2212]"

_CPR = re.compile(
    rf"(?<![\d.,/])(?<!\d{_DASH})(\d\d){_GAP}?(\d\d){_GAP}?\d\d(?:{_GAP}?{_DASH}?{_GAP}?)\d{{4}}"
    rf"(?!\d)(?![.,/]\d)(?!{_DASH}\d)"
)
_EMAIL = re.compile(r"[\w.!#$%&'*+=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    rf"(?<![\w.,/+])(?<!\d{_DASH})(?:(?:\+|00)45{_GAP}?)?"
    rf"(?:\d{{8}}|\d\d(?:{_GAP}\d\d){{3}}|\d{{4}}{_GAP}\d{{4}}|\d\d{_DASH}\d\d{_DASH}\d\d{_DASH}\d\d)"
    rf"(?!\w)(?![.,/]\d)(?!{_DASH}\d)(?!{_GAP}(?:kr|mio|mia)\b)"
)
_FOREIGN_PHONE = re.compile(r"(?<![\w+])\+(?!45)\d(?:[ \u00a0]?\d){7,13}(?!\w)")


class PrivateKind(StrEnum):
    """What a finding looks like."""

    CPR = "cpr"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class PrivateFinding:
    """One place in a text that looks private: what it is, and where it begins and ends."""

    kind: PrivateKind
    text: str
    start: int
    end: int

    @property
    def blocks(self) -> bool:
        """Whether it keeps a text from being published; the others are only pointed out."""
        return self.kind is PrivateKind.CPR


def scan(text: str) -> tuple[PrivateFinding, ...]:
    """Return what looks private in a text, in the order it stands there.

    >>> [found.kind.value for found in scan("Ring til 33 66 00 00 eller skriv til a@b.dk")]
    ['phone', 'email']
    >>> [found.text for found in scan("Hun har nummer 010190-1234.")]
    ['010190-1234']
    >>> scan("Bevilget 25.000.000 kr. den 01.01.1990, sag 2010-141213")
    ()
    """
    taken: list[PrivateFinding] = []
    for one in _all(text):
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda one: one.start))


def has_cpr(text: str) -> bool:
    """Return whether something in a text looks like a CPR number.

    >>> has_cpr("010190 1234"), has_cpr("321390-1234")
    (True, False)
    """
    return any(_numbers(text))


def _all(text: str) -> Iterator[PrivateFinding]:
    """Yield every finding, the surest kind first."""
    for match in _EMAIL.finditer(text):
        yield _finding(PrivateKind.EMAIL, match)
    for match in _numbers(text):
        yield _finding(PrivateKind.CPR, match)
    for pattern in (_PHONE, _FOREIGN_PHONE):
        for match in pattern.finditer(text):
            yield _finding(PrivateKind.PHONE, match)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    for match in _CPR.finditer(text):
        day, month = int(match[1]), int(match[2])
        if 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]:
            yield match


def _finding(kind: PrivateKind, match: re.Match[str]) -> PrivateFinding:
    return PrivateFinding(kind, match[0], match.start(), match.end())
