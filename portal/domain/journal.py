"""The journal (journal): what came in and went out, by case, date, direction and theme (G1, G3)."""

from datetime import date, timedelta
from enum import StrEnum


class JournalDirection(StrEnum):
    """Which way a paper went."""

    IN = "in"
    OUT = "out"
    INTERNAL = "internal"


class JournalTheme(StrEnum):
    """What a journal row is about."""

    REPORT = "report"
    RED_NOTICE = "red_notice"
    PUBLICATION = "publication"
    ACTION_PLAN = "action_plan"
    ESCALATION = "escalation"
    LETTER = "letter"
    COMMITTEE = "committee"
    WORKSHOP = "workshop"
    PROJECT = "project"


def accessible_from(sent_on: date) -> date:
    """Return the day from which a sent document is open to access requests: the day after (G3).

    >>> accessible_from(date(2010, 9, 7))
    datetime.date(2010, 9, 8)
    """
    return sent_on + timedelta(days=1)
