"""What letters and items tell of a project: owner, pool, reason, and its rounds with ratings."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.views import ProjectFactsView, RatedRoundView
from portal.domain.assessments import AssessmentState
from portal.domain.rag import Rag
from portal.services.documents.cells import rag_cell
from portal.storage.models.action_plans import ActionPlan
from portal.storage.models.assessments import Assessment
from portal.storage.models.organisations import Organisation
from portal.storage.models.projects import Project
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.escalation import CaseRound, CaseRow
from portal.storage.queries.organisations import pools
from portal.storage.queries.project_facts import project_facts

JUDGED = (AssessmentState.APPROVED, AssessmentState.PUBLISHED)


def project_view(session: Session, project_id: str, *, reason: str = "") -> ProjectFactsView:
    """Return a project as papers tell of it; the office's own note on its problems comes first."""
    project = session.get_one(Project, project_id)
    facts = project_facts(session, project_id)
    owner_ids = facts.owner_org_ids if facts is not None else ()
    pool_ids = facts.pool_ids if facts is not None else ()
    paying = [one for one in pools(session) if one.id in pool_ids]
    return ProjectFactsView(
        name=project.short_name or project.name,
        owner="/".join(session.get_one(Organisation, one).name for one in owner_ids),
        pool=", ".join(one.name for one in paying),
        pool_owner=", ".join(dict.fromkeys(one.owner_name for one in paying)),
        reason=project.problem_note or reason,
    )


def case_project(session: Session, found: CaseRow) -> ProjectFactsView:
    """Return the project of a case, with the reason of its last red round."""
    reason = found.rounds[-1].rationale if found.rounds else ""
    return project_view(session, found.project_id, reason=reason)


def red_rounds(rounds: Iterable[CaseRound]) -> tuple[RatedRoundView, ...]:
    """Return the rounds of a case as red ones."""
    return tuple(RatedRoundView(one.name, rag_cell(Rag.RED)) for one in rounds)


def rated_rounds(
    session: Session, project_id: str, round_ids: Iterable[str]
) -> tuple[RatedRoundView, ...]:
    """Return rounds with the rating that stands in each now, those without one left out."""
    asked = (
        select(ReportingRound.name, Assessment.rag)
        .join(Assessment, Assessment.round_id == ReportingRound.id)
        .where(
            Assessment.project_id == project_id,
            Assessment.state == AssessmentState.PUBLISHED,
            ReportingRound.id.in_(sorted(round_ids)),
        )
        .order_by(ReportingRound.position, Assessment.number)
    )
    found = {name: rag for name, rag in session.execute(asked) if rag is not None}
    return tuple(RatedRoundView(name, rag_cell(rag)) for name, rag in found.items())


def plan_of(session: Session, assessment_id: str) -> ActionPlan | None:
    """Return the action plan that follows a rating, if one was asked for."""
    asked = select(ActionPlan).where(ActionPlan.assessment_id == assessment_id)
    return session.scalars(asked.order_by(ActionPlan.id)).first()


def red_assessment(session: Session, project_id: str, round_id: str | None) -> Assessment | None:
    """Return the red rating of a project in a round, approved or published, if there is one."""
    asked = (
        select(Assessment)
        .where(
            Assessment.project_id == project_id,
            Assessment.round_id == (round_id or ""),
            Assessment.state.in_(JUDGED),
            Assessment.rag == Rag.RED,
        )
        .order_by(Assessment.number.desc())
        .limit(1)
    )
    return session.scalars(asked).first()
