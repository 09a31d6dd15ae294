"""Mails about a committee's meetings: an item is decided, a meeting is cancelled."""

from datetime import date

from portal.mail.compose import MailText, render


def item_decided(
    language: str,
    *,
    name: str,
    municipality: str,
    title: str,
    committee: str,
    meeting_on: date,
    outcome: str,
    number: str,
    link: str,
) -> MailText:
    """Return the mail that tells what a committee decided; the decision's text stays behind it."""
    return render(
        "item_decided",
        language,
        name=name,
        municipality=municipality,
        title=title,
        committee=committee,
        meeting_on=meeting_on,
        outcome=outcome,
        number=number,
        link=link,
    )


def meeting_cancelled(
    language: str,
    *,
    name: str,
    municipality: str,
    committee: str,
    meeting_on: date,
    reason: str,
    link: str,
) -> MailText:
    """Return the mail that tells that a meeting is cancelled."""
    return render(
        "meeting_cancelled",
        language,
        name=name,
        municipality=municipality,
        committee=committee,
        meeting_on=meeting_on,
        reason=reason,
        link=link,
    )
