"""The command that writes documents to files."""

from pathlib import Path
from typing import NamedTuple

import click
from sqlalchemy.orm import Session

from docgen.errors import DocumentError
from docgen.render import render
from portal import i18n
from portal.cli.database import opened, require_shape
from portal.cli.document_names import Named, resolve
from portal.cli.faults import Fault
from portal.clock import SystemClock, local_date
from portal.domain.actors import SYSTEM
from portal.i18n import _
from portal.jobs.documents import FORMATS
from portal.jobs.rendering import Renderer, TooSlow
from portal.services.documents import ComposedDocument, compose_document, document_theme
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DOCUMENT_TYPES, DocumentKind, document_type

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
    type=click.Choice(sorted(FORMATS)),
    help="Filens form; ellers afgør endelsen af --out.",
)
@click.option("--scheme", default="", help="Monitoreringsordningens navn; ellers den første.")
@click.option("--round", "round_name", default="", help="Rundens navn, for eksempel 'juli 2010'.")
@click.option("--project", default="", help="Projektets navn eller nummer i ordningen.")
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
    chosen = file_format or out.suffix.removeprefix(".").lower()
    if chosen not in FORMATS:
        raise Fault(
            _(
                "Filens endelse siger ikke, om det er %(known)s. Brug --format.",
                known=", ".join(sorted(FORMATS)),
            )
        )
    composed = _compose(Wish(found.kind, Named(scheme, round_name, project), language))
    content = _written(composed, chosen)
    _save(out, content)
    click.echo(_("%(title)s er skrevet til %(file)s.", title=composed.title, file=str(out)))
    return 0


def _list() -> None:
    for one in DOCUMENT_TYPES:
        needed = [f"--{name}" for name in one.arguments]
        free = [f"[--{name}]" for name in one.optional]
        click.echo(f"{one.kind.value:<20} {one.name}")
        click.echo(f"{'':<20} {' '.join((*needed, *free))}")


def _compose(wish: Wish) -> ComposedDocument:
    with opened() as database:
        require_shape(database)
        with database.reading() as session:
            return _composed(session, wish)


def _composed(session: Session, wish: Wish) -> ComposedDocument:
    at = SystemClock().now()
    try:
        return compose_document(
            session,
            wish.kind,
            resolve(session, wish.kind, wish.named, local_date(at)),
            language=wish.language,
            by=SYSTEM,
            at=at,
        )
    except (DocumentGap, DocumentError) as error:
        raise Fault(str(error)) from error


def _written(composed: ComposedDocument, file_format: str) -> bytes:
    """Return the file; a PDF is made in a child of its own."""
    renderer = Renderer()
    try:
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
        out.write_bytes(content)
    except OSError as error:
        raise Fault(
            _("%(file)s kan ikke skrives: %(why)s.", file=str(out), why=error.strerror or "")
        ) from error
