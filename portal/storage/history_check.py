"""Whether the history is still what was written: every link, every kept value (D12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.storage.history import Head, change_hash, event_hash, head
from portal.storage.models.records import AuditChange, AuditEvent

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the history is not what was written: the event's number and a code."""

    seq: int
    code: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a check: the chain's end as it stands, and every fault in order."""

    head: Head
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was tampered with."""
        return not self.faults


def verify(session: Session, *known: Head) -> Verification:
    """Return whether the history is unbroken.

    Args:
        session: A reading session.
        known: Ends of the chain remembered elsewhere (a log, a backup); a cut or rewritten tail is
            found by them.
    """
    now = head(session)
    faults = [*_chain_faults(session, now, known), *_change_faults(session)]
    return Verification(now, tuple(sorted(faults, key=lambda fault: (fault.seq, fault.code))))


def _events(session: Session) -> Iterator[dict[str, object]]:
    columns = AuditEvent.__table__.columns
    found = session.execute(
        select(*columns).order_by(AuditEvent.seq).execution_options(yield_per=_BATCH)
    )
    for row in found.mappings():
        yield {str(name): value for name, value in row.items()}


def _chain_faults(session: Session, now: Head, known: Sequence[Head]) -> Iterator[Fault]:
    expected = {end.count: end.hash for end in known if end.count}
    before = Head(0, "")
    for values in _events(session):
        seq, kept = int(str(values["seq"])), str(values.pop("hash"))
        if seq != before.count + 1:
            yield Fault(seq, "gap")
        if values["previous_hash"] != before.hash:
            yield Fault(seq, "link")
        if event_hash(values) != kept:
            yield Fault(seq, "content")
        if expected.pop(seq, kept) != kept:
            yield Fault(seq, "rewritten")
        before = Head(seq, kept)
    if before != now:
        yield Fault(before.count, "head")
    for count in expected:
        yield Fault(count, "cut")


def _change_faults(session: Session) -> Iterator[Fault]:
    digests = _digests(session)
    rows = session.execute(
        select(
            AuditChange.seq,
            AuditChange.field,
            AuditChange.salt,
            AuditChange.before,
            AuditChange.after,
        )
        .order_by(AuditChange.seq, AuditChange.field)
        .execution_options(yield_per=_BATCH)
    )
    for seq, group in groupby(rows, key=lambda row: int(row.seq)):
        wanted = dict(digests.pop(seq, {}))
        for _seq, name, salt, before, after in group:
            digest = wanted.pop(name, None)
            emptied = salt is None and before is None and after is None
            if digest is None or not (
                emptied or change_hash(str(salt), name, (before, after)) == digest
            ):
                yield Fault(seq, "value")
        if wanted:
            yield Fault(seq, "value_missing")
    for seq, names in digests.items():
        if names:
            yield Fault(seq, "value_missing")


def _digests(session: Session) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for values in _events(session):
        facts = values["facts"]
        changes = facts.get("changes", {}) if isinstance(facts, dict) else {}
        if changes:
            found[int(str(values["seq"]))] = changes
    return found
