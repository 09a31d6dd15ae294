"""Mails of a round: it opens, a report has come, a report must be mended."""

from datetime import date, datetime

from portal.mail.compose import MailText, render


def round_opened(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    round_name: str,
    due: date,
    link: str,
) -> MailText:
    """Return the mail that asks for a report."""
    return render(
        "round_opened",
        language,
        name=name,
        municipality=municipality,
        project=project,
        round_name=round_name,
        due=due,
        link=link,
    )


def report_receipt(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    round_name: str,
    receipt_number: str,
    submitted_at: datetime,
    link: str,
) -> MailText:
    """Return the mail that acknowledges a submitted report."""
    return render(
        "report_receipt",
        language,
        name=name,
        municipality=municipality,
        project=project,
        round_name=round_name,
        receipt_number=receipt_number,
        submitted_at=submitted_at,
        link=link,
    )


def report_returned(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    round_name: str,
    reason: str,
    due: date,
    link: str,
) -> MailText:
    """Return the mail that sends a report back with the secretariat's reason."""
    return render(
        "report_returned",
        language,
        name=name,
        municipality=municipality,
        project=project,
        round_name=round_name,
        reason=reason,
        due=due,
        link=link,
    )
