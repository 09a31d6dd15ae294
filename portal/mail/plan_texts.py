"""Mails about an action plan (handlingsplan, R24-R26): asked for, reviewed, ended, supported."""

from dataclasses import asdict, dataclass
from datetime import date

from portal.mail.compose import MailText, render


@dataclass(frozen=True, slots=True)
class PlanMail:
    """What every mail about a plan prints: to whom, from whom, which project, where it is."""

    name: str
    municipality: str
    project: str
    link: str


def plan_requested(language: str, about: PlanMail, *, due: date, is_copy: bool) -> MailText:
    """Return the request for a plan to its pool owner, or the copy that the project gets."""
    return render("plan_requested", language, due=due, is_copy=is_copy, **asdict(about))


def plan_submitted(language: str, about: PlanMail, *, count: int) -> MailText:
    """Return the mail that asks the pool owner to review a plan of so many items."""
    return render("plan_submitted", language, count=count, **asdict(about))


def plan_agreed(language: str, about: PlanMail) -> MailText:
    """Return the mail that tells a project that its plan is agreed."""
    return render("plan_agreed", language, **asdict(about))


def plan_returned(
    language: str, about: PlanMail, *, comments: tuple[tuple[str, str], ...]
) -> MailText:
    """Return the mail that sends a plan back, with each returned item and its comment."""
    return render("plan_returned", language, comments=comments, **asdict(about))


def plan_lapsed(language: str, about: PlanMail, *, reason: str) -> MailText:
    """Return the mail that tells that a plan has lapsed, and why."""
    return render("plan_lapsed", language, reason=reason, **asdict(about))


def support_asked(language: str, about: PlanMail, *, wanted: str) -> MailText:
    """Return the mail by which a pool owner asks the secretariat for support."""
    return render("support_asked", language, wanted=wanted, **asdict(about))


def support_answered(language: str, about: PlanMail, *, answer: str) -> MailText:
    """Return the mail with the secretariat's answer to a pool owner."""
    return render("support_answered", language, answer=answer, **asdict(about))
