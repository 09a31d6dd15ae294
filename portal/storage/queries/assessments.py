"""Assessments of projects, seen only by those who may: judges in scope, those told, the public."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.assessments import AssessmentState, Ratings
from portal.domain.notice_channels import NoticeChannel
from portal.domain.notices import (
    NoticeRecipient,
    NoticeRecipientKind,
    NoticeTimes,
    RedNotice,
    RedNoticeState,
)
from portal.domain.permissions import AssessmentFacts
from portal.domain.rag import Rag
from portal.storage.models.assessments import Assessment
from portal.storage.models.assessments import RedNotice as NoticeModel
from portal.storage.models.organisations import Organisation
from portal.storage.models.projects import Project
from portal.storage.models.records import OutboundMail
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.visibility import COUNTING, assessments_visible_to


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One version of the assessment of a project in a round."""

    id: str
    project_id: str
    project_name: str
    scheme_id: str
    round_id: str
    round_name: str
    round_position: int
    number: int
    state: AssessmentState
    suggested: Ratings
    suggestion: dict[str, object]
    assessed: Ratings
    rationale: str
    note: str
    proposed_by_id: str | None
    proposed_at: datetime | None
    approved_by_id: str | None
    approved_at: datetime | None
    notified: NoticeTimes
    published_at: datetime | None
    created_at: datetime
    lock: int

    @property
    def rag(self) -> Rag | None:
        """The overall colour."""
        return self.assessed.overall


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice of a red rating to one recipient, with what became of its mail."""

    id: str
    assessment_id: str
    recipient_kind: NoticeRecipientKind
    recipient_id: str
    organisation_id: str
    organisation_name: str
    channel: NoticeChannel
    state: RedNoticeState
    mail_id: str | None
    mail_subject: str
    mail_body: str
    mail_address: str
    last_error: str
    queued_at: datetime
    counted_at: datetime | None
    note: str

    def value(self) -> RedNotice:
        """Return the notice as the rules know it."""
        recipient = NoticeRecipient(self.recipient_kind, self.recipient_id)
        return RedNotice(recipient, self.state, self.counted_at, self.note)


def assessment(
    session: Session, actor: Actor, today: date, assessment_id: str
) -> AssessmentRow | None:
    """Return one version, None when it is missing or not for this actor."""
    found = _rows(session, visible_assessments(actor, today).where(Assessment.id == assessment_id))
    return found[0] if found else None


def current_assessment(
    session: Session, actor: Actor, today: date, project_id: str, round_id: str
) -> AssessmentRow | None:
    """Return the latest version this actor sees of a project's assessment in a round."""
    asked = visible_assessments(actor, today).where(
        Assessment.project_id == project_id, Assessment.round_id == round_id
    )
    found = _rows(session, asked)
    return found[-1] if found else None


def assessments_of_project(
    session: Session, actor: Actor, today: date, project_id: str
) -> tuple[AssessmentRow, ...]:
    """Return the latest version this actor sees in each round, round by round."""
    asked = visible_assessments(actor, today).where(Assessment.project_id == project_id)
    return latest(_rows(session, asked))


def assessments_of_projects(
    session: Session, actor: Actor, today: date, project_ids: Collection[str]
) -> tuple[AssessmentRow, ...]:
    """Return the latest version this actor sees in each round of some projects, round by round."""
    asked = visible_assessments(actor, today).where(Assessment.project_id.in_(project_ids))
    return latest(_rows(session, asked))


def assessments_of_round(
    session: Session, actor: Actor, today: date, round_id: str
) -> tuple[AssessmentRow, ...]:
    """Return the latest version this actor sees of each project, in Danish order."""
    asked = visible_assessments(actor, today).where(Assessment.round_id == round_id)
    return latest(_rows(session, asked))


def assessments_of_scheme(
    session: Session, actor: Actor, today: date, scheme_id: str
) -> tuple[AssessmentRow, ...]:
    """Return the version in force of each project in each round of a scheme, as this actor sees."""
    asked = visible_assessments(actor, today).where(Project.scheme_id == scheme_id)
    return in_force(_rows(session, asked))


def latest(rows: tuple[AssessmentRow, ...]) -> tuple[AssessmentRow, ...]:
    """Return only the last version of each project in each round."""
    return tuple({(row.project_id, row.round_id): row for row in rows}.values())


def in_force(rows: tuple[AssessmentRow, ...]) -> tuple[AssessmentRow, ...]:
    """Return the version that holds of each project in each round.

    The last published one holds until a correction is published; before that, the last one.
    """
    held: dict[tuple[str, str], AssessmentRow] = {}
    for row in rows:
        before = held.get((row.project_id, row.round_id))
        if before is None or before.published_at is None or row.published_at is not None:
            held[row.project_id, row.round_id] = row
    return tuple(held.values())


def notices(session: Session, assessment_id: str) -> tuple[NoticeRow, ...]:
    """Return the notices of an assessment in the order they were queued."""
    asked = (
        select(NoticeModel, Organisation.name, OutboundMail)
        .join(Organisation, Organisation.id == NoticeModel.organisation_id)
        .outerjoin(OutboundMail, OutboundMail.id == NoticeModel.mail_id)
        .where(NoticeModel.assessment_id == assessment_id)
        .order_by(NoticeModel.queued_at, NoticeModel.recipient_kind, NoticeModel.id)
    )
    return tuple(
        NoticeRow(
            id=row.id,
            assessment_id=row.assessment_id,
            recipient_kind=row.recipient_kind,
            recipient_id=row.recipient_id,
            organisation_id=row.organisation_id,
            organisation_name=name,
            channel=row.channel,
            state=row.state,
            mail_id=row.mail_id,
            mail_subject=mail.subject if mail is not None else "",
            mail_body=mail.body if mail is not None else "",
            mail_address=mail.address if mail is not None else "",
            last_error=mail.last_error if mail is not None else "",
            queued_at=row.queued_at,
            counted_at=row.counted_at,
            note=row.note,
        )
        for row, name, mail in session.execute(asked)
    )


def assessment_facts(session: Session, assessment_id: str) -> AssessmentFacts | None:
    """Return what the rules on rights must know of an assessment, None when it is missing."""
    row = session.get(Assessment, assessment_id)
    project = None if row is None else project_facts(session, row.project_id)
    if row is None or project is None:
        return None
    told = set(
        session.scalars(
            select(NoticeModel.recipient_id).where(
                NoticeModel.assessment_id == assessment_id, NoticeModel.state.in_(COUNTING)
            )
        )
    )
    everybody = row.owners_notified_at is not None
    return AssessmentFacts(
        project=project,
        rag=row.rag,
        published=row.published_at is not None,
        proposed_by=row.proposed_by_id,
        holder_told=row.holder_notified_at is not None,
        told_pool_ids=tuple(one for one in project.pool_ids if everybody or one in told),
        told_owner_org_ids=tuple(one for one in project.owner_org_ids if everybody or one in told),
    )


Found = Select[Assessment, Project, ReportingRound]


def visible_assessments(actor: Actor, today: date) -> Found:
    """Return the question for the assessments an actor sees, with their project and round."""
    return (
        select(Assessment, Project, ReportingRound)
        .join(Project, Project.id == Assessment.project_id)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .where(assessments_visible_to(actor, today))
    )


def _rows(session: Session, asked: Found) -> tuple[AssessmentRow, ...]:
    ordered = asked.order_by(
        ReportingRound.position, Project.sort_key, Project.id, Assessment.number, Assessment.id
    )
    return tuple(_row(*found) for found in session.execute(ordered))


def _row(row: Assessment, project: Project, of_round: ReportingRound) -> AssessmentRow:
    return AssessmentRow(
        id=row.id,
        project_id=row.project_id,
        project_name=project.name,
        scheme_id=project.scheme_id,
        round_id=row.round_id,
        round_name=of_round.name,
        round_position=of_round.position,
        number=row.number,
        state=row.state,
        suggested=Ratings(row.suggested_activity, row.suggested_result, row.suggested_overall),
        suggestion=row.suggestion,
        assessed=Ratings(row.activity, row.result, row.rag),
        rationale=row.rationale,
        note=row.note,
        proposed_by_id=row.proposed_by_id,
        proposed_at=row.proposed_at,
        approved_by_id=row.approved_by_id,
        approved_at=row.approved_at,
        notified=NoticeTimes(row.holder_notified_at, row.owners_notified_at),
        published_at=row.published_at,
        created_at=row.created_at,
        lock=row.version,
    )
