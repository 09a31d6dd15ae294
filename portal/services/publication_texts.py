"""Looking through the texts that a publication would put before everybody (G5, G6)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.domain.privacy_scan import PrivateFinding, has_cpr, scan
from portal.domain.publication import PublicationGap, PublicationReason, RoundProject
from portal.domain.rag import AssessedLater, NotDue, rating_of
from portal.services.public_forms import (
    hidden,
    is_fresh,
    public_form,
    redactions,
    report_behind,
    whole_form,
)

_CPR, _STALE = PublicationReason.CPR_IN_TEXT, PublicationReason.REDACTION_STALE

STANDING = "standing"
"""The field of a reason that stands in place of a rating."""


@dataclass(frozen=True, slots=True)
class TextFinding:
    """Something in a text to be published: whose, in which field, and what it looks like."""

    project_id: str
    field: str
    found: PrivateFinding


@dataclass(frozen=True, slots=True)
class TextCheck:
    """What was found in the texts to be published, and what keeps their projects back."""

    reported: frozenset[str]
    """The projects behind whose rating a report stands."""
    findings: tuple[TextFinding, ...]
    gaps: tuple[PublicationGap, ...]


def check_texts(session: Session, round_id: str, projects: tuple[RoundProject, ...]) -> TextCheck:
    """Read every text that would be published now, once, redactions counted."""
    looked = tuple(_look(session, round_id, project) for project in projects)
    gaps = (
        *(PublicationGap(one.project_id, _CPR) for one in looked if one.holds_cpr),
        *(PublicationGap(one.project_id, _STALE) for one in looked if one.is_stale),
    )
    return TextCheck(
        frozenset(one.project_id for one in looked if one.is_reported),
        tuple(finding for one in looked for finding in one.findings),
        gaps,
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one project would put before everybody."""

    project_id: str
    is_reported: bool
    is_stale: bool
    findings: tuple[TextFinding, ...]

    @property
    def holds_cpr(self) -> bool:
        return any(one.found.blocks for one in self.findings)


def _look(session: Session, round_id: str, project: RoundProject) -> _Looked:
    match project.cell:
        case AssessedLater(because=because) | NotDue(because=because) if because:
            return _looked(project, {STANDING: because})
        case _ if rating_of(project.cell) is None:
            return _looked(project, {})
        case _:
            report = report_behind(session, project.project_id, round_id)
    form = whole_form(session, report) if report is not None else None
    if report is None or form is None:
        return _looked(project, {}, is_reported=report is not None)
    kept, texts = redactions(session, report.id), form.texts()
    stale = any(not is_fresh(row, texts.get(field, "")) for field, row in kept.items())
    return _looked(project, hidden(form, kept).texts(), is_reported=True, is_stale=stale)


def _looked(
    project: RoundProject,
    texts: Mapping[str, str],
    *,
    is_reported: bool = False,
    is_stale: bool = False,
) -> _Looked:
    found = tuple(
        TextFinding(project.project_id, field, one)
        for field, text in texts.items()
        for one in scan(text)
    )
    return _Looked(project.project_id, is_reported, is_stale, found)


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
