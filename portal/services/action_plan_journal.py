"""An action plan in the journal: agreed, or lapsed (G1)."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.action_plan import ActionPlanState
from portal.domain.journal import JournalDirection, JournalTheme
from portal.i18n import SOURCE, speaking
from portal.i18n import gettext as _
from portal.services.journal import journal
from portal.storage.models.action_plans import ActionPlan
from portal.storage.models.projects import Project


def journal_plan(session: Session, plan: ActionPlan, *, at: datetime) -> None:
    """Write that a plan was agreed or lapsed."""
    project = session.get_one(Project, plan.project_id)
    with speaking(SOURCE):
        if plan.state is ActionPlanState.LAPSED:
            title = _("Handlingsplanen for %(project)s er bortfaldet", project=project.name)
        else:
            title = _("Handlingsplan for %(project)s er aftalt", project=project.name)
    journal(
        session,
        JournalTheme.ACTION_PLAN,
        title,
        direction=JournalDirection.INTERNAL,
        kind="action_plan",
        object_id=plan.id,
        project_id=project.id,
        at=at,
    )
