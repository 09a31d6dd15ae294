"""What the steps of reports, ratings, notices, rounds, workshops and projects write in the journal.

A step is written where its row in the table of states says so; what is sent to somebody goes out.
"""

from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.assessments import AssessmentState
from portal.domain.journal import JournalDirection, JournalTheme
from portal.domain.overview import ProjectAction
from portal.domain.report_states import ReportAction
from portal.i18n import SOURCE, lazy_, speaking
from portal.i18n import gettext as _
from portal.services.journal import journal
from portal.storage.models.assessments import Assessment, RedNotice
from portal.storage.models.organisations import Organisation
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.models.workshops import Workshop

SENT = lazy_("Rapport fra %(project)s, %(round)s, kvittering %(number)s")
REPORT_STEPS = {
    ReportAction.SUBMIT: SENT,
    ReportAction.CERTIFY: SENT,
    ReportAction.RETURN: lazy_("Rapport fra %(project)s, %(round)s, sendt tilbage"),
    ReportAction.EXEMPT: lazy_("%(project)s fritaget for rapport, %(round)s"),
    ReportAction.EXTEND: lazy_("Ny frist for rapport fra %(project)s, %(round)s"),
}
PROJECT_STEPS = {
    ProjectAction.PAUSE: lazy_("%(project)s sat på pause"),
    ProjectAction.BEGIN_CLOSING: lazy_("Afslutning af %(project)s begyndt"),
    ProjectAction.TERMINATE: lazy_("%(project)s stoppet"),
}


def journal_report(session: Session, report: Report, action: ReportAction, *, at: datetime) -> None:
    """Write that a report came in and got its receipt, or what was decided about it."""
    project = session.get_one(Project, report.project_id)
    of_round = session.get_one(ReportingRound, report.round_id).name
    with speaking(SOURCE):
        number = report.receipt_number or ""
        facts = {"project": project.name, "round": of_round, "number": number}
        title = str(REPORT_STEPS[action]) % facts
    came = action in {ReportAction.SUBMIT, ReportAction.CERTIFY}
    journal(
        session,
        JournalTheme.REPORT,
        title,
        direction=JournalDirection.IN if came else JournalDirection.OUT,
        kind="report",
        object_id=report.id,
        project_id=project.id,
        at=at,
    )


def journal_notice(session: Session, notice: RedNotice, *, on: date | None, at: datetime) -> None:
    """Write that somebody was told of a red rating, by mail now or in another way on a day."""
    _journal_telling(
        session,
        notice,
        lazy_("Varsel om rød vurdering af %(project)s, %(round)s, til %(recipient)s"),
        on=on,
        at=at,
    )


def journal_taken_back(session: Session, notice: RedNotice, *, at: datetime) -> None:
    """Write that somebody who was told of a red rating was told that it no longer stands."""
    told = lazy_("Rettelse af varsel om rød vurdering af %(project)s, %(round)s, til %(recipient)s")
    _journal_telling(session, notice, told, on=None, at=at)


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


def journal_round(session: Session, of_round: ReportingRound, *, at: datetime) -> None:
    """Write that the ratings of a round became public, at once or as a supplement."""
    with speaking(SOURCE):
        title = _("Vurderinger, %(round)s, offentliggjort", round=of_round.name)
    journal(
        session,
        JournalTheme.PUBLICATION,
        title,
        direction=JournalDirection.OUT,
        kind="round",
        object_id=of_round.id,
        scheme_id=of_round.scheme_id,
        at=at,
    )


def journal_workshop(session: Session, workshop: Workshop, *, at: datetime) -> None:
    """Write that both have signed a version of a workshop."""
    project = session.get_one(Project, workshop.project_id)
    with speaking(SOURCE):
        title = _(
            "Workshop for %(project)s, version %(number)s, er aftalt",
            project=project.name,
            number=workshop.number,
        )
    journal(
        session,
        JournalTheme.WORKSHOP,
        title,
        direction=JournalDirection.INTERNAL,
        kind="workshop",
        object_id=workshop.id,
        project_id=project.id,
        at=at,
    )


def journal_phase(
    session: Session, project: Project, action: ProjectAction, *, at: datetime
) -> None:
    """Write what was decided on a project's course."""
    with speaking(SOURCE):
        title = str(PROJECT_STEPS[action]) % {"project": project.name}
    journal(
        session,
        JournalTheme.PROJECT,
        title,
        direction=JournalDirection.INTERNAL,
        kind="project",
        object_id=project.id,
        project_id=project.id,
        at=at,
    )


def _journal_telling(
    session: Session, notice: RedNotice, told: object, *, on: date | None, at: datetime
) -> None:
    rating = session.get_one(Assessment, notice.assessment_id)
    project = session.get_one(Project, rating.project_id)
    with speaking(SOURCE):
        title = str(told) % {
            "project": project.name,
            "round": session.get_one(ReportingRound, rating.round_id).name,
            "recipient": session.get_one(Organisation, notice.organisation_id).name,
        }
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
