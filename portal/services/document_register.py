"""The register's work: what changed since, a file handed in, release to a committee's readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen import lint
from docgen.writers import foreign_word
from portal.clock import local_date
from portal.domain.actors import SYSTEM, Actor
from portal.domain.documents import UPLOAD_LIMIT_MB, DocumentReason, may_leave
from portal.domain.errors import DomainError
from portal.domain.permissions import Action
from portal.domain.publication import may_release_papers
from portal.domain.rounds import RoundState
from portal.domain.verdict import Reason, Verdict
from portal.i18n import gettext as _
from portal.services.agenda_places import placed_at
from portal.services.committee_journal import journal_release
from portal.services.committee_rights import require_scheme
from portal.services.document_keeping import (
    Facts,
    keep_file,
    next_number,
    note_document,
    subject_of,
)
from portal.services.documents import compose_document
from portal.services.documents.changes import Change, changes
from portal.services.documents.frozen import Kept
from portal.services.documents.packet import NOT_READY, PUBLIC
from portal.services.documents.sources import DocumentGap
from portal.services.documents.types import DocumentKind
from portal.services.documents.written import written_again
from portal.services.publication import OUT, Link, publish_round
from portal.services.refusals import Missing, Refused
from portal.services.working_calendar import holidays_around
from portal.storage.document_store import DocumentStore
from portal.storage.models.documents import GeneratedDocument
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.documents import documents_visible_to
from portal.storage.queries.matrix import round_projects
from portal.storage.queries.schemes import scheme

ROUNDS_SHOWN = 3
"""An item shows its round and the two before it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: the name its sender gave it, and its bytes."""

    name: str
    content: bytes


def changed_since(
    session: Session, document_id: str, *, by: Actor, at: datetime
) -> tuple[Change, ...]:
    """Return what a document would say otherwise if it were made now.

    Raises:
        Missing: It is not theirs.
        DocumentGap: It cannot be made any more.
    """
    row = _seen(session, document_id, by=by, at=at)
    return _changes(session, row, by=by, at=at)


def upload_version(
    session: Session,
    store: DocumentStore,
    document_id: str,
    upload: Upload,
    *,
    by: Actor,
    at: datetime,
) -> str:
    """Keep an edited Word file as the next version of a document and return its id.

    Nothing that is made later takes its place: every file has its own row and its own bytes.

    Raises:
        Missing: The document is not theirs.
        DomainError: The file is too large, no Word file, or has something alive in it.
    """
    base = _handled(session, document_id, Action.MAKE_DOCUMENT, by=by, at=at)
    _require_word(upload)
    subject = subject_of(base)
    number = next_number(session, subject)
    stem = base.filename.rpartition(".")[0].partition("-version-")[0]
    row = GeneratedDocument(
        kind=base.kind,
        title=base.title,
        filename=f"{stem}-version-{number}.docx",
        file_format="docx",
        language=base.language,
        number=number,
        arguments=base.arguments,
        snapshot=base.snapshot,
        snapshot_sha256=base.snapshot_sha256,
        is_uploaded=True,
        **subject.places,
    )
    content, of = upload.content, {"of": base.id}
    return keep_file(session, store, row, content, "document_uploaded", by=by, at=at, facts=of)


def release_verdict(
    session: Session, store: DocumentStore, document_id: str, *, by: Actor, at: datetime
) -> Verdict:
    """Return whether a document may go to the committee's readers now, with everything missing.

    Raises:
        Missing: It is not theirs to release.
    """
    row = _handled(session, document_id, Action.RELEASE_DOCUMENT, by=by, at=at)
    return _verdict(session, store, row, by=by, at=at)


def release_document(
    session: Session, store: DocumentStore, document_id: str, *, by: Actor, at: datetime
) -> None:
    """Release a document to the committee's readers; a second call does nothing.

    Raises:
        Missing: It is not theirs to release.
        DomainError: One thing is missing.
        Refused: Several things are missing.
    """
    row = _handled(session, document_id, Action.RELEASE_DOCUMENT, by=by, at=at)
    if row.released_at is not None:
        return
    verdict = _verdict(session, store, row, by=by, at=at)
    if not verdict.allowed:
        raise Refused(verdict.reasons)
    row.released_at = at
    session.flush()
    facts: Facts = {"sha256": row.sha256, "number": row.number, "meeting": row.meeting_id}
    note_document(session, row, "document_released", facts, by=by, at=at)
    journal_release(session, row, at=at)


def publish_and_release(
    session: Session,
    store: DocumentStore,
    document_id: str,
    *,
    link: Link,
    by: Actor,
    at: datetime,
) -> None:
    """Publish every round a document shows that is not out, and release it: both or neither.

    Raises:
        Missing: Round or document is not theirs.
        DomainError: One thing is missing.
        Refused: Several things are missing.
    """
    row = _handled(session, document_id, Action.RELEASE_DOCUMENT, by=by, at=at)
    for of_round in rounds_behind(session, row):
        if of_round.state not in OUT:
            publish_round(session, of_round.id, link=link, by=by, at=at)
    release_document(session, store, document_id, by=by, at=at)


def rounds_behind(session: Session, row: GeneratedDocument) -> tuple[ReportingRound, ...]:
    """Return the rounds whose items stand in a document, the oldest first."""
    ids = {row.round_id} if row.round_id else set()
    if row.kind == DocumentKind.PACKET.value and row.meeting_id is not None:
        placed = placed_at(session, row.meeting_id)
        ids |= {item.round_id for item, _place in placed if item.state not in NOT_READY}
    asked = (
        select(ReportingRound)
        .where(ReportingRound.id.in_(sorted(ids)))
        .order_by(ReportingRound.position, ReportingRound.id)
    )
    return tuple(session.scalars(asked))


def kept_document(
    session: Session, document_id: str, *, by: Actor, at: datetime
) -> GeneratedDocument:
    """Return a document somebody may see.

    Raises:
        Missing: It is not theirs.
    """
    return _seen(session, document_id, by=by, at=at)


def _verdict(
    session: Session, store: DocumentStore, row: GeneratedDocument, *, by: Actor, at: datetime
) -> Verdict:
    reasons = list(_own_reasons(session, store, row, by=by, at=at))
    reasons += _round_reasons(session, row, at=at)
    kept = {(one.code, tuple(one.facts.items())): one for one in reasons}
    return Verdict.unless(tuple(kept.values()))


def _own_reasons(
    session: Session, store: DocumentStore, row: GeneratedDocument, *, by: Actor, at: datetime
) -> Iterator[Reason]:
    try:
        found = _changes(session, row, by=by, at=at)
        left = _leftovers(store, row)
    except DocumentGap:
        yield Reason(DocumentReason.NO_LONGER_MADE)
        return
    verdict = may_leave(
        left,
        has_meeting=row.meeting_id is not None,
        ratings_changed=any(one.is_rating for one in found),
        items_changed=_is_for_publication(row) and any("items" in one.path[:1] for one in found),
    )
    yield from verdict.reasons


def _is_for_publication(row: GeneratedDocument) -> bool:
    listed = row.kind == DocumentKind.PUBLICATION_LIST.value
    return listed or row.arguments.get(PUBLIC) == "yes"


def _round_reasons(session: Session, row: GeneratedDocument, *, at: datetime) -> Iterator[Reason]:
    """Yield what keeps the rounds a document shows, and the two before each, from readers."""
    for of_round in rounds_behind(session, row):
        of_scheme = scheme(session, of_round.scheme_id)
        if of_scheme is None:
            continue
        policy = of_scheme.policy
        today = local_date(at, policy.time_zone)
        for one in _shown_rounds(session, of_round):
            shown = round_projects(session, SYSTEM, today, one.id, one.scheme_id)
            days = holidays_around(one.publish_on, today)
            yield from may_release_papers(one.state, shown, policy, at, days).reasons


def _shown_rounds(session: Session, of_round: ReportingRound) -> tuple[ReportingRound, ...]:
    asked = (
        select(ReportingRound)
        .where(
            ReportingRound.scheme_id == of_round.scheme_id,
            ReportingRound.position <= of_round.position,
            ReportingRound.state != RoundState.PLANNED,
        )
        .order_by(ReportingRound.position.desc(), ReportingRound.id)
        .limit(ROUNDS_SHOWN)
    )
    return tuple(session.scalars(asked))


def _leftovers(store: DocumentStore, row: GeneratedDocument) -> tuple[str, ...]:
    """Return what should not leave the house: in the file itself when it was handed in (B7)."""
    if row.is_uploaded:
        return lint.leftovers_in(foreign_word.paragraphs(store.get(row.sha256)))
    return lint.leftovers(written_again(DocumentKind(row.kind), row.snapshot))


def _changes(
    session: Session, row: GeneratedDocument, *, by: Actor, at: datetime
) -> tuple[Change, ...]:
    if not row.snapshot:
        raise DocumentGap(_("Det er ikke gemt, hvilke tal dokumentet er lavet af."))
    arguments = {name: str(value) for name, value in row.arguments.items()}
    kind = DocumentKind(row.kind)
    now = compose_document(session, kind, arguments, language=row.language, by=by, at=at)
    before: dict[str, Kept] = dict(row.snapshot)  # type: ignore[arg-type]
    return changes(before, now.snapshot)


def _require_word(upload: Upload) -> None:
    if not upload.content or not upload.name:
        raise DomainError(DocumentReason.NO_FILE, "file")
    if len(upload.content) > UPLOAD_LIMIT_MB * 1024 * 1024:
        raise DomainError(DocumentReason.TOO_LARGE, "file", {"limit": UPLOAD_LIMIT_MB})
    if not upload.name.lower().endswith(".docx"):
        raise DomainError(DocumentReason.NOT_WORD, "file")
    try:
        foreign_word.require_plain_word(upload.content)
    except foreign_word.NotWord as error:
        raise DomainError(DocumentReason.NOT_WORD, "file") from error
    except foreign_word.NotSafe as error:
        raise DomainError(DocumentReason.NOT_SAFE, "file") from error


def _seen(session: Session, document_id: str, *, by: Actor, at: datetime) -> GeneratedDocument:
    asked = select(GeneratedDocument).where(
        GeneratedDocument.id == document_id, documents_visible_to(by, local_date(at))
    )
    found = session.scalars(asked).one_or_none()
    if found is None:
        raise Missing
    return found


def _handled(
    session: Session, document_id: str, action: Action, *, by: Actor, at: datetime
) -> GeneratedDocument:
    row = _seen(session, document_id, by=by, at=at)
    require_scheme(session, row.scheme_id, action, by=by, at=at)
    return row
