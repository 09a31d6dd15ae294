"""From a type of document and its arguments to the document itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy.orm import Session

from docgen.blocks import Document
from docgen.compose import action_plan, orientation_letter, round_report
from docgen.compose import workshop as workshop_document
from docgen.theme import Theme, load_theme
from portal import i18n, paths
from portal.clock import local_date
from portal.domain.actors import Actor
from portal.services.documents.action_plan import action_plan_view
from portal.services.documents.items import Reader, item_document, item_view, named_item
from portal.services.documents.letters import letter_paper
from portal.services.documents.orientation_letter import orientation_letter_view
from portal.services.documents.round_report import round_report_view
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DocumentKind
from portal.services.documents.workshop import workshop_view

FILE_NAME_LIMIT = 120


@dataclass(frozen=True, slots=True)
class ComposedDocument:
    """A document ready to be written: its blocks, its title and the stem of its file's name."""

    kind: DocumentKind
    blocks: Document
    title: str
    stem: str


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
        arguments: The public id of the item, round, scheme, report or workshop it is about.
        language: ``da`` or ``en``.
        by: For whom.
        at: The instant that decides "today".

    Raises:
        DocumentGap: Something that the document needs does not exist.
    """
    today = local_date(at)
    if "letter" in arguments:
        today = date.fromisoformat(arguments["on"]) if "on" in arguments else today
        paper = letter_paper(session, arguments["letter"], language=language, by=by, today=today)
        return ComposedDocument(
            kind, paper.document, paper.subject, file_stem(f"brev {paper.subject}")
        )
    with i18n.speaking(language):
        match kind:
            case DocumentKind.ACTION_PLAN:
                plan = action_plan_view(
                    session, arguments["plan"], language=language, by=by, today=today
                )
                stem = f"handlingsplan {plan.short_name} {plan.round_name}"
                blocks = action_plan.compose(plan)
            case DocumentKind.AGENDA_ITEM | DocumentKind.RED_TWICE_ITEM:
                item = named_item(session, arguments, by=by, today=today)
                view = item_view(session, item, Reader(by, today, language))
                blocks, stem = item_document(view), f"dagsordenspunkt {item.title}"
            case DocumentKind.ORIENTATION_LETTER:
                letter = orientation_letter_view(
                    session, arguments["scheme"], language=language, today=today
                )
                blocks, stem = orientation_letter.compose(letter), "orienteringsbrev"
            case DocumentKind.ROUND_REPORT:
                report = round_report_view(
                    session, arguments["report"], language=language, by=by, today=today
                )
                stem = f"rapport {report.round_name} {report.short_name}"
                blocks = round_report.compose(report)
            case DocumentKind.WORKSHOP:
                agreed = workshop_view(
                    session, arguments["workshop"], language=language, by=by, today=today
                )
                stem = f"workshop {agreed.short_name} version {agreed.version}"
                blocks = workshop_document.compose(agreed)
            case _:
                raise DocumentGap(i18n.gettext("Brevet findes ikke."))
    return ComposedDocument(kind, blocks, blocks.title, file_stem(stem))


def file_stem(words: str) -> str:
    """Return words as the stem of a file's name: small letters and hyphens.

    >>> file_stem("Rapport juli 2010: Brobygning på Sjælør")
    'rapport-juli-2010-brobygning-paa-sjaeloer'
    """
    folded = words.casefold()
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        folded = folded.replace(letter, plain)
    kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded)
    return "-".join(kept.split())[:FILE_NAME_LIMIT].rstrip("-")
