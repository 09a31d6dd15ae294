"""What the pages of the register show: every file, and what changed since it was made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import abort, url_for

from portal.clock import local_date
from portal.domain.permissions import Action, may
from portal.domain.verdict import Reason
from portal.i18n import _, show_date, show_instant
from portal.services.document_keeping import subject_of, versions_of
from portal.services.document_register import (
    changed_since,
    kept_document,
    release_verdict,
    rounds_behind,
)
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DOCUMENT_TYPES, document_type
from portal.services.publication import OUT
from portal.storage.document_store import DocumentStore
from portal.storage.queries.document_register import (
    RegisterFilter,
    RegisterRow,
    register,
    register_choices,
    registered,
    registered_among,
)
from portal.storage.queries.schemes import scheme
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import told
from portal.web.wording.document_fields import path_words

SHOWN_CHANGES = 200
HASH_SHOWN = 12


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of the register."""

    href: str
    fetch: str
    title: str
    kind: str
    file_kind: str
    number: int
    made: str
    by: str
    about: str
    hash: str
    is_uploaded: bool
    released: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register with what it can be narrowed to."""

    lines: tuple[FileLine, ...]
    asked: RegisterFilter
    kinds: tuple[tuple[str, str], ...]
    projects: tuple[tuple[str, str], ...]
    meetings: tuple[tuple[str, str], ...]
    total: int
    pages: int
    first: int
    last: int
    links: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that changed, in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """One file: its facts, its other versions, what changed, and whether it may leave."""

    id: str
    title: str
    fetch: str
    facts: tuple[tuple[str, str], ...]
    versions: tuple[FileLine, ...]
    changes: tuple[ChangeLine, ...]
    more: int
    gap: str
    works: bool
    is_released: bool
    has_meeting: bool
    reasons: tuple[str, ...]
    waiting: tuple[str, ...]


def wanted(args: Mapping[str, str]) -> RegisterFilter:
    """Return what an address asks the register for; nonsense counts as not asked."""
    page, kind = args.get("side", ""), args.get("type", "")
    return RegisterFilter(
        kind=kind if document_type(kind) else "",
        project_id=args.get("projekt", "")[:16],
        meeting_id=args.get("moede", "")[:16],
        page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 100_000 else 1,
    )


def register_page(asked: RegisterFilter) -> RegisterPage:
    """Return one page of the files that the request's actor may see."""
    today = local_date(now())
    found = register(session(), actor(), today, asked)
    projects, meetings = register_choices(session(), actor(), today)
    first = (found.number - 1) * found.per_page + 1 if found.total else 0
    return RegisterPage(
        lines=tuple(_line(row) for row in found),
        asked=replace(asked, page=found.number),
        kinds=tuple((one.kind.value, str(one.name)) for one in DOCUMENT_TYPES),
        projects=projects,
        meetings=tuple((one, show_date(on)) for one, on in meetings),
        total=found.total,
        pages=found.last,
        first=first,
        last=first + len(found) - 1 if found.total else 0,
        links={number: _address(asked, number) for number in range(1, found.last + 1)},
    )


def file_page(document_id: str, store: DocumentStore) -> FilePage:
    """Return the page of one file, else 404."""
    row = registered(session(), actor(), local_date(now()), document_id)
    if row is None:
        abort(404)
    works = row.scheme_id is not None and _works(row.scheme_id)
    changes, gap = _changes(row) if works else ((), "")
    verdict = _reasons(row, store) if works and row.released_at is None else ()
    return FilePage(
        id=row.id,
        title=row.title,
        fetch=url_for("documents.fetch", document_id=row.id),
        facts=tuple(_facts(row)),
        versions=_versions(row),
        changes=changes[:SHOWN_CHANGES],
        more=max(0, len(changes) - SHOWN_CHANGES),
        gap=gap,
        works=works,
        is_released=row.released_at is not None,
        has_meeting=row.meeting_id is not None,
        reasons=tuple(told(one) for one in verdict),
        waiting=_waiting(row) if works else (),
    )


def _works(scheme_id: str) -> bool:
    of_scheme = scheme(session(), scheme_id)
    if of_scheme is None:
        return False
    today = local_date(now(), of_scheme.policy.time_zone)
    facts = of_scheme.document_facts
    return may(actor(), Action.RELEASE_DOCUMENT, facts, today, of_scheme.policy).allowed


def _changes(row: RegisterRow) -> tuple[tuple[ChangeLine, ...], str]:
    try:
        found = changed_since(session(), row.id, by=actor(), at=now())
    except DocumentGap as gap:
        return (), str(gap)
    lines = (ChangeLine(path_words(one.path), one.before, one.after) for one in found)
    return tuple(lines), ""


def _reasons(row: RegisterRow, store: DocumentStore) -> tuple[Reason, ...]:
    return release_verdict(session(), store, row.id, by=actor(), at=now()).reasons


def _waiting(row: RegisterRow) -> tuple[str, ...]:
    """Return the names of the rounds that must be published with the document."""
    kept = kept_document(session(), row.id, by=actor(), at=now())
    return tuple(one.name for one in rounds_behind(session(), kept) if one.state not in OUT)


def _versions(row: RegisterRow) -> tuple[FileLine, ...]:
    kept = kept_document(session(), row.id, by=actor(), at=now())
    ids = tuple(one.id for one in versions_of(session(), subject_of(kept)) if one.id != row.id)
    found = registered_among(session(), actor(), local_date(now()), ids)
    return tuple(_line(one) for one in found)


def _facts(row: RegisterRow) -> list[tuple[str, str]]:
    return [
        (_("Type"), _kind(row)),
        (_("Version"), _version(row)),
        (_("Lavet"), show_instant(row.created_at)),
        (_("Af"), row.created_by or "–"),
        (_("Hører til"), _about(row) or "–"),
        (_("Frigivet"), show_instant(row.released_at) if row.released_at else _("Nej")),
        (_("Filens SHA-256"), row.sha256),
        (_("Tallenes SHA-256"), row.snapshot_sha256 or "–"),
    ]


def _version(row: RegisterRow) -> str:
    if row.is_uploaded:
        return _("%(number)s, redigeret og lagt op", number=row.number)
    return str(row.number)


def _line(row: RegisterRow) -> FileLine:
    return FileLine(
        href=url_for("documents.registered_file", document_id=row.id),
        fetch=url_for("documents.fetch", document_id=row.id),
        title=row.title,
        kind=_kind(row),
        file_kind=row.file_format,
        number=row.number,
        made=show_instant(row.created_at),
        by=row.created_by,
        about=_about(row),
        hash=row.sha256[:HASH_SHOWN],
        is_uploaded=row.is_uploaded,
        released=show_instant(row.released_at) if row.released_at else "",
    )


def _kind(row: RegisterRow) -> str:
    found = document_type(row.kind)
    return str(found.name) if found else row.kind


def _about(row: RegisterRow) -> str:
    met = _("Møde %(day)s", day=show_date(row.meeting_on)) if row.meeting_on else ""
    return ", ".join(one for one in (row.project, row.item, met) if one)


def _address(asked: RegisterFilter, number: int) -> str:
    given = {
        "type": asked.kind,
        "projekt": asked.project_id,
        "moede": asked.meeting_id,
        "side": str(number) if number > 1 else "",
    }
    kept = {name: value for name, value in given.items() if value}
    base = url_for("documents.register")
    return f"{base}?{urlencode(kept)}" if kept else base
