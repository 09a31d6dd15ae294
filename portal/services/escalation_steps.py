"""The steps of a case of red twice (sag om rød to gange), and the letters that hang on it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.escalation import (
    ESCALATION_TRANSITIONS,
    CommitteeBasis,
    EscalationAction,
    EscalationReason,
    EscalationState,
)
from portal.domain.journal import JournalDirection, JournalTheme
from portal.domain.letters import LETTER_TRANSITIONS, LetterAction, LetterKind, LetterState
from portal.i18n import SOURCE, speaking
from portal.i18n import gettext as _
from portal.services.journal import journal
from portal.storage.history import record
from portal.storage.models.committee import AgendaItem, Committee
from portal.storage.models.escalation import EscalationCase
from portal.storage.models.letters import Letter
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.projects import FundingLine, Project, ProjectOwner
from portal.storage.models.schemes import MonitoringScheme, ReportingRound

UNSENT = frozenset({LetterState.DRAFT, LetterState.APPROVED})


def move(
    session: Session,
    case: EscalationCase,
    action: EscalationAction,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    """Take a step with a case, as its table of states says; event and journal with it.

    Raises:
        DomainError: The step is not possible now, or needs a reason.
    """
    target = ESCALATION_TRANSITIONS.target(case.state, action)
    row = ESCALATION_TRANSITIONS.row(case.state, action)
    if row is not None and row.reason_needed and not reason.strip():
        raise DomainError(EscalationReason.REASON_MISSING, "reason")
    before, case.state = case.state, target
    case.reason = reason or case.reason
    if ESCALATION_TRANSITIONS.is_final(target):
        case.closed_at = at
    session.flush()
    event = row.event if row is not None else action.value
    record(
        session,
        by=by,
        at=at,
        action=event,
        kind="escalation_case",
        object_id=case.id,
        changes={"state": (before.value, target.value)},
        facts={"project": case.project_id},
    )
    journal_case(session, case, _told(target), at=at)


def journal_case(session: Session, case: EscalationCase, what: str, *, at: datetime) -> None:
    """Write in the journal what happened to a case."""
    project = session.get_one(Project, case.project_id)
    journal(
        session,
        JournalTheme.ESCALATION,
        f"{project.name}: {what}",
        direction=JournalDirection.INTERNAL,
        kind="escalation_case",
        object_id=case.id,
        project_id=project.id,
        case_number=case_number(session, case),
        at=at,
    )


def case_number(session: Session, case: EscalationCase) -> str:
    """Return the municipality's case number, kept with the case's agenda item."""
    item = session.get(AgendaItem, case.agenda_item_id) if case.agenda_item_id else None
    return item.case_number if item is not None else ""


def _told(state: EscalationState) -> str:
    with speaking(SOURCE):
        match state:
            case EscalationState.OPEN:
                return _("sag om rød to gange åbnet")
            case EscalationState.BEFORE_COMMITTEE:
                return _("sag om rød to gange forelagt udvalget")
            case EscalationState.LETTERS_SENT:
                return _("breve om rød to gange sendt")
            case EscalationState.ANSWERED:
                return _("sag om rød to gange besvaret")
            case EscalationState.CLOSED:
                return _("sag om rød to gange lukket")
            case EscalationState.WITHDRAWN:
                return _("sag om rød to gange trukket tilbage")


def relevant_committees(session: Session, project: Project) -> dict[str, CommitteeBasis]:
    """Return the committees a project belongs to and why: its pools', then its owners'.

    The scheme's own committee decides on the item, so it is not written to when there are others.
    """
    paid = (
        select(Organisation.committee_id)
        .join(FundingPool, FundingPool.owner_organisation_id == Organisation.id)
        .join(FundingLine, FundingLine.pool_id == FundingPool.id)
        .where(FundingLine.project_id == project.id, FundingLine.is_municipal)
        .order_by(FundingLine.position, FundingLine.id)
    )
    owned = (
        select(Organisation.committee_id)
        .join(ProjectOwner, ProjectOwner.organisation_id == Organisation.id)
        .where(ProjectOwner.project_id == project.id)
        .order_by(ProjectOwner.position, Organisation.id)
    )
    found: dict[str, CommitteeBasis] = {}
    for asked, basis in ((paid, CommitteeBasis.POOL), (owned, CommitteeBasis.OWNER)):
        for committee_id in session.scalars(asked):
            if committee_id is not None:
                found.setdefault(committee_id, basis)
    own = session.get_one(MonitoringScheme, project.scheme_id).committee_id
    return {one: basis for one, basis in found.items() if one != own or len(found) == 1}


def draft_letter(
    session: Session,
    case: EscalationCase,
    kind: LetterKind,
    committee_id: str,
    *,
    by: Actor,
    at: datetime,
) -> str:
    """Draft a letter of a case to a committee and return its id."""
    project = session.get_one(Project, case.project_id)
    row = Letter(
        kind=kind,
        scheme_id=project.scheme_id,
        project_id=project.id,
        round_id=_last_round(session, case),
        case_id=case.id,
        committee_id=committee_id,
        recipient=session.get_one(Committee, committee_id).name,
        created_at=at,
    )
    session.add(row)
    session.flush()
    record(
        session,
        by=by,
        at=at,
        action="letter_drafted",
        kind="letter",
        object_id=row.id,
        facts={"letter": kind.value, "case": case.id},
    )
    return row.id


def letters_of(
    session: Session,
    case: EscalationCase,
    *,
    kinds: Collection[LetterKind] = tuple(LetterKind),
    states: Collection[LetterState] = tuple(LetterState),
) -> tuple[Letter, ...]:
    """Return the letters of a case, those of some kinds and states if named, oldest first."""
    asked = (
        select(Letter)
        .where(
            Letter.case_id == case.id,
            Letter.kind.in_(sorted(kinds)),
            Letter.state.in_(sorted(states)),
        )
        .order_by(Letter.created_at, Letter.id)
        .with_for_update()
    )
    return tuple(session.scalars(asked))


def cancel_letters(
    session: Session,
    case: EscalationCase,
    *,
    by: Actor,
    at: datetime,
    kinds: Collection[LetterKind] = tuple(LetterKind),
    committee_id: str | None = None,
) -> None:
    """Cancel the letters of a case that have not been sent."""
    for row in letters_of(session, case, kinds=kinds, states=UNSENT):
        if committee_id is None or row.committee_id == committee_id:
            cancel(session, row, by=by, at=at)


def cancel(session: Session, row: Letter, *, by: Actor, at: datetime) -> None:
    """Cancel a letter.

    Raises:
        DomainError: It was sent, or is cancelled already.
    """
    row.state = LETTER_TRANSITIONS.target(row.state, LetterAction.CANCEL)
    session.flush()
    record(session, by=by, at=at, action="letter_cancelled", kind="letter", object_id=row.id)


def _last_round(session: Session, case: EscalationCase) -> str | None:
    ids = [one.round_id for one in case.rounds]
    asked = select(ReportingRound.id).where(ReportingRound.id.in_(ids))
    return session.scalars(asked.order_by(ReportingRound.position.desc()).limit(1)).first()
