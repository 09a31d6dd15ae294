"""What people call schemes, rounds and projects, found in the database or told what there is."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from portal.cli.faults import Fault
from portal.domain.actors import SYSTEM
from portal.i18n import _, search_key
from portal.services.documents.packet import PUBLIC
from portal.services.documents.types import LETTER_DOCUMENTS, DocumentKind
from portal.storage.queries.action_plans import plan_of_round
from portal.storage.queries.committee import meetings
from portal.storage.queries.escalation import item_of_project
from portal.storage.queries.letters import latest_letter
from portal.storage.queries.projects import ProjectFilter, ProjectListRow, all_projects
from portal.storage.queries.reports import report_in_round
from portal.storage.queries.schemes import RoundRow, SchemeRow, rounds, schemes
from portal.storage.queries.workshops import agreed_workshop


class Named(NamedTuple):
    """What was named on the command line; empty where nothing was."""

    scheme: str
    round: str
    project: str
    meeting: date | None = None
    public: bool = False


def resolve(session: Session, kind: DocumentKind, named: Named, today: date) -> dict[str, str]:
    """Return the ids a type of document is made from.

    Raises:
        Fault: Something is not named, or there is nothing of that name.
    """
    of_scheme = _scheme(session, named.scheme)
    match kind:
        case DocumentKind.ORIENTATION_LETTER:
            return {"scheme": of_scheme.id}
        case DocumentKind.AGENDA_ITEM:
            return {"round": _round(session, of_scheme, named.round).id}
        case DocumentKind.PACKET | DocumentKind.PUBLICATION_LIST:
            return _of_meeting(session, of_scheme, named)
        case _:
            return _of_project(session, of_scheme, kind, named, today)


def _of_project(
    session: Session, of_scheme: SchemeRow, kind: DocumentKind, named: Named, today: date
) -> dict[str, str]:
    """Return the ids of what is about one project."""
    project = _project(session, of_scheme, named.project, today)
    match kind:
        case DocumentKind.ROUND_REPORT | DocumentKind.ACTION_PLAN:
            in_round = _round(session, of_scheme, named.round)
            if kind is DocumentKind.ROUND_REPORT:
                found = {"report": _report(session, project, in_round, today)}
            else:
                found = {"plan": _plan(session, project, in_round, today)}
            return found
        case DocumentKind.WORKSHOP:
            return {"workshop": _workshop(session, project, today)}
        case DocumentKind.RED_TWICE_ITEM:
            return {"item": _case_item(session, project)}
        case _:
            return {"letter": _letter(session, project, kind)}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or _("ingen")


def _scheme(session: Session, name: str) -> SchemeRow:
    known = schemes(session)
    if not known:
        raise Fault(_("Der er ingen monitoreringsordning endnu."))
    if not name:
        return known[0]
    for one in known:
        if search_key(one.name) == search_key(name):
            return one
    there = _listed(one.name for one in known)
    raise Fault(_("Der er ingen ordning '%(name)s'. Der er: %(known)s.", name=name, known=there))


def _round(session: Session, of_scheme: SchemeRow, name: str) -> RoundRow:
    known = rounds(session, of_scheme.id)
    for one in known:
        if search_key(one.name) == search_key(name):
            return one
    there = _listed(one.name for one in known)
    if not name:
        raise Fault(_("Sig med --round, hvilken runde. Der er: %(known)s.", known=there))
    raise Fault(_("Der er ingen runde '%(name)s'. Der er: %(known)s.", name=name, known=there))


def _project(session: Session, of_scheme: SchemeRow, name: str, today: date) -> ProjectListRow:
    known = all_projects(session, SYSTEM, today, ProjectFilter(scheme_id=of_scheme.id))
    wanted = search_key(name)
    for one in known:
        if wanted in {str(one.number), search_key(one.name), search_key(one.short_name)}:
            return one
    there = _listed(f"{one.number} {one.short_name or one.name}" for one in known)
    if not name:
        raise Fault(_("Sig med --project, hvilket projekt. Der er: %(known)s.", known=there))
    raise Fault(_("Der er intet projekt '%(name)s'. Der er: %(known)s.", name=name, known=there))


def _plan(session: Session, project: ProjectListRow, in_round: RoundRow, today: date) -> str:
    found = plan_of_round(session, SYSTEM, today, project.id, in_round.id)
    if found is None:
        raise Fault(
            _(
                "%(project)s har ingen handlingsplan efter runden %(round)s.",
                project=project.name,
                round=in_round.name,
            )
        )
    return found.id


def _report(session: Session, project: ProjectListRow, in_round: RoundRow, today: date) -> str:
    found = report_in_round(session, SYSTEM, today, project.id, in_round.id)
    if found is None:
        raise Fault(
            _(
                "%(project)s har ingen rapport i runden %(round)s.",
                project=project.short_name or project.name,
                round=in_round.name,
            )
        )
    return found.id


def _workshop(session: Session, project: ProjectListRow, today: date) -> str:
    found = agreed_workshop(session, SYSTEM, today, project.id)
    if found is None:
        raise Fault(
            _(
                "%(project)s har ingen aftalt workshop.",
                project=project.short_name or project.name,
            )
        )
    return found.id


def _case_item(session: Session, project: ProjectListRow) -> str:
    found = item_of_project(session, project.id)
    if found is None:
        raise Fault(_("%(project)s har ingen sag om rød to gange.", project=project.name))
    return found


def _letter(session: Session, project: ProjectListRow, kind: DocumentKind) -> str:
    wanted = next(one for one, document in LETTER_DOCUMENTS.items() if document is kind)
    found = latest_letter(session, project.id, wanted)
    if found is None:
        raise Fault(_("%(project)s har ikke et brev af den slags.", project=project.name))
    return found


def _of_meeting(session: Session, of_scheme: SchemeRow, named: Named) -> dict[str, str]:
    known = meetings(session, committee_id=of_scheme.committee_id)
    for one in known:
        if one.on == named.meeting:
            return {"meeting": one.id, **({PUBLIC: "yes"} if named.public else {})}
    there = _listed(one.on.isoformat() for one in known)
    if named.meeting is None:
        raise Fault(_("Sig med --meeting, hvilken dag mødet er. Der er: %(known)s.", known=there))
    day = named.meeting.isoformat()
    raise Fault(_("Der er intet møde den %(day)s. Der er: %(known)s.", day=day, known=there))
