"""Mails about a red rating (varsel om rødt, R23-R28): to holder and pool owner, and corrected."""

from datetime import date

from portal.mail.compose import MailText, render


def red_notice_holder(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    round_name: str,
    rationale: str,
    publish_on: date | None,
    is_second: bool,
    link: str,
) -> MailText:
    """Return the notice to a project holder, before the red rating is published."""
    return render(
        "red_notice_holder",
        language,
        name=name,
        municipality=municipality,
        project=project,
        round_name=round_name,
        rationale=rationale,
        publish_on=publish_on,
        is_second=is_second,
        link=link,
    )


def red_notice_owner(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    source: str,
    round_name: str,
    rationale: str,
    publish_on: date | None,
    is_second: bool,
    link: str,
) -> MailText:
    """Return the notice to a pool owner, or to the owning administration where there is no pool.

    Args:
        language: The recipient's.
        name: The recipient's.
        municipality: Who sends.
        project: The project's name.
        source: The pool or administration whose money the project gets.
        round_name: The round's name.
        rationale: The assessor's reasons.
        publish_on: The first day it may be published, if there is a waiting time.
        is_second: Whether the project has been red before.
        link: Where the rating can be read.
    """
    return render(
        "red_notice_owner",
        language,
        name=name,
        municipality=municipality,
        project=project,
        source=source,
        round_name=round_name,
        rationale=rationale,
        publish_on=publish_on,
        is_second=is_second,
        link=link,
    )


def red_notice_correction(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    round_name: str,
    reason: str,
    link: str,
) -> MailText:
    """Return the mail that takes a notice back, because the rating changed before publication."""
    return render(
        "red_notice_correction",
        language,
        name=name,
        municipality=municipality,
        project=project,
        round_name=round_name,
        reason=reason,
        link=link,
    )
