"""Writing the journal (journal): a row in the transaction of what it tells of (G1)."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.assessments import AssessmentState
from portal.domain.journal import JournalDirection, JournalTheme, accessible_from
from portal.i18n import SOURCE, speaking
from portal.i18n import gettext as _
from portal.services.refusals import Missing
from portal.storage.models.assessments import Assessment, RedNotice
from portal.storage.models.letters import JournalEntry
from portal.storage.models.organisations import Organisation
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.schemes import scheme_policy


def journal(
    session: Session,
    theme: JournalTheme,
    title: str,
    *,
    direction: JournalDirection,
    kind: str,
    object_id: str,
    at: datetime,
    project_id: str | None = None,
    scheme_id: str | None = None,
    case_number: str = "",
    document_id: str | None = None,
    on: date | None = None,
) -> str:
    """Write one row of the journal and return its id.

    What goes out is open to access requests from the day after it was sent (G3).

    It tells of the thing named by ``kind`` and ``object_id``, belongs to a project or else to a
    scheme, and is dated today unless ``on`` says when it came or went. The title is in the
    municipality's language; ``document_id`` is what was sent or received, if the house keeps it.

    Raises:
        Missing: Neither a project nor a scheme is named.
    """
    of_scheme = scheme_id or _scheme_of(session, project_id)
    day = on or local_date(at, scheme_policy(session, of_scheme).time_zone)
    row = JournalEntry(
        at=at,
        on=day,
        direction=direction,
        case_number=case_number,
        theme=theme,
        title=title,
        object_kind=kind,
        object_id=object_id,
        scheme_id=of_scheme,
        project_id=project_id,
        document_id=document_id,
        accessible_from=accessible_from(day) if direction is JournalDirection.OUT else None,
    )
    session.add(row)
    session.flush()
    return row.id


def _scheme_of(session: Session, project_id: str | None) -> str:
    found = session.scalar(select(Project.scheme_id).where(Project.id == project_id))
    if found is None:
        raise Missing
    return found


def journal_receipt(session: Session, report: Report, *, at: datetime) -> None:
    """Write that a report came in and got its receipt."""
    project = session.get_one(Project, report.project_id)
    in_round = session.get_one(ReportingRound, report.round_id)
    with speaking(SOURCE):
        title = _(
            "Rapport fra %(project)s, %(round)s, kvittering %(number)s",
            project=project.name,
            round=in_round.name,
            number=report.receipt_number or "",
        )
    journal(
        session,
        JournalTheme.REPORT,
        title,
        direction=JournalDirection.IN,
        kind="report",
        object_id=report.id,
        project_id=project.id,
        at=at,
    )


def journal_notice(session: Session, notice: RedNotice, *, on: date | None, at: datetime) -> None:
    """Write that somebody was told of a red rating, by mail now or in another way on a day."""
    rating = session.get_one(Assessment, notice.assessment_id)
    project = session.get_one(Project, rating.project_id)
    with speaking(SOURCE):
        title = _(
            "Varsel om rød vurdering af %(project)s, %(round)s, til %(recipient)s",
            project=project.name,
            round=session.get_one(ReportingRound, rating.round_id).name,
            recipient=session.get_one(Organisation, notice.organisation_id).name,
        )
    journal(
        session,
        JournalTheme.RED_NOTICE,
        title,
        direction=JournalDirection.OUT,
        kind="assessment",
        object_id=rating.id,
        project_id=project.id,
        on=on,
        at=at,
    )


def journal_change(session: Session, row: Assessment, *, at: datetime) -> None:
    """Write what became public of a rating, or of one that was public."""
    project = session.get_one(Project, row.project_id)
    of_round = session.get_one(ReportingRound, row.round_id)
    with speaking(SOURCE):
        facts = {"project": project.name, "round": of_round.name}
        match row.state:
            case AssessmentState.WITHDRAWN:
                title = _("Vurdering af %(project)s, %(round)s, trukket tilbage", **facts)
            case AssessmentState.CORRECTED:
                title = _("Rettelse af %(project)s, %(round)s, opgivet", **facts)
            case _ if row.note:
                title = _("Vurdering af %(project)s, %(round)s, rettet", **facts)
            case _:
                title = _("Vurdering af %(project)s, %(round)s, offentliggjort", **facts)
    journal(
        session,
        JournalTheme.PUBLICATION,
        title,
        direction=JournalDirection.OUT,
        kind="assessment",
        object_id=row.id,
        project_id=project.id,
        at=at,
    )
