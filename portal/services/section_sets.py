"""Which sections an agenda item has in this municipality, and in which order (R107)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen import presets
from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, roles_for
from portal.services.refusals import SAVED_BY_ANOTHER, Missing
from portal.services.settings import fingerprint
from portal.storage.history import record
from portal.storage.models.organisations import Municipality


@dataclass(frozen=True, slots=True)
class SectionSet:
    """The office's sections: whose set, in which order (none means the set's own), and the line."""

    preset: str
    order: tuple[str, ...] = ()
    opens_with_case_line: bool = False


def set_mark(kept: SectionSet) -> str:
    """Return the mark by which a page sees that the sections were changed meanwhile."""
    return fingerprint({
        "preset": kept.preset,
        "order": " ".join(kept.order),
        "line": kept.opens_with_case_line,
    })  # fmt: skip


def change_sections(
    session: Session, wanted: SectionSet, *, seen: str, by: Actor, at: datetime
) -> None:
    """Change sections and order; another set begins with its own order.

    Raises:
        Missing: The actor is no administrator, there is no municipality, or no such set.
        DomainError: Somebody else changed them meanwhile.
    """
    row = session.scalars(select(Municipality).order_by(Municipality.id).limit(1)).first()
    allowed = by.has_any(roles_for(Action.MANAGE_TEXTS), local_date(at))
    if row is None or not allowed or wanted.preset not in presets.NAMES:
        raise Missing
    before = SectionSet(
        row.section_preset, tuple(row.section_order.split()), row.opens_with_case_line
    )
    if seen != set_mark(before):
        raise DomainError(SAVED_BY_ANOTHER)
    order = wanted.order if wanted.preset == before.preset else ()
    known = {plan.code for plan in presets.sections(wanted.preset, "da")}
    row.section_preset = wanted.preset
    row.section_order = " ".join(code for code in dict.fromkeys(order) if code in known)
    row.opens_with_case_line = wanted.opens_with_case_line
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="agenda_sections_changed",
        kind="municipality",
        object_id=row.id,
        changes={
            "section_preset": (before.preset, row.section_preset),
            "section_order": (" ".join(before.order), row.section_order),
            "opens_with_case_line": (
                str(before.opens_with_case_line),
                str(row.opens_with_case_line),
            ),
        },
    )
