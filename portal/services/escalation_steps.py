"""The steps of a case of red twice (sag om rød to gange), and the letters that hang on it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.agenda import DecisionKind
from portal.domain.escalation import (
    ESCALATION_TRANSITIONS,
    CommitteeBasis,
    EscalationAction,
    EscalationState,
    reason_given,
)
from portal.domain.journal import JournalDirection, JournalTheme
from portal.domain.letters import (
    LETTER_TRANSITIONS,
    LetterAction,
    LetterKind,
    LetterState,
    may_send,
)
from portal.domain.transitions import Transition
from portal.i18n import SOURCE, speaking
from portal.i18n import gettext as _
from portal.services.journal import journal
from portal.services.noting import note
from portal.services.steps import guarded_step, step
from portal.storage.history import Change, Fact
from portal.storage.models.committee import AgendaItem, Committee
from portal.storage.models.escalation import EscalationCase
from portal.storage.models.letters import Letter
from portal.storage.models.organisations import FundingPool, Organisation
from portal.storage.models.projects import FundingLine, Project, ProjectOwner
from portal.storage.models.schemes import MonitoringScheme, ReportingRound
from portal.storage.queries.escalation import latest_decision

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
    row = _row(session, case, action, reason)
    moved: Change = (case.state.value, row.to.value)
    case.state, case.reason = row.to, reason or case.reason
    if ESCALATION_TRANSITIONS.is_final(row.to):
        case.closed_at = at
    facts = {"project": case.project_id}
    note(session, case, row.event, by=by, at=at, changes={"state": moved}, facts=facts)
    if row.journal:
        journal_case(session, case, _told(row.to), at=at)


def _row(
    session: Session, case: EscalationCase, action: EscalationAction, reason: str
) -> Transition[EscalationState]:
    """Return the row of a step whose guard has said yes to how the case stands."""
    if action is EscalationAction.WITHDRAW:
        return guarded_step(ESCALATION_TRANSITIONS, case.state, action, reason_given, reason)
    if action is EscalationAction.SEND_LETTERS:
        decided = decision_on(session, case)
        return guarded_step(ESCALATION_TRANSITIONS, case.state, action, may_send, decided)
    return step(ESCALATION_TRANSITIONS, case.state, action)


def decision_on(session: Session, case: EscalationCase) -> DecisionKind | None:
    """Return what was last decided on a case's agenda item, None before it was decided."""
    return latest_decision(session, case.agenda_item_id) if case.agenda_item_id else None


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
    facts: dict[str, Fact] = {"letter": kind.value, "case": case.id}
    note(session, row, "letter_drafted", by=by, at=at, facts=facts)
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
    taken = step(LETTER_TRANSITIONS, row.state, LetterAction.CANCEL)
    row.state = taken.to
    note(session, row, taken.event, by=by, at=at)


def _last_round(session: Session, case: EscalationCase) -> str | None:
    ids = [one.round_id for one in case.rounds]
    asked = select(ReportingRound.id).where(ReportingRound.id.in_(ids))
    return session.scalars(asked.order_by(ReportingRound.position.desc()).limit(1)).first()
