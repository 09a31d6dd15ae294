"""A task in words: what, for which project, until when, how far, and the one button to press."""

from dataclasses import dataclass
from datetime import date

from portal.i18n import _, show_date, show_month


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. Tasks with a deadline come first, then by rank."""

    title: str
    button: str
    href: str
    project: str = ""
    note: str = ""
    tag: str = ""
    due: date | None = None
    due_text: str = ""
    days_text: str = ""
    steps_done: int | None = None
    steps_total: int = 0
    saved: str = ""
    rank: int = 5

    @property
    def month(self) -> str:
        """The month on the calendar leaf."""
        return show_month(self.due) if self.due else ""

    @property
    def day(self) -> str:
        """The day on the calendar leaf."""
        return str(self.due.day) if self.due else ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for others."""

    title: str
    note: str
    href: str
    link: str
    project: str = ""


def days_left(due: date, today: date) -> str:
    """Return in words how long there is until a deadline."""
    days = (due - today).days
    if days < 0:
        return _("%(days)s dage over fristen.") % {"days": -days}
    if days == 0:
        return _("Fristen er i dag.")
    return _("I morgen.") if days == 1 else _("Om %(days)s dage.") % {"days": days}


def deadline(due: date) -> str:
    """Return a deadline in words: it ends when its day ends."""
    return _("Frist %(day)s kl.\u00a023.59") % {"day": show_date(due)}
