"""All documents of a meeting or an item in one folder, with a list that says what each one is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen import bundle
from portal.i18n import gettext as _
from portal.i18n import show_instant
from portal.services.csv_tables import table
from portal.storage.document_store import DamagedFile, DocumentStore
from portal.storage.queries.committee import AgendaItemRow
from portal.storage.queries.meetings import PaperRow

LIST_NAME = "indhold.csv"


@dataclass(frozen=True, slots=True)
class Filed:
    """A document with the item it belongs to; a document of the meeting itself has none."""

    paper: PaperRow
    item: AgendaItemRow | None


def folder(filed: Sequence[Filed], store: DocumentStore) -> bytes:
    """Return an archive with the files and their list; a file that is gone is named as missing."""
    files: list[tuple[str, bytes]] = []
    rows: list[tuple[str, ...]] = []
    for one, name in zip(filed, _names(filed), strict=True):
        found = _content(store, one.paper.sha256)
        if found is not None:
            files.append((name, found))
        rows.append(_row(one, name, missing=found is None))
    return bundle.archive([(LIST_NAME, table(_head(), rows)), *files])


def _names(filed: Sequence[Filed]) -> Iterator[str]:
    """Yield a name for each file; those that would be alike are numbered."""
    met: Counter[str] = Counter()
    for one in filed:
        name = one.paper.filename
        met[name] += 1
        stem, dot, ending = name.rpartition(".")
        yield name if met[name] == 1 else f"{stem or name}-{met[name]}{dot}{ending if dot else ''}"


def _content(store: DocumentStore, sha256: str) -> bytes | None:
    try:
        return store.get(sha256)
    except (FileNotFoundError, DamagedFile):
        return None


def _head() -> tuple[str, ...]:
    return (
        _("Fil"),
        _("Titel"),
        _("Dokumenttype"),
        _("Sagsnummer"),
        _("Punkt nummer"),
        _("Lukket punkt"),
        _("Sagens nummer i det andet system"),
        _("Dokumentets nummer i det andet system"),
        _("Lavet"),
        _("Frigivet"),
        "SHA-256",
        _("Bemærkning"),
    )


def _row(one: Filed, name: str, *, missing: bool) -> tuple[str, ...]:
    paper, item = one.paper, one.item
    place = item.placements[-1] if item is not None and item.placements else None
    return (
        name,
        paper.title,
        paper.kind,
        item.case_number if item else "",
        str(place.number or "") if place else "",
        (_("Ja") if item.is_closed else _("Nej")) if item else "",
        item.external_case if item else "",
        item.external_document if item else "",
        show_instant(paper.created_at),
        show_instant(paper.released_at) if paper.released_at else "",
        paper.sha256,
        _("Filen mangler") if missing else "",
    )
