"""Red twice (R27): cases follow what is published, and committees' decisions on their items."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.compose.formats import enumerate_words
from portal.domain.actors import Actor
from portal.domain.agenda import (
    AGENDA_ITEM_TRANSITIONS,
    AgendaItemAction,
    AgendaItemKind,
    DecisionKind,
    reason_gaps,
)
from portal.domain.escalation import (
    EscalationAction,
    EscalationCount,
    EscalationState,
    EscalationStep,
    count_reds,
    escalation_step,
)
from portal.domain.letters import LetterKind, LetterState, is_cancelled_by
from portal.i18n import SOURCE, speaking
from portal.i18n import gettext as _
from portal.services.escalation_steps import (
    cancel_letters,
    draft_letter,
    journal_case,
    letters_of,
    move,
    relevant_committees,
)
from portal.services.item_moves import enter_item
from portal.services.noting import note
from portal.services.steps import guarded_step
from portal.storage.history import Fact
from portal.storage.models.committee import AgendaItem, Committee
from portal.storage.models.escalation import EscalationCase, EscalationCommittee, EscalationRound
from portal.storage.models.projects import Project
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.escalation import last_final_order, open_case_id, published_ratings
from portal.storage.queries.schemes import scheme_policy

TITLE_LIMIT = 250
WRITTEN = (LetterKind.SECOND_RED, LetterKind.CORRECTION)


def follow(session: Session, project_id: str, *, by: Actor, at: datetime) -> EscalationStep:
    """Let a project's case follow what is now published of it; return what that asked for.

    Called by every publication, supplement, correction and withdrawal, in its transaction: opens
    a case with its draft item and letters, adds a round, withdraws it, or drafts letters that
    correct those already sent.
    """
    project = session.get_one(Project, project_id)
    case = _open_case(session, project_id)
    if case is not None and _is_answered(case):
        case = _past_answer(session, project, case, by=by, at=at)
    count = _count(session, project, but_case=case.id if case is not None else None)
    known = {one.round_id for one in case.rounds} if case is not None else None
    step = escalation_step(count, known, letters_out=_letters_out(session, case))
    if step is EscalationStep.ADD_ROUND and _is_answered(case):
        step = EscalationStep.NOTHING
    if case is None:
        if step is EscalationStep.OPEN_CASE and _is_new(session, project_id, count):
            _open(session, project, count, by=by, at=at)
        return step
    match step:
        case EscalationStep.ADD_ROUND:
            _add_rounds(session, case, count, by=by, at=at)
        case EscalationStep.WITHDRAW_CASE:
            withdraw(session, case, _corrected(), by=by, at=at)
        case EscalationStep.CORRECTING_LETTER:
            _draft_corrections(session, case, by=by, at=at)
        case _:
            cancel_letters(session, case, kinds=(LetterKind.CORRECTION,), by=by, at=at)
    return step


def on_scheduled(session: Session, item_id: str, *, by: Actor, at: datetime) -> None:
    """Let the case of an agenda item know that the item was put on a meeting."""
    case = _case_of(session, item_id)
    if case is not None and case.state is EscalationState.OPEN:
        move(session, case, EscalationAction.BRING_BEFORE_COMMITTEE, by=by, at=at)


def on_decision(
    session: Session, item_id: str, kind: DecisionKind, by: Actor, at: datetime
) -> None:
    """Let the case of an agenda item follow the committee's decision, or its correction.

    An approval lets the letters be sent, a rejection cancels them and ends the case; the count of
    reds then starts again. Anything else leaves them waiting.
    """
    on_scheduled(session, item_id, by=by, at=at)
    case = _case_of(session, item_id)
    if case is None:
        return
    note(session, case, "escalation_decided", by=by, at=at, facts={"decision": kind.value})
    if is_cancelled_by(kind) and case.state is EscalationState.BEFORE_COMMITTEE:
        cancel_letters(session, case, by=by, at=at)
        if not _letters_out(session, case):
            settle(session, case)
            move(session, case, EscalationAction.CLOSE, by=by, at=at)


def withdraw(
    session: Session, case: EscalationCase, reason: str, *, by: Actor, at: datetime
) -> None:
    """Withdraw a case with a note, its item and its unsent letters with it.

    Raises:
        DomainError: It is answered or over, or there is no reason.
    """
    move(session, case, EscalationAction.WITHDRAW, by=by, at=at, reason=reason)
    cancel_letters(session, case, by=by, at=at)
    item = session.get(AgendaItem, case.agenda_item_id) if case.agenda_item_id else None
    action = AgendaItemAction.WITHDRAW
    if item is not None and AGENDA_ITEM_TRANSITIONS.row(item.state, action) is not None:
        row = guarded_step(AGENDA_ITEM_TRANSITIONS, item.state, action, reason_gaps, reason)
        enter_item(session, item, row, reason=reason, by=by, at=at)


def settle(session: Session, case: EscalationCase) -> None:
    """Note on a case that is decided the last round it knew: counting starts again after it."""
    knew = last_position(session, case)
    for row in case.committees:
        row.knew_position = knew if row.knew_position is None else row.knew_position
    session.flush()


def last_position(session: Session, case: EscalationCase) -> int:
    """Return the order of the last round a case knows."""
    ids = [one.round_id for one in case.rounds]
    asked = select(ReportingRound.position).where(ReportingRound.id.in_(ids))
    return max(session.scalars(asked), default=0)


def _open_case(session: Session, project_id: str) -> EscalationCase | None:
    found = open_case_id(session, project_id)
    return None if found is None else session.get_one(EscalationCase, found, with_for_update=True)


def _is_answered(case: EscalationCase | None) -> bool:
    return case is not None and case.state is EscalationState.ANSWERED


def _case_of(session: Session, item_id: str) -> EscalationCase | None:
    asked = select(EscalationCase).where(EscalationCase.agenda_item_id == item_id)
    return session.scalars(asked.with_for_update()).one_or_none()


def _count(session: Session, project: Project, *, but_case: str | None) -> EscalationCount:
    """Return the count since the last final decision, an open case's own answer left out."""
    final = last_final_order(session, project.id, but_case=but_case)
    policy = scheme_policy(session, project.scheme_id)
    return count_reds(published_ratings(session, project.id), policy, final)


def _is_new(session: Session, project_id: str, count: EscalationCount) -> bool:
    """Return whether a round counts that no case withdrawn by the office itself had known."""
    asked = (
        select(EscalationRound.round_id)
        .join(EscalationCase, EscalationCase.id == EscalationRound.case_id)
        .join(EscalationCommittee, EscalationCommittee.case_id == EscalationCase.id)
        .where(
            EscalationCase.project_id == project_id,
            EscalationCase.state == EscalationState.WITHDRAWN,
            EscalationCommittee.knew_position.is_not(None),
        )
        .order_by(EscalationRound.round_id)
    )
    return not set(count.round_ids) <= set(session.scalars(asked))


def _letters_out(session: Session, case: EscalationCase | None) -> bool:
    sent = (LetterState.SENT,)
    kinds = (LetterKind.SECOND_RED,)
    return case is not None and bool(letters_of(session, case, kinds=kinds, states=sent))


def _past_answer(
    session: Session, project: Project, case: EscalationCase, *, by: Actor, at: datetime
) -> EscalationCase | None:
    """Return an answered case while nothing new makes red twice, else close it and return None."""
    if not _count(session, project, but_case=None).red_twice:
        return case
    move(session, case, EscalationAction.CLOSE, by=by, at=at)
    return None


def _open(
    session: Session, project: Project, count: EscalationCount, *, by: Actor, at: datetime
) -> None:
    committees = relevant_committees(session, project)
    item = AgendaItem(
        scheme_id=project.scheme_id,
        round_id=count.round_ids[-1],
        kind=AgendaItemKind.RED_TWICE,
        title=item_title(session, project, tuple(committees)),
        created_at=at,
    )
    session.add(item)
    session.flush()
    case = EscalationCase(
        project_id=project.id,
        agenda_item_id=item.id,
        opened_at=at,
        rounds=[EscalationRound(round_id=one) for one in count.round_ids],
        committees=[
            EscalationCommittee(committee_id=one, basis=basis) for one, basis in committees.items()
        ],
    )
    session.add(case)
    facts: dict[str, Fact] = {"project": project.id, "rounds": len(count.rounds)}
    note(session, case, "escalation_opened", by=by, at=at, facts=facts)
    with speaking(SOURCE):
        journal_case(session, case, _("sag om rød to gange åbnet"), at=at)
    for committee_id in committees:
        draft_letter(session, case, LetterKind.SECOND_RED, committee_id, by=by, at=at)


def item_title(session: Session, project: Project, committee_ids: tuple[str, ...]) -> str:
    """Return the title of a case's agenda item, in the municipality's language."""
    names = tuple(session.get_one(Committee, one).name for one in committee_ids)
    project_name = project.short_name or project.name
    with speaking(SOURCE):
        if not names:
            title = _("”%(project)s” er vurderet rødt to gange", project=project_name)
        else:
            title = _(
                "Henvendelse til %(committees)s om ”%(project)s”",
                committees=enumerate_words(names, "da"),
                project=project_name,
            )
    return title[:TITLE_LIMIT]


def _add_rounds(
    session: Session, case: EscalationCase, count: EscalationCount, *, by: Actor, at: datetime
) -> None:
    known = {one.round_id for one in case.rounds}
    for round_id in count.round_ids:
        if round_id not in known:
            case.rounds.append(EscalationRound(round_id=round_id))
            note(session, case, "escalation_round_added", by=by, at=at, facts={"round": round_id})
    session.flush()
    cancel_letters(session, case, kinds=(LetterKind.CORRECTION,), by=by, at=at)


def _draft_corrections(session: Session, case: EscalationCase, *, by: Actor, at: datetime) -> None:
    """Draft a correcting letter to each committee that was written to and has none yet."""
    sent = letters_of(session, case, kinds=(LetterKind.SECOND_RED,), states=(LetterState.SENT,))
    there = {
        one.committee_id
        for one in letters_of(session, case, kinds=(LetterKind.CORRECTION,))
        if one.state is not LetterState.CANCELLED
    }
    for row in sent:
        if row.committee_id is not None and row.committee_id not in there:
            draft_letter(session, case, LetterKind.CORRECTION, row.committee_id, by=by, at=at)
    cancel_letters(session, case, kinds=(LetterKind.SECOND_RED,), by=by, at=at)


def _corrected() -> str:
    with speaking(SOURCE):
        return _("En vurdering er rettet. Projektet er ikke længere rødt to gange.")
