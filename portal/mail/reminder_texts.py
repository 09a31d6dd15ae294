"""Mails that remind of a report, or tell of its new deadline."""

from datetime import date

from portal.mail.compose import MailText, render


def report_reminder(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    round_name: str,
    due: date,
    is_overdue: bool,
    link: str,
) -> MailText:
    """Return the mail that reminds of a report that has not come."""
    return render(
        "report_reminder",
        language,
        name=name,
        municipality=municipality,
        project=project,
        round_name=round_name,
        due=due,
        is_overdue=is_overdue,
        link=link,
    )


def report_extended(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    round_name: str,
    due: date,
    reason: str,
    link: str,
) -> MailText:
    """Return the mail that tells of a later deadline."""
    return render(
        "report_extended",
        language,
        name=name,
        municipality=municipality,
        project=project,
        round_name=round_name,
        due=due,
        reason=reason,
        link=link,
    )
