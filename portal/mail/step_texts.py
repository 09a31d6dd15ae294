"""Mails that tell of a step: a project, a report, a round or a rating has come further.

A mail's name in the tables of states is the name of its template; one dataclass holds what such
mails print, so that a new one needs a template and nothing else.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from portal.mail.compose import MailText, render


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What a mail about a step may print; a template uses what it needs.

    Attributes:
        municipality: Who sends.
        project: The project's name.
        link: Where it can be read.
        round_name: The round's name, where there is one.
        due: The day of the deadline.
        reason: Why it was done.
        receipt_number: The receipt of a report that was sent.
        submitted_at: When it was sent.
        is_overdue: Whether the deadline is over.
    """

    municipality: str
    project: str
    link: str
    round_name: str = ""
    due: date | None = None
    reason: str = ""
    receipt_number: str = ""
    submitted_at: datetime | None = None
    is_overdue: bool = False


def step_mail(mail: str, language: str, name: str, facts: StepFacts) -> MailText:
    """Return the mail of a step in the recipient's language."""
    return render(mail, language, name=name, **asdict(facts))
