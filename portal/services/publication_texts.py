"""Looking through the texts that a publication would put before everybody (G5, G6)."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.domain.privacy_scan import PrivateFinding, has_cpr, scan
from portal.domain.publication import PublicationGap, PublicationReason, RoundProject
from portal.domain.rag import AssessedLater, NotDue, rating_of
from portal.services.public_forms import (
    is_fresh,
    public_form,
    redactions,
    report_behind,
    whole_form,
)

STANDING = "standing"
"""The field of a reason that stands in place of a rating."""


@dataclass(frozen=True, slots=True)
class TextFinding:
    """Something in a text to be published: whose, in which field, and what it looks like."""

    project_id: str
    field: str
    found: PrivateFinding


def text_findings(
    session: Session, round_id: str, projects: tuple[RoundProject, ...]
) -> tuple[TextFinding, ...]:
    """Return what looks private in the texts that would be published now, redactions counted."""
    return tuple(
        TextFinding(project.project_id, field, one)
        for project in projects
        for field, text in _texts(session, round_id, project).items()
        for one in scan(text)
    )


def text_gaps(
    session: Session, round_id: str, projects: tuple[RoundProject, ...]
) -> tuple[PublicationGap, ...]:
    """Return what keeps projects from being published because of their texts."""
    blocked = dict.fromkeys(
        one.project_id for one in text_findings(session, round_id, projects) if one.found.blocks
    )
    stale = [
        project.project_id
        for project in projects
        if rating_of(project.cell) is not None
        and has_stale_redaction(session, project.project_id, round_id)
    ]
    return (
        *(PublicationGap(one, PublicationReason.CPR_IN_TEXT) for one in blocked),
        *(PublicationGap(one, PublicationReason.REDACTION_STALE) for one in stale),
    )


def has_cpr_in_texts(session: Session, project_id: str, round_id: str, *more: str) -> bool:
    """Return whether a form, as the public would read it, or another text holds a CPR number."""
    report = report_behind(session, project_id, round_id)
    form = public_form(session, report) if report is not None else None
    texts = form.texts().values() if form is not None else ()
    return any(has_cpr(text) for text in (*texts, *more))


def has_stale_redaction(session: Session, project_id: str, round_id: str) -> bool:
    """Return whether something was hidden in a text that has changed since."""
    report = report_behind(session, project_id, round_id)
    form = whole_form(session, report) if report is not None else None
    if report is None or form is None:
        return False
    texts = form.texts()
    return any(
        not is_fresh(kept, texts.get(field, ""))
        for field, kept in redactions(session, report.id).items()
    )


def _texts(session: Session, round_id: str, project: RoundProject) -> dict[str, str]:
    match project.cell:
        case AssessedLater(because=because) | NotDue(because=because) if because:
            return {STANDING: because}
        case _ if rating_of(project.cell) is None:
            return {}
        case _:
            report = report_behind(session, project.project_id, round_id)
            form = public_form(session, report) if report is not None else None
            return form.texts() if form is not None else {}
