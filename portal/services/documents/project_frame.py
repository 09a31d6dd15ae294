"""What every document about one project takes from it: its names, its office, who reads it."""

from datetime import date
from typing import TypedDict

from sqlalchemy.orm import Session

from docgen.views import Language, SenderView
from portal.services.documents.reader import Reader
from portal.services.documents.sources import sender
from portal.storage.queries.project_page import ProjectRow
from portal.storage.queries.schemes import SchemeRow


class ProjectFrame(TypedDict):
    """What stands around what a document tells of its project."""

    language: Language
    sender: SenderView
    project: str
    short_name: str
    holder: str
    written_on: date


def project_frame(
    session: Session, of_project: ProjectRow, of_scheme: SchemeRow, reader: Reader
) -> ProjectFrame:
    """Return what stands around what a document tells of its project."""
    return ProjectFrame(
        language=reader.speaks,
        sender=sender(session, of_scheme.organisation_name),
        project=of_project.name,
        short_name=of_project.short_name or of_project.name,
        holder=of_project.holder.name,
        written_on=reader.today,
    )
