"""From the names a person writes on the command line to the ids a document is made from."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.i18n import gettext as _
from portal.i18n import search_key
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DocumentKind
from portal.storage.queries.projects import ProjectFilter, all_projects
from portal.storage.queries.reports import report_in_round
from portal.storage.queries.schemes import SchemeRow, round_by_name, rounds, schemes
from portal.storage.queries.workshops import agreed_workshop


def named_arguments(
    session: Session, kind: DocumentKind, names: Mapping[str, str], *, by: Actor, today: date
) -> dict[str, str]:
    """Return the ids of what was named.

    Args:
        session: A session to read with.
        kind: The type of document.
        names: Names by argument: ``scheme``, ``round``, ``project``. Without a scheme the
            municipality's first one is meant.
        by: Who asks.
        today: The day of asking.

    Raises:
        DocumentGap: A name is missing or unknown; those that exist are told.
    """
    of_scheme = _scheme(session, names.get("scheme", ""))
    match kind:
        case DocumentKind.ORIENTATION_LETTER:
            return {"scheme": of_scheme.id}
        case DocumentKind.AGENDA_ITEM:
            return {"round": _round(session, of_scheme, names.get("round", ""))}
        case DocumentKind.ROUND_REPORT:
            project_id = _project(session, of_scheme, names.get("project", ""), by, today)
            round_id = _round(session, of_scheme, names.get("round", ""))
            found = report_in_round(session, by, today, project_id, round_id)
            if found is None:
                raise DocumentGap(_("Projektet har ingen rapport i denne runde."))
            return {"report": found.id}
        case DocumentKind.WORKSHOP:
            project_id = _project(session, of_scheme, names.get("project", ""), by, today)
            agreed = agreed_workshop(session, by, today, project_id)
            if agreed is None:
                raise DocumentGap(_("Projektet har ingen aftalt workshop."))
            return {"workshop": agreed.id}


def _scheme(session: Session, name: str) -> SchemeRow:
    known = schemes(session)
    if not known:
        raise DocumentGap(_("Der er ingen monitoreringsordning endnu."))
    if not name:
        return known[0]
    found = next((row for row in known if search_key(row.name) == search_key(name)), None)
    if found is None:
        names = ", ".join(row.name for row in known)
        raise DocumentGap(_("Ordningen findes ikke. Vælg en af: %(names)s.", names=names))
    return found


def _round(session: Session, of_scheme: SchemeRow, name: str) -> str:
    found = round_by_name(session, of_scheme.id, name) if name else None
    if found is None:
        names = ", ".join(row.name for row in rounds(session, of_scheme.id))
        raise DocumentGap(_("Runden findes ikke. Vælg en af: %(names)s.", names=names))
    return found.id


def _project(session: Session, of_scheme: SchemeRow, name: str, by: Actor, today: date) -> str:
    known = all_projects(session, by, today, ProjectFilter(scheme_id=of_scheme.id))
    wanted = search_key(name)
    found = [row for row in known if wanted in {search_key(row.name), search_key(row.short_name)}]
    if len(found) != 1 or not wanted:
        names = ", ".join(row.name for row in known)
        raise DocumentGap(_("Projektet findes ikke. Vælg et af: %(names)s.", names=names))
    return found[0].id
