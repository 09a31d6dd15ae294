"""Mails about cases of red twice and the letters that go with them."""

from portal.domain.escalation import CommitteeAnswer
from portal.mail.compose import MailText, render


def committee_answer(
    language: str,
    *,
    name: str,
    municipality: str,
    project: str,
    committee: str,
    answer: CommitteeAnswer,
    text: str,
    reference: str,
    link: str,
) -> MailText:
    """Return the mail that tells a project what a committee decided about it.

    Args:
        language: The recipient's.
        name: The recipient's.
        municipality: Who sends.
        project: The project's name.
        committee: Which committee answered.
        answer: What it decided.
        text: The decision's own words, if any.
        reference: Where the decision is found.
        link: Where the project can be read of.
    """
    return render(
        "committee_answer",
        language,
        name=name,
        municipality=municipality,
        project=project,
        committee=committee,
        answer=answer.value,
        text=text,
        reference=reference,
        link=link,
    )


def letter_sent(
    language: str, *, name: str, municipality: str, subject: str, letter: str
) -> MailText:
    """Return the mail that a letter travels with, its words in plain text under the greeting."""
    return render(
        "letter_sent",
        language,
        name=name,
        municipality=municipality,
        letter_subject=subject,
        letter=letter,
    )
