"""From a type of document and its arguments to the document itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from sqlalchemy.orm import Session

from docgen.blocks import Document
from docgen.compose import (
    action_plan,
    orientation_letter,
    packet,
    publication_list,
    round_report,
)
from docgen.compose import workshop as workshop_document
from docgen.compose.sentences import fill
from docgen.theme import Theme, load_theme
from docgen.views import RedTwiceItemView
from docgen.wording.file_names import WORDING
from portal import i18n, paths
from portal.clock import local_date
from portal.domain.actors import Actor
from portal.services.documents.action_plan import action_plan_view
from portal.services.documents.frozen import Kept
from portal.services.documents.items import item_document, item_view, named_item
from portal.services.documents.letters import letter_paper
from portal.services.documents.names import file_stem
from portal.services.documents.orientation_letter import orientation_letter_view
from portal.services.documents.packet import packet_stem, packet_view
from portal.services.documents.publication_list import (
    publication_list_stem,
    publication_list_view,
)
from portal.services.documents.reader import Reader
from portal.services.documents.round_report import round_report_view
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DocumentKind
from portal.services.documents.workshop import workshop_view
from portal.services.documents.written import snapshot_of

__all__ = ["ComposedDocument", "compose_document", "document_theme", "file_stem"]


@dataclass(frozen=True, slots=True)
class ComposedDocument:
    """A document ready to be written: its blocks, its title, the stem of its file's name.

    `view` is all it was composed from.
    """

    kind: DocumentKind
    blocks: Document
    title: str
    stem: str
    view: object

    @property
    def snapshot(self) -> dict[str, Kept]:
        """Everything the document prints, as data that is kept with it."""
        return snapshot_of(self.view)


@cache
def document_theme() -> Theme:
    """Return how documents look here: the standard Word base, style sheet and fonts."""
    return load_theme(paths.templates() / "documents")


def compose_document(
    session: Session,
    kind: DocumentKind,
    arguments: Mapping[str, str],
    *,
    language: str,
    by: Actor,
    at: datetime,
) -> ComposedDocument:
    """Return a document from what this actor may see now.

    Args:
        session: A session to read with.
        kind: Which type.
        arguments: The public id of the item, round, scheme, report, workshop, letter or meeting
            it is about.
        language: ``da`` or ``en``.
        by: For whom.
        at: The instant that decides "today".

    Raises:
        DocumentGap: Something that the document needs does not exist.
    """
    reader = Reader(by, local_date(at), language)
    names = WORDING[reader.speaks]
    if "letter" in arguments:
        return _letter(session, kind, arguments, reader)
    with i18n.speaking(language):
        match kind:
            case DocumentKind.AGENDA_ITEM | DocumentKind.RED_TWICE_ITEM:
                return _item(session, arguments, reader)
            case DocumentKind.ACTION_PLAN | DocumentKind.ROUND_REPORT | DocumentKind.WORKSHOP:
                return _of_project(session, kind, arguments, reader)
            case DocumentKind.ORIENTATION_LETTER:
                letter = orientation_letter_view(session, arguments["scheme"], reader)
                return _made(
                    kind, orientation_letter.compose(letter), names.orientation_letter, letter
                )
            case DocumentKind.PACKET:
                whole = packet_view(session, arguments, reader)
                return _made(kind, packet.compose(whole), packet_stem(whole), whole)
            case DocumentKind.PUBLICATION_LIST:
                out = publication_list_view(session, arguments, reader)
                return _made(kind, publication_list.compose(out), publication_list_stem(out), out)
            case _:
                raise DocumentGap(i18n.gettext("Brevet findes ikke."))


def _made(kind: DocumentKind, blocks: Document, stem: str, view: object) -> ComposedDocument:
    return ComposedDocument(kind, blocks, blocks.title, file_stem(stem), view)


def _letter(
    session: Session, kind: DocumentKind, arguments: Mapping[str, str], reader: Reader
) -> ComposedDocument:
    today = date.fromisoformat(arguments["on"]) if "on" in arguments else reader.today
    paper = letter_paper(session, arguments["letter"], replace(reader, today=today))
    stem = file_stem(fill(WORDING[reader.speaks].letter, subject=paper.subject))
    return ComposedDocument(kind, paper.document, paper.subject, stem, paper.view)


def _item(session: Session, arguments: Mapping[str, str], reader: Reader) -> ComposedDocument:
    item = named_item(session, arguments, reader)
    view = item_view(session, item, reader)
    twice = isinstance(view, RedTwiceItemView)
    kind = DocumentKind.RED_TWICE_ITEM if twice else DocumentKind.AGENDA_ITEM
    stem = fill(WORDING[reader.speaks].agenda_item, title=item.title)
    return _made(kind, item_document(view), stem, view)


def _of_project(
    session: Session, kind: DocumentKind, arguments: Mapping[str, str], reader: Reader
) -> ComposedDocument:
    names = WORDING[reader.speaks]
    match kind:
        case DocumentKind.ACTION_PLAN:
            plan = action_plan_view(session, arguments["plan"], reader)
            stem = fill(names.action_plan, project=plan.short_name, round=plan.round_name)
            return _made(kind, action_plan.compose(plan), stem, plan)
        case DocumentKind.ROUND_REPORT:
            report = round_report_view(session, arguments["report"], reader)
            stem = fill(names.round_report, round=report.round_name, project=report.short_name)
            return _made(kind, round_report.compose(report), stem, report)
        case _:
            agreed = workshop_view(session, arguments["workshop"], reader)
            stem = fill(names.workshop, project=agreed.short_name, version=str(agreed.version))
            return _made(kind, workshop_document.compose(agreed), stem, agreed)
