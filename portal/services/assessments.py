"""Judging a project in a round: drafted, proposed, approved, opened again (R4-R8, R23)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.assessments import (
    ASSESSMENT_TRANSITIONS,
    AssessmentAction,
    AssessmentState,
    Ratings,
    may_propose,
    reason_given,
)
from portal.domain.errors import DomainError
from portal.domain.permissions import (
    Action,
    Actor,
    AssessmentFacts,
    PermissionReason,
    ProjectFacts,
    Role,
    may,
)
from portal.domain.rag import Rag
from portal.domain.report_states import SENT, ReportState
from portal.mail.step_texts import StepFacts
from portal.services import notices
from portal.services.municipality import municipality_name
from portal.services.notice_mail import NoticeDraft, makes_red_twice, notice_drafts
from portal.services.noting import note, note_rating
from portal.services.project_access import known_facts
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.services.report_drafts import locked_report
from portal.services.reports import accept_report
from portal.services.steps import guarded_step, step
from portal.services.suggestions import Judged, judge, to_json
from portal.services.telling import people_of_scheme, tell_step
from portal.storage.history import Change
from portal.storage.models.assessments import Assessment
from portal.storage.models.projects import Project
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.reports import ReportRow, report_in_round
from portal.storage.queries.schemes import scheme_policy


@dataclass(frozen=True, slots=True)
class Place:
    """Which project in which round, and the version of its assessment that the page had shown."""

    project_id: str
    round_id: str
    seen: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What the assessor writes: three colours and why."""

    ratings: Ratings
    rationale: str


def save_assessment(
    session: Session, place: Place, decision: Decision, *, by: Actor, at: datetime
) -> None:
    """Keep a draft of the assessor's decision.

    Raises:
        Missing: The project is not theirs.
        DomainError: Somebody else saved meanwhile, or nothing can be written now.
    """
    _require_right(session, place, Action.PROPOSE_RATING, by=by, at=at)
    report = _sent_report(session, place, by=by, at=at)
    current = current_row(session, place)
    if current is not None and _says(current, AssessmentState.DRAFT, decision):
        return
    row = _draft(session, place, report, by=by, at=at)
    _write(session, row, decision, "assessment_saved", by=by, at=at)


def propose_assessment(
    session: Session, place: Place, decision: Decision, *, link: str, by: Actor, at: datetime
) -> None:
    """Propose a rating to the approvers, who are told; the first proposal accepts the report.

    The suggestion is kept with its arithmetic as it stood. Proposing the same again does nothing.

    Raises:
        Missing: The project is not theirs.
        DomainError: Somebody else saved meanwhile, or the report is not there.
        Refused: The overall colour or the rationale is missing.
    """
    _require_right(session, place, Action.PROPOSE_RATING, by=by, at=at)
    report = _sent_report(session, place, by=by, at=at)
    current = current_row(session, place)
    if current is not None and _says(current, AssessmentState.PROPOSED, decision):
        return
    row = _draft(session, place, report, by=by, at=at)
    judged = judge(session, report)
    suggested = _keep_suggestion(row, judged)
    taken = guarded_step(
        ASSESSMENT_TRANSITIONS,
        row.state,
        AssessmentAction.PROPOSE,
        may_propose,
        suggested,
        decision.ratings,
        decision.rationale,
    )
    if report.state is ReportState.SUBMITTED:
        accept_report(session, report.id, by=by, at=at)
    row.state, row.proposed_by_id, row.proposed_at = taken.to, by.person_id, at
    row.note = ""
    _write(session, row, decision, taken.event, by=by, at=at)
    _tell_approvers(session, row, taken.mail, link=link, by=by, at=at)


def send_back(session: Session, place: Place, reason: str, *, by: Actor, at: datetime) -> None:
    """Send a proposed rating back to its assessor, with what should be thought over.

    Raises:
        Missing: The project is not theirs.
        DomainError: Somebody else saved meanwhile, or nothing is proposed.
        Refused: The reason is missing.
    """
    _require_right(session, place, Action.SEND_BACK_RATING, by=by, at=at)
    row = _seen_row(session, place)
    action = AssessmentAction.SEND_BACK
    taken = guarded_step(ASSESSMENT_TRANSITIONS, row.state, action, reason_given, reason)
    row.state, row.note = taken.to, reason
    note_rating(session, row, taken.event, by=by, at=at)


def approve_assessment(
    session: Session, place: Place, *, link: str, by: Actor, at: datetime
) -> Rag | None:
    """Approve a proposed rating and return its colour; a red one queues its notices.

    Args:
        session: The writing session.
        place: Project, round and the version shown.
        link: Where those who are told can read of it.
        by: Who approves; never who proposed, unless the scheme allows it.
        at: When.

    Raises:
        Missing: The project is not theirs.
        DomainError: Somebody else saved meanwhile, or it is the own proposal.
    """
    current = current_row(session, place)
    if current is None:
        raise Missing
    facts = AssessmentFacts(
        known_facts(session, place.project_id), rag=current.rag, proposed_by=current.proposed_by_id
    )
    _require(session, facts.project, Action.APPROVE_RATING, facts, by=by, at=at)
    if current.state is AssessmentState.APPROVED and current.approved_by_id == by.person_id:
        return current.rag
    row = _seen_row(session, place)
    taken = step(ASSESSMENT_TRANSITIONS, row.state, AssessmentAction.APPROVE)
    row.state, row.approved_by_id, row.approved_at = taken.to, by.person_id, at
    note_rating(session, row, taken.event, by=by, at=at)
    if row.rag is Rag.RED:
        notices.queue_notices(session, row, taken.mail, link=link, by=by, at=at)
        if makes_red_twice(session, row, scheme_policy(session, facts.project.scheme_id)):
            note_rating(session, row, "escalation_prepared", by=by, at=at)
    return row.rag


def reopen_assessment(
    session: Session, place: Place, reason: str, *, by: Actor, at: datetime
) -> None:
    """Open an approved rating again before publication, as a new version.

    The approved version is set aside. Those who were told of a red get a correction; what was not
    sent yet is held back.

    Raises:
        Missing: The project is not theirs.
        DomainError: Somebody else saved meanwhile, or nothing is approved.
        Refused: The reason is missing.
    """
    _require_right(session, place, Action.REOPEN_RATING, by=by, at=at)
    row = _seen_row(session, place)
    action = AssessmentAction.REOPEN
    taken = guarded_step(ASSESSMENT_TRANSITIONS, row.state, action, reason_given, reason)
    aside = step(ASSESSMENT_TRANSITIONS, row.state, AssessmentAction.SET_ASIDE)
    row.state, row.note = aside.to, reason
    note_rating(session, row, aside.event, by=by, at=at)
    notices.take_back(session, row, taken, reason, by=by, at=at)
    fresh = Assessment(
        project_id=row.project_id,
        round_id=row.round_id,
        number=row.number + 1,
        state=taken.to,
        activity=row.activity,
        result=row.result,
        rag=row.rag,
        rationale=row.rationale,
        note=reason,
        created_at=at,
    )
    session.add(fresh)
    note_rating(session, fresh, taken.event, by=by, at=at)


def preview_notices(
    session: Session, place: Place, *, link: str, at: datetime
) -> list[NoticeDraft]:
    """Return the notices that approving the latest version would queue; nothing is written.

    Raises:
        Missing: There is no assessment.
    """
    row = session.scalars(_latest(place)).one_or_none()
    if row is None:
        raise Missing
    return notice_drafts(session, row, link=link, at=at)


def _tell_approvers(
    session: Session, row: Assessment, mail: str | None, *, link: str, by: Actor, at: datetime
) -> None:
    project = session.get_one(Project, row.project_id)
    of_round = session.get_one(ReportingRound, row.round_id)
    name, sender = project.short_name or project.name, municipality_name(session)
    people = people_of_scheme(session, Role.APPROVER, project.scheme_id, at, but=by)
    facts = StepFacts(sender, name, link, round_name=of_round.name)
    tell_step(session, people, mail, facts, about=("assessment", row.id), at=at)


def _latest(place: Place) -> Select[Assessment]:
    return (
        select(Assessment)
        .where(Assessment.project_id == place.project_id, Assessment.round_id == place.round_id)
        .order_by(Assessment.number.desc())
        .limit(1)
    )


def current_row(session: Session, place: Place) -> Assessment | None:
    """Return the latest version, locked, or None before the first."""
    return session.scalars(_latest(place).with_for_update()).one_or_none()


def _require_right(
    session: Session, place: Place, action: Action, *, by: Actor, at: datetime
) -> None:
    project = known_facts(session, place.project_id)
    of_round = session.get(ReportingRound, place.round_id)
    if of_round is None or of_round.scheme_id != project.scheme_id:
        raise Missing
    _require(session, project, action, AssessmentFacts(project), by=by, at=at)


def _require(
    session: Session,
    project: ProjectFacts,
    action: Action,
    facts: AssessmentFacts,
    *,
    by: Actor,
    at: datetime,
) -> None:
    policy = scheme_policy(session, project.scheme_id)
    require(may(by, action, facts, local_date(at, policy.time_zone), policy))


def _sent_report(session: Session, place: Place, *, by: Actor, at: datetime) -> ReportRow:
    found = report_in_round(session, by, local_date(at), place.project_id, place.round_id)
    if found is None or found.state not in SENT:
        raise DomainError(PermissionReason.NOT_SUBMITTED_YET)
    locked_report(session, found.id)
    return found


def _seen_row(session: Session, place: Place) -> Assessment:
    row = current_row(session, place)
    if row is None:
        raise Missing
    if row.version != place.seen:
        raise DomainError(SAVED_BY_ANOTHER)
    return row


def _draft(
    session: Session, place: Place, report: ReportRow, *, by: Actor, at: datetime
) -> Assessment:
    row = current_row(session, place)
    if (row.version if row is not None else 0) != place.seen:
        raise DomainError(SAVED_BY_ANOTHER)
    if row is None:
        row = Assessment(
            project_id=place.project_id,
            round_id=place.round_id,
            number=1,
            state=AssessmentState.DRAFT,
            suggestion={},
            created_at=at,
        )
        session.add(row)
        _keep_suggestion(row, judge(session, report))
        note_rating(session, row, "assessment_started", by=by, at=at)
    row.state = step(ASSESSMENT_TRANSITIONS, row.state, AssessmentAction.SAVE).to
    return row


def _keep_suggestion(row: Assessment, judged: Judged | None) -> Ratings:
    suggested = judged.arithmetic.suggested if judged is not None else Ratings()
    row.suggested_activity = suggested.activity
    row.suggested_result = suggested.result
    row.suggested_overall = suggested.overall
    row.suggestion = to_json(judged.arithmetic) if judged is not None else {}
    return suggested


def _says(row: Assessment, state: AssessmentState, decision: Decision) -> bool:
    same = Ratings(row.activity, row.result, row.rag) == decision.ratings
    return row.state is state and same and row.rationale == decision.rationale


def _write(
    session: Session, row: Assessment, decision: Decision, event: str, *, by: Actor, at: datetime
) -> None:
    ratings = decision.ratings
    before = {"activity": row.activity, "result": row.result, "rag": row.rag}
    changes: dict[str, Change] = {
        "rationale": (row.rationale or None, decision.rationale or None),
        **{
            name: (old.value if old else None, new.value if new else None)
            for (name, old), new in zip(
                before.items(), (ratings.activity, ratings.result, ratings.overall), strict=True
            )
        },
    }
    row.activity, row.result, row.rag = ratings.activity, ratings.result, ratings.overall
    row.rationale = decision.rationale
    note(session, row, event, by=by, at=at, changes=changes, facts={"version": row.number})
