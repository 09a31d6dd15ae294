"""What a document belongs to: scheme, project, round, item, meeting or letter."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.agenda import AgendaItemKind
from portal.services.documents.types import DocumentKind
from portal.storage.models.action_plans import ActionPlan
from portal.storage.models.assessments import Assessment
from portal.storage.models.committee import AgendaItem, Meeting
from portal.storage.models.letters import Letter
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import MonitoringScheme
from portal.storage.models.workshops import Workshop


def places_of(
    session: Session, kind: DocumentKind, arguments: Mapping[str, str]
) -> dict[str, str | None]:
    """Return what a document belongs to; it decides who may see it."""
    if "letter" in arguments:
        return _letter_places(session, arguments["letter"])
    match kind:
        case DocumentKind.AGENDA_ITEM | DocumentKind.RED_TWICE_ITEM:
            return _item_places(session, arguments)
        case DocumentKind.PACKET | DocumentKind.PUBLICATION_LIST:
            return _packet_places(session, arguments["meeting"])
        case DocumentKind.ORIENTATION_LETTER:
            return {"scheme_id": arguments["scheme"]}
        case _:
            return _project_places(session, kind, arguments)


def _letter_places(session: Session, letter_id: str) -> dict[str, str | None]:
    letter = session.get_one(Letter, letter_id)
    return {
        "scheme_id": letter.scheme_id,
        "project_id": letter.project_id,
        "round_id": letter.round_id,
        "letter_id": letter.id,
    }


def _project_places(
    session: Session, kind: DocumentKind, arguments: Mapping[str, str]
) -> dict[str, str | None]:
    """Return where a project's report, plan or workshop belongs."""
    if kind is DocumentKind.WORKSHOP:
        workshop = session.get_one(Workshop, arguments["workshop"])
        project_id, round_id = workshop.project_id, None
    else:
        project_id, round_id = _in_round(session, arguments)
    project = session.get_one(Project, project_id)
    return {"scheme_id": project.scheme_id, "project_id": project_id, "round_id": round_id}


def _in_round(session: Session, arguments: Mapping[str, str]) -> tuple[str, str]:
    """Return project and round of a report, or of the rating that a plan answers."""
    if "report" in arguments:
        report = session.get_one(Report, arguments["report"])
        return report.project_id, report.round_id
    plan = session.get_one(ActionPlan, arguments["plan"])
    return plan.project_id, session.get_one(Assessment, plan.assessment_id).round_id


def _item_places(session: Session, arguments: Mapping[str, str]) -> dict[str, str | None]:
    """Return where an agenda item's document belongs; a round names the item with its overview."""
    asked = select(AgendaItem).order_by(AgendaItem.created_at.desc(), AgendaItem.id.desc())
    if "item" in arguments:
        item = session.scalars(asked.where(AgendaItem.id == arguments["item"])).one()
    else:
        of_round = asked.where(
            AgendaItem.round_id == arguments["round"], AgendaItem.kind == AgendaItemKind.OVERVIEW
        )
        item = session.scalars(of_round.limit(1)).one()
    return {
        "scheme_id": item.scheme_id,
        "round_id": item.round_id,
        "item_id": item.id,
        "meeting_id": item.placements[-1].meeting_id if item.placements else None,
    }


def _packet_places(session: Session, meeting_id: str) -> dict[str, str | None]:
    """Return where a packet belongs: its meeting, in the first scheme of the committee."""
    asked = (
        select(MonitoringScheme.id)
        .join(Meeting, Meeting.committee_id == MonitoringScheme.committee_id)
        .where(Meeting.id == meeting_id)
        .order_by(MonitoringScheme.position, MonitoringScheme.id)
    )
    return {"scheme_id": session.scalars(asked).first(), "meeting_id": meeting_id}
