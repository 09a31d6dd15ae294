"""The command that writes documents to files."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import click
from sqlalchemy.orm import Session

from docgen.bundle import File
from docgen.errors import DocumentError
from docgen.render import render
from portal import i18n
from portal.cli.database import opened, require_shape
from portal.cli.document_names import Named, resolve
from portal.cli.faults import Fault
from portal.clock import SystemClock, local_date
from portal.config import read_settings
from portal.domain.actors import SYSTEM
from portal.i18n import _
from portal.jobs.documents import FORMATS
from portal.jobs.rendering import Renderer, TooSlow
from portal.services.document_requests import ARCHIVE
from portal.services.documents import ComposedDocument, compose_document, document_theme
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DOCUMENT_TYPES, DocumentKind, document_type
from portal.services.packets import packet_files
from portal.storage.document_store import DocumentStore
from portal.storage.whole_files import write_whole

LIST = "list"


class Wish(NamedTuple):
    """Which document, in which language."""

    kind: DocumentKind
    named: Named
    language: str


@click.command(
    short_help="Skriv et dokument til en fil.",
    help="Skriv et dokument til en fil. TYPE er en af dem, 'fremdrift document list' viser, for"
    " eksempel agenda-item eller orientation-letter.",
    epilog="Eksempel: fremdrift document agenda-item --round 'juli 2010' --out punkt.docx",
)
@click.argument("kind", metavar="TYPE")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Filen der skrives.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(sorted((*FORMATS, ARCHIVE))),
    metavar="FORM",
    help="Filens form: docx, html, pdf, txt eller zip; ellers afgør endelsen af --out.",
)
@click.option("--scheme", default="", help="Monitoreringsordningens navn; ellers den første.")
@click.option("--round", "round_name", default="", help="Rundens navn, for eksempel 'juli 2010'.")
@click.option("--project", default="", help="Projektets navn eller nummer i ordningen.")
@click.option(
    "--meeting",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Mødets dag, for eksempel 2010-09-06.",
)
@click.option("--public", is_flag=True, help="Udgaven til offentliggørelse, uden lukkede punkter.")
@click.option(
    "--language",
    type=click.Choice(i18n.LANGUAGES),
    default=i18n.SOURCE,
    show_default=True,
    help="Dokumentets sprog.",
)
def document(
    *,
    kind: str,
    out: Path | None,
    file_format: str | None,
    scheme: str,
    round_name: str,
    project: str,
    meeting: datetime | None,
    public: bool,
    language: str,
) -> int:
    """Write a document to a file, or list the types there are."""
    if kind == LIST:
        _list()
        return 0
    found = document_type(kind)
    if found is None:
        there = ", ".join(one.kind.value for one in DOCUMENT_TYPES)
        raise Fault(
            _("Der er ingen dokumenttype '%(kind)s'. Der er: %(known)s.", kind=kind, known=there)
        )
    if out is None:
        raise Fault(_("Sig med --out, hvilken fil der skal skrives."))
    chosen = _form(file_format, out, found.kind)
    day = meeting.date() if meeting is not None else None
    named = Named(scheme, round_name, project, day, public)
    composed, files = _compose(Wish(found.kind, named, language), chosen)
    _save(out, _written(composed, chosen, files))
    click.echo(_("%(title)s er skrevet til %(file)s.", title=composed.title, file=str(out)))
    return 0


def _form(asked: str | None, out: Path, kind: DocumentKind) -> str:
    """Return the form of the file: the named one, else what the file's name says."""
    known = (*FORMATS, ARCHIVE) if kind is DocumentKind.PACKET else tuple(FORMATS)
    chosen = asked or out.suffix.removeprefix(".").lower()
    if chosen not in known:
        raise Fault(
            _(
                "Filens endelse siger ikke, om det er %(known)s. Brug --format.",
                known=", ".join(sorted(known)),
            )
        )
    return chosen


def _list() -> None:
    for one in DOCUMENT_TYPES:
        needed = [f"--{name}" for name in one.arguments]
        free = [f"[--{name}]" for name in one.optional]
        click.echo(f"{one.kind.value:<20} {one.name}")
        click.echo(f"{'':<20} {' '.join((*needed, *free))}")


def _compose(wish: Wish, file_format: str) -> tuple[ComposedDocument, tuple[File, ...]]:
    """Return the document, and for an archive its files too."""
    with opened() as database:
        require_shape(database)
        with database.reading() as session:
            return _composed(session, wish, file_format)


def _composed(
    session: Session, wish: Wish, file_format: str
) -> tuple[ComposedDocument, tuple[File, ...]]:
    at = SystemClock().now()
    try:
        arguments = resolve(session, wish.kind, wish.named, local_date(at))
        composed = compose_document(
            session, wish.kind, arguments, language=wish.language, by=SYSTEM, at=at
        )
        if file_format != ARCHIVE:
            return composed, ()
        store = DocumentStore(read_settings().documents)
        reader = Reader(SYSTEM, local_date(at), wish.language)
        return composed, packet_files(session, store, composed, arguments, reader)
    except (DocumentGap, DocumentError) as error:
        raise Fault(str(error)) from error


def _written(composed: ComposedDocument, file_format: str, files: tuple[File, ...]) -> bytes:
    """Return the file; a PDF, and an archive of them, is made in a child of its own."""
    renderer = Renderer()
    try:
        if files:
            return renderer.submit_archive(files).result()
        if file_format != "pdf":
            return render(composed.blocks, FORMATS[file_format], document_theme())
        return renderer.submit(composed.blocks, "pdf").result()
    except DocumentError as error:
        raise Fault(str(error)) from error
    except TooSlow as error:
        raise Fault(_("Dokumentet tog for lang tid at lave og blev opgivet.")) from error
    finally:
        renderer.close()


def _save(out: Path, content: bytes) -> None:
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(content)
        else:
            write_whole(out, content, mode=0o644)
    except OSError as error:
        raise Fault(
            _("%(file)s kan ikke skrives: %(why)s.", file=str(out), why=error.strerror or "")
        ) from error
